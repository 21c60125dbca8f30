# What people set for themselves.
settings-look = Uiterlijk en taal
settings-profile = Profiel
settings-notifications = Meldingen
settings-filters = Filters en dempen
settings-security = Inloggen en beveiliging
look-theme = Licht of donker
look-theme-auto = Zoals mijn apparaat
look-theme-light = Licht
look-theme-dark = Donker
look-contrast = Contrast
look-contrast-auto = Zoals mijn apparaat
look-contrast-more = Zo veel mogelijk
look-text-size = Lettergrootte
look-text-size-normal = Normaal
look-text-size-large = Groot
look-text-size-larger = Groter
look-locale = Taal
look-locale-auto = Zoals mijn browser
look-keys = Sneltoetsen
look-keys-hint = Losse letters zoals n en j doen iets. Zet dit uit als je tegen je apparaat praat.

settings-pause = Ik ben weg
pause-text = Zolang je weg bent zien anderen dat op je profiel en als ze je noemen of schrijven. Je meldingen wachten, en op de dag dat je terug bent lees je wat er is gebeurd.
pause-back = Ik ben terug op
pause-note = Wat anderen erbij lezen
pause-note-hint = Bijvoorbeeld wie het zolang overneemt.
pause-begin = Ik ben weg
pause-end = Ik ben terug
pause-you = Je bent weg tot { $when }. Je meldingen wachten.
pause-meanwhile = Welkom terug! Van { $from } tot { $until }:
pause-nothing = Niemand had je nodig. Heerlijk toch.
pause-addressed =
    { $n ->
        [one] { $n } keer noemde of antwoordde iemand je
       *[other] { $n } keer noemde of antwoordde iemand je
    }
pause-conversations =
    { $n ->
        [one] { $n } gesprek met iets nieuws
       *[other] { $n } gesprekken met iets nieuws
    }
pause-others =
    { $n ->
        [one] { $n } andere melding
       *[other] { $n } andere meldingen
    }
pause-seen = Gelezen
toast-away = Geniet ervan!
toast-back = Welkom terug!
