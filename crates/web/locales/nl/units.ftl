# Afdelingen: de boom en de pagina van elk.
units-title = Afdelingen
units-sub = Hoe de organisatie in elkaar zit
units-none-title = Nog geen afdelingen
units-none = Bedrijven, afdelingen, teams, kantoren: zodra ze er zijn, vinden mensen elkaar erdoor en plaatsen ze er berichten.
units-make = De boom bouwen
units-below = Onder { $unit }
unit-kind-company = Bedrijf
unit-kind-division = Divisie
unit-kind-department = Afdeling
unit-kind-team = Team
unit-kind-office = Kantoor
unit-kind-floor = Verdieping
unit-above = Onderdeel van
unit-below = Onderdelen
unit-all-people = { $n ->
    [one] { $n } persoon
   *[other] Alle { $n } mensen
}
unit-tab-posts = Berichten
unit-tab-people = Mensen
unit-join = Meedoen
unit-leave = Weggaan
unit-follow = Iedereen hier volgen
unit-quiet-title = Stil hier
unit-quiet = Berichten van de mensen van { $unit }, en berichten ervoor, komen hier te staan.
unit-nobody-title = Hier is nog niemand
unit-nobody = Nog niemand hoort bij deze afdeling.
toast-joined = Je doet mee. Berichten voor deze kring bereiken je nu.
toast-left = Je bent weg.
toast-followed-all = { $n ->
    [0] Je volgt hier al iedereen.
    [one] Je volgt nu { $n } persoon meer.
   *[other] Je volgt nu { $n } mensen meer.
}
refused-home-unit = Dit is je eigen afdeling. Kies eerst een andere op je profiel.
refused-people-too-many = Dat zijn te veel mensen tegelijk: hooguit { $limit }. Kies een kleinere afdeling.
refused-parent-circle = Dat kan niet: deze afdeling hoort bij die welke je wilt verplaatsen.
refused-unit-used = Deze afdeling heeft nog mensen, onderdelen, uitnodigingen of berichten. Verplaats die eerst.
refused-no-circle = Bij deze afdeling kun je niet zomaar meedoen. Kies haar op je profiel als je er werkt.
