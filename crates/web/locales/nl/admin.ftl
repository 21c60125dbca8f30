# Beheer.
admin-title = Beheer
admin-overview = Overzicht
admin-people = Mensen
admin-invitations = Uitnodigingen
admin-units = Afdelingen
admin-import = Importeren
admin-organisation = Organisatie
admin-jobs = Achtergrondwerk
admin-number = { $n }
admin-back = Terug
admin-more = Volgende pagina
admin-any = Alle
admin-pending-note = { $n ->
    [one] Eén persoon vraagt om mee te doen.
   *[other] { $n } mensen vragen om mee te doen.
}
admin-pending-see = Beslissen
admin-dead-note = { $n ->
    [one] Eén taak is definitief mislukt.
   *[other] { $n } taken zijn definitief mislukt.
}
admin-dead-see = Bekijken
admin-unprotected-note = { $n ->
    [one] Eén eigenaar of beheerder logt in met alleen een wachtwoord.
   *[other] { $n } eigenaren en beheerders loggen in met alleen een wachtwoord.
}
admin-unprotected-see = Mijn account beveiligen
admin-active = Actief
admin-pending = Aanvragen
admin-suspended = Geblokkeerd
admin-former = Vertrokken
admin-posts = Berichten
admin-machine = De machine
admin-version = Versie
admin-database = Database
admin-jobs-waiting = Wachtend
admin-jobs-running = Bezig
admin-jobs-dead = Mislukt
admin-jobs-none = Er is niets te doen. Werk dat wacht of mislukt, verschijnt hier.
admin-job-kind = Werk
admin-job-tries = Pogingen
admin-job-due = Gepland
admin-job-error = Laatste fout
admin-job-retry = Opnieuw proberen
admin-job-drop = Laten vallen
toast-job-retried = Het wordt nu opnieuw geprobeerd.
toast-job-dropped = Weggegooid.

admin-who = Wie
admin-role = Rol
admin-state = Status
admin-email = E-mail
admin-seen = Laatst ingelogd
admin-never = nooit
admin-joined = Lid sinds
admin-people-find = Naam, gebruikersnaam of adres
admin-people-show = Toon
admin-people-none = Niemand voldoet. Vraag minder, of nodig iemand uit.
role-member = Lid
role-moderator = Moderator
role-admin = Beheerder
role-owner = Eigenaar
state-pending = Vraagt om mee te doen
state-active = Actief
state-suspended = Geblokkeerd
state-former = Vertrokken
admin-role-text = Moderators bewaren de orde. Beheerders nodigen uit, keuren goed en stellen in. Eigenaren kunnen alles en benoemen beheerders.
admin-access = Binnenkomen
admin-reset = Link voor een nieuw wachtwoord
admin-reset-about = Voor iemand die het wachtwoord kwijt is. Je geeft de link zelf door.
admin-reset-text = Met deze link kiest { $name } een nieuw wachtwoord. Hij werkt één keer en één dag, en je ziet hem alleen nu.
admin-link = Link
admin-copy = Kopiëren
admin-copied = Gekopieerd
admin-second-on = De tweede stap staat aan.
admin-second-off = De tweede stap staat uit.
admin-second-about = Is iemand telefoon, passkeys en herstelcodes kwijt? Verwijder ze hier allemaal; wees zeker met wie je praat.
admin-second-remove = Tweede stap en passkeys verwijderen
admin-state-text = Wie niet meer mag inloggen, wordt meteen overal uitgelogd. Wat die schreef, blijft staan.
admin-activate = Weer binnenlaten
admin-suspend = Blokkeren
admin-former-mark = Is vertrokken
admin-yourself = Je kunt jezelf niet blokkeren.
admin-owners-only = Alleen een eigenaar kan het account van een beheerder of eigenaar wijzigen.
admin-decide = Vraagt om mee te doen
admin-decide-text = Ken je deze persoon, en klopt het adres? Het is niet met een mail gecontroleerd.
admin-approve = Binnenlaten
admin-reject = Afwijzen
toast-rejected = Afgewezen. Van de aanvraag blijft niets bewaard.

admin-invite = Mensen uitnodigen
admin-invite-text = Maak een link en geef hem door. Wie hem opent, kan binnen de grenzen ervan meedoen.
admin-invite-make = Link maken
admin-invite-note = Waarvoor
admin-invite-note-hint = Voor jezelf en andere beheerders, zoals “Nieuw in het voorjaar”.
admin-invite-plain = Uitnodiging
admin-unit = Afdeling
admin-no-unit = Geen
admin-invite-uses = Hoeveel mensen
admin-invite-uses-hint = Leeg betekent onbeperkt.
admin-invite-days = Hoeveel dagen
admin-invite-days-hint = Leeg betekent zonder einde.
admin-invite-used = Gebruikt
admin-invite-until = Tot
admin-invite-open = Open
admin-invite-revoked = Ingetrokken
admin-invite-over = Voorbij
admin-invite-revoke = Intrekken
admin-invitations-none = Nog geen uitnodigingen. Maak hierboven de eerste.
admin-invitation-made = Je uitnodiging
admin-invitation-once = Kopieer deze link en stuur hem naar wie je uitnodigt. Je ziet hem alleen nu.
toast-invitation-revoked = Er kan niemand meer mee binnenkomen.

admin-limit-hint = Van 20 tot 5.000 tekens.
admin-joining = Meedoen
admin-domains = Maildomeinen waarvan mensen mogen vragen om mee te doen
admin-domains-hint = Eén per regel. Een beheerder keurt elke aanvraag goed. Laat het leeg om alleen genodigden binnen te laten.
admin-own-place = Mensen geven hun afdeling en functie zelf op
admin-own-place-hint = Wie bij een afdeling hoort leest wat ervoor geschreven wordt, en regels brengen mensen op afdeling en functie in groepen. Zet het uit waar dat telt: dan verandert alleen de lijst met mensen (Importeren) ze.
admin-outside = Buiten
admin-cards = Titels en afbeeldingen van links ophalen
admin-cards-hint = Corner bezoekt links in berichten om een kaartje te tonen. Zet het uit waar deze machine niet naar buiten kan.
admin-groups = Groepen
admin-groups-secret = Geheime groepen
