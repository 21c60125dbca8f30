# How well my account is kept.
security-password = Password
security-password-text = Changing it signs you out everywhere else.
security-password-change = Change password
security-password-new = New password
security-current = Your present password
security-current-hint = To be sure it is you.
security-passkeys = Passkeys
security-passkeys-text = Sign in with your fingerprint, face or PIN instead of a password. Nothing secret leaves your device.
security-passkey-used = Last used
security-passkey-made = Added
security-passkey-edit = Change
security-passkey-edit-named = Change the passkey { $name }
security-passkey-add = Add a passkey
security-passkey-script = Passkeys need JavaScript in the browser. Everything else here works without it.
security-passkey-none = This browser does not know passkeys.
security-passkey-name = Name
security-passkey-name-hint = So that you recognise it later.
security-passkey-remove = Remove this passkey
security-passkey-remove-text = You cannot sign in with it any more. Your device may go on offering it until you delete it there too.
security-second = Second step
security-second-text = After your password, a code from an app on your phone. Whoever guesses your password still does not get in.
security-second-on = { $n ->
    [0] It is on. You have no recovery codes left: make new ones.
    [one] It is on. You have one recovery code left.
   *[other] It is on. You have { $n } recovery codes left.
}
security-second-begin = Set up a second step
security-second-begin-text = You need an authenticator app on your phone. First your password, then a picture to scan.
security-second-end = Switch off the second step
security-second-end-text = From then on your password alone is enough to sign in, and your recovery codes end.
security-second-on-button = Switch it on
security-scan = Scan this with your authenticator app.
security-scan-picture = QR code for your authenticator app
security-scan-link = On this phone? Open it in the app
security-scan-type = Or type this into the app
security-scan-hint = The six digits the app shows now.
security-codes = Your recovery codes
security-codes-once = This is the only time you see them. Keep them somewhere safe, not on the same phone: each opens the door once.
security-codes-new = New recovery codes
security-codes-new-text = The old ones end at once.
security-codes-download = Download
security-codes-print = Print
security-codes-kept = I have kept them
security-sessions = Where you are signed in
security-sessions-text = Do you not recognise one? Sign it out and change your password.
security-session-this = This device
security-session-seen = Last seen
security-session-end = Sign out
security-session-end-named = Sign out { $name }
security-session-unknown = Unknown device
security-session-name = { $browser } on { $system }
security-sessions-end = Sign out everywhere else
toast-password-changed = Your password was changed. You are signed out everywhere else.
toast-second-off = The second step is off.
toast-passkey-added = The passkey was added.
toast-passkey-removed = The passkey was removed.
toast-session-ended = That device is signed out.
toast-sessions-ended = { $n ->
    [one] One other device is signed out.
   *[other] { $n } other devices are signed out.
}
