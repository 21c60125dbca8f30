# Persone: profili, seguire, silenziare, bloccare.
profile-edit = Modifica il profilo
profile-mention = Menziona
profile-follows-you = ti segue
profile-say-more = Racconta ai colleghi chi sei
profile-suspended = non attivo
profile-lists = Liste
profile-mute = Silenzia finché non cambio idea
profile-mute-3600 = Silenzia per un’ora
profile-mute-86400 = Silenzia per un giorno
profile-mute-604800 = Silenzia per una settimana
profile-unmute = Non silenziare più
profile-block = Blocca
profile-unblock = Sblocca
profile-speaks = Parla { $languages }
profile-joined = Qui dal { $when }
profile-clock-same = Lì sono le { $time }, come da te
profile-clock-ahead = Lì sono le { $time }, { $hours } h avanti rispetto a te
profile-clock-behind = Lì sono le { $time }, { $hours } h indietro rispetto a te
profile-clock-ahead-odd = Lì sono le { $time }, { $hours } h { $minutes } min avanti rispetto a te
profile-clock-behind-odd = Lì sono le { $time }, { $hours } h { $minutes } min indietro rispetto a te
profile-count-posts = { $n ->
    [one] post
   *[other] post
}
profile-count-following = seguiti
profile-count-followers = { $n ->
    [one] seguace
   *[other] seguaci
}
profile-posts = { $n } post
profile-reports-to = Responsabile
profile-reports = { $n ->
    [one] { $n } persona nel suo gruppo
   *[other] { $n } persone nel suo gruppo
}
profile-blocking = Hai bloccato { $who }: nessuno dei due vede i post dell’altro.
profile-blocked-by = { $who } ti ha bloccato: nessuno dei due vede i post dell’altro.
profile-muting = Hai silenziato { $who }. I suoi post restano fuori dalle tue timeline, e non lo sa.
profile-muting-until = Hai silenziato { $who } fino a { $when }. Non lo sa.
profile-former = { $who } non lavora più qui. Quello che ha scritto resta.
profile-tabs = Post di { $who }
profile-tab-posts = Post
profile-tab-replies = Post e risposte
profile-tab-media = Immagini
profile-quiet-title = Tutto tranquillo
profile-quiet = { $who } non ha ancora scritto nulla che tu possa vedere.
profile-quiet-media = { $who } non ha ancora mostrato immagini.
profile-quiet-mine = Qui si raccoglie quello che scrivi. Racconta a cosa stai lavorando.
profile-quiet-mine-media = Qui si raccolgono le immagini che pubblichi.
profile-quiet-blocked-title = Niente da leggere
profile-quiet-blocked = C’è un blocco tra voi due.
profile-followers = Seguaci
profile-following = Seguiti
profile-follows-of = Seguaci di { $who }
profile-no-followers = Ancora nessun seguace
profile-no-followers-text = Nessuno segue ancora { $who }.
profile-no-following = Non segue ancora nessuno
profile-no-following-text = { $who } non segue ancora nessuno.
people-find = Trova persone
lists-of-title = Liste con { $who }
lists-of-hint = Le tue liste sono solo tue: nessuno viene a sapere di esserci.
lists-of-none-title = Non hai ancora liste
lists-of-none = Una lista raccoglie i post di poche persone, per esempio di un progetto.
lists-of-make = Crea una lista
toast-followed = Ora segui { $who }.
toast-unfollowed = Non segui più { $who }.
toast-muted = { $who }: silenziato.
toast-unmuted = { $who }: non più silenziato.
toast-blocked = { $who }: bloccato.
toast-unblocked = { $who }: sbloccato.
status-set = Imposta uno stato
status-until = fino a { $when }

# Impostazioni del profilo.
profile-see = Guardalo
profile-face = Il tuo volto
profile-face-about = I colleghi ti trovano prima dal volto. Senza foto ne disegniamo uno dal tuo nome.
profile-face-choose = Scegli una foto
profile-face-hint = JPEG, PNG, WebP, GIF o AVIF, al massimo 16 MB. Il centro viene ritagliato in un quadrato; dove e come è stata scattata viene tolto.
profile-face-use = Usa questa foto
profile-face-remove = Torna al volto disegnato
toast-face = Ora sei tu.
toast-faceless = Il tuo volto è di nuovo disegnato dal nome.
profile-who = Chi sei
profile-name = Nome
profile-title = Ruolo
profile-placed = La tua unità e il tuo ruolo li imposta un amministratore.
profile-unit = La tua unità
profile-unit-none = Nessuna
profile-unit-hint = Dove lavori. Ti arrivano i post per questa unità e per quelle sopra.
profile-manager = Responsabile
profile-manager-hint = Comincia a scrivere un nome, o lascia vuoto.
profile-location = Luogo
profile-location-hint = Una città, un edificio, un piano.
profile-zone = Fuso orario
profile-zone-own = Come l’organizzazione ({ $zone })
profile-languages = Lingue
profile-languages-none = nessuna scelta
profile-about = Su di te
profile-about-hint = Su cosa ti si può chiedere. Al massimo { $n } caratteri; @persone, #tag e link funzionano.
profile-links = Link
profile-link-label = Nome del link
profile-link-url = Indirizzo del link

# Lo stato
status-title = Che cosa stai facendo?
status-about = Una riga accanto al tuo nome, finché è vera.
status-text = Stato
status-emoji = Emoji
status-example = Assaggi di caffè fino alle tre
status-for = Per quanto
status-for-half-hour = Mezz’ora
status-for-hour = Un’ora
status-for-four-hours = Quattro ore
status-for-today = Oggi
status-for-week = Questa settimana
status-for-ever = Finché non lo cambio
status-say = Imposta lo stato
status-clear = Cancella
status-ready = Scelte rapide
status-ready-coffee = In pausa caffè
status-ready-focus = Non disturbare, per favore
status-ready-meeting = In riunione
status-ready-home = Lavoro da casa
status-ready-away = In vacanza
toast-status = Tutti possono vedere che cosa stai facendo.
toast-status-gone = Il tuo stato non c’è più.
refused-manager-circle = Non è possibile: questa persona dipende da te, direttamente o tramite altri.
refused-links-no-link = Uno di questi non è un indirizzo web.
refused-face-choose = Prima scegli una foto.

# Via
away-until = Via fino al { $when }
known-by = Tra chi segui, lo seguono { $names }
known-by-more = Tra chi segui, lo seguono { $names } e altre { $n } persone
recommend-menu = Consiglia sul mio profilo
recommend-title = { $who } consiglia
recommend-page = Consiglia { $who }
recommend-text = Sul tuo profilo stanno fino a cinque persone da cui manderesti gli altri. Lo vedono tutti.
recommend-reason = Perché?
recommend-reason-hint = Una riga, per esempio: conosce ogni macchina dal 1990.
recommend-do = Consiglia
recommend-remove = Non consigliare più
recommend-edit = Cambia quello che dici di { $who }
toast-recommended = È sul tuo profilo.
toast-unrecommended = Non è più sul tuo profilo.
