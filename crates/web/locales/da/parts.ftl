# Words of the components every page is made of.
parts-new =
    { $n ->
        [one] { $n } ny
       *[other] { $n } nye
    }
parts-new-posts =
    { $n ->
        [one] { $n } nyt opslag
       *[other] { $n } nye opslag
    }
parts-pages = Sider
parts-newer = Nyere
parts-older = Ældre
parts-before = Forrige
parts-after = Næste
parts-read-to = Hertil nåede du
parts-back = Tilbage

# Audiences
parts-for-everyone = Alle
parts-for-followers = Følgere
parts-for-named = Kun de nævnte
parts-for-conversation = Deltagerne i samtalen
parts-audience = Hvem kan se det?
parts-change = Skift
parts-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } personer
    }
parts-as-named = dem du nævner

# A post
parts-filtered = Skjult af dit filter “{ $phrase }”
parts-show = Vis
parts-hide = Skjul
parts-deleted = Du har slettet opslaget.
parts-bring-back = Hent det tilbage
parts-replying-to = Svar til
parts-boosted = har delt
parts-pinned = Fastgjort
parts-edited = redigeret
parts-boosts =
    { $n ->
        [one] delt { $n } gang
       *[other] delt { $n } gange
    }
parts-favourites =
    { $n ->
        [one] { $n } favorit
       *[other] { $n } favoritter
    }
parts-seen-by = Synligt for: { $who }
parts-reply = Svar
parts-boost = Del
parts-no-boost = Kan ikke deles: ikke for alle
parts-favourite = Favorit
parts-react = Reagér
parts-reacted =
    { $n ->
        [one] { $emoji }, { $n } person
       *[other] { $emoji }, { $n } personer
    }
parts-bookmark = Bogmærke
parts-more = Mere
parts-link = Link til opslaget
parts-quote = Citér
parts-pin = Fastgør til min profil
parts-unpin = Frigør
parts-history = Vis ændringer
parts-mute-thread = Slå tråden fra
parts-unmute-thread = Slå tråden til igen
parts-why = Hvorfor ser jeg det?
parts-edit = Redigér
parts-delete = Slet
parts-mute = Skjul { $who }
parts-quote-gone = Det citerede opslag er væk eller ikke til dig.
parts-picture = Billede uden beskrivelse
parts-alt = Beskrivelse af billedet

# Polls
parts-poll-one = Vælg én
parts-poll-many = Vælg en eller flere
parts-vote = Stem
parts-your-choice = dit valg
parts-voters =
    { $n ->
        [one] { $n } person har stemt
       *[other] { $n } personer har stemt
    }
parts-poll-ends = indtil { $when }
parts-poll-ended = lukket { $when }

# People
parts-follow = Følg
parts-following = Følger
parts-bot = bot
parts-former = stoppet
parts-there = kl. { $time } der

# Writing
parts-ask = Hvad arbejder du på?
parts-your-reply = Dit svar
parts-wider = Flere end før.
parts-wider-why = Nogle af dem der ser det, kan ikke se hvad { $who } skrev.
parts-wider-yes = Send det til dem alligevel
parts-pictures = Billeder
parts-upload = Tilføj
parts-note = Indholdsnote
parts-note-hint = Hvad gemmer sig bag den?
parts-later = Send senere
parts-language = Sprog
parts-language-guess = Lad Corner gætte
parts-react-more = Flere emoji
parts-pictures-hint = højst fire, 16 MB hver
parts-alt-ask = Hvad er der på det, for dem der ikke kan se det?
parts-alt-none = Ingen beskrivelse endnu
parts-remove-picture = Fjern billedet
parts-poll = Afstemning
parts-poll-option = Mulighed { $n }
parts-poll-runs = Varer
parts-poll-multiple = Flere end én
parts-hours =
    { $n ->
        [one] { $n } time
       *[other] { $n } timer
    }
parts-days =
    { $n ->
        [one] { $n } dag
       *[other] { $n } dage
    }
parts-schedule = Planlæg
parts-send = Slå op
parts-keep = Gem som kladde
parts-saved = Kladde gemt
parts-left = { $n } tegn tilbage

# Around every page
parts-main = Hovedmenu
parts-menu = Menu
parts-beside = Hvad der sker
parts-demo-label = Demo
parts-demo = Det her er en demo. Du er { $who }.
parts-demo-other = Vær en anden
parts-home = Hjem
parts-everyone = Alle
parts-notifications = Notifikationer
parts-search = Søg
parts-people-link = Kolleger
parts-lists = Lister
parts-bookmarks = Bogmærker
parts-favourites-link = Favoritter
parts-write = Skriv
parts-profile = Min profil
parts-status-line = Hvad laver du?
parts-drafts = Kladder
parts-settings = Indstillinger
parts-admin = Administration
parts-keys = Genvejstaster
parts-about = Om Corner
parts-sign-out = Log ud
parts-step = Trin { $n } af { $of }
parts-groups = Grupper
parts-group-pin = Fastgør øverst i gruppen
parts-group-unpin = Frigør fra gruppen
