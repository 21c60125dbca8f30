# Conversations.
messages-title = Messages
messages-new = New conversation
messages-alone = Only you
messages-two = { $one } and { $two }
messages-more = { $one }, { $two } and { $n } more
messages-you = You
messages-said = { $who }: { $words }
messages-empty = Nothing said yet
messages-muted = Muted
messages-choose = Pick up a conversation
messages-choose-text = Choose one from the list, or begin a new one. Only the people in it can read it.
messages-none = No conversations yet
messages-none-text = Talk with one person or up to fifty. Only the people in a conversation can read it.
messages-find = Search in this conversation
messages-about = People and settings of this conversation
messages-older = Earlier messages
messages-newer = Later messages
messages-latest = To the latest
messages-begin = Say the first words. Only the people above can read them.
messages-said-here = Messages
messages-unread = New
messages-write = Write a message
messages-send = Send
messages-no-answer = Do not reply to this one
messages-unbookmark = Remove bookmark
messages-back = Back to the conversation
messages-found =
    { $n ->
        [one] { $n } message with “{ $words }”
       *[other] { $n } messages with “{ $words }”
    }
messages-found-none = Nothing found
messages-found-none-text = Only this conversation was searched. Try another word, or part of one with * at its end.
messages-to = With whom?
messages-to-hint = Names with @, as many as you like. Take a suggestion, or write @ann @ben.
messages-unknown = There is nobody called “{ $who }” here.
messages-chip-remove = Remove { $who }
messages-title-add = Give it a name
messages-title-field = Name of the conversation
messages-title-hint = For everyone in it. Leave it empty to call it by its people.
messages-who = In this conversation
messages-add = Bring somebody in
messages-add-pair = A conversation of two stays one of two: a new one begins with the three of you.
messages-add-who = Who?
messages-add-how = What do they see?
messages-add-now = Messages from now on
messages-add-now-hint = What was said before stays between you.
messages-add-all = What was said before, too
messages-add-all-hint = As far back as you can read yourself. Everyone in it is told.
messages-add-new = A new conversation with all of us
messages-add-new-hint = Nothing of this one is shown, and this one stays as it is.
messages-add-do = Bring in
messages-mute = Mute
messages-unmute = Stop muting
messages-mute-text = Muted, it stays in your list, but it does not count or notify.
messages-leave = Leave
messages-leave-text = When you leave, you see nothing of it any more. The others are told.
messages-line-begun =
    { $by ->
        [mine] You began this conversation
       *[other] { $who } began this conversation
    }
messages-line-added =
    { $to ->
        [you] { $who } brought you in. You see what is said from now on
       *[other] { $by ->
            [mine] You brought { $whom } in, who sees what is said from now on
           *[other] { $who } brought { $whom } in, who sees what is said from now on
        }
    }
messages-line-shown =
    { $to ->
        [you] { $who } brought you in and showed you what was said before
       *[other] { $by ->
            [mine] You brought { $whom } in and showed what was said before
           *[other] { $who } brought { $whom } in and showed what was said before
        }
    }
messages-line-left =
    { $by ->
        [mine] You left
       *[other] { $who } left
    }
messages-line-named =
    { $by ->
        [mine] You named it “{ $title }”
       *[other] { $who } named it “{ $title }”
    }
messages-line-unnamed =
    { $by ->
        [mine] You took its name away
       *[other] { $who } took its name away
    }
toast-talk-begun = A new conversation
toast-talk-added = Brought in.
toast-talk-muted = Muted.
toast-talk-unmuted = You are told again.
toast-talk-left = You left the conversation.
parts-messages = Messages
profile-message = Message
