# Det, man helst ikke vil læse.
filters-words = Ord
filters-words-about = Opslag med disse ord foldes sammen eller udelades, kun for dig og på alle sider.
filters-add = Tilføj filteret
filters-phrase = Ord eller vending
filters-phrase-hint = Store bogstaver og accenter gør ingen forskel. Tags og emoji kan også bruges.
filters-whole-word = Kun som helt ord
filters-whole = helt ord
filters-action = Hvad sker der med et opslag, der har det?
filters-warn = Fold det sammen
filters-warn-hint = Du ser, at det er der, og kan åbne det.
filters-hide = Udelad det
filters-hide-hint = I tidslinjer er det der slet ikke; i en samtale er det foldet sammen.
filters-for = Hvor længe?
filters-ever = indtil du sletter det
filters-is-warn = foldet sammen
filters-is-hide = udeladt
filters-until-unmuted = indtil du viser dem igen
filters-over = er slut
filters-until = indtil { $when }
filters-same = Som det er nu
filters-minutes =
    { $n ->
        [one] { $n } minut
       *[other] { $n } minutter
    }
filters-hours =
    { $n ->
        [one] { $n } time
       *[other] { $n } timer
    }
filters-days =
    { $n ->
        [one] { $n } dag
       *[other] { $n } dage
    }
filters-weeks =
    { $n ->
        [one] { $n } uge
       *[other] { $n } uger
    }
filters-edit = Rediger
filters-edit-title = Rediger filteret
filters-delete = Slet
filters-muted = Skjulte personer
filters-muted-about = Du ser ikke deres opslag i dine tidslinjer. Det ved de ikke.
filters-blocked = Blokerede personer
filters-blocked-about = I ser ikke hinandens opslag og kan ikke følge hinanden.
filters-nobody = Ingen.
filters-unmute = Vis igen
filters-unblock = Ophæv blokering
toast-filter-deleted = Filteret er slettet.
