# Words that stand on many pages.
skip = Naar de inhoud
undo = Ongedaan maken
save = Opslaan
close = Sluiten
sign-in = Inloggen
settings = Instellingen
toast-saved = Opgeslagen.
