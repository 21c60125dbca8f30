# Conversazioni.
messages-title = Messaggi
messages-new = Nuova conversazione
messages-alone = Solo tu
messages-two = { $one } e { $two }
messages-more = { $one }, { $two } e altre { $n }
messages-you = Tu
messages-said = { $who }: { $words }
messages-empty = Ancora nessun messaggio
messages-muted = Silenziata
messages-choose = Riprendi una conversazione
messages-choose-text = Scegline una dalla lista o iniziane una nuova. La legge solo chi ne fa parte.
messages-none = Ancora nessuna conversazione
messages-none-text = Parla con una persona o fino a cinquanta. Una conversazione la legge solo chi ne fa parte.
messages-find = Cerca in questa conversazione
messages-about = Persone e impostazioni della conversazione
messages-older = Messaggi precedenti
messages-newer = Messaggi successivi
messages-latest = Agli ultimi
messages-begin = Scrivi le prime parole. Le legge solo chi è qui sopra.
messages-said-here = Messaggi
messages-unread = Nuovi
messages-write = Scrivi un messaggio
messages-send = Invia
messages-no-answer = Non rispondere a questo
messages-unbookmark = Togli il segnalibro
messages-back = Torna alla conversazione
messages-found =
    { $n ->
        [one] { $n } messaggio con «{ $words }»
       *[other] { $n } messaggi con «{ $words }»
    }
messages-found-none = Nessun risultato
messages-found-none-text = Abbiamo cercato solo in questa conversazione. Prova un’altra parola, o una sua parte con * alla fine.
messages-to = Con chi?
messages-to-hint = Nomi con @, quanti ne vuoi. Prendi un suggerimento o scrivi @ann @ben.
messages-unknown = Qui non c’è nessuno che si chiama «{ $who }».
messages-chip-remove = Togli { $who }
messages-title-add = Dalle un nome
messages-title-field = Nome della conversazione
messages-title-hint = Per tutti quelli che ci sono. Se è vuoto, prende il nome dalle persone.
messages-who = In questa conversazione
messages-add = Fai entrare qualcuno
messages-add-pair = Una conversazione a due resta a due: ne inizia una nuova con voi tre.
messages-add-who = Chi?
messages-add-how = Che cosa vede?
messages-add-now = I messaggi da adesso in poi
messages-add-now-hint = Quello che avete detto prima resta tra voi.
messages-add-all = Anche quello che è stato detto prima
messages-add-all-hint = Fin dove puoi leggere tu. Tutti nella conversazione lo vengono a sapere.
messages-add-new = Una nuova conversazione con tutti noi
messages-add-new-hint = Di questa non si vede nulla, e resta com’è.
messages-add-do = Fai entrare
messages-mute = Silenzia
messages-unmute = Riattiva
messages-mute-text = Silenziata resta nella tua lista, ma non conta e non avvisa.
messages-leave = Lascia
messages-leave-text = Se la lasci non ne vedi più nulla. Gli altri lo vengono a sapere.
messages-line-begun =
    { $by ->
        [mine] Hai iniziato questa conversazione
       *[other] Conversazione iniziata da { $who }
    }
messages-line-added =
    { $to ->
        [you] { $who } ti ha fatto entrare: vedi quello che si dice da adesso
       *[other] { $by ->
            [mine] Hai fatto entrare { $whom }, che vede quello che si dice da adesso
           *[other] { $who } ha fatto entrare { $whom }, che vede quello che si dice da adesso
        }
    }
messages-line-shown =
    { $to ->
        [you] { $who } ti ha fatto entrare e ti ha mostrato quello che è stato detto prima
       *[other] { $by ->
            [mine] Hai fatto entrare { $whom } e mostrato quello che è stato detto prima
           *[other] { $who } ha fatto entrare { $whom } e mostrato quello che è stato detto prima
        }
    }
messages-line-left =
    { $by ->
        [mine] Hai lasciato la conversazione
       *[other] { $who } ha lasciato la conversazione
    }
messages-line-named =
    { $by ->
        [mine] L’hai chiamata «{ $title }»
       *[other] { $who } l’ha chiamata «{ $title }»
    }
messages-line-unnamed =
    { $by ->
        [mine] Hai tolto il nome
       *[other] { $who } ha tolto il nome
    }
toast-talk-begun = Una nuova conversazione
toast-talk-added = Fatto entrare.
toast-talk-muted = Silenziata.
toast-talk-unmuted = Ricevi di nuovo gli avvisi.
toast-talk-left = Hai lasciato la conversazione.
parts-messages = Messaggi
profile-message = Messaggio
