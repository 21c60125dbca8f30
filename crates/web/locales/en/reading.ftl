# What there is to read: Home, Everyone, tags, lists, threads.
home-title = Home
home-find-people = Find people to follow
home-to-everyone = See Everyone
home-nobody-title = Your own corner
home-nobody = Here you read what the people and tags you follow write. Begin with a few colleagues.
home-nobody-yet = You follow nobody yet, so only your own posts are here.
home-quiet-title = Quiet, for now
home-quiet = The people you follow have not written anything yet. Meanwhile, see what everyone is talking about.
everyone-title = Everyone
everyone-empty-title = Be the first
everyone-empty = Nobody has written for everyone yet. A good morning is enough to begin with.
everyone-empty-next = Write the first post
line-end-title = That is all
line-end = There is nothing further here.
line-end-next = To the newest

# Beside it
rail-status = What are you doing?
rail-status-none = Let colleagues know in a few words.
rail-status-set = Say it
rail-status-change = Change
rail-tags = Talked about this week
rail-tags-all = All tags

# Tags
tags-title = Tags
tags-followed = Tags you follow
tags-followed-none = None yet. Open a tag and follow it: posts with it then come to Home, whoever writes them.
tags-popular = Talked about this week
tags-popular-none = Nobody has used a tag this week.
tags-week =
    { $n ->
        [one] { $n } post this week
       *[other] { $n } posts this week
    }
tag-count =
    { $n ->
        [0] No posts for everyone yet
        [one] { $n } post for everyone
       *[other] { $n } posts for everyone
    }
tag-empty-title = Nothing here yet
tag-empty = Nothing you can see has #{ $tag } in it. Follow it and you will not miss the first.
toast-tag-followed = You follow #{ $tag }: posts with it come to Home.
toast-tag-unfollowed = You no longer follow #{ $tag }.

# What one keeps
favourites-title = Favourites
favourites-sub = Their authors know you liked them
favourites-empty-title = No favourites yet
favourites-empty = Give a post a star and it is kept here. Whoever wrote it is told.
bookmarks-title = Bookmarks
bookmarks-sub = Only you see these
bookmarks-empty-title = No bookmarks yet
bookmarks-empty = Bookmark what you want to read again. Nobody is told.

# Lists
lists-title = Lists
lists-sub = Only you know of them
lists-empty-title = No lists yet
lists-empty = Gather people in a list and read only them: your project, your floor, the canteen. They are not told.
lists-new = New list
lists-name-hint = Up to 60 characters.
lists-make = Make the list
lists-edit = Edit
list-nobody-title = Nobody in it yet
list-nobody = There is nobody in this list yet.
list-quiet-title = Quiet, for now
list-quiet = The people in this list have not written anything you can see.
list-add-people = Add people
list-edit-sub = Edit the list
list-people = People
list-add = Add someone
list-add-button = Add
list-add-hint = Their name with @. They are not told.
list-remove = Remove
list-name = Name
list-title = Name of the list
list-delete = Delete the list
list-delete-ask = Delete this list…
list-delete-sure = The people in it stay as they are; you unfollow nobody. This cannot be undone.
toast-list-made = The list is there. Now add people.
toast-list-deleted = The list is deleted.

# A thread
thread-title = Conversation
thread-answers =
    { $n ->
        [0] No answers yet
        [one] { $n } answer
       *[other] { $n } answers
    }
thread-reply-to = to { $who }
thread-muted =
    { $n ->
        [one] { $n } post from someone you muted
       *[other] { $n } posts from people you muted
    }
thread-gap = A post that is gone, or not meant for you.

# Why one sees a post
why-title = Why do I see this?
why-yours = You wrote it.
why-names = It names you.
why-follow = You follow { $who }.
why-boosted = { $who }, whom you follow, boosted it.
why-tag = You follow #{ $tag }.
why-list = Its author is in your list “{ $list }”.
why-unit = It was written for { $unit }, and you belong to it.
why-everyone = It was written for everyone.
why-less = Rather less of this?
why-filters = Filter words
why-group = You are in the group { $group }
why-group-open = It is in the group { $group }, which everyone can read
rail-groups-all = All groups
