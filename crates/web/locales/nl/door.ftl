# Voordat je binnen bent: inrichten, inloggen, meedoen, een nieuw wachtwoord, de demo.
door-next = Verder
door-or = of
door-name = Je naam
door-handle = Gebruikersnaam
door-handle-hint = Wat collega’s achter @ typen. Laat je dit leeg, dan maken we er een van je naam.
door-email = E-mailadres
door-email-optional = E-mailadres (als je er een hebt)
door-password = Kies een wachtwoord
door-password-hint = Minstens 10 tekens. Een paar woorden die je onthoudt zijn beter dan één moeilijk woord.

setup-title = Open je corner
setup-text = Geef je organisatie een naam en maak je eigen account. Je kunt later alles nog veranderen.
setup-code-text = Om zeker te weten dat jij het bent: vul de code in uit de terminal waarin Corner is gestart.
setup-code = Code
setup-organisation = Je organisatie
setup-name = Naam van de organisatie
setup-limit = Langste bericht
setup-limit-hint = Korte berichten houden het levendig.
setup-characters = { $n } tekens
setup-language = Taal
setup-language-hint = Iedereen kan een eigen taal kiezen.
setup-zone = Tijdzone
setup-you = Jij
setup-you-text = Je wordt de eigenaar en kunt de anderen uitnodigen.
setup-begin = Begin met schrijven

signin-title = Kom binnen, { $organisation }
signin-name = Gebruikersnaam of e-mailadres
signin-password = Wachtwoord
signin-passkey = Inloggen met een passkey
signin-lost = Ik kom er niet in
signin-lost-text = Vraag een beheerder van je organisatie om een link waarmee je een nieuw wachtwoord kiest. Met een passkey of een herstelcode kom je ook binnen.
signin-join = Ik heb nog geen account
signin-demo = Rondkijken in de demo
toast-signed-out = Je bent uitgelogd.

second-title = Nog één stap
second-text = Vul de code uit je authenticator-app in.
second-code = Code
second-hint = Geen telefoon bij de hand? Een van je herstelcodes werkt ook.
second-back = Opnieuw beginnen

join-title = Doe mee met { $organisation }
join-by = { $who } nodigt je uit.
join-by-unit = { $who } nodigt je uit voor { $unit }.
join-moderator = Je komt binnen als moderator en helpt de orde te bewaren.
join-enter = Kom binnen
join-already = Ik heb al een account
join-ask-text = Voor mensen met een adres bij { $domains }. Een beheerder bekijkt elke aanvraag.
join-ask = Vraag om mee te doen
join-asked-title = Je hebt gevraagd om mee te doen
join-asked-text = Een beheerder moet het eerst goedkeuren. Daarna kun je hier inloggen met het wachtwoord dat je net hebt gekozen; vraag ernaar als het lang duurt.
join-asked-next = Naar de inlogpagina
join-closed-title = Deze uitnodiging werkt niet meer
join-closed-text = Ze is opgebruikt, verlopen of ingetrokken. Vraag degene die haar stuurde om een nieuwe.

reset-title = Een nieuw wachtwoord
reset-text = Voor @{ $handle }. Als je het gekozen hebt, ben je overal uitgelogd.
reset-password = Nieuw wachtwoord
reset-closed-title = Deze link werkt niet meer
reset-closed-text = Hij werkt één keer en één dag. Vraag een beheerder om een nieuwe.
toast-password-new = Je nieuwe wachtwoord werkt. Log ermee in.

demo-title = Wie wil je zijn?
demo-text = Iedereen hier is verzonnen. Kies iemand en kijk rond door zijn of haar ogen; niets van wat je doet verlaat deze machine.
