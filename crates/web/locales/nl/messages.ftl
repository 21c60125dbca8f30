# Gesprekken.
messages-title = Gesprekken
messages-new = Nieuw gesprek
messages-alone = Alleen jij
messages-two = { $one } en { $two }
messages-more = { $one }, { $two } en nog { $n }
messages-you = Jij
messages-said = { $who }: { $words }
messages-empty = Nog niets gezegd
messages-muted = Gedempt
messages-choose = Pak een gesprek op
messages-choose-text = Kies er een uit de lijst, of begin een nieuw gesprek. Alleen wie erin zit kan het lezen.
messages-none = Nog geen gesprekken
messages-none-text = Praat met één iemand of met wel vijftig mensen. Alleen wie in een gesprek zit kan het lezen.
messages-find = Zoek in dit gesprek
messages-about = Mensen en instellingen van dit gesprek
messages-older = Wat eerder is gezegd
messages-newer = Wat later is gezegd
messages-latest = Naar het nieuwste
messages-begin = Zeg het eerste woord. Alleen de mensen hierboven kunnen het lezen.
messages-said-here = Wat er is gezegd
messages-unread = Nieuw
messages-write = Schrijf iets
messages-send = Verstuur
messages-no-answer = Hier niet op antwoorden
messages-unbookmark = Bladwijzer weghalen
messages-back = Terug naar het gesprek
messages-found =
    { $n ->
        [one] { $n } keer “{ $words }” gevonden
       *[other] { $n } keer “{ $words }” gevonden
    }
messages-found-none = Niets gevonden
messages-found-none-text = Er is alleen in dit gesprek gezocht. Probeer een ander woord, of een deel ervan met * erachter.
messages-to = Met wie?
messages-to-hint = Namen met @, zoveel je wilt. Neem een suggestie, of schrijf @ann @ben.
messages-unknown = Er is hier niemand die “{ $who }” heet.
messages-chip-remove = { $who } weghalen
messages-title-add = Geef het een naam
messages-title-field = Naam van het gesprek
messages-title-hint = Voor iedereen die erin zit. Laat je het leeg, dan heet het naar de mensen.
messages-who = In dit gesprek
messages-add = Haal iemand erbij
messages-add-pair = Een gesprek met z’n tweeën blijft van jullie twee: er begint een nieuw met z’n drieën.
messages-add-who = Wie?
messages-add-how = Wat krijgt die te zien?
messages-add-now = Wat er vanaf nu wordt gezegd
messages-add-now-hint = Wat eerder is gezegd blijft tussen jullie.
messages-add-all = Ook wat eerder is gezegd
messages-add-all-hint = Zo ver terug als je zelf kunt lezen. Iedereen in het gesprek ziet dat.
messages-add-new = Een nieuw gesprek met ons allemaal
messages-add-new-hint = Van dit gesprek is niets te zien, en het blijft zoals het is.
messages-add-do = Haal erbij
messages-mute = Dempen
messages-unmute = Niet meer dempen
messages-mute-text = Gedempt blijft het in je lijst staan, maar het telt niet mee en meldt zich niet.
messages-leave = Verlaten
messages-leave-text = Als je weggaat zie je er niets meer van. De anderen krijgen het te lezen.
messages-line-begun =
    { $by ->
        [mine] Jij begon dit gesprek
       *[other] { $who } begon dit gesprek
    }
messages-line-added =
    { $to ->
        [you] { $who } haalde je erbij. Je ziet wat er vanaf nu wordt gezegd
       *[other] { $by ->
            [mine] Jij haalde { $whom } erbij, die ziet wat er vanaf nu wordt gezegd
           *[other] { $who } haalde { $whom } erbij, die ziet wat er vanaf nu wordt gezegd
        }
    }
messages-line-shown =
    { $to ->
        [you] { $who } haalde je erbij en liet zien wat eerder is gezegd
       *[other] { $by ->
            [mine] Jij haalde { $whom } erbij en liet zien wat eerder is gezegd
           *[other] { $who } haalde { $whom } erbij en liet zien wat eerder is gezegd
        }
    }
messages-line-left =
    { $by ->
        [mine] Jij ging weg
       *[other] { $who } ging weg
    }
messages-line-named =
    { $by ->
        [mine] Jij noemde het “{ $title }”
       *[other] { $who } noemde het “{ $title }”
    }
messages-line-unnamed =
    { $by ->
        [mine] Jij haalde de naam weg
       *[other] { $who } haalde de naam weg
    }
toast-talk-begun = Een nieuw gesprek
toast-talk-added = Erbij gehaald.
toast-talk-muted = Gedempt.
toast-talk-unmuted = Je krijgt weer meldingen.
toast-talk-left = Je bent uit het gesprek.
parts-messages = Gesprekken
profile-message = Gesprek
