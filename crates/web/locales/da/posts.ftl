# Writing
compose-title = Nyt opslag
compose-edit = Rediger opslag
compose-reply = Svar til { $who }
compose-quote = Citer { $who }
compose-for-everyone = Alle hos { $name }
compose-for-unit = { $name } og alt derunder
compose-for-followers = Dem der følger mig
compose-for-named = Kun dem jeg nævner
compose-for-group = Medlemmer af { $name }
compose-for-conversation = Deltagerne i samtalen
toast-posted = Slået op.
toast-replied = Svar sendt.
toast-scheduled = Det sendes { $when }.
toast-edited = Ændret. Den tidligere ordlyd kan stadig læses.
toast-taken-back = Taget tilbage. Det er en kladde igen.
refused-text-empty = Skriv noget først, eller tilføj et billede eller en afstemning.
refused-text-too-long = For langt: højst { $limit } tegn.
refused-audience-wider = Flere ville se dette end det, du svarer på.
refused-reply_to-gone = Opslaget du svarer på, er der ikke længere. Sender du nu, står svaret alene.
refused-quote_of-gone = Opslaget du citerer, er der ikke længere.
refused-media-gone = Et af billederne er der ikke længere.
refused-media-empty = Der er intet billede i denne fil.
refused-at-past = Det tidspunkt er passeret. Vælg et senere, eller lad feltet stå tomt for at slå op nu.
refused-at-too-far = Højst et år frem.
refused-at-unreadable = Vi kan ikke læse tidspunktet. Skriv det som 2026-11-24T08:00.
refused-at-too-many-scheduled = Der venter allerede { $limit } opslag. Lad nogle af dem blive sendt først.
refused-too-late = Nogen har allerede reageret, så det kan ikke tages tilbage. Du kan stadig slette det.
refused-account-away = Du kunne ikke slå noget op på det tidspunkt.

# Not sent yet
unsent = Ikke sendt endnu
unsent-wordless = Ingen ord endnu
unsent-reply = svar
unsent-quote = citat
unsent-pictures =
    { $n ->
        [one] { $n } billede
       *[other] { $n } billeder
    }
unsent-delete = Slet
drafts-empty = Ingen kladder
drafts-empty-text = Det du begynder at skrive, bliver gemt her af sig selv, på alle dine enheder, indtil du sender det.
toast-kept = Gemt som kladde.
toast-draft-deleted = Kladden er slettet.
scheduled-title = Sendes senere
scheduled-empty = Intet venter
scheduled-empty-text = Vælg et tidspunkt under uret, når du skriver, så venter opslaget her til da.
scheduled-due = Sendes { $when }
scheduled-was-due = Skulle være sendt { $when }
scheduled-problem = Det blev ikke sendt.
scheduled-not-out =
    { $n ->
        [one] Et af dine opslag blev ikke sendt til tiden. Teksten er gemt.
       *[other] { $n } af dine opslag blev ikke sendt til tiden. Teksterne er gemt.
    }
scheduled-look = Se hvorfor
toast-unscheduled = Det bliver ikke sendt.

# What one does with posts
toast-boosted = Delt med dem der følger dig.
toast-bookmarked = Gemt som bogmærke. Kun du kan se det.
toast-unbookmarked = Bogmærket er fjernet.
toast-pinned = Sat fast på din profil.
toast-unpinned = Ikke længere sat fast.
toast-thread-muted = Du hører ikke mere fra denne tråd.
toast-thread-unmuted = Du hører fra tråden igen.
toast-voted = Din stemme er talt med.
toast-deleted = Slettet.
toast-restored = Det er tilbage.
delete-title = Slet dette opslag?
delete-own = Det forsvinder for alle, med sine billeder. I to minutter kan du hente det tilbage.
delete-not = Behold det
react-search = Søg efter en emoji
react-none = Ingen emoji for “{ $q }”. Navnene er på engelsk: prøv “smile” eller “coffee”.
favourited-by-title = Favorit hos
favourited-by-none = Ingen endnu
boosted-by-title = Delt af
boosted-by-none = Ingen endnu
seen-by-none-text = De der gør det, dukker op her.
history-title = Ændringer
history-of = Et opslag af { $who }
history-written = Skrevet { $when }
history-changed = Ændret { $when }
history-gone = væk
history-new = nyt
compose-for-group-open = Gruppen { $name } (alle kan læse det)
