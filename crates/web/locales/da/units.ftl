# Enheder: træet og siden for hver.
units-title = Enheder
units-sub = Sådan er organisationen bygget op
units-none-title = Ingen enheder endnu
units-none = Selskaber, afdelinger, teams, kontorer: når de er der, finder folk hinanden gennem dem og skriver til dem.
units-make = Byg træet
units-below = Under { $unit }
unit-kind-company = Selskab
unit-kind-division = Division
unit-kind-department = Afdeling
unit-kind-team = Team
unit-kind-office = Kontor
unit-kind-floor = Etage
unit-above = Del af
unit-below = Dele
unit-all-people = { $n ->
    [one] { $n } person
   *[other] Alle { $n } personer
}
unit-tab-posts = Opslag
unit-tab-people = Folk
unit-join = Vær med
unit-leave = Forlad
unit-follow = Følg alle her
unit-quiet-title = Stille her
unit-quiet = Opslag fra folk i { $unit }, og opslag til enheden, samles her.
unit-nobody-title = Ingen her endnu
unit-nobody = Ingen hører til denne enhed endnu.
toast-joined = Du er med. Opslag til denne kreds når dig nu.
toast-left = Du er ude.
toast-followed-all = { $n ->
    [0] Du følger allerede alle her.
    [one] Du følger nu { $n } person mere.
   *[other] Du følger nu { $n } personer mere.
}
refused-home-unit = Det er din egen enhed. Vælg først en anden på din profil.
refused-people-too-many = Det er for mange på én gang: højst { $limit }. Vælg en mindre enhed.
refused-parent-circle = Det går ikke: denne enhed er en del af den, du vil flytte.
refused-unit-used = Enheden har stadig folk, dele, invitationer eller opslag. Flyt dem først.
refused-no-circle = Man kan ikke bare være med i denne enhed. Vælg den på din profil, hvis du arbejder der.
