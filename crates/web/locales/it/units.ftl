# Unità: l’albero e la pagina di ognuna.
units-title = Unità
units-sub = Com’è fatta l’organizzazione
units-none-title = Ancora nessuna unità
units-none = Aziende, reparti, squadre, sedi: quando ci sono, le persone si trovano e scrivono per loro.
units-make = Costruisci l’albero
units-below = Sotto { $unit }
unit-kind-company = Azienda
unit-kind-division = Divisione
unit-kind-department = Reparto
unit-kind-team = Squadra
unit-kind-office = Sede
unit-kind-floor = Piano
unit-above = Fa parte di
unit-below = Parti
unit-all-people = { $n ->
    [one] { $n } persona
   *[other] Tutte le { $n } persone
}
unit-tab-posts = Post
unit-tab-people = Persone
unit-join = Partecipa
unit-leave = Esci
unit-follow = Segui tutti qui
unit-quiet-title = Tutto tranquillo
unit-quiet = Qui si raccolgono i post delle persone di { $unit } e quelli per questa unità.
unit-nobody-title = Ancora nessuno
unit-nobody = Nessuno fa ancora parte di questa unità.
toast-joined = Ci sei. Ora ti arrivano i post per questa cerchia.
toast-left = Fatto: non ne fai più parte.
toast-followed-all = { $n ->
    [0] Segui già tutti qui.
    [one] Ora segui { $n } persona in più.
   *[other] Ora segui { $n } persone in più.
}
refused-home-unit = Questa è la tua unità. Prima scegline un’altra nel profilo.
refused-people-too-many = Sono troppe persone in una volta: al massimo { $limit }. Scegli un’unità più piccola.
refused-parent-circle = Non è possibile: questa unità fa parte di quella che vuoi spostare.
refused-unit-used = Questa unità ha ancora persone, parti, inviti o post. Prima spostali.
refused-no-circle = A questa unità non si partecipa liberamente. Se ci lavori, sceglila nel profilo.
