# Writing
compose-title = Nuovo post
compose-edit = Modifica il post
compose-reply = Rispondi a { $who }
compose-quote = Cita { $who }
compose-for-everyone = Tutti in { $name }
compose-for-unit = { $name } e tutto ciò che ne fa parte
compose-for-followers = Chi mi segue
compose-for-named = Solo le persone che nomino
compose-for-group = I membri di { $name }
compose-for-conversation = Le persone in questa conversazione
toast-posted = Pubblicato.
toast-replied = Risposta inviata.
toast-scheduled = Esce { $when }.
toast-edited = Modificato. La versione precedente resta leggibile.
toast-taken-back = Ritirato. È di nuovo una bozza.
refused-text-empty = Scrivi prima qualcosa, oppure aggiungi un’immagine o un sondaggio.
refused-text-too-long = Troppo lungo: al massimo { $limit } caratteri.
refused-audience-wider = Lo vedrebbero più persone di quelle che vedono il post a cui rispondi.
refused-reply_to-gone = Il post a cui rispondi non c’è più. Se invii adesso, resterà un post a sé.
refused-quote_of-gone = Il post che citi non c’è più.
refused-media-gone = Una delle immagini non c’è più.
refused-media-empty = In questo file non c’è un’immagine.
refused-at-past = Questo momento è passato. Scegline uno più avanti, o lascia vuoto per pubblicare subito.
refused-at-too-far = Al massimo tra un anno.
refused-at-unreadable = Non riusciamo a leggere l’orario. Scrivilo così: 2026-11-24T08:00.
refused-at-too-many-scheduled = Ci sono già { $limit } post in attesa. Lasciane uscire prima qualcuno.
refused-too-late = Qualcuno ha già reagito, quindi non si può più ritirare. Puoi ancora eliminarlo.
refused-account-away = In quel momento non potevi pubblicare.

# Not sent yet
unsent = Non ancora inviati
unsent-wordless = Ancora senza parole
unsent-reply = risposta
unsent-quote = citazione
unsent-pictures =
    { $n ->
        [one] { $n } immagine
        [many] { $n } immagini
       *[other] { $n } immagini
    }
unsent-delete = Elimina
drafts-empty = Nessuna bozza
drafts-empty-text = Quello che inizi a scrivere si salva qui da solo, su tutti i tuoi dispositivi, finché non lo invii.
toast-kept = Salvato come bozza.
toast-draft-deleted = Bozza eliminata.
scheduled-title = Per dopo
scheduled-empty = Niente in attesa
scheduled-empty-text = Mentre scrivi scegli un orario con l’orologio e il post aspetta qui fino ad allora.
scheduled-due = Esce { $when }
scheduled-was-due = Doveva uscire { $when }
scheduled-problem = Non è uscito.
scheduled-not-out =
    { $n ->
        [one] Un tuo post non è uscito all’ora prevista. Il testo è conservato.
        [many] { $n } tuoi post non sono usciti all’ora prevista. I testi sono conservati.
       *[other] { $n } tuoi post non sono usciti all’ora prevista. I testi sono conservati.
    }
scheduled-look = Vedi perché
toast-unscheduled = Non uscirà.

# What one does with posts
toast-boosted = Condiviso con chi ti segue.
toast-bookmarked = Salvato nei segnalibri. Lo vedi solo tu.
toast-unbookmarked = Segnalibro tolto.
toast-pinned = Fissato sul tuo profilo.
toast-unpinned = Non è più fissato.
toast-thread-muted = Non saprai più nulla di questa conversazione.
toast-thread-unmuted = Segui di nuovo questa conversazione.
toast-voted = Il tuo voto è registrato.
toast-deleted = Eliminato.
toast-restored = È tornato.
delete-title = Eliminare questo post?
delete-own = Sparisce per tutti, con le sue immagini. Hai due minuti per riportarlo indietro.
delete-not = Tienilo
react-search = Cerca un’emoji
react-none = Nessuna emoji per “{ $q }”. I nomi sono in inglese: prova “smile” o “coffee”.
favourited-by-title = Tra i preferiti di
favourited-by-none = Ancora nessuno
boosted-by-title = Condiviso da
boosted-by-none = Ancora nessuno
seen-by-none-text = Chi lo fa compare qui.
history-title = Modifiche
history-of = Un post di { $who }
history-written = Scritto { $when }
history-changed = Modificato { $when }
history-gone = tolto
history-new = nuovo
compose-for-group-open = Gruppo { $name } (tutti possono leggere)
