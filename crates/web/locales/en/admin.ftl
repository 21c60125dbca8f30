# Administration.
admin-title = Administration
admin-overview = Overview
admin-people = People
admin-invitations = Invitations
admin-units = Units
admin-import = Import
admin-organisation = Organisation
admin-jobs = Background work
admin-number = { $n }
admin-back = Back
admin-more = Next page
admin-any = Any
admin-pending-note = { $n ->
    [one] One person asks to join.
   *[other] { $n } people ask to join.
}
admin-pending-see = Decide
admin-dead-note = { $n ->
    [one] One job has failed for good.
   *[other] { $n } jobs have failed for good.
}
admin-dead-see = Look
admin-unprotected-note = { $n ->
    [one] One owner or administrator signs in with nothing but a password.
   *[other] { $n } owners and administrators sign in with nothing but a password.
}
admin-unprotected-see = Protect my account
admin-active = Active
admin-pending = Ask to join
admin-suspended = Suspended
admin-former = Left
admin-posts = Posts
admin-machine = The machine
admin-version = Version
admin-database = Database
admin-jobs-waiting = Waiting
admin-jobs-running = Being done
admin-jobs-dead = Failed
admin-jobs-none = There is nothing to do. Work that waits or fails shows up here.
admin-job-kind = Work
admin-job-tries = Tries
admin-job-due = Due
admin-job-error = Last error
admin-job-retry = Try again
admin-job-drop = Drop
toast-job-retried = It is tried again now.
toast-job-dropped = Dropped.

admin-who = Who
admin-role = Role
admin-state = State
admin-email = E-mail
admin-seen = Last signed in
admin-never = never
admin-joined = Joined
admin-people-find = Name, handle or address
admin-people-show = Show
admin-people-none = Nobody fits. Ask for less, or invite someone.
role-member = Member
role-moderator = Moderator
role-admin = Administrator
role-owner = Owner
state-pending = Asks to join
state-active = Active
state-suspended = Suspended
state-former = Left
admin-role-text = Moderators keep order. Administrators invite, approve and configure. Owners do everything and name administrators.
admin-access = Getting in
admin-reset = Link for a new password
admin-reset-about = For someone who has forgotten their password. You pass the link on yourself.
admin-reset-text = With this link { $name } chooses a new password. It works once and for one day, and this is the only time you see it.
admin-link = Link
admin-copy = Copy
admin-copied = Copied
admin-second-on = The second step is on.
admin-second-off = The second step is off.
admin-second-about = If someone has lost phone, passkeys and recovery codes, remove them all here; be sure whom you are talking to.
admin-second-remove = Remove second step and passkeys
admin-state-text = Whoever may not sign in is signed out everywhere at once. What they wrote stays.
admin-activate = Let in again
admin-suspend = Suspend
admin-former-mark = Has left
admin-yourself = You cannot suspend yourself.
admin-owners-only = Only an owner can change the account of an administrator or owner.
admin-decide = Asks to join
admin-decide-text = Do you know this person, and is the address theirs? It has not been checked by mail.
admin-approve = Let in
admin-reject = Turn down
toast-rejected = Turned down. Nothing is kept of the request.

admin-invite = Invite people
admin-invite-text = Make a link and pass it on. Whoever opens it can join within its limits.
admin-invite-make = Make the link
admin-invite-note = What for
admin-invite-note-hint = For yourself and other administrators, such as “New in spring”.
admin-invite-plain = Invitation
admin-unit = Unit
admin-no-unit = None
admin-invite-uses = How many people
admin-invite-uses-hint = Leave it empty for no limit.
admin-invite-days = For how many days
admin-invite-days-hint = Leave it empty for no end.
admin-invite-used = Used
admin-invite-until = Until
admin-invite-open = Open
admin-invite-revoked = Taken back
admin-invite-over = Over
admin-invite-revoke = Take back
admin-invitations-none = No invitations yet. Make the first one above.
admin-invitation-made = Your invitation
admin-invitation-once = Copy this link and send it to whom you invite. This is the only time you see it.
toast-invitation-revoked = Nobody can come in with it any more.

admin-limit-hint = From 20 to 5,000 characters.
admin-joining = Joining
admin-domains = Mail domains whose people may ask to join
admin-domains-hint = One a line. An administrator approves each request. Leave it empty to let in invited people only.
admin-own-place = People say their unit and job title themselves
admin-own-place-hint = Whoever is in a unit reads what is written for it, and rules bring people into groups by unit and title. Switch it off where that matters: then only the list of people (Import) changes them.
admin-outside = The outside
admin-cards = Fetch titles and images of links
admin-cards-hint = Corner visits links in posts to show a card. Switch it off where this machine has no way out.
admin-groups = Groups
admin-groups-secret = Secret groups
