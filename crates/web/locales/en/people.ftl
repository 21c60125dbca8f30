# People: profiles, following, muting, blocking.
profile-edit = Edit profile
profile-mention = Mention
profile-follows-you = follows you
profile-say-more = Tell colleagues who you are
profile-suspended = not active
profile-lists = Lists
profile-mute = Mute until I say so
profile-mute-3600 = Mute for an hour
profile-mute-86400 = Mute for a day
profile-mute-604800 = Mute for a week
profile-unmute = Unmute
profile-block = Block
profile-unblock = Unblock
profile-speaks = Speaks { $languages }
profile-joined = Here since { $when }
profile-clock-same = { $time } there, as with you
profile-clock-ahead = { $time } there, { $hours } h ahead of you
profile-clock-behind = { $time } there, { $hours } h behind you
profile-clock-ahead-odd = { $time } there, { $hours } h { $minutes } min ahead of you
profile-clock-behind-odd = { $time } there, { $hours } h { $minutes } min behind you
profile-count-posts = { $n ->
    [one] post
   *[other] posts
}
profile-count-following = following
profile-count-followers = { $n ->
    [one] follower
   *[other] followers
}
profile-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
profile-reports-to = Reports to
profile-reports = { $n ->
    [one] { $n } person reports to them
   *[other] { $n } people report to them
}
profile-blocking = You have blocked { $who }: neither of you sees the other’s posts.
profile-blocked-by = { $who } has blocked you: neither of you sees the other’s posts.
profile-muting = You have muted { $who }. Their posts stay away from your timelines; they do not know.
profile-muting-until = You have muted { $who } until { $when }. They do not know.
profile-former = { $who } has left the organisation. What they wrote stays.
profile-tabs = Posts of { $who }
profile-tab-posts = Posts
profile-tab-replies = Posts and replies
profile-tab-media = Pictures
profile-quiet-title = Quiet here
profile-quiet = { $who } has not written anything you can see yet.
profile-quiet-media = { $who } has not shown any pictures yet.
profile-quiet-mine = What you write gathers here. Say what you are working on.
profile-quiet-mine-media = Pictures you post gather here.
profile-quiet-blocked-title = Nothing to read
profile-quiet-blocked = There is a block between the two of you.
profile-followers = Followers
profile-following = Following
profile-follows-of = Followers of { $who }
profile-no-followers = No followers yet
profile-no-followers-text = Nobody follows { $who } yet.
profile-no-following = Follows nobody yet
profile-no-following-text = { $who } does not follow anybody yet.
people-find = Find people
lists-of-title = Lists with { $who }
lists-of-hint = Your lists are yours alone: nobody is told they are in one.
lists-of-none-title = You have no lists yet
lists-of-none = A list gathers the posts of a few people, for instance of a project.
lists-of-make = Make a list
toast-followed = You follow { $who } now.
toast-unfollowed = You no longer follow { $who }.
toast-muted = { $who } is muted.
toast-unmuted = { $who } is no longer muted.
toast-blocked = { $who } is blocked.
toast-unblocked = { $who } is no longer blocked.
status-set = Set a status
status-until = until { $when }

# Settings of the profile.
profile-see = See it
profile-face = Your face
profile-face-about = Colleagues find you faster by your face. Without a picture one is drawn from your name.
profile-face-choose = Choose a picture
profile-face-hint = JPEG, PNG, WebP, GIF or AVIF, at most 16 MB. The middle is cut out as a square; where and how it was taken is removed.
profile-face-use = Use this picture
profile-face-remove = Back to the drawn face
toast-face = That is you now.
toast-faceless = Your face is drawn from your name again.
profile-who = Who you are
profile-name = Name
profile-title = Job title
profile-placed = Your unit and your job title are set by an administrator.
profile-unit = Home unit
profile-unit-none = None
profile-unit-hint = Where you work. Posts for this unit and those above it reach you.
profile-manager = Reports to
profile-manager-hint = Begin to write a name, or leave it empty.
profile-location = Place
profile-location-hint = A town, a building, a floor.
profile-zone = Time zone
profile-zone-own = As the organisation ({ $zone })
profile-languages = Languages
profile-languages-none = none chosen
profile-about = About you
profile-about-hint = What people may ask you about. At most { $n } characters; @people, #tags and links work.
profile-links = Links
profile-link-label = Name of link
profile-link-url = Address of link

# The status line
status-title = What are you doing?
status-about = A line beside your name, for as long as it is true.
status-text = Status
status-emoji = Emoji
status-example = Cupping until three
status-for = For how long
status-for-half-hour = Half an hour
status-for-hour = An hour
status-for-four-hours = Four hours
status-for-today = Today
status-for-week = This week
status-for-ever = Until I change it
status-say = Set status
status-clear = Clear
status-ready = Quick choices
status-ready-coffee = Having a coffee
status-ready-focus = Please do not disturb
status-ready-meeting = In a meeting
status-ready-home = Working from home
status-ready-away = On holiday
toast-status = Everyone can see what you are doing.
toast-status-gone = Your status is gone.
refused-manager-circle = That cannot be: this person reports to you, directly or by others.
refused-links-no-link = One of these is not an address on the web.
refused-face-choose = Choose a picture first.

# Away
away-until = Away until { $when }
known-by = Followed by { $names }, whom you follow
known-by-more = Followed by { $names } and { $n } more whom you follow
recommend-menu = Recommend on my profile
recommend-title = { $who } recommends
recommend-page = Recommend { $who }
recommend-text = Up to five people you would send others to stand on your profile, for everyone to see.
recommend-reason = Why?
recommend-reason-hint = One line, such as: knows every machine built since 1990.
recommend-do = Recommend
recommend-remove = Do not recommend
recommend-edit = Change what you say of { $who }
toast-recommended = It is on your profile.
toast-unrecommended = It is gone from your profile.
