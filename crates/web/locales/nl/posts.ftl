# Writing
compose-title = Nieuw bericht
compose-edit = Bericht bewerken
compose-reply = Antwoord aan { $who }
compose-quote = { $who } citeren
compose-for-everyone = Iedereen bij { $name }
compose-for-unit = { $name } en alles eronder
compose-for-followers = Mensen die mij volgen
compose-for-named = Alleen wie ik noem
compose-for-group = Leden van { $name }
compose-for-conversation = De mensen in dit gesprek
toast-posted = Geplaatst.
toast-replied = Antwoord verstuurd.
toast-scheduled = Het gaat { $when } de deur uit.
toast-edited = Aangepast. De eerdere versie blijft leesbaar.
toast-taken-back = Teruggehaald. Het is weer een concept.
refused-text-empty = Schrijf eerst iets, of voeg een foto of poll toe.
refused-text-too-long = Te lang: hoogstens { $limit } tekens.
refused-audience-wider = Dit zouden meer mensen zien dan het bericht waarop je antwoordt.
refused-reply_to-gone = Het bericht waarop je antwoordt is er niet meer. Als je dit nu verstuurt, staat het op zichzelf.
refused-quote_of-gone = Het bericht dat je citeert is er niet meer.
refused-media-gone = Een van de foto's is er niet meer.
refused-media-empty = In dit bestand zit geen foto.
refused-at-past = Dit tijdstip is voorbij. Kies een later, of laat het leeg om nu te plaatsen.
refused-at-too-far = Hoogstens een jaar vooruit.
refused-at-unreadable = We kunnen dit tijdstip niet lezen. Schrijf het als 2026-11-24T08:00.
refused-at-too-many-scheduled = Er staan al { $limit } berichten klaar. Laat er eerst een paar uitgaan.
refused-too-late = Er is al op gereageerd, dus terughalen kan niet meer. Verwijderen kan nog wel.
refused-account-away = Je kon op dat moment niet plaatsen.

# Not sent yet
unsent = Nog niet verstuurd
unsent-wordless = Nog geen woorden
unsent-reply = antwoord
unsent-quote = citaat
unsent-pictures =
    { $n ->
        [one] { $n } foto
       *[other] { $n } foto's
    }
unsent-delete = Verwijderen
drafts-empty = Geen concepten
drafts-empty-text = Wat je begint te schrijven wordt hier vanzelf bewaard, op al je apparaten, tot je het verstuurt.
toast-kept = Bewaard als concept.
toast-draft-deleted = Concept verwijderd.
scheduled-title = Voor later
scheduled-empty = Er staat niets klaar
scheduled-empty-text = Kies bij het schrijven een tijdstip onder de klok, dan wacht het bericht hier tot dat moment.
scheduled-due = Gaat uit op { $when }
scheduled-was-due = Had uit moeten gaan op { $when }
scheduled-problem = Het is niet verstuurd.
scheduled-not-out =
    { $n ->
        [one] Een bericht van jou is niet op tijd uitgegaan. De tekst is bewaard.
       *[other] { $n } berichten van jou zijn niet op tijd uitgegaan. De teksten zijn bewaard.
    }
scheduled-look = Bekijk waarom
toast-unscheduled = Het gaat niet meer uit.

# What one does with posts
toast-boosted = Gedeeld met de mensen die jou volgen.
toast-bookmarked = Bewaard. Alleen jij ziet dat.
toast-unbookmarked = Niet meer bewaard.
toast-pinned = Vastgezet op je profiel.
toast-unpinned = Niet meer vastgezet.
toast-thread-muted = Je hoort niets meer van dit gesprek.
toast-thread-unmuted = Je hoort weer van dit gesprek.
toast-voted = Je stem is geteld.
toast-deleted = Verwijderd.
toast-restored = Het is terug.
delete-title = Dit bericht verwijderen?
delete-own = Het verdwijnt voor iedereen, met de foto's erbij. Je kunt het nog twee minuten terughalen.
delete-not = Laten staan
react-search = Zoek een emoji
react-none = Geen emoji voor ‘{ $q }’. De namen zijn Engels: probeer ‘smile’ of ‘coffee’.
favourited-by-title = Favoriet van
favourited-by-none = Nog niemand
boosted-by-title = Gedeeld door
boosted-by-none = Nog niemand
seen-by-none-text = Wie het doet, verschijnt hier.
history-title = Bewerkingen
history-of = Een bericht van { $who }
history-written = Geschreven op { $when }
history-changed = Aangepast op { $when }
history-gone = weg
history-new = nieuw
compose-for-group-open = Groep { $name } (iedereen kan het lezen)
