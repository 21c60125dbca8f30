# Quello che c’è da leggere: Home, Tutti, tag, liste, conversazioni.
home-title = Home
home-find-people = Trova persone da seguire
home-to-everyone = Vai a Tutti
home-nobody-title = Il tuo angolo
home-nobody = Qui leggi quello che scrivono le persone e i tag che segui. Comincia con qualche collega.
home-nobody-yet = Non segui ancora nessuno, quindi qui ci sono solo i tuoi post.
home-quiet-title = Tutto tranquillo, per ora
home-quiet = Le persone che segui non hanno ancora scritto niente. Intanto guarda di che cosa parlano tutti.
everyone-title = Tutti
everyone-empty-title = Comincia tu
everyone-empty = Nessuno ha ancora scritto per tutti. Per iniziare basta un buongiorno.
everyone-empty-next = Scrivi il primo post
line-end-title = È tutto
line-end = Qui non c’è altro.
line-end-next = Ai più recenti

# Di fianco
rail-status = Che cosa fai?
rail-status-none = Dillo ai colleghi in poche parole.
rail-status-set = Dillo
rail-status-change = Cambia
rail-tags = Se ne parla questa settimana
rail-tags-all = Tutti i tag

# Tag
tags-title = Tag
tags-followed = I tag che segui
tags-followed-none = Ancora nessuno. Apri un tag e seguilo: i post che lo contengono arriveranno nella Home, chiunque li scriva.
tags-popular = Se ne parla questa settimana
tags-popular-none = Questa settimana nessuno ha usato un tag.
tags-week =
    { $n ->
        [one] { $n } post questa settimana
       *[other] { $n } post questa settimana
    }
tag-count =
    { $n ->
        [0] Ancora nessun post per tutti
        [one] { $n } post per tutti
       *[other] { $n } post per tutti
    }
tag-empty-title = Qui non c’è ancora niente
tag-empty = Niente di ciò che puoi vedere contiene #{ $tag }. Seguilo e non ti perderai il primo.
toast-tag-followed = Ora segui #{ $tag }: i post che lo contengono arrivano nella Home.
toast-tag-unfollowed = Non segui più #{ $tag }.

# Quello che si tiene
favourites-title = Preferiti
favourites-sub = Chi li ha scritti sa che ti sono piaciuti
favourites-empty-title = Ancora nessun preferito
favourites-empty = Dai una stella a un post e lo ritrovi qui. Chi l’ha scritto lo viene a sapere.
bookmarks-title = Segnalibri
bookmarks-sub = Li vedi solo tu
bookmarks-empty-title = Ancora nessun segnalibro
bookmarks-empty = Metti un segnalibro a ciò che vuoi rileggere. Nessuno lo viene a sapere.

# Liste
lists-title = Liste
lists-sub = Le conosci solo tu
lists-empty-title = Ancora nessuna lista
lists-empty = Raccogli persone in una lista e leggi solo loro: il tuo progetto, il tuo piano, la mensa. Loro non lo sanno.
lists-new = Nuova lista
lists-name-hint = Al massimo 60 caratteri.
lists-make = Crea la lista
lists-edit = Modifica
list-nobody-title = Ancora nessuno
list-nobody = In questa lista non c’è ancora nessuno.
list-quiet-title = Tutto tranquillo, per ora
list-quiet = Le persone di questa lista non hanno scritto niente che tu possa vedere.
list-add-people = Aggiungi persone
list-edit-sub = Modifica la lista
list-people = Persone
list-add = Aggiungi qualcuno
list-add-button = Aggiungi
list-add-hint = Il nome con la @. Non lo vengono a sapere.
list-remove = Togli
list-name = Nome
list-title = Nome della lista
list-delete = Elimina la lista
list-delete-ask = Elimina questa lista…
list-delete-sure = Le persone restano come sono; non smetti di seguire nessuno. Non si può annullare.
toast-list-made = La lista c’è. Ora aggiungi persone.
toast-list-deleted = La lista è eliminata.

# Una conversazione
thread-title = Conversazione
thread-answers =
    { $n ->
        [0] Ancora nessuna risposta
        [one] { $n } risposta
       *[other] { $n } risposte
    }
thread-reply-to = a { $who }
thread-muted =
    { $n ->
        [one] { $n } post di una persona che hai silenziato
       *[other] { $n } post di persone che hai silenziato
    }
thread-gap = Un post che non c’è più, o che non è per te.

# Perché si vede un post
why-title = Perché vedo questo?
why-yours = L’hai scritto tu.
why-names = Il post ti nomina.
why-follow = Segui { $who }.
why-boosted = { $who }, che segui, l’ha condiviso.
why-tag = Segui #{ $tag }.
why-list = Chi l’ha scritto è nella tua lista «{ $list }».
why-unit = È scritto per { $unit }, e tu ne fai parte.
why-everyone = È scritto per tutti.
why-less = Ne vuoi vedere di meno?
why-filters = Filtra parole
why-group = Fai parte del gruppo { $group }
why-group-open = È nel gruppo { $group }, che tutti possono leggere
rail-groups-all = Tutti i gruppi
