# Before one is inside: set-up, sign-in, joining, a new password, the demo.
door-next = Next
door-or = or
door-name = Your name
door-handle = Handle
door-handle-hint = What colleagues type after @. Leave it empty and we make one from your name.
door-email = E-mail address
door-email-optional = E-mail address (if you have one)
door-password = Choose a password
door-password-hint = At least 10 characters. A few words you can remember are better than one difficult word.

setup-title = Open your corner
setup-text = Name your organisation and make your own account. You can change everything later.
setup-code-text = To be sure it is you who starts it, enter the set-up code from the terminal in which Corner was started.
setup-code = Set-up code
setup-organisation = Your organisation
setup-name = Name of the organisation
setup-limit = Longest post
setup-limit-hint = Short posts keep it lively.
setup-characters = { $n } characters
setup-language = Language
setup-language-hint = Everyone can choose their own.
setup-zone = Time zone
setup-you = You
setup-you-text = You become the owner and can invite the others.
setup-begin = Start writing

signin-title = Come in, { $organisation }
signin-name = Handle or e-mail address
signin-password = Password
signin-passkey = Sign in with a passkey
signin-lost = I cannot get in
signin-lost-text = Ask an administrator of your organisation for a link to choose a new password. A passkey or a recovery code also opens the door.
signin-join = I have no account yet
signin-demo = Look around in the demo
toast-signed-out = You are signed out.

second-title = One more step
second-text = Enter the code from your authenticator app.
second-code = Code
second-hint = No phone at hand? One of your recovery codes works too.
second-back = Start again

join-title = Join { $organisation }
join-by = { $who } invites you.
join-by-unit = { $who } invites you to { $unit }.
join-moderator = You come in as a moderator and help to keep order.
join-enter = Come in
join-already = I have an account already
join-ask-text = For people with an address at { $domains }. An administrator looks at each request.
join-ask = Ask to join
join-asked-title = You have asked to join
join-asked-text = An administrator must approve it first. After that you can sign in here with the password you have just chosen; ask them if it takes long.
join-asked-next = To the sign-in page
join-closed-title = This invitation does not work any more
join-closed-text = It was used up, has ended or was taken back. Ask the person who sent it for a new one.

reset-title = A new password
reset-text = For @{ $handle }. You are signed out everywhere once you have chosen it.
reset-password = New password
reset-closed-title = This link does not work any more
reset-closed-text = It works once and for one day. Ask an administrator for a new one.
toast-password-new = Your new password works. Sign in with it.

demo-title = Who do you want to be?
demo-text = Everyone here is made up. Choose someone and look around with their eyes; nothing you do leaves this machine.
