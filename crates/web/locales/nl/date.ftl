# How this language tells the time. Days, years and hours come as text; $n is a number.
date-now = nu
date-minutes = { $n } min
date-hours = { $n } u
date-days = { $n } d
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
date-clock = { $hour }:{ $minute }
date-full = { $weekday } { $day } { $month } { $year } om { $time }
date-month =
    { $n ->
        [1] januari
        [2] februari
        [3] maart
        [4] april
        [5] mei
        [6] juni
        [7] juli
        [8] augustus
        [9] september
        [10] oktober
        [11] november
       *[12] december
    }
date-month-short =
    { $n ->
        [1] jan
        [2] feb
        [3] mrt
        [4] apr
        [5] mei
        [6] jun
        [7] jul
        [8] aug
        [9] sep
        [10] okt
        [11] nov
       *[12] dec
    }
date-weekday =
    { $n ->
        [1] maandag
        [2] dinsdag
        [3] woensdag
        [4] donderdag
        [5] vrijdag
        [6] zaterdag
       *[7] zondag
    }
