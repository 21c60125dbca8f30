# Words of the components every page is made of.
parts-new =
    { $n ->
        [one] { $n } nuovo
       *[other] { $n } nuovi
    }
parts-new-posts =
    { $n ->
        [one] { $n } nuovo post
       *[other] { $n } nuovi post
    }
parts-pages = Pagine
parts-newer = Più recenti
parts-older = Meno recenti
parts-before = Precedente
parts-after = Successiva
parts-read-to = Eri arrivato fin qui
parts-back = Indietro

# Audiences
parts-for-everyone = Tutti
parts-for-followers = Follower
parts-for-named = Solo chi è citato
parts-for-conversation = Chi è in questa conversazione
parts-audience = Chi può vederlo?
parts-change = Cambia
parts-people =
    { $n ->
        [one] { $n } persona
       *[other] { $n } persone
    }
parts-as-named = chi citi tu

# A post
parts-filtered = Nascosto dal tuo filtro “{ $phrase }”
parts-show = Mostra
parts-hide = Nascondi
parts-deleted = Hai eliminato questo post.
parts-bring-back = Ripristina
parts-replying-to = In risposta a
parts-boosted = ha condiviso
parts-pinned = In evidenza
parts-edited = modificato
parts-boosts =
    { $n ->
        [one] { $n } condivisione
       *[other] { $n } condivisioni
    }
parts-favourites =
    { $n ->
        [one] { $n } preferito
       *[other] { $n } preferiti
    }
parts-seen-by = Visibile a: { $who }
parts-reply = Rispondi
parts-boost = Condividi
parts-no-boost = Non si può condividere: non è per tutti
parts-favourite = Preferito
parts-react = Reagisci
parts-reacted =
    { $n ->
        [one] { $emoji }, { $n } persona
       *[other] { $emoji }, { $n } persone
    }
parts-bookmark = Segnalibro
parts-more = Altro
parts-link = Link a questo post
parts-quote = Cita
parts-pin = Metti in evidenza sul mio profilo
parts-unpin = Togli dall’evidenza
parts-history = Mostra le modifiche
parts-mute-thread = Silenzia la conversazione
parts-unmute-thread = Riattiva la conversazione
parts-why = Perché lo vedo?
parts-edit = Modifica
parts-delete = Elimina
parts-mute = Silenzia { $who }
parts-quote-gone = Il post citato non c’è più, o non è per te.
parts-picture = Immagine senza descrizione
parts-alt = Descrizione dell’immagine

# Polls
parts-poll-one = Scegline una
parts-poll-many = Scegline una o più
parts-vote = Vota
parts-your-choice = la tua scelta
parts-voters =
    { $n ->
        [one] { $n } persona ha votato
       *[other] { $n } persone hanno votato
    }
parts-poll-ends = fino a { $when }
parts-poll-ended = chiuso { $when }

# People
parts-follow = Segui
parts-following = Segui già
parts-bot = bot
parts-former = non più qui
parts-there = { $time } da loro

# Writing
parts-ask = A cosa stai lavorando?
parts-your-reply = La tua risposta
parts-wider = Più persone di prima.
parts-wider-why = Alcuni che lo vedranno non possono vedere cosa ha scritto { $who }.
parts-wider-yes = Invialo comunque
parts-pictures = Immagini
parts-upload = Aggiungi
parts-note = Avviso sul contenuto
parts-note-hint = Che cosa nasconde?
parts-later = Invia più tardi
parts-language = Lingua
parts-language-guess = Lascia indovinare a Corner
parts-react-more = Altre emoji
parts-pictures-hint = al massimo quattro, 16 MB ciascuna
parts-alt-ask = Che cosa mostra, per chi non può vederla?
parts-alt-none = Ancora senza descrizione
parts-remove-picture = Togli l’immagine
parts-poll = Sondaggio
parts-poll-option = Opzione { $n }
parts-poll-runs = Dura
parts-poll-multiple = Più di una
parts-hours =
    { $n ->
        [one] { $n } ora
       *[other] { $n } ore
    }
parts-days =
    { $n ->
        [one] { $n } giorno
       *[other] { $n } giorni
    }
parts-schedule = Programma
parts-send = Pubblica
parts-keep = Salva come bozza
parts-saved = Bozza salvata
parts-left =
    { $n ->
        [one] { $n } carattere rimasto
       *[other] { $n } caratteri rimasti
    }

# Around every page
parts-main = Menu principale
parts-menu = Menu
parts-beside = Che cosa succede
parts-demo-label = Demo
parts-demo = Questa è una demo. Tu sei { $who }.
parts-demo-other = Diventa qualcun altro
parts-home = Home
parts-everyone = Tutti
parts-notifications = Notifiche
parts-search = Cerca
parts-people-link = Persone
parts-lists = Liste
parts-bookmarks = Segnalibri
parts-favourites-link = Preferiti
parts-write = Scrivi
parts-profile = Il mio profilo
parts-status-line = Che cosa fai?
parts-drafts = Bozze
parts-settings = Impostazioni
parts-admin = Amministrazione
parts-keys = Tastiera
parts-about = Informazioni
parts-sign-out = Esci
parts-step = Passo { $n } di { $of }
parts-groups = Gruppi
parts-group-pin = Metti in evidenza nel gruppo
parts-group-unpin = Togli dall’evidenza del gruppo
