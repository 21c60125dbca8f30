# Words that stand on many pages.
skip = Vai al contenuto
undo = Annulla
save = Salva
close = Chiudi
sign-in = Accedi
settings = Impostazioni
toast-saved = Salvato.
