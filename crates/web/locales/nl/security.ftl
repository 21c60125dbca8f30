# Hoe goed mijn account bewaard is.
security-password = Wachtwoord
security-password-text = Als je het wijzigt, word je overal elders uitgelogd.
security-password-change = Wachtwoord wijzigen
security-password-new = Nieuw wachtwoord
security-current = Je huidige wachtwoord
security-current-hint = Om zeker te weten dat jij het bent.
security-passkeys = Passkeys
security-passkeys-text = Log in met je vingerafdruk, gezicht of pincode in plaats van een wachtwoord. Er verlaat niets geheims je apparaat.
security-passkey-used = Laatst gebruikt
security-passkey-made = Toegevoegd
security-passkey-edit = Wijzigen
security-passkey-edit-named = De passkey { $name } wijzigen
security-passkey-add = Passkey toevoegen
security-passkey-script = Voor passkeys is JavaScript in de browser nodig. Al het andere hier werkt zonder.
security-passkey-none = Deze browser kent geen passkeys.
security-passkey-name = Naam
security-passkey-name-hint = Zodat je hem later herkent.
security-passkey-remove = Deze passkey verwijderen
security-passkey-remove-text = Je kunt er dan niet meer mee inloggen. Je apparaat kan hem blijven aanbieden tot je hem daar ook verwijdert.
security-second = Tweede stap
security-second-text = Na je wachtwoord een code uit een app op je telefoon. Wie je wachtwoord raadt, komt dan nog niet binnen.
security-second-on = { $n ->
    [0] Staat aan. Je hebt geen herstelcodes meer: maak nieuwe.
    [one] Staat aan. Je hebt nog één herstelcode.
   *[other] Staat aan. Je hebt nog { $n } herstelcodes.
}
security-second-begin = Tweede stap instellen
security-second-begin-text = Je hebt een authenticator-app op je telefoon nodig. Eerst je wachtwoord, dan een plaatje om te scannen.
security-second-end = Tweede stap uitzetten
security-second-end-text = Vanaf dan is alleen je wachtwoord genoeg om in te loggen, en je herstelcodes vervallen.
security-second-on-button = Aanzetten
security-scan = Scan dit met je authenticator-app.
security-scan-picture = QR-code voor je authenticator-app
security-scan-link = Op deze telefoon? Open het in de app
security-scan-type = Of typ dit in de app
security-scan-hint = De zes cijfers die de app nu toont.
security-codes = Je herstelcodes
security-codes-once = Je ziet ze alleen nu. Bewaar ze op een veilige plek, niet op dezelfde telefoon: elke code opent de deur één keer.
security-codes-new = Nieuwe herstelcodes
security-codes-new-text = De oude vervallen meteen.
security-codes-download = Downloaden
security-codes-print = Afdrukken
security-codes-kept = Ik heb ze bewaard
security-sessions = Waar je bent ingelogd
security-sessions-text = Herken je er een niet? Log hem uit en wijzig je wachtwoord.
security-session-this = Dit apparaat
security-session-seen = Laatst gezien
security-session-end = Uitloggen
security-session-end-named = { $name } uitloggen
security-session-unknown = Onbekend apparaat
security-session-name = { $browser } op { $system }
security-sessions-end = Overal elders uitloggen
toast-password-changed = Je wachtwoord is gewijzigd. Overal elders ben je uitgelogd.
toast-second-off = De tweede stap staat uit.
toast-passkey-added = De passkey is toegevoegd.
toast-passkey-removed = De passkey is verwijderd.
toast-session-ended = Dat apparaat is uitgelogd.
toast-sessions-ended = { $n ->
    [one] Eén ander apparaat is uitgelogd.
   *[other] { $n } andere apparaten zijn uitgelogd.
}
