# Words that stand on many pages.
skip = Skip to the page
undo = Undo
save = Save
close = Close
sign-in = Sign in
settings = Settings
toast-saved = Saved.
