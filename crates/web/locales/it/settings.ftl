# What people set for themselves.
settings-look = Aspetto e lingua
settings-profile = Profilo
settings-notifications = Notifiche
settings-filters = Filtri e silenziati
settings-security = Accesso e sicurezza
look-theme = Chiaro o scuro
look-theme-auto = Come il mio dispositivo
look-theme-light = Chiaro
look-theme-dark = Scuro
look-contrast = Contrasto
look-contrast-auto = Come il mio dispositivo
look-contrast-more = Il più possibile
look-text-size = Dimensione del testo
look-text-size-normal = Normale
look-text-size-large = Grande
look-text-size-larger = Più grande
look-locale = Lingua
look-locale-auto = Come il mio browser
look-keys = Scorciatoie da tastiera
look-keys-hint = Singole lettere come n e j fanno qualcosa. Disattivale se parli al tuo dispositivo.

settings-pause = Sono via
pause-text = Mentre sei via gli altri lo vedono sul tuo profilo e quando ti menzionano o ti scrivono. I tuoi avvisi aspettano, e il giorno che torni leggi che cosa è successo.
pause-back = Torno il
pause-note = Che cosa leggono gli altri
pause-note-hint = Per esempio chi se ne occupa intanto.
pause-begin = Sono via
pause-end = Sono di nuovo qui
pause-you = Sei via fino al { $when }. I tuoi avvisi aspettano.
pause-meanwhile = Eccoti di nuovo! Dal { $from } al { $until }:
pause-nothing = Nessuno ha avuto bisogno di te. Che bello.
pause-addressed =
    { $n ->
        [one] { $n } volta qualcuno ti ha menzionato o risposto
       *[other] { $n } volte qualcuno ti ha menzionato o risposto
    }
pause-conversations =
    { $n ->
        [one] { $n } conversazione con qualcosa di nuovo
       *[other] { $n } conversazioni con qualcosa di nuovo
    }
pause-others =
    { $n ->
        [one] { $n } altro avviso
       *[other] { $n } altri avvisi
    }
pause-seen = Letto
toast-away = Goditela!
toast-back = Di nuovo qui!
