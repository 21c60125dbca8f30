# Organisationens egne emoji: at vælge en, og administratorernes side.
emoji-title = Emoji
emoji-about = Det her er jeres egne emoji. Skriv en mellem koloner, eller vælg den i panelet, hvor du skriver.
emoji-choose = Vælg en emoji
emoji-own = Vores egne
emoji-common = Bruges ofte
emoji-none = Ingen egne emoji endnu
emoji-none-text = Et logo, en maskot, en intern joke: små billeder, som kun I har, gør stedet til jeres.
emoji-admin-title = Emoji
emoji-new = Tilføj en emoji
emoji-new-about = Alle kan bruge den i opslag, navne, statuslinjer og reaktioner ved at skrive dens kortnavn mellem koloner.
emoji-image = Billede
emoji-image-hint = PNG, GIF, WebP eller AVIF på højst 512 KB; kvadratisk og gennemsigtigt ser bedst ud. En GIF må bevæge sig og er så højst 256 pixels bred og høj.
emoji-shortcode = Kortnavn
emoji-shortcode-hint = Små bogstaver, tal og understreger, for eksempel good_roast. Det kan ikke ændres senere.
emoji-category = Kategori
emoji-category-hint = Overskriften, den står under, når man vælger, for eksempel Kaffe. Tom for ingen.
emoji-listed = Tilbyd den
emoji-listed-hint = Ellers kan kun dem, der kender kortnavnet, bruge den.
emoji-add = Tilføj
emoji-by = Tilføjet af
emoji-enabled = I brug
emoji-unlisted = I brug, tilbydes ikke
emoji-disabled = Ude af brug
emoji-enable = Brug igen
emoji-disable = Tag ud af brug
emoji-edit = Ret
emoji-delete = Slet
emoji-back = Tilbage
emoji-delete-title = Slet { $code }?
emoji-delete-about = Billedet er så væk for altid. Hvor den blev skrevet, står fremover dens kortnavn.
emoji-delete-given = { $n ->
    [0] Ingen har reageret med den.
    [one] Den er givet som reaktion én gang.
   *[other] Den er givet som reaktion { $n } gange.
}
emoji-delete-instead = Hvis du bare vil have, at ingen bruger den mere, så tag den ud af brug: det skrevne beholder sit billede.
toast-emoji-added = Tilføjet. Alle kan bruge den nu.
toast-emoji-enabled = I brug igen.
toast-emoji-disabled = Ude af brug. Det skrevne beholder sit billede.
toast-emoji-deleted = Slettet.
refused-choose-picture = Vælg først et billede.
refused-no-shortcode = Et kortnavn har 2 til 32 små bogstaver, tal og understreger, og ingen understreg først eller sidst.
refused-shortcode-taken = I har allerede en emoji med det kortnavn.
refused-shortcode-of-all = Det kortnavn hører til en emoji, som alle har. Tag et andet.
refused-too-many-emoji = Der er allerede { $limit } emoji. Slet nogle først.
refused-emoji-bytes = Billedet er for stort til en emoji: højst { $limit } KB.
refused-emoji-moving = Et billede, der bevæger sig, må højst være { $limit } pixels bredt og højt. Gør det mindre, eller send et, der ikke bevæger sig.
