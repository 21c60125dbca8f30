# Administration.
admin-title = Administration
admin-overview = Overblik
admin-people = Personer
admin-invitations = Invitationer
admin-units = Enheder
admin-import = Import
admin-organisation = Organisation
admin-jobs = Baggrundsarbejde
admin-number = { $n }
admin-back = Tilbage
admin-more = Næste side
admin-any = Alle
admin-pending-note = { $n ->
    [one] Én person beder om at komme med.
   *[other] { $n } personer beder om at komme med.
}
admin-pending-see = Tag stilling
admin-dead-note = { $n ->
    [one] Én opgave er slået endeligt fejl.
   *[other] { $n } opgaver er slået endeligt fejl.
}
admin-dead-see = Se nærmere
admin-unprotected-note = { $n ->
    [one] Én ejer eller administrator logger ind kun med adgangskode.
   *[other] { $n } ejere og administratorer logger ind kun med adgangskode.
}
admin-unprotected-see = Beskyt min konto
admin-active = Aktive
admin-pending = Anmodninger
admin-suspended = Spærrede
admin-former = Rejst
admin-posts = Opslag
admin-machine = Maskinen
admin-version = Version
admin-database = Database
admin-jobs-waiting = Venter
admin-jobs-running = I gang
admin-jobs-dead = Slået fejl
admin-jobs-none = Der er intet at gøre. Arbejde der venter eller slår fejl, vises her.
admin-job-kind = Arbejde
admin-job-tries = Forsøg
admin-job-due = Planlagt
admin-job-error = Seneste fejl
admin-job-retry = Prøv igen
admin-job-drop = Drop
toast-job-retried = Det prøves igen nu.
toast-job-dropped = Droppet.

admin-who = Hvem
admin-role = Rolle
admin-state = Tilstand
admin-email = E-mail
admin-seen = Sidst logget ind
admin-never = aldrig
admin-joined = Kom med
admin-people-find = Navn, brugernavn eller adresse
admin-people-show = Vis
admin-people-none = Ingen passer. Søg bredere, eller inviter nogen.
role-member = Medlem
role-moderator = Moderator
role-admin = Administrator
role-owner = Ejer
state-pending = Beder om at komme med
state-active = Aktiv
state-suspended = Spærret
state-former = Rejst
admin-role-text = Moderatorer holder orden. Administratorer inviterer, godkender og indstiller. Ejere kan alt og udnævner administratorer.
admin-access = At komme ind
admin-reset = Link til en ny adgangskode
admin-reset-about = Til en der har glemt sin adgangskode. Du giver selv linket videre.
admin-reset-text = Med dette link vælger { $name } en ny adgangskode. Det virker én gang og i ét døgn, og du ser det kun nu.
admin-link = Link
admin-copy = Kopiér
admin-copied = Kopieret
admin-second-on = Det andet trin er slået til.
admin-second-off = Det andet trin er slået fra.
admin-second-about = Har nogen mistet telefon, adgangsnøgler og gendannelseskoder, så fjern dem alle her; vær sikker på hvem du taler med.
admin-second-remove = Fjern andet trin og adgangsnøgler
admin-state-text = Den der ikke længere må logge ind, bliver straks logget ud overalt. Det de har skrevet, bliver stående.
admin-activate = Luk ind igen
admin-suspend = Spær
admin-former-mark = Er rejst
admin-yourself = Du kan ikke spærre dig selv.
admin-owners-only = Kun en ejer kan ændre en administrators eller ejers konto.
admin-decide = Beder om at komme med
admin-decide-text = Kender du personen, og er adressen vedkommendes egen? Den er ikke kontrolleret med en mail.
admin-approve = Luk ind
admin-reject = Afvis
toast-rejected = Afvist. Intet er gemt fra anmodningen.

admin-invite = Inviter folk
admin-invite-text = Lav et link og giv det videre. Den der åbner det, kan komme med inden for dets grænser.
admin-invite-make = Lav linket
admin-invite-note = Til hvad
admin-invite-note-hint = Til dig selv og andre administratorer, fx “Nye i foråret”.
admin-invite-plain = Invitation
admin-unit = Enhed
admin-no-unit = Ingen
admin-invite-uses = Hvor mange personer
admin-invite-uses-hint = Tomt er uden grænse.
admin-invite-days = I hvor mange dage
admin-invite-days-hint = Tomt er uden ende.
admin-invite-used = Brugt
admin-invite-until = Indtil
admin-invite-open = Åben
admin-invite-revoked = Trukket tilbage
admin-invite-over = Forbi
admin-invite-revoke = Træk tilbage
admin-invitations-none = Ingen invitationer endnu. Lav den første ovenfor.
admin-invitation-made = Din invitation
admin-invitation-once = Kopiér linket og send det til dem du inviterer. Du ser det kun nu.
toast-invitation-revoked = Ingen kan komme ind med den længere.

admin-limit-hint = Fra 20 til 5.000 tegn.
admin-joining = At komme med
admin-domains = Maildomæner hvis folk må bede om at komme med
admin-domains-hint = Ét pr. linje. En administrator godkender hver anmodning. Lad det være tomt for kun at lukke inviterede ind.
admin-own-place = Folk angiver selv deres enhed og stilling
admin-own-place-hint = Den der hører til en enhed, læser hvad der skrives til den, og regler bringer folk ind i grupper efter enhed og stilling. Slå det fra hvor det betyder noget: så ændres de kun af listen med personer (Import).
admin-outside = Udenfor
admin-cards = Hent titler og billeder fra links
admin-cards-hint = Corner besøger links i opslag for at vise et kort. Slå det fra hvor maskinen ikke kan komme ud.
admin-groups = Grupper
admin-groups-secret = Hemmelige grupper
