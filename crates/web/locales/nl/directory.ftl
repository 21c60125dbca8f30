# Mensen vinden: de gids, mensen om te ontmoeten, het organogram.
people-ways = Manieren om mensen te bekijken
people-cards = Iedereen
people-meet = Mensen om te leren kennen
people-words = Naam of woorden
people-words-example = Naam, functie, afdeling
people-unit = Afdeling
people-place = Plaats
people-language = Spreekt
people-any-unit = Heel { $organisation }
people-any-place = Overal
people-any-language = Elke taal
people-show = Tonen
people-more = Op afdeling, plaats of taal
people-all = Iedereen tonen
people-none-title = Niemand past
people-none = Niemand hier past bij dat alles. Probeer minder woorden, of een afdeling hogerop.
people-alone-title = Het is hier stil
people-alone = Er is nog niemand. Nodig je collega’s uit en ze verschijnen hier.
meet-sub = Hun berichten maken je startpagina
meet-none-title = Je kent iedereen
meet-none = Er is niemand meer om voor te stellen. Nieuwe collega’s verschijnen hier zodra ze er zijn.
meet-dismiss = Nu niet
meet-dismiss-who = { $who } niet meer voorstellen
meet-more = Meer mensen
toast-dismissed = { $who } wordt niet meer voorgesteld.
meet-why-manager = Je leidinggevende
meet-why-above = De leidinggevende van je leidinggevende
meet-why-report = Je geeft er leiding aan
meet-why-peer = Heeft dezelfde leidinggevende als jij
meet-why-unit = Op jouw afdeling
meet-why-followed = { $n ->
    [one] Gevolgd door { $n } persoon die jij volgt
   *[other] Gevolgd door { $n } mensen die jij volgt
}
meet-why-active = Schrijft vaak
meet-why-new = Nieuw hier
chart-title = Wie onder wie valt
chart-sub = Open een laag met een klik of de pijltjestoetsen
chart-find = Zoek iemands plek
chart-go = Tonen
chart-you = jij
chart-reports = { $n ->
    [one] geeft leiding aan { $n } persoon
   *[other] geeft leiding aan { $n } mensen
}
chart-open = Hun mensen tonen
chart-more = Meer mensen
chart-below = Valt onder { $who }
chart-apart = { $n ->
    [one] { $n } persoon heeft geen leidinggevende ingevuld.
   *[other] { $n } mensen hebben geen leidinggevende ingevuld.
}
chart-none-title = Nog geen lijnen
chart-none = Het organogram ontstaat uit wat mensen op hun profiel invullen: wie hun leidinggevende is.
chart-say = Vul je leidinggevende in
