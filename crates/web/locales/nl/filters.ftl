# Wat je liever niet leest.
filters-words = Woorden
filters-words-about = Berichten met deze woorden worden dichtgevouwen of weggelaten, alleen voor jou en op elke pagina.
filters-add = Filter toevoegen
filters-phrase = Woord of woorden
filters-phrase-hint = Hoofdletters en accenten maken niet uit. Tags en emoji kunnen ook.
filters-whole-word = Alleen als heel woord
filters-whole = heel woord
filters-action = Wat gebeurt er met een bericht met dit woord?
filters-warn = Dichtvouwen
filters-warn-hint = Je ziet dat het er is, en kunt het openen.
filters-hide = Weglaten
filters-hide-hint = In tijdlijnen is het er helemaal niet; in een gesprek is het dichtgevouwen.
filters-for = Voor hoelang?
filters-ever = tot je het verwijdert
filters-is-warn = dichtgevouwen
filters-is-hide = weggelaten
filters-until-unmuted = tot je het opheft
filters-over = is voorbij
filters-until = tot { $when }
filters-same = Zoals het nu is
filters-minutes =
    { $n ->
        [one] { $n } minuut
       *[other] { $n } minuten
    }
filters-hours =
    { $n ->
        [one] { $n } uur
       *[other] { $n } uur
    }
filters-days =
    { $n ->
        [one] { $n } dag
       *[other] { $n } dagen
    }
filters-weeks =
    { $n ->
        [one] { $n } week
       *[other] { $n } weken
    }
filters-edit = Bewerken
filters-edit-title = Filter bewerken
filters-delete = Verwijderen
filters-muted = Gedempte mensen
filters-muted-about = Je ziet hun berichten niet in je tijdlijnen. Zij weten dat niet.
filters-blocked = Geblokkeerde mensen
filters-blocked-about = Jullie zien elkaars berichten niet en kunnen elkaar niet volgen.
filters-nobody = Niemand.
filters-unmute = Niet meer dempen
filters-unblock = Deblokkeren
toast-filter-deleted = Het filter is verwijderd.
