# How this language tells the time. Days, years and hours come as text; $n is a number.
date-now = nu
date-minutes = { $n } min
date-hours = { $n } t
date-days = { $n } d
date-day = { $day }. { $month }
date-day-year = { $day }. { $month } { $year }
date-clock = { $hour }.{ $minute }
date-full = { $weekday } den { $day }. { $month } { $year } kl. { $time }
date-month =
    { $n ->
        [1] januar
        [2] februar
        [3] marts
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] december
    }
date-month-short =
    { $n ->
        [1] jan.
        [2] feb.
        [3] mar.
        [4] apr.
        [5] maj
        [6] jun.
        [7] jul.
        [8] aug.
        [9] sep.
        [10] okt.
        [11] nov.
       *[12] dec.
    }
date-weekday =
    { $n ->
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
       *[7] søndag
    }
