# Prima di entrare: avvio, accesso, iscrizione, una nuova password, la demo.
door-next = Avanti
door-or = oppure
door-name = Il tuo nome
door-handle = Nome utente
door-handle-hint = Quello che i colleghi scrivono dopo @. Se lo lasci vuoto, lo ricaviamo dal tuo nome.
door-email = Indirizzo e-mail
door-email-optional = Indirizzo e-mail (se ne hai uno)
door-password = Scegli una password
door-password-hint = Almeno 10 caratteri. Qualche parola che ricordi è meglio di una sola parola difficile.

setup-title = Apri il tuo corner
setup-text = Dai un nome alla tua organizzazione e crea il tuo account. Potrai cambiare tutto più avanti.
setup-code-text = Per essere certi che sia tu ad avviarlo, inserisci il codice che vedi nel terminale in cui è partito Corner.
setup-code = Codice di avvio
setup-organisation = La tua organizzazione
setup-name = Nome dell’organizzazione
setup-limit = Lunghezza massima di un post
setup-limit-hint = I post brevi tengono viva la conversazione.
setup-characters = { $n } caratteri
setup-language = Lingua
setup-language-hint = Ognuno può scegliere la propria.
setup-zone = Fuso orario
setup-you = Tu
setup-you-text = Diventi il proprietario e puoi invitare gli altri.
setup-begin = Inizia a scrivere

signin-title = Benvenuti, { $organisation }
signin-name = Nome utente o indirizzo e-mail
signin-password = Password
signin-passkey = Accedi con una passkey
signin-lost = Non riesco a entrare
signin-lost-text = Chiedi a un amministratore della tua organizzazione un link per scegliere una nuova password. Anche una passkey o un codice di recupero aprono la porta.
signin-join = Non ho ancora un account
signin-demo = Dai un’occhiata alla demo
toast-signed-out = Sei uscito.

second-title = Ancora un passo
second-text = Inserisci il codice della tua app di autenticazione.
second-code = Codice
second-hint = Non hai il telefono con te? Va bene anche uno dei tuoi codici di recupero.
second-back = Ricomincia

join-title = Entra in { $organisation }
join-by = Ti invita { $who }.
join-by-unit = { $who } ti invita in { $unit }.
join-moderator = Entri come moderatore e aiuti a tenere in ordine.
join-enter = Entra
join-already = Ho già un account
join-ask-text = Per chi ha un indirizzo presso { $domains }. Un amministratore esamina ogni richiesta.
join-ask = Chiedi di entrare
join-asked-title = Hai chiesto di entrare
join-asked-text = Prima un amministratore deve approvare. Poi potrai accedere qui con la password che hai appena scelto; se ci vuole molto, chiedi a loro.
join-asked-next = Alla pagina di accesso
join-closed-title = Questo invito non funziona più
join-closed-text = È esaurito, scaduto o è stato ritirato. Chiedine uno nuovo a chi te l’ha mandato.

reset-title = Una nuova password
reset-text = Per @{ $handle }. Quando l’avrai scelta, uscirai da tutti i dispositivi.
reset-password = Nuova password
reset-closed-title = Questo link non funziona più
reset-closed-text = Vale una volta sola e per un giorno. Chiedine uno nuovo a un amministratore.
toast-password-new = La nuova password funziona. Usala per accedere.

demo-title = Chi vuoi essere?
demo-text = Qui sono tutti inventati. Scegli qualcuno e guardati intorno con i suoi occhi; niente di ciò che fai esce da questa macchina.
