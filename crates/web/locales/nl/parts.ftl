# Words of the components every page is made of.
parts-new = { $n } nieuw
parts-new-posts =
    { $n ->
        [one] { $n } nieuw bericht
       *[other] { $n } nieuwe berichten
    }
parts-pages = Pagina’s
parts-newer = Nieuwer
parts-older = Ouder
parts-before = Vorige
parts-after = Volgende
parts-read-to = Tot hier had je gelezen
parts-back = Terug

# Audiences
parts-for-everyone = Iedereen
parts-for-followers = Volgers
parts-for-named = Alleen wie genoemd is
parts-for-conversation = Mensen in dit gesprek
parts-audience = Wie kan dit zien?
parts-change = Wijzigen
parts-people =
    { $n ->
        [one] { $n } persoon
       *[other] { $n } mensen
    }
parts-as-named = wie je noemt

# A post
parts-filtered = Verborgen door je filter “{ $phrase }”
parts-show = Tonen
parts-hide = Verbergen
parts-deleted = Je hebt dit bericht verwijderd.
parts-bring-back = Terughalen
parts-replying-to = In antwoord op
parts-boosted = heeft gedeeld
parts-pinned = Vastgezet
parts-edited = bewerkt
parts-boosts = { $n } keer gedeeld
parts-favourites =
    { $n ->
        [one] { $n } favoriet
       *[other] { $n } favorieten
    }
parts-seen-by = Zichtbaar voor: { $who }
parts-reply = Antwoorden
parts-boost = Delen
parts-no-boost = Kan niet gedeeld worden: niet voor iedereen
parts-favourite = Favoriet
parts-react = Reageren
parts-reacted =
    { $n ->
        [one] { $emoji }, { $n } persoon
       *[other] { $emoji }, { $n } mensen
    }
parts-bookmark = Bewaren
parts-more = Meer
parts-link = Link naar dit bericht
parts-quote = Citeren
parts-pin = Vastzetten op mijn profiel
parts-unpin = Losmaken
parts-history = Bewerkingen tonen
parts-mute-thread = Dit gesprek dempen
parts-unmute-thread = Dit gesprek weer volgen
parts-why = Waarom zie ik dit?
parts-edit = Bewerken
parts-delete = Verwijderen
parts-mute = { $who } dempen
parts-quote-gone = Het geciteerde bericht is weg, of niet voor jou.
parts-picture = Afbeelding zonder beschrijving
parts-alt = Beschrijving van de afbeelding

# Polls
parts-poll-one = Kies er één
parts-poll-many = Kies er één of meer
parts-vote = Stemmen
parts-your-choice = jouw keuze
parts-voters =
    { $n ->
        [one] { $n } persoon heeft gestemd
       *[other] { $n } mensen hebben gestemd
    }
parts-poll-ends = tot { $when }
parts-poll-ended = gesloten { $when }

# People
parts-follow = Volgen
parts-following = Volgend
parts-bot = bot
parts-former = vertrokken
parts-there = { $time } daar

# Writing
parts-ask = Waar ben je mee bezig?
parts-your-reply = Je antwoord
parts-wider = Meer mensen dan eerst.
parts-wider-why = Sommigen die dit zien, kunnen niet zien wat { $who } schreef.
parts-wider-yes = Toch aan hen sturen
parts-pictures = Afbeeldingen
parts-upload = Toevoegen
parts-note = Inhoudswaarschuwing
parts-note-hint = Wat zit erachter?
parts-later = Later versturen
parts-language = Taal
parts-language-guess = Laat Corner raden
parts-react-more = Meer emoji
parts-pictures-hint = hoogstens vier, 16 MB per stuk
parts-alt-ask = Wat staat erop, voor wie het niet kan zien?
parts-alt-none = Nog geen beschrijving
parts-remove-picture = Deze afbeelding weghalen
parts-poll = Peiling
parts-poll-option = Keuze { $n }
parts-poll-runs = Loopt
parts-poll-multiple = Meer dan één
parts-hours = { $n } uur
parts-days =
    { $n ->
        [one] { $n } dag
       *[other] { $n } dagen
    }
parts-schedule = Inplannen
parts-send = Plaatsen
parts-keep = Bewaren als concept
parts-saved = Concept bewaard
parts-left =
    { $n ->
        [one] nog { $n } teken
       *[other] nog { $n } tekens
    }

# Around every page
parts-main = Hoofdmenu
parts-menu = Menu
parts-beside = Wat er speelt
parts-demo-label = Demo
parts-demo = Dit is een demo. Jij bent { $who }.
parts-demo-other = Wees iemand anders
parts-home = Start
parts-everyone = Iedereen
parts-notifications = Meldingen
parts-search = Zoeken
parts-people-link = Mensen
parts-lists = Lijsten
parts-bookmarks = Bewaard
parts-favourites-link = Favorieten
parts-write = Schrijven
parts-profile = Mijn profiel
parts-status-line = Wat ben je aan het doen?
parts-drafts = Concepten
parts-settings = Instellingen
parts-admin = Beheer
parts-keys = Toetsen
parts-about = Over Corner
parts-sign-out = Uitloggen
parts-step = Stap { $n } van { $of }
parts-groups = Groepen
parts-group-pin = Bovenaan de groep vastzetten
parts-group-unpin = Losmaken uit de groep
