# Det, der er at læse: Hjem, Alle, tags, lister, samtaler.
home-title = Hjem
home-find-people = Find nogen at følge
home-to-everyone = Se Alle
home-nobody-title = Dit eget hjørne
home-nobody = Her læser du, hvad de personer og tags, du følger, skriver. Begynd med et par kolleger.
home-nobody-yet = Du følger ingen endnu, så her er kun dine egne opslag.
home-quiet-title = Stille lige nu
home-quiet = Dem, du følger, har ikke skrevet noget endnu. Se imens, hvad alle taler om.
everyone-title = Alle
everyone-empty-title = Vær den første
everyone-empty = Ingen har skrevet til alle endnu. Et godmorgen er nok til at begynde med.
everyone-empty-next = Skriv det første opslag
line-end-title = Det var det hele
line-end = Her er ikke mere.
line-end-next = Til det nyeste

# Ved siden af
rail-status = Hvad laver du?
rail-status-none = Fortæl kollegerne det med få ord.
rail-status-set = Fortæl det
rail-status-change = Ret
rail-tags = Ugens samtaler
rail-tags-all = Alle tags

# Tags
tags-title = Tags
tags-followed = Tags, du følger
tags-followed-none = Ingen endnu. Åbn et tag og følg det: så kommer opslag med det på Hjem, hvem der end skriver dem.
tags-popular = Ugens samtaler
tags-popular-none = Ingen har brugt et tag i denne uge.
tags-week =
    { $n ->
        [one] { $n } opslag i denne uge
       *[other] { $n } opslag i denne uge
    }
tag-count =
    { $n ->
        [0] Ingen opslag til alle endnu
        [one] { $n } opslag til alle
       *[other] { $n } opslag til alle
    }
tag-empty-title = Her er ikke noget endnu
tag-empty = Intet, du kan se, har #{ $tag }. Følg det, så går du ikke glip af det første.
toast-tag-followed = Du følger #{ $tag }: opslag med det kommer på Hjem.
toast-tag-unfollowed = Du følger ikke længere #{ $tag }.

# Det, du gemmer
favourites-title = Favoritter
favourites-sub = De, der skrev dem, ved, at du kunne lide dem
favourites-empty-title = Ingen favoritter endnu
favourites-empty = Giv et opslag en stjerne, så gemmes det her. Den, der skrev det, får det at vide.
bookmarks-title = Bogmærker
bookmarks-sub = Kun du ser dem
bookmarks-empty-title = Ingen bogmærker endnu
bookmarks-empty = Sæt et bogmærke ved det, du vil læse igen. Ingen får det at vide.

# Lister
lists-title = Lister
lists-sub = Kun du kender dem
lists-empty-title = Ingen lister endnu
lists-empty = Saml folk på en liste, og læs kun dem: dit projekt, din etage, kantinen. De får det ikke at vide.
lists-new = Ny liste
lists-name-hint = Højst 60 tegn.
lists-make = Lav listen
lists-edit = Rediger
list-nobody-title = Ingen på den endnu
list-nobody = Der er ingen på denne liste endnu.
list-quiet-title = Stille lige nu
list-quiet = Dem på listen har ikke skrevet noget, du kan se.
list-add-people = Tilføj personer
list-edit-sub = Rediger listen
list-people = Personer
list-add = Tilføj en person
list-add-button = Tilføj
list-add-hint = Navnet med @. De får det ikke at vide.
list-remove = Fjern
list-name = Navn
list-title = Listens navn
list-delete = Slet listen
list-delete-ask = Slet denne liste…
list-delete-sure = Personerne på den bliver, som de er; du holder ikke op med at følge nogen. Det kan ikke fortrydes.
toast-list-made = Listen er klar. Tilføj nu personer.
toast-list-deleted = Listen er slettet.

# En samtale
thread-title = Samtale
thread-answers =
    { $n ->
        [0] Ingen svar endnu
        [one] { $n } svar
       *[other] { $n } svar
    }
thread-reply-to = til { $who }
thread-muted =
    { $n ->
        [one] { $n } opslag fra en, du har skjult
       *[other] { $n } opslag fra personer, du har skjult
    }
thread-gap = Et opslag, der er væk eller ikke er til dig.

# Hvorfor man ser et opslag
why-title = Hvorfor ser jeg det her?
why-yours = Du har skrevet det.
why-names = Du er nævnt i det.
why-follow = Du følger { $who }.
why-boosted = { $who }, som du følger, har delt det.
why-tag = Du følger #{ $tag }.
why-list = Forfatteren er på din liste »{ $list }«.
why-unit = Det er skrevet til { $unit }, og du hører til der.
why-everyone = Det er skrevet til alle.
why-less = Hellere mindre af den slags?
why-filters = Filtrer ord
why-group = Du er med i gruppen { $group }
why-group-open = Det står i gruppen { $group }, som alle kan læse
rail-groups-all = Alle grupper
