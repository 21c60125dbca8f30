# Før man er inde: opsætning, login, at komme med, en ny adgangskode, demoen.
door-next = Videre
door-or = eller
door-name = Dit navn
door-handle = Brugernavn
door-handle-hint = Det kolleger skriver efter @. Lad feltet være tomt, så laver vi et ud fra dit navn.
door-email = E-mailadresse
door-email-optional = E-mailadresse (hvis du har en)
door-password = Vælg en adgangskode
door-password-hint = Mindst 10 tegn. Et par ord du kan huske, er bedre end ét svært ord.

setup-title = Åbn jeres corner
setup-text = Giv organisationen et navn og opret din egen konto. Alt kan ændres senere.
setup-code-text = For at være sikker på at det er dig: indtast koden fra den terminal hvor Corner blev startet.
setup-code = Kode
setup-organisation = Jeres organisation
setup-name = Organisationens navn
setup-limit = Længste opslag
setup-limit-hint = Korte opslag holder det levende.
setup-characters = { $n } tegn
setup-language = Sprog
setup-language-hint = Alle kan vælge deres eget.
setup-zone = Tidszone
setup-you = Dig
setup-you-text = Du bliver ejer og kan invitere de andre.
setup-begin = Begynd at skrive

signin-title = Kom indenfor, { $organisation }
signin-name = Brugernavn eller e-mailadresse
signin-password = Adgangskode
signin-passkey = Log ind med en adgangsnøgle
signin-lost = Jeg kan ikke komme ind
signin-lost-text = Bed en administrator i din organisation om et link til at vælge en ny adgangskode. En adgangsnøgle eller en gendannelseskode åbner også døren.
signin-join = Jeg har ikke en konto endnu
signin-demo = Se dig omkring i demoen
toast-signed-out = Du er logget ud.

second-title = Ét trin mere
second-text = Indtast koden fra din godkendelsesapp.
second-code = Kode
second-hint = Ingen telefon ved hånden? En af dine gendannelseskoder virker også.
second-back = Start forfra

join-title = Kom med i { $organisation }
join-by = { $who } inviterer dig.
join-by-unit = { $who } inviterer dig til { $unit }.
join-moderator = Du kommer ind som moderator og hjælper med at holde orden.
join-enter = Kom indenfor
join-already = Jeg har allerede en konto
join-ask-text = For dem med en adresse hos { $domains }. En administrator ser på hver anmodning.
join-ask = Bed om at komme med
join-asked-title = Du har bedt om at komme med
join-asked-text = En administrator skal godkende det først. Derefter kan du logge ind her med den adgangskode du lige har valgt; spørg dem hvis det trækker ud.
join-asked-next = Til loginsiden
join-closed-title = Invitationen virker ikke længere
join-closed-text = Den er brugt op, udløbet eller trukket tilbage. Bed den der sendte den, om en ny.

reset-title = En ny adgangskode
reset-text = Til @{ $handle }. Når du har valgt den, er du logget ud overalt.
reset-password = Ny adgangskode
reset-closed-title = Linket virker ikke længere
reset-closed-text = Det virker én gang og i ét døgn. Bed en administrator om et nyt.
toast-password-new = Din nye adgangskode virker. Log ind med den.

demo-title = Hvem vil du være?
demo-text = Alle her er opdigtede. Vælg en og se dig omkring med deres øjne; intet af det du gør, forlader denne maskine.
