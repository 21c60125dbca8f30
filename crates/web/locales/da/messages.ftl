# Samtaler.
messages-title = Beskeder
messages-new = Ny samtale
messages-alone = Kun dig
messages-two = { $one } og { $two }
messages-more = { $one }, { $two } og { $n } til
messages-you = Dig
messages-said = { $who }: { $words }
messages-empty = Intet sagt endnu
messages-muted = Slået fra
messages-choose = Tag en samtale op
messages-choose-text = Vælg en på listen, eller begynd en ny. Kun dem, der er i den, kan læse den.
messages-none = Ingen samtaler endnu
messages-none-text = Tal med én eller op til halvtreds. Kun dem, der er i en samtale, kan læse den.
messages-find = Søg i samtalen
messages-about = Samtalens deltagere og indstillinger
messages-older = Tidligere beskeder
messages-newer = Senere beskeder
messages-latest = Til de nyeste
messages-begin = Sig de første ord. Kun dem herover kan læse dem.
messages-said-here = Beskeder
messages-unread = Nyt
messages-write = Skriv en besked
messages-send = Send
messages-no-answer = Svar ikke på denne
messages-unbookmark = Fjern bogmærke
messages-back = Tilbage til samtalen
messages-found =
    { $n ->
        [one] { $n } besked med “{ $words }”
       *[other] { $n } beskeder med “{ $words }”
    }
messages-found-none = Intet fundet
messages-found-none-text = Der blev kun søgt i denne samtale. Prøv et andet ord, eller en del af et med * efter.
messages-to = Med hvem?
messages-to-hint = Navne med @, så mange du vil. Tag et forslag, eller skriv @ann @ben.
messages-unknown = Her er ingen, der hedder “{ $who }”.
messages-chip-remove = Fjern { $who }
messages-title-add = Giv den et navn
messages-title-field = Samtalens navn
messages-title-hint = For alle i den. Lad det stå tomt, så hedder den efter deltagerne.
messages-who = I denne samtale
messages-add = Tag en med
messages-add-pair = En samtale mellem to forbliver mellem to: der begynder en ny med jer tre.
messages-add-who = Hvem?
messages-add-how = Hvad kan de se?
messages-add-now = Beskeder fra nu af
messages-add-now-hint = Det, der blev sagt før, bliver mellem jer.
messages-add-all = Også det, der blev sagt før
messages-add-all-hint = Så langt tilbage, som du selv kan læse. Alle i samtalen får det at vide.
messages-add-new = En ny samtale med os alle
messages-add-new-hint = Intet herfra bliver vist, og denne samtale bliver, som den er.
messages-add-do = Tag med
messages-mute = Slå fra
messages-unmute = Slå til igen
messages-mute-text = Når den er slået fra, bliver den på din liste, men tæller ikke og giver ikke besked.
messages-leave = Forlad
messages-leave-text = Når du går, ser du intet mere af den. De andre får det at vide.
messages-line-begun =
    { $by ->
        [mine] Du begyndte samtalen
       *[other] { $who } begyndte samtalen
    }
messages-line-added =
    { $to ->
        [you] { $who } tog dig med. Du ser, hvad der bliver sagt fra nu af
       *[other] { $by ->
            [mine] Du tog { $whom } med, som ser, hvad der bliver sagt fra nu af
           *[other] { $who } tog { $whom } med, som ser, hvad der bliver sagt fra nu af
        }
    }
messages-line-shown =
    { $to ->
        [you] { $who } tog dig med og viste, hvad der blev sagt før
       *[other] { $by ->
            [mine] Du tog { $whom } med og viste, hvad der blev sagt før
           *[other] { $who } tog { $whom } med og viste, hvad der blev sagt før
        }
    }
messages-line-left =
    { $by ->
        [mine] Du gik
       *[other] { $who } gik
    }
messages-line-named =
    { $by ->
        [mine] Du kaldte den “{ $title }”
       *[other] { $who } kaldte den “{ $title }”
    }
messages-line-unnamed =
    { $by ->
        [mine] Du fjernede dens navn
       *[other] { $who } fjernede dens navn
    }
toast-talk-begun = En ny samtale
toast-talk-added = Taget med.
toast-talk-muted = Slået fra.
toast-talk-unmuted = Du får besked igen.
toast-talk-left = Du har forladt samtalen.
parts-messages = Beskeder
profile-message = Besked
