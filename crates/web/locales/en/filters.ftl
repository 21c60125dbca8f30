# What one would rather not read.
filters-words = Words
filters-words-about = Posts with these words are folded or left out, for you alone and on every page.
filters-add = Add the filter
filters-phrase = Word or phrase
filters-phrase-hint = Capitals and accents make no difference. Tags and emoji work too.
filters-whole-word = Only as a whole word
filters-whole = whole word
filters-action = What happens to a post with it?
filters-warn = Fold it
filters-warn-hint = You see that it is there, and can open it.
filters-hide = Leave it out
filters-hide-hint = In timelines it is not there at all; in a conversation it is folded.
filters-for = For how long?
filters-ever = until you delete it
filters-is-warn = folded
filters-is-hide = left out
filters-until-unmuted = until you unmute them
filters-over = has ended
filters-until = until { $when }
filters-same = As it is now
filters-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
filters-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
filters-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
filters-weeks =
    { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }
filters-edit = Edit
filters-edit-title = Edit the filter
filters-delete = Delete
filters-muted = Muted people
filters-muted-about = You do not see their posts in your timelines. They do not know.
filters-blocked = Blocked people
filters-blocked-about = You do not see each other’s posts and cannot follow each other.
filters-nobody = Nobody.
filters-unmute = Unmute
filters-unblock = Unblock
toast-filter-deleted = The filter is deleted.
