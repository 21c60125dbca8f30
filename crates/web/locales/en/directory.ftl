# Finding people: the directory, people to meet, the chart.
people-ways = Ways to look at people
people-cards = Everyone
people-meet = People to meet
people-words = Name or words
people-words-example = Name, title, unit
people-unit = Unit
people-place = Place
people-language = Speaks
people-any-unit = All of { $organisation }
people-any-place = Anywhere
people-any-language = Any language
people-show = Show
people-more = By unit, place or language
people-all = Show everyone
people-none-title = Nobody fits
people-none = Nobody here fits all of that. Try fewer words, or a unit further up.
people-alone-title = It is quiet here
people-alone = Nobody has joined yet. Invite your colleagues and they show up here.
meet-sub = Their posts make your home
meet-none-title = You know everyone
meet-none = There is nobody left to suggest. New colleagues show up here when they join.
meet-dismiss = Not now
meet-dismiss-who = Do not suggest { $who } again
meet-more = More people
toast-dismissed = { $who } will not be suggested again.
meet-why-manager = You report to them
meet-why-above = Your manager’s manager
meet-why-report = Reports to you
meet-why-peer = Has the same manager as you
meet-why-unit = In your unit
meet-why-followed = { $n ->
    [one] Followed by { $n } person you follow
   *[other] Followed by { $n } people you follow
}
meet-why-active = Writes often
meet-why-new = New here
chart-title = Who reports to whom
chart-sub = Open a level with a click or the arrow keys
chart-find = Find someone’s place
chart-go = Show
chart-you = you
chart-reports = { $n ->
    [one] leads { $n } person
   *[other] leads { $n } people
}
chart-open = Show their people
chart-more = More people
chart-below = Reports to { $who }
chart-apart = { $n ->
    [one] { $n } person has not said whom they report to.
   *[other] { $n } people have not said whom they report to.
}
chart-none-title = No lines yet
chart-none = The chart draws itself from what people say on their profile: whom they report to.
chart-say = Say whom you report to
