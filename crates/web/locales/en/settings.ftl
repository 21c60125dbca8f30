# What people set for themselves.
settings-look = Look and language
settings-profile = Profile
settings-notifications = Notifications
settings-filters = Filters and mutes
settings-security = Sign-in and security
look-theme = Light or dark
look-theme-auto = As my device
look-theme-light = Light
look-theme-dark = Dark
look-contrast = Contrast
look-contrast-auto = As my device
look-contrast-more = As much as possible
look-text-size = Size of the letters
look-text-size-normal = Normal
look-text-size-large = Large
look-text-size-larger = Larger
look-locale = Language
look-locale-auto = As my browser
look-keys = Keyboard shortcuts
look-keys-hint = Single letters such as n and j do something. Switch it off if you speak to your device.

settings-pause = I am away
pause-text = While you are away, others see it on your profile and when they mention or write to you. Your notices wait, and on the day you are back you read what happened meanwhile.
pause-back = I am back on
pause-note = What others read beside it
pause-note-hint = For instance who takes care of things meanwhile.
pause-begin = I am away
pause-end = I am back
pause-you = You are away until { $when }. Your notices wait.
pause-meanwhile = Welcome back! From { $from } to { $until }:
pause-nothing = Nobody needed you. How nice.
pause-addressed =
    { $n ->
        [one] { $n } time somebody named or answered you
       *[other] { $n } times somebody named or answered you
    }
pause-conversations =
    { $n ->
        [one] { $n } conversation with something new
       *[other] { $n } conversations with something new
    }
pause-others =
    { $n ->
        [one] { $n } other notice
       *[other] { $n } other notices
    }
pause-seen = Read it
toast-away = Have a good time!
toast-back = Welcome back!
