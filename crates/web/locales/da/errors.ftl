# Pages for when there is no page: what happened, what was kept, what to do.
error-home = Gå til forsiden
error-kept = Det du skrev
error-again = Send igen
error-lost-title = Her er ikke noget
error-lost-text = Siden er flyttet eller slettet, eller den er ikke til dig. Tjek adressen, eller søg efter det du mangler.
error-signed-out-title = Du er logget ud
error-signed-out-text = Intet er sendt. Log ind igen og fortsæt hvor du var; kopiér først det du skrev, hvis du ser det her.
error-stale-title = Formularen er for gammel
error-stale-text = Den blev åbnet i en anden session eller kom et andet sted fra, så intet er ændret. Gå tilbage, genindlæs siden og prøv igen.
error-forbidden-title = Det må du ikke
error-forbidden-text = Intet er ændret. Hvis du mener at du burde kunne, så spørg en administrator.
error-method-title = Det virker ikke her
error-method-text = Adressen kan ikke bruges på den måde. Intet er ændret.
error-unreadable-title = Det kunne vi ikke læse
error-unreadable-text = Noget i det sendte er ikke som det skal være. Intet er ændret; gå tilbage og prøv igen.
error-large-title = Det er for stort
error-large-text = Intet er sendt. Et billede må højst være 16 MB; vælg et mindre og prøv igen.
error-invalid-title = Noget er ikke rigtigt endnu
error-invalid-text = Intet er ændret. Gå tilbage, ret det og send igen.
error-conflict-title = Noget eller nogen kom først
error-conflict-text = Det er ændret i mellemtiden, så din ændring blev ikke udført. Genindlæs siden og se hvordan det er nu.
error-often-title = Det var lidt for meget på én gang
error-often-text = Intet er tabt og intet er ændret. Tag en kop kaffe og prøv igen om lidt.
error-broken-title = Noget gik i stykker hos os
error-broken-text = Det er ikke din skyld, og det er noteret. Det du sendte, er måske ikke gemt; prøv igen om lidt.

# Why something was refused. $limit is a number; a field can say it in its own words as refused-FIELD-WHY.
refused-empty = Det må ikke være tomt.
refused-too-long = Det er for langt: højst { $limit } tegn.
refused-too-many = Det er for mange: højst { $limit }.
refused-too-many-tags = Det er for mange tags: højst { $limit }.
refused-too-often =
    Det var for ofte. Prøv igen om { $n ->
        [one] et minut
       *[other] { $n } minutter
    }.
refused-no-address = Det er ikke en e-mailadresse.
refused-no-handle = Brug kun bogstaver, tal og _, og begynd med et bogstav eller tal.
refused-taken = Det er allerede taget.
refused-gone = Det findes ikke længere.
refused-unknown = Den kender vi ikke; vælg en anden.
refused-unusable = Det kan ikke bruges; vælg noget andet.
refused-out-of-range = Det er for lidt eller for meget: højst { $limit }.
refused-wider = Et svar kan ikke ses af flere end det, det svarer på.
refused-not-your-unit = Du er ikke med i denne enhed, så du kan ikke skrive til den.
refused-not-your-group = Du kan ikke skrive der.
refused-closed = Her kan der ikke siges mere: en af jer er rejst eller vil ikke tale.
refused-stays-in-conversation = Det, der er sagt i en samtale, bliver der, og andet besvares ikke i den.
refused-nobody = Vælg mindst én anden.
refused-not-here = En af dem, du valgte, er her ikke mere.
refused-blocked = Du kan ikke samle alle dem, du valgte, i én samtale.
refused-pair-stays = Du kan ikke forlade en samtale mellem to. Du kan slå den fra.
refused-pair-unnamed = En samtale mellem to hedder efter dem, der er i den.
refused-nobody-named = Nævn mindst én person med @, eller vælg et andet publikum.
refused-not-boostable = Kun opslag for alle kan fremhæves af andre.
refused-no-emoji = Det er ikke en emoji.
refused-options-differ = Valgmulighederne skal være forskellige.
refused-duration = En afstemning er åben i fem minutter til tredive dage.
refused-choose = Vælg først noget.
refused-poll-ended = Afstemningen er slut.
refused-voted = Du har allerede stemt.
refused-yourself = Det er dig selv.
refused-options = En afstemning har to til { $limit } valgmuligheder.
refused-too-many-mentions = Det er for mange personer: højst { $limit }.
refused-image-bytes = Billedet er for stort: højst { $limit } MB.
refused-image-pixels = Billedet har for mange pixels: højst { $limit } millioner.
refused-image-heic = Telefoner gemmer billeder som HEIC, og det kan de fleste browsere ikke vise. Send det som JPEG, for eksempel ved at tage et skærmbillede af det.
refused-image-format = Et billede kan være JPEG, PNG, WebP, GIF eller AVIF; det her er noget andet.
refused-image-broken = Billedet er beskadiget og kan ikke læses.
refused-too-many-waiting = Du har { $limit } billeder liggende i kladder. Slå nogle af dem op, eller smid nogle væk først.
refused-no-such-person = Her er ingen med det navn.
refused-no-tag = Det er ikke et tag: kun bogstaver, tal og _, og ikke kun tal.
refused-too-many-drafts = Du har allerede { $limit } kladder. Send eller slet nogle først.
refused-too-many-scheduled = Du har allerede { $limit } opslag der venter. Lad nogle komme ud først.
refused-past = Det tidspunkt er passeret. Vælg et der ligger forude.
refused-too-far = Det er for langt ude i fremtiden. Vælg et tidligere tidspunkt.
