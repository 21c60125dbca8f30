# Persone: profili, seguire, silenziare, bloccare.
profile-edit = Modifica il profilo
profile-mention = Menziona
profile-follows-you = ti segue
profile-say-more = Racconta ai colleghi chi sei
profile-suspended = non attivo
profile-lists = Liste
profile-mute = Silenzia finché non cambio idea
profile-mute-3600 = Silenzia per un’ora
profile-mute-86400 = Silenzia per un giorno
profile-mute-604800 = Silenzia per una settimana
profile-unmute = Non silenziare più
profile-block = Blocca
profile-unblock = Sblocca
profile-speaks = Parla { $languages }
profile-joined = Qui dal { $when }
profile-clock-same = Lì sono le { $time }, come da te
profile-clock-ahead = Lì sono le { $time }, { $hours } h avanti rispetto a te
profile-clock-behind = Lì sono le { $time }, { $hours } h indietro rispetto a te
profile-clock-ahead-odd = Lì sono le { $time }, { $hours } h { $minutes } min avanti rispetto a te
profile-clock-behind-odd = Lì sono le { $time }, { $hours } h { $minutes } min indietro rispetto a te
profile-count-posts = { $n ->
    [one] post
   *[other] post
}
profile-count-following = seguiti
profile-count-followers = { $n ->
    [one] seguace
   *[other] seguaci
}
profile-posts = { $n } post
profile-reports-to = Responsabile
profile-reports = { $n ->
    [one] { $n } persona nel suo gruppo
   *[other] { $n } persone nel suo gruppo
}
profile-blocking = Hai bloccato { $who }: nessuno dei due vede i post dell’altro.
profile-blocked-by = { $who } ti ha bloccato: nessuno dei due vede i post dell’altro.
profile-muting = Hai silenziato { $who }. I suoi post restano fuori dalle tue timeline, e non lo sa.
profile-muting-until = Hai silenziato { $who } fino a { $when }. Non lo sa.
profile-former = { $who } non lavora più qui. Quello che ha scritto resta.
profile-tabs = Post di { $who }
profile-tab-posts = Post
profile-tab-replies = Post e risposte
profile-tab-media = Immagini
profile-quiet-title = Tutto tranquillo
profile-quiet = { $who } non ha ancora scritto nulla che tu possa vedere.
profile-quiet-media = { $who } non ha ancora mostrato immagini.
profile-quiet-mine = Qui si raccoglie quello che scrivi. Racconta a cosa stai lavorando.
profile-quiet-mine-media = Qui si raccolgono le immagini che pubblichi.
profile-quiet-blocked-title = Niente da leggere
profile-quiet-blocked = C’è un blocco tra voi due.
profile-followers = Seguaci
profile-following = Seguiti
profile-follows-of = Seguaci di { $who }
profile-no-followers = Ancora nessun seguace
profile-no-followers-text = Nessuno segue ancora { $who }.
profile-no-following = Non segue ancora nessuno
profile-no-following-text = { $who } non segue ancora nessuno.
people-find = Trova persone
lists-of-title = Liste con { $who }
lists-of-hint = Le tue liste sono solo tue: nessuno viene a sapere di esserci.
lists-of-none-title = Non hai ancora liste
lists-of-none = Una lista raccoglie i post di poche persone, per esempio di un progetto.
lists-of-make = Crea una lista
toast-followed = Ora segui { $who }.
toast-unfollowed = Non segui più { $who }.
toast-muted = { $who }: silenziato.
toast-unmuted = { $who }: non più silenziato.
toast-blocked = { $who }: bloccato.
toast-unblocked = { $who }: sbloccato.
status-set = Imposta uno stato
status-until = fino a { $when }
