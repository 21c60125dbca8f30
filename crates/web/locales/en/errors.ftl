# Pages for when there is no page: what happened, what was kept, what to do.
error-home = Go to the start
error-kept = What you wrote
error-again = Send it again
error-lost-title = There is nothing here
error-lost-text = The page was moved or deleted, or it is not meant for you. Check the address, or search for what you need.
error-signed-out-title = You are signed out
error-signed-out-text = Nothing was sent. Sign in again and go on where you were; copy what you wrote first if you see it here.
error-stale-title = This form is too old
error-stale-text = It was opened in another session or came from somewhere else, so nothing was changed. Go back, reload the page and try again.
error-forbidden-title = You may not do this
error-forbidden-text = Nothing was changed. If you think you should be able to, ask an administrator.
error-method-title = That does not work here
error-method-text = This address cannot be used in that way. Nothing was changed.
error-unreadable-title = We could not read that
error-unreadable-text = Something in what was sent is not as it should be. Nothing was changed; go back and try again.
error-large-title = That is too big
error-large-text = Nothing was sent. An image may be at most 16 MB; choose a smaller one and try again.
error-invalid-title = Something is not right yet
error-invalid-text = Nothing was changed. Go back, mend it and send it again.
error-conflict-title = Someone or something was first
error-conflict-text = It has changed in the meantime, so your change was not made. Reload the page to see how it is now.
error-often-title = That was a bit much at once
error-often-text = Nothing was lost and nothing was changed. Have a coffee and try again in a moment.
error-broken-title = Something broke on our side
error-broken-text = It is not your fault, and it has been written down. What you sent may not have been saved; try again in a moment.

# Why something was refused. $limit is a number; a field can say it in its own words as refused-FIELD-WHY.
refused-empty = This cannot stay empty.
refused-too-long = This is too long: at most { $limit } characters.
refused-too-many = That is too many: at most { $limit }.
refused-too-many-tags = That is too many tags: at most { $limit }.
refused-too-often =
    That was too often. Try again in { $n ->
        [one] a minute
       *[other] { $n } minutes
    }.
refused-no-address = This is not an e-mail address.
refused-no-handle = Use letters, digits and _ only, and begin with a letter or digit.
refused-taken = This is taken already.
refused-gone = This is not there any more.
refused-unknown = We do not know this one; choose another.
refused-unusable = This cannot be used; choose another.
refused-out-of-range = This is too little or too much: at most { $limit }.
refused-wider = An answer cannot be seen by more people than what it answers.
refused-not-your-unit = You are not in this unit, so you cannot post to it.
refused-not-your-group = You cannot post there.
refused-closed = Nothing can be said here any more: one of you has left or does not want to talk.
refused-stays-in-conversation = What was said in a conversation stays there, and nothing else is answered in it.
refused-nobody = Choose at least one other person.
refused-not-here = Somebody you chose is not here any more.
refused-blocked = You cannot bring everyone you chose into one conversation.
refused-pair-stays = You cannot leave a conversation of two. You can mute it.
refused-pair-unnamed = A conversation of two is called by who is in it.
refused-nobody-named = Name at least one person with @, or choose another audience.
refused-not-boostable = Only posts for everyone can be boosted by others.
refused-no-emoji = This is not an emoji.
refused-options-differ = The choices must differ from each other.
refused-duration = A poll is open for five minutes to thirty days.
refused-choose = Choose something first.
refused-poll-ended = The poll has ended.
refused-voted = You have voted already.
refused-yourself = That is you.
refused-options = A poll has two to { $limit } choices.
refused-too-many-mentions = That is too many people: at most { $limit }.
refused-image-bytes = This image is too big: at most { $limit } MB.
refused-image-pixels = This image has too many pixels: at most { $limit } million.
refused-image-heic = Telephones save pictures as HEIC, which most browsers cannot show. Send it as JPEG, for instance by making a screenshot of it.
refused-image-format = We take images as JPEG, PNG, WebP, GIF or AVIF; this is something else.
refused-image-broken = This image is damaged and cannot be read.
refused-too-many-waiting = You have { $limit } images waiting in drafts. Post some of them or throw some away first.
refused-no-such-person = There is nobody with that name here.
refused-no-tag = This is not a tag: letters, digits and _ only, and not digits alone.
refused-too-many-drafts = You keep { $limit } drafts already. Send or delete some first.
refused-too-many-scheduled = You have { $limit } posts waiting already. Let some go out first.
refused-past = That moment has passed. Choose one that is still to come.
refused-too-far = That is too far ahead. Choose an earlier moment.
