# Words that stand on many pages.
skip = Gå til indholdet
undo = Fortryd
save = Gem
close = Luk
sign-in = Log ind
settings = Indstillinger
toast-saved = Gemt.
