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
