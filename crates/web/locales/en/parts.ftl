# Words of the components every page is made of.
parts-new = { $n } new
parts-new-posts =
    { $n ->
        [one] { $n } new post
       *[other] { $n } new posts
    }
parts-pages = Pages
parts-newer = Newer
parts-older = Older
parts-before = Previous
parts-after = Next
parts-read-to = You stopped reading here
parts-back = Back

# Audiences
parts-for-everyone = Everyone
parts-for-followers = Followers
parts-for-named = Only people named
parts-for-conversation = People in this conversation
parts-audience = Who can see this?
parts-change = Change
parts-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
parts-as-named = those you mention

# A post
parts-filtered = Hidden by your filter “{ $phrase }”
parts-show = Show
parts-hide = Hide
parts-deleted = You deleted this post.
parts-bring-back = Bring it back
parts-replying-to = Replying to
parts-boosted = boosted
parts-pinned = Pinned
parts-edited = edited
parts-boosts =
    { $n ->
        [one] { $n } boost
       *[other] { $n } boosts
    }
parts-favourites =
    { $n ->
        [one] { $n } favourite
       *[other] { $n } favourites
    }
parts-seen-by = Visible to: { $who }
parts-reply = Reply
parts-boost = Boost
parts-no-boost = Cannot be boosted: not for everyone
parts-favourite = Favourite
parts-react = React
parts-reacted =
    { $n ->
        [one] { $emoji }, { $n } person
       *[other] { $emoji }, { $n } people
    }
parts-bookmark = Bookmark
parts-more = More
parts-link = Link to this post
parts-quote = Quote
parts-pin = Pin to my profile
parts-unpin = Unpin
parts-history = Show edits
parts-mute-thread = Mute this thread
parts-unmute-thread = Hear this thread again
parts-why = Why do I see this?
parts-edit = Edit
parts-delete = Delete
parts-mute = Mute { $who }
parts-quote-gone = The quoted post is gone, or not for you.
parts-picture = Picture without description
parts-alt = Description of the picture

# Polls
parts-poll-one = Choose one
parts-poll-many = Choose one or more
parts-vote = Vote
parts-your-choice = your choice
parts-voters =
    { $n ->
        [one] { $n } person voted
       *[other] { $n } people voted
    }
parts-poll-ends = until { $when }
parts-poll-ended = closed { $when }

# People
parts-follow = Follow
parts-following = Following
parts-bot = bot
parts-former = left
parts-there = { $time } there

# Writing
parts-ask = What are you working on?
parts-your-reply = Your reply
parts-wider = More people than before.
parts-wider-why = Some who will see this cannot see what { $who } wrote.
parts-wider-yes = Send it to them anyway
parts-pictures = Pictures
parts-upload = Add them
parts-note = Content note
parts-note-hint = What is folded behind it?
parts-later = Send later
parts-language = Language
parts-language-guess = Let Corner guess
parts-react-more = More emoji
parts-pictures-hint = up to four, 16 MB each
parts-alt-ask = What is in it, for those who cannot see it?
parts-alt-none = No description yet
parts-remove-picture = Remove this picture
parts-poll = Poll
parts-poll-option = Choice { $n }
parts-poll-runs = Runs for
parts-poll-multiple = More than one
parts-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
parts-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
parts-schedule = Schedule
parts-send = Post
parts-keep = Keep as draft
parts-saved = Draft saved
parts-left =
    { $n ->
        [one] { $n } character left
       *[other] { $n } characters left
    }

# Around every page
parts-main = Main
parts-menu = Menu
parts-beside = What is happening
parts-demo-label = Demo
parts-demo = This is a demo. You are { $who }.
parts-demo-other = Be someone else
parts-home = Home
parts-everyone = Everyone
parts-notifications = Notifications
parts-search = Search
parts-people-link = People
parts-lists = Lists
parts-bookmarks = Bookmarks
parts-favourites-link = Favourites
parts-write = Write
parts-profile = My profile
parts-status-line = What are you doing?
parts-drafts = Drafts
parts-settings = Settings
parts-admin = Administration
parts-keys = Keyboard
parts-about = About
parts-sign-out = Sign out
parts-step = Step { $n } of { $of }
parts-groups = Groups
parts-group-pin = Pin to the top of the group
parts-group-unpin = Unpin from the group
