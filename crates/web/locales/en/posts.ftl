# Writing
compose-title = New post
compose-edit = Edit post
compose-reply = Reply to { $who }
compose-quote = Quote { $who }
compose-for-everyone = Everyone at { $name }
compose-for-unit = { $name } and below
compose-for-followers = People who follow me
compose-for-named = Only the people I name
compose-for-group = Members of { $name }
compose-for-conversation = The people in this conversation
toast-posted = Posted.
toast-replied = Reply sent.
toast-scheduled = It goes out { $when }.
toast-edited = Changed. The earlier wording stays readable.
toast-taken-back = Taken back. It is a draft again.
refused-text-empty = Write something first, or add a picture or a poll.
refused-text-too-long = Too long: at most { $limit } characters.
refused-audience-wider = More people would see this than what it answers.
refused-reply_to-gone = The post you are answering is not there any more. If you send this now, it stands by itself.
refused-quote_of-gone = The post you are quoting is not there any more.
refused-media-gone = One of the pictures is not there any more.
refused-media-empty = There is no picture in this file.
refused-at-past = This time has passed. Choose a later one, or leave it empty to post now.
refused-at-too-far = At most a year ahead.
refused-at-unreadable = We cannot read this time. Write it as 2026-11-24T08:00.
refused-at-too-many-scheduled = { $limit } posts are waiting already. Let some go out first.
refused-too-late = It has been heard already, so it cannot be taken back. You can still delete it.
refused-account-away = You could not post at that time.

# Not sent yet
unsent = Not sent yet
unsent-wordless = No words yet
unsent-reply = reply
unsent-quote = quote
unsent-pictures =
    { $n ->
        [one] { $n } picture
       *[other] { $n } pictures
    }
unsent-delete = Delete
drafts-empty = No drafts
drafts-empty-text = What you begin to write is kept here by itself, on every device, until you send it.
toast-kept = Kept as a draft.
toast-draft-deleted = Draft deleted.
scheduled-title = Going out later
scheduled-empty = Nothing is waiting
scheduled-empty-text = Choose a time under the clock when you write, and the post waits here until then.
scheduled-due = Goes out { $when }
scheduled-was-due = Was to go out { $when }
scheduled-problem = It did not go out.
scheduled-not-out =
    { $n ->
        [one] A post of yours did not go out at its time. Its words are kept.
       *[other] { $n } posts of yours did not go out at their time. Their words are kept.
    }
scheduled-look = See why
toast-unscheduled = It will not go out.

# What one does with posts
toast-boosted = Boosted to the people who follow you.
toast-bookmarked = Bookmarked. Only you can see that.
toast-unbookmarked = Bookmark removed.
toast-pinned = Pinned to your profile.
toast-unpinned = No longer pinned.
toast-thread-muted = You hear no more of this thread.
toast-thread-unmuted = You hear of this thread again.
toast-voted = Your vote is in.
toast-deleted = Deleted.
toast-restored = It is back.
delete-title = Delete this post?
delete-own = It disappears for everyone, with its pictures. For two minutes you can bring it back.
delete-not = Keep it
react-search = Search for an emoji
react-none = No emoji for “{ $q }”. Names are in English: try “smile” or “coffee”.
favourited-by-title = Favourited by
favourited-by-none = Nobody yet
boosted-by-title = Boosted by
boosted-by-none = Nobody yet
seen-by-none-text = People who do appear here.
history-title = Edits
history-of = A post by { $who }
history-written = Written { $when }
history-changed = Changed { $when }
history-gone = gone
history-new = new
compose-for-group-open = Group { $name } (everyone can read it)
