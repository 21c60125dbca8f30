# How this language tells the time. Days, years and hours come as text; $n is a number.
date-now = now
date-minutes = { $n } min
date-hours = { $n } h
date-days = { $n } d
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
date-clock = { $hour }:{ $minute }
date-full = { $weekday } { $day } { $month } { $year } at { $time }
date-month =
    { $n ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-month-short =
    { $n ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
date-weekday =
    { $n ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
