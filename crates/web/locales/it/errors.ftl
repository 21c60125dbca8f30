# Pages for when there is no page: what happened, what was kept, what to do.
error-home = Vai all’inizio
error-kept = Quello che hai scritto
error-again = Invia di nuovo
error-lost-title = Qui non c’è nulla
error-lost-text = La pagina è stata spostata o eliminata, oppure non è per te. Controlla l’indirizzo o cerca quello che ti serve.
error-signed-out-title = Non hai effettuato l’accesso
error-signed-out-text = Non è stato inviato nulla. Accedi di nuovo e riprendi da dov’eri; prima copia quello che hai scritto, se lo vedi qui.
error-stale-title = Questo modulo è scaduto
error-stale-text = È stato aperto in un’altra sessione o arriva da un altro sito, quindi non è cambiato nulla. Torna indietro, ricarica la pagina e riprova.
error-forbidden-title = Non puoi farlo
error-forbidden-text = Non è cambiato nulla. Se pensi di doverlo poter fare, chiedi a un amministratore.
error-method-title = Qui non funziona
error-method-text = Questo indirizzo non si può usare così. Non è cambiato nulla.
error-unreadable-title = Non siamo riusciti a leggerlo
error-unreadable-text = Qualcosa in ciò che è stato inviato non va. Non è cambiato nulla; torna indietro e riprova.
error-large-title = È troppo grande
error-large-text = Non è stato inviato nulla. Un’immagine può essere al massimo di 16 MB; scegline una più piccola e riprova.
error-invalid-title = C’è ancora qualcosa che non va
error-invalid-text = Non è cambiato nulla. Torna indietro, correggi e invia di nuovo.
error-conflict-title = Qualcuno o qualcosa è arrivato prima
error-conflict-text = Nel frattempo è cambiato, quindi la tua modifica non è stata fatta. Ricarica la pagina per vedere com’è ora.
error-often-title = Un po’ troppo in una volta
error-often-text = Non si è perso nulla e non è cambiato nulla. Prenditi un caffè e riprova tra poco.
error-broken-title = Qualcosa si è rotto da noi
error-broken-text = Non è colpa tua ed è stato annotato. Quello che hai inviato forse non è stato salvato; riprova tra poco.

# Why something was refused. $limit is a number; a field can say it in its own words as refused-FIELD-WHY.
refused-empty = Non può restare vuoto.
refused-too-long = È troppo lungo: al massimo { $limit } caratteri.
refused-too-many = Sono troppi: al massimo { $limit }.
refused-too-many-tags = Troppi tag: al massimo { $limit }.
refused-too-often =
    Troppe volte. Riprova tra { $n ->
        [one] un minuto
       *[other] { $n } minuti
    }.
refused-no-address = Non è un indirizzo e-mail.
refused-no-handle = Usa solo lettere, cifre e _, e inizia con una lettera o una cifra.
refused-taken = È già occupato.
refused-gone = Non c’è più.
refused-unknown = Non lo conosciamo; scegline un altro.
refused-unusable = Non si può usare; scegli altro.
refused-out-of-range = È troppo poco o troppo: al massimo { $limit }.
refused-wider = Una risposta non può essere vista da più persone di ciò a cui risponde.
refused-not-your-unit = Non fai parte di questa unità, quindi non puoi pubblicarci.
refused-not-your-group = Non puoi pubblicare lì.
refused-closed = Qui non si può più dire nulla: uno di voi se n’è andato o non vuole parlare.
refused-stays-in-conversation = Quello che si dice in una conversazione resta lì, e lì non si risponde ad altro.
refused-nobody = Scegli almeno un’altra persona.
refused-not-here = Una delle persone che hai scelto non è più qui.
refused-blocked = Non puoi riunire in una conversazione tutte le persone che hai scelto.
refused-pair-stays = Non puoi lasciare una conversazione a due. Puoi silenziarla.
refused-pair-unnamed = Una conversazione a due prende il nome da chi c’è.
refused-nobody-named = Nomina almeno una persona con @, oppure scegli un altro pubblico.
refused-not-boostable = Gli altri possono rilanciare solo i post per tutti.
refused-no-emoji = Non è un’emoji.
refused-options-differ = Le scelte devono essere diverse tra loro.
refused-duration = Un sondaggio resta aperto da cinque minuti a trenta giorni.
refused-choose = Prima scegli qualcosa.
refused-poll-ended = Il sondaggio è finito.
refused-voted = Hai già votato.
refused-yourself = Sei tu.
refused-options = Un sondaggio ha da due a { $limit } scelte.
refused-too-many-mentions = Troppe persone: al massimo { $limit }.
refused-image-bytes = Questa immagine è troppo grande: al massimo { $limit } MB.
refused-image-pixels = Questa immagine ha troppi pixel: al massimo { $limit } milioni.
refused-image-heic = I telefoni salvano le foto in HEIC, che la maggior parte dei browser non sa mostrare. Mandala in JPEG, per esempio facendone uno screenshot.
refused-image-format = Le immagini possono essere JPEG, PNG, WebP, GIF o AVIF; questa è un’altra cosa.
refused-image-broken = Questa immagine è danneggiata e non si può leggere.
refused-too-many-waiting = Hai { $limit } immagini in attesa nelle bozze. Prima pubblicane o buttane via qualcuna.
refused-no-such-person = Qui non c’è nessuno con quel nome.
refused-no-tag = Non è un tag: solo lettere, cifre e _, e non solo cifre.
refused-too-many-drafts = Conservi già { $limit } bozze. Prima inviane o eliminane qualcuna.
refused-too-many-scheduled = Hai già { $limit } post in attesa. Prima lasciane partire qualcuno.
refused-past = Quel momento è passato. Scegline uno che deve ancora venire.
refused-too-far = È troppo lontano. Scegli un momento più vicino.
