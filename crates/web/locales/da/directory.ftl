# At finde folk: oversigten, folk at møde, diagrammet.
people-ways = Måder at se folk på
people-cards = Alle
people-meet = Folk at møde
people-words = Navn eller ord
people-words-example = Navn, stilling, enhed
people-unit = Enhed
people-place = Sted
people-language = Taler
people-any-unit = Hele { $organisation }
people-any-place = Overalt
people-any-language = Alle sprog
people-show = Vis
people-more = Efter enhed, sted eller sprog
people-all = Vis alle
people-none-title = Ingen passer
people-none = Ingen her passer på det hele. Prøv færre ord eller en enhed højere oppe.
people-alone-title = Her er stille
people-alone = Ingen er kommet endnu. Inviter dine kolleger, så dukker de op her.
meet-sub = Deres opslag bliver din forside
meet-none-title = Du kender alle
meet-none = Der er ingen tilbage at foreslå. Nye kolleger dukker op her, når de kommer.
meet-dismiss = Ikke nu
meet-dismiss-who = Foreslå ikke { $who } igen
meet-more = Flere folk
toast-dismissed = { $who } bliver ikke foreslået igen.
meet-why-manager = Din leder
meet-why-above = Din leders leder
meet-why-report = Du er leder for vedkommende
meet-why-peer = Har samme leder som dig
meet-why-unit = I din enhed
meet-why-followed = { $n ->
    [one] Følges af { $n }, du følger
   *[other] Følges af { $n }, du følger
}
meet-why-active = Skriver tit
meet-why-new = Ny her
chart-title = Hvem hører under hvem
chart-sub = Åbn et niveau med et klik eller piletasterne
chart-find = Find en persons plads
chart-go = Vis
chart-you = dig
chart-reports = { $n ->
    [one] leder { $n } person
   *[other] leder { $n } personer
}
chart-open = Vis deres folk
chart-more = Flere folk
chart-below = Hører under { $who }
chart-apart = { $n ->
    [one] { $n } person har ikke angivet en leder.
   *[other] { $n } personer har ikke angivet en leder.
}
chart-none-title = Ingen linjer endnu
chart-none = Diagrammet tegner sig selv ud fra folks profiler: hvem de har som leder.
chart-say = Angiv din leder
