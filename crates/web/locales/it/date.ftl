# How this language tells the time. Days, years and hours come as text; $n is a number.
date-now = ora
date-minutes = { $n } min
date-hours = { $n } h
date-days = { $n } g
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
date-clock = { $hour }:{ $minute }
date-full = { $weekday } { $day } { $month } { $year } alle { $time }
date-month =
    { $n ->
        [1] gennaio
        [2] febbraio
        [3] marzo
        [4] aprile
        [5] maggio
        [6] giugno
        [7] luglio
        [8] agosto
        [9] settembre
        [10] ottobre
        [11] novembre
       *[12] dicembre
    }
date-month-short =
    { $n ->
        [1] gen
        [2] feb
        [3] mar
        [4] apr
        [5] mag
        [6] giu
        [7] lug
        [8] ago
        [9] set
        [10] ott
        [11] nov
       *[12] dic
    }
date-weekday =
    { $n ->
        [1] lunedì
        [2] martedì
        [3] mercoledì
        [4] giovedì
        [5] venerdì
        [6] sabato
       *[7] domenica
    }
