# What people set for themselves.
settings-look = Udseende og sprog
settings-profile = Profil
settings-notifications = Notifikationer
settings-filters = Filtre og dæmpede
settings-security = Login og sikkerhed
look-theme = Lyst eller mørkt
look-theme-auto = Som min enhed
look-theme-light = Lyst
look-theme-dark = Mørkt
look-contrast = Kontrast
look-contrast-auto = Som min enhed
look-contrast-more = Så meget som muligt
look-text-size = Skriftstørrelse
look-text-size-normal = Normal
look-text-size-large = Stor
look-text-size-larger = Større
look-locale = Sprog
look-locale-auto = Som min browser
look-keys = Tastaturgenveje
look-keys-hint = Enkelte bogstaver som n og j gør noget. Slå det fra, hvis du taler til din enhed.

settings-pause = Jeg er væk
pause-text = Mens du er væk, kan andre se det på din profil, og når de nævner dig eller skriver til dig. Dine notifikationer venter, og den dag du er tilbage, læser du, hvad der er sket.
pause-back = Jeg er tilbage den
pause-note = Hvad andre læser ved siden af
pause-note-hint = For eksempel hvem der tager sig af tingene imens.
pause-begin = Jeg er væk
pause-end = Jeg er tilbage
pause-you = Du er væk indtil { $when }. Dine notifikationer venter.
pause-meanwhile = Velkommen tilbage! Fra { $from } til { $until }:
pause-nothing = Ingen havde brug for dig. Dejligt.
pause-addressed =
    { $n ->
        [one] { $n } gang nævnte eller svarede nogen dig
       *[other] { $n } gange nævnte eller svarede nogen dig
    }
pause-conversations =
    { $n ->
        [one] { $n } samtale med noget nyt
       *[other] { $n } samtaler med noget nyt
    }
pause-others =
    { $n ->
        [one] { $n } anden notifikation
       *[other] { $n } andre notifikationer
    }
pause-seen = Læst
toast-away = Hav det godt!
toast-back = Velkommen tilbage!
