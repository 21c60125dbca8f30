# Folk: profiler, følge, skjule, blokere.
profile-edit = Rediger profil
profile-mention = Nævn
profile-follows-you = følger dig
profile-say-more = Fortæl kollegerne, hvem du er
profile-suspended = ikke aktiv
profile-lists = Lister
profile-mute = Skjul, til jeg siger til
profile-mute-3600 = Skjul i en time
profile-mute-86400 = Skjul i et døgn
profile-mute-604800 = Skjul i en uge
profile-unmute = Skjul ikke længere
profile-block = Bloker
profile-unblock = Fjern blokering
profile-speaks = Taler { $languages }
profile-joined = Her siden { $when }
profile-clock-same = Klokken er { $time } der, som hos dig
profile-clock-ahead = Klokken er { $time } der, { $hours } t. foran dig
profile-clock-behind = Klokken er { $time } der, { $hours } t. efter dig
profile-clock-ahead-odd = Klokken er { $time } der, { $hours } t. { $minutes } min. foran dig
profile-clock-behind-odd = Klokken er { $time } der, { $hours } t. { $minutes } min. efter dig
profile-count-posts = { $n ->
    [one] opslag
   *[other] opslag
}
profile-count-following = fulgte
profile-count-followers = { $n ->
    [one] følger
   *[other] følgere
}
profile-posts = { $n } opslag
profile-reports-to = Leder
profile-reports = { $n ->
    [one] er leder for { $n } person
   *[other] er leder for { $n } personer
}
profile-blocking = Du har blokeret { $who }: I ser ikke hinandens opslag.
profile-blocked-by = { $who } har blokeret dig: I ser ikke hinandens opslag.
profile-muting = Du har skjult { $who }. Opslagene holdes ude af dine tidslinjer; { $who } ved det ikke.
profile-muting-until = Du har skjult { $who } indtil { $when }. { $who } ved det ikke.
profile-former = { $who } er her ikke længere. Det skrevne bliver stående.
profile-tabs = Opslag fra { $who }
profile-tab-posts = Opslag
profile-tab-replies = Opslag og svar
profile-tab-media = Billeder
profile-quiet-title = Stille her
profile-quiet = { $who } har endnu ikke skrevet noget, du kan se.
profile-quiet-media = { $who } har ikke vist nogen billeder endnu.
profile-quiet-mine = Det, du skriver, samles her. Fortæl, hvad du arbejder på.
profile-quiet-mine-media = Billeder, du deler, samles her.
profile-quiet-blocked-title = Intet at læse
profile-quiet-blocked = Der er en blokering mellem jer.
profile-followers = Følgere
profile-following = Følger
profile-follows-of = Følgere af { $who }
profile-no-followers = Ingen følgere endnu
profile-no-followers-text = Ingen følger { $who } endnu.
profile-no-following = Følger ingen endnu
profile-no-following-text = { $who } følger ikke nogen endnu.
people-find = Find folk
lists-of-title = Lister med { $who }
lists-of-hint = Dine lister er kun dine: ingen får at vide, at de står på en.
lists-of-none-title = Du har ingen lister endnu
lists-of-none = En liste samler opslag fra nogle få, for eksempel fra et projekt.
lists-of-make = Lav en liste
toast-followed = Du følger nu { $who }.
toast-unfollowed = Du følger ikke længere { $who }.
toast-muted = { $who } er skjult.
toast-unmuted = { $who } er ikke længere skjult.
toast-blocked = { $who } er blokeret.
toast-unblocked = { $who } er ikke længere blokeret.
status-set = Sæt en status
status-until = indtil { $when }

# Profilens indstillinger.
profile-see = Se den
profile-face = Dit ansigt
profile-face-about = Kollegerne finder dig hurtigere på dit ansigt. Uden billede tegnes der et ud fra dit navn.
profile-face-choose = Vælg et billede
profile-face-hint = JPEG, PNG, WebP, GIF eller AVIF, højst 16 MB. Midten skæres ud som et kvadrat; hvor og hvordan det er taget, fjernes.
profile-face-use = Brug dette billede
profile-face-remove = Tilbage til det tegnede ansigt
toast-face = Det er dig nu.
toast-faceless = Dit ansigt tegnes igen ud fra dit navn.
profile-who = Hvem du er
profile-name = Navn
profile-title = Stilling
profile-placed = Din enhed og din stilling sættes af en administrator.
profile-unit = Din enhed
profile-unit-none = Ingen
profile-unit-hint = Hvor du arbejder. Opslag til enheden og dem over den når dig.
profile-manager = Leder
profile-manager-hint = Begynd at skrive et navn, eller lad feltet stå tomt.
profile-location = Sted
profile-location-hint = En by, en bygning, en etage.
profile-zone = Tidszone
profile-zone-own = Som organisationen ({ $zone })
profile-languages = Sprog
profile-languages-none = ingen valgt
profile-about = Om dig
profile-about-hint = Hvad man kan spørge dig om. Højst { $n } tegn; @folk, #tags og links virker.
profile-links = Links
profile-link-label = Linkets navn
profile-link-url = Linkets adresse

# Status
status-title = Hvad laver du?
status-about = En linje ved siden af dit navn, så længe den passer.
status-text = Status
status-emoji = Emoji
status-example = Smager kaffe til klokken tre
status-for = Hvor længe
status-for-half-hour = En halv time
status-for-hour = En time
status-for-four-hours = Fire timer
status-for-today = I dag
status-for-week = Denne uge
status-for-ever = Til jeg ændrer det
status-say = Sæt status
status-clear = Ryd
status-ready = Hurtige valg
status-ready-coffee = Drikker kaffe
status-ready-focus = Vil ikke forstyrres
status-ready-meeting = Til møde
status-ready-home = Arbejder hjemme
status-ready-away = På ferie
toast-status = Alle kan se, hvad du laver.
toast-status-gone = Din status er væk.
refused-manager-circle = Det går ikke: denne person er under dig, direkte eller gennem andre.
refused-links-no-link = En af disse er ikke en adresse på nettet.
refused-face-choose = Vælg et billede først.

# Væk
away-until = Væk indtil { $when }
known-by = Følges af { $names }, som du følger
known-by-more = Følges af { $names } og { $n } til, som du følger
recommend-menu = Anbefal på min profil
recommend-title = { $who } anbefaler
recommend-page = Anbefal { $who }
recommend-text = På din profil står op til fem, som du ville sende andre til. Alle kan se det.
recommend-reason = Hvorfor?
recommend-reason-hint = Én linje, for eksempel: kender alle maskiner siden 1990.
recommend-do = Anbefal
recommend-remove = Anbefal ikke mere
recommend-edit = Ret det, du siger om { $who }
toast-recommended = Det står på din profil.
toast-unrecommended = Det står ikke mere på din profil.
