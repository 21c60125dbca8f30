# Trovare persone: l’elenco, persone da conoscere, l’organigramma.
people-ways = Modi di guardare le persone
people-cards = Tutti
people-meet = Persone da conoscere
people-words = Nome o parole
people-words-example = Nome, ruolo, unità
people-unit = Unità
people-place = Luogo
people-language = Parla
people-any-unit = Tutta { $organisation }
people-any-place = Ovunque
people-any-language = Qualsiasi lingua
people-show = Mostra
people-more = Per unità, luogo o lingua
people-all = Mostra tutti
people-none-title = Nessuno corrisponde
people-none = Qui nessuno corrisponde a tutto questo. Prova con meno parole, o con un’unità più in alto.
people-alone-title = Qui è tranquillo
people-alone = Non è ancora arrivato nessuno. Invita i tuoi colleghi e compariranno qui.
meet-sub = I loro post fanno la tua pagina iniziale
meet-none-title = Conosci tutti
meet-none = Non c’è più nessuno da suggerire. I nuovi colleghi compaiono qui quando arrivano.
meet-dismiss = Non ora
meet-dismiss-who = Non suggerire più { $who }
meet-more = Altre persone
toast-dismissed = { $who } non verrà più suggerito.
meet-why-manager = È il tuo responsabile
meet-why-above = Il responsabile del tuo responsabile
meet-why-report = Fa parte del tuo gruppo
meet-why-peer = Ha il tuo stesso responsabile
meet-why-unit = Nella tua unità
meet-why-followed = { $n ->
    [one] Seguito da { $n } persona che segui
   *[other] Seguito da { $n } persone che segui
}
meet-why-active = Scrive spesso
meet-why-new = Appena arrivato
chart-title = Chi risponde a chi
chart-sub = Apri un livello con un clic o con le frecce
chart-find = Trova il posto di qualcuno
chart-go = Mostra
chart-you = tu
chart-reports = { $n ->
    [one] guida { $n } persona
   *[other] guida { $n } persone
}
chart-open = Mostra le sue persone
chart-more = Altre persone
chart-below = Rispondono a { $who }
chart-apart = { $n ->
    [one] { $n } persona non ha indicato un responsabile.
   *[other] { $n } persone non hanno indicato un responsabile.
}
chart-none-title = Ancora nessuna linea
chart-none = L’organigramma si disegna da sé da quello che ognuno scrive nel profilo: chi è il responsabile.
chart-say = Indica il tuo responsabile
