# Hvor godt min konto er beskyttet.
security-password = Adgangskode
security-password-text = Når du skifter den, bliver du logget ud alle andre steder.
security-password-change = Skift adgangskode
security-password-new = Ny adgangskode
security-current = Din nuværende adgangskode
security-current-hint = For at være sikker på at det er dig.
security-passkeys = Adgangsnøgler
security-passkeys-text = Log ind med fingeraftryk, ansigt eller pinkode i stedet for en adgangskode. Intet hemmeligt forlader din enhed.
security-passkey-used = Sidst brugt
security-passkey-made = Tilføjet
security-passkey-edit = Ret
security-passkey-edit-named = Ret adgangsnøglen { $name }
security-passkey-add = Tilføj en adgangsnøgle
security-passkey-script = Adgangsnøgler kræver JavaScript i browseren. Alt andet her virker uden.
security-passkey-none = Denne browser kender ikke adgangsnøgler.
security-passkey-name = Navn
security-passkey-name-hint = Så du kan kende den igen.
security-passkey-remove = Fjern denne adgangsnøgle
security-passkey-remove-text = Du kan ikke længere logge ind med den. Din enhed kan blive ved med at tilbyde den, til du også sletter den dér.
security-second = Andet trin
security-second-text = Efter adgangskoden en kode fra en app på din telefon. Den der gætter din adgangskode, kommer stadig ikke ind.
security-second-on = { $n ->
    [0] Det er slået til. Du har ingen gendannelseskoder tilbage: lav nye.
    [one] Det er slået til. Du har én gendannelseskode tilbage.
   *[other] Det er slået til. Du har { $n } gendannelseskoder tilbage.
}
security-second-begin = Sæt et andet trin op
security-second-begin-text = Du skal bruge en godkendelsesapp på din telefon. Først din adgangskode, så et billede at scanne.
security-second-end = Slå det andet trin fra
security-second-end-text = Derefter er din adgangskode alene nok til at logge ind, og dine gendannelseskoder ophører.
security-second-on-button = Slå det til
security-scan = Scan dette med din godkendelsesapp.
security-scan-picture = QR-kode til din godkendelsesapp
security-scan-link = På denne telefon? Åbn det i appen
security-scan-type = Eller skriv dette i appen
security-scan-hint = De seks cifre appen viser nu.
security-codes = Dine gendannelseskoder
security-codes-once = Du ser dem kun nu. Gem dem et sikkert sted, ikke på samme telefon: hver kode åbner døren én gang.
security-codes-new = Nye gendannelseskoder
security-codes-new-text = De gamle ophører med det samme.
security-codes-download = Hent
security-codes-print = Udskriv
security-codes-kept = Jeg har gemt dem
security-sessions = Hvor du er logget ind
security-sessions-text = Er der en du ikke kender? Log den ud og skift din adgangskode.
security-session-this = Denne enhed
security-session-seen = Sidst set
security-session-end = Log ud
security-session-end-named = Log { $name } ud
security-session-unknown = Ukendt enhed
security-session-name = { $browser } på { $system }
security-sessions-end = Log ud alle andre steder
toast-password-changed = Din adgangskode er skiftet. Du er logget ud alle andre steder.
toast-second-off = Det andet trin er slået fra.
toast-passkey-added = Adgangsnøglen er tilføjet.
toast-passkey-removed = Adgangsnøglen er fjernet.
toast-session-ended = Enheden er logget ud.
toast-sessions-ended = { $n ->
    [one] Én anden enhed er logget ud.
   *[other] { $n } andre enheder er logget ud.
}
