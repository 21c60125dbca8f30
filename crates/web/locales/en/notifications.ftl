# What people are told, and how they wish to be told.
notifications-title = Notifications
notifications-kinds = Kinds of notifications
notifications-tab-all = All
notifications-tab-to-me = To you
notifications-tab-liked = Favourites and boosts
notifications-tab-follows = Follows
notifications-none = Nothing new
notifications-none-text = When someone answers you, mentions you or likes what you wrote, you will find it here.
notifications-none-next = See what everyone is saying
notifications-answer = Answer
notifications-join-look = Look at the request
notifications-who-two = { $one } and { $two }
notifications-who-more =
    { $n ->
        [one] { $one } and { $n } other
       *[other] { $one } and { $n } others
    }
notifications-mention = { $who } mentioned you
notifications-reply = { $who } answered you
notifications-boost = { $who } boosted your post
notifications-quote = { $who } quoted you
notifications-favourite = { $who } favourited your post
notifications-reaction = { $who } reacted { $emoji } to your post
notifications-follow = { $who } follows you now
notifications-poll = A poll by { $who } that you voted in has ended
notifications-edit = { $who } edited a post you boosted
notifications-join = { $who } asks to join
notifications-message = { $who } wrote to you
notifications-poll-mine = Your poll has ended
notifications-from = What you want to hear about
notifications-from-hint = Choose whose notifications you get, for each kind.
notifications-from-everyone = From everyone
notifications-from-followed = From people I follow
notifications-from-nobody = Never
notifications-quiet = Quiet hours
notifications-quiet-hint = Between these times nothing pops up or makes a sound. You will find it here afterwards.
notifications-quiet-from = From
notifications-quiet-until = Until
notifications-quiet-both = Give both times, or neither.
notifications-kind-mention = Mentions
notifications-kind-reply = Answers
notifications-kind-quote = Quotes
notifications-kind-favourite = Favourites
notifications-kind-reaction = Reactions
notifications-kind-boost = Boosts
notifications-kind-follow = New followers
notifications-kind-message = Messages
notifications-kind-poll = Polls that end
notifications-kind-edit = Edits of posts I boosted
notifications-group_invite = { $who } invites you to the group { $group }
notifications-group_request = { $who } asks to join the group { $group }
notifications-group_accepted = { $who } let you into the group { $group }
notifications-group_declined = { $who } did not let you into the group { $group }
notifications-group_post = { $who } posted in { $group }
notifications-group_digest = { $n ->
    [one] One new post in { $group }
   *[other] { $n } new posts in { $group }
}
notifications-group-look = Go to the group
notifications-kind-group_invite = Invitations to groups

# On this device, while no page is open.
device-title = On this device
device-text = Be told even when Corner is not open.
device-none = This browser cannot do that. On a phone or tablet it often can once you have added Corner to the home screen.
device-denied = Your browser has been told not to show anything from Corner. Allow it in the browser’s settings for this site, then come back here.
device-asked = Your browser is asking you. Choose to allow it.
device-off = It is off on this device.
device-turn-on = Turn on
device-on = It is on.
device-choose = Choose what
device-turn-off = Turn off
notifications-kind-group_post = Posts in groups I hear everything of
js-device-failed = Your browser could not reach its push service. Try again later.
toast-device-on = You are told on this device from now on
toast-device-off = You are no longer told on this device
