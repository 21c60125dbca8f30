# Units: the tree and the page of each.
units-title = Units
units-sub = How the organisation is built
units-none-title = No units yet
units-none = Companies, departments, teams, offices: once they are there, people find each other by them and post to them.
units-make = Build the tree
units-below = Below { $unit }
unit-kind-company = Company
unit-kind-division = Division
unit-kind-department = Department
unit-kind-team = Team
unit-kind-office = Office
unit-kind-floor = Floor
unit-above = Part of
unit-below = Parts
unit-all-people = { $n ->
    [one] { $n } person
   *[other] All { $n } people
}
unit-tab-posts = Posts
unit-tab-people = People
unit-join = Join
unit-leave = Leave
unit-follow = Follow everyone here
unit-quiet-title = Quiet here
unit-quiet = Posts of the people of { $unit }, and posts for it, gather here.
unit-nobody-title = Nobody here yet
unit-nobody = Nobody belongs to this unit yet.
toast-joined = You are in. Posts for this circle reach you now.
toast-left = You have left.
toast-followed-all = { $n ->
    [0] You follow everyone here already.
    [one] You follow { $n } person more now.
   *[other] You follow { $n } people more now.
}
refused-home-unit = This is your home unit. Choose another on your profile first.
refused-people-too-many = That is too many people at once: at most { $limit }. Choose a smaller unit.
refused-parent-circle = That cannot be: this unit is part of the one you want to move.
refused-unit-used = This unit still has people, parts, invitations or posts. Move them first.
refused-no-circle = This unit is not open to join. Choose it as your home on your profile if you work there.
