# Amministrazione.
admin-title = Amministrazione
admin-overview = Panoramica
admin-people = Persone
admin-invitations = Inviti
admin-units = Unità
admin-import = Importa
admin-organisation = Organizzazione
admin-jobs = Lavoro in background
admin-number = { $n }
admin-back = Indietro
admin-more = Pagina successiva
admin-any = Tutti
admin-pending-note = { $n ->
    [one] Una persona chiede di entrare.
   *[other] { $n } persone chiedono di entrare.
}
admin-pending-see = Decidi
admin-dead-note = { $n ->
    [one] Un lavoro è fallito definitivamente.
   *[other] { $n } lavori sono falliti definitivamente.
}
admin-dead-see = Guarda
admin-unprotected-note = { $n ->
    [one] Un proprietario o amministratore accede con la sola password.
   *[other] { $n } tra proprietari e amministratori accedono con la sola password.
}
admin-unprotected-see = Proteggi il mio account
admin-active = Attivi
admin-pending = Richieste
admin-suspended = Sospesi
admin-former = Non più qui
admin-posts = Post
admin-machine = La macchina
admin-version = Versione
admin-database = Database
admin-jobs-waiting = In attesa
admin-jobs-running = In corso
admin-jobs-dead = Falliti
admin-jobs-none = Non c’è niente da fare. I lavori in attesa o falliti compaiono qui.
admin-job-kind = Lavoro
admin-job-tries = Tentativi
admin-job-due = Previsto
admin-job-error = Ultimo errore
admin-job-retry = Riprova
admin-job-drop = Scarta
toast-job-retried = Viene riprovato adesso.
toast-job-dropped = Scartato.

admin-who = Chi
admin-role = Ruolo
admin-state = Stato
admin-email = E-mail
admin-seen = Ultimo accesso
admin-never = mai
admin-joined = Qui da
admin-people-find = Nome, nome utente o indirizzo
admin-people-show = Mostra
admin-people-none = Nessuno corrisponde. Cerca in modo più ampio o invita qualcuno.
role-member = Membro
role-moderator = Moderatore
role-admin = Amministratore
role-owner = Proprietario
state-pending = Chiede di entrare
state-active = Attivo
state-suspended = Sospeso
state-former = Non più qui
admin-role-text = I moderatori tengono in ordine. Gli amministratori invitano, approvano e configurano. I proprietari possono tutto e nominano gli amministratori.
admin-access = Accesso
admin-reset = Link per una nuova password
admin-reset-about = Per chi ha dimenticato la password. Il link lo consegni tu.
admin-reset-text = Con questo link { $name } sceglie una nuova password. Vale una volta sola e per un giorno, e lo vedi solo adesso.
admin-link = Link
admin-copy = Copia
admin-copied = Copiato
admin-second-on = Il secondo passaggio è attivo.
admin-second-off = Il secondo passaggio non è attivo.
admin-second-about = Se qualcuno ha perso telefono, passkey e codici di recupero, rimuovili tutti qui; prima accertati di chi hai davanti.
admin-second-remove = Rimuovi secondo passaggio e passkey
admin-state-text = Chi non può più accedere esce subito da tutti i dispositivi. Quello che ha scritto resta.
admin-activate = Fai rientrare
admin-suspend = Sospendi
admin-former-mark = Non lavora più qui
admin-yourself = Non puoi sospendere te stesso.
admin-owners-only = Solo un proprietario può modificare l’account di un amministratore o di un proprietario.
admin-decide = Chiede di entrare
admin-decide-text = Conosci questa persona, e l’indirizzo è davvero suo? Non è stato verificato con una mail.
admin-approve = Fai entrare
admin-reject = Rifiuta
toast-rejected = Rifiutata. Della richiesta non resta nulla.

admin-invite = Invita persone
admin-invite-text = Crea un link e consegnalo. Chi lo apre può entrare, entro i suoi limiti.
admin-invite-make = Crea il link
admin-invite-note = A cosa serve
admin-invite-note-hint = Per te e gli altri amministratori, per esempio “Nuovi in primavera”.
admin-invite-plain = Invito
admin-unit = Unità
admin-no-unit = Nessuna
admin-invite-uses = Quante persone
admin-invite-uses-hint = Vuoto vuol dire senza limite.
admin-invite-days = Per quanti giorni
admin-invite-days-hint = Vuoto vuol dire senza scadenza.
admin-invite-used = Usato
admin-invite-until = Fino al
admin-invite-open = Aperto
admin-invite-revoked = Ritirato
admin-invite-over = Finito
admin-invite-revoke = Ritira
admin-invitations-none = Ancora nessun invito. Crea il primo qui sopra.
admin-invitation-made = Il tuo invito
admin-invitation-once = Copia questo link e mandalo a chi inviti. Lo vedi solo adesso.
toast-invitation-revoked = Nessuno può più entrare con quell’invito.

admin-limit-hint = Da 20 a 5.000 caratteri.
admin-joining = Iscrizione
admin-domains = Domini e-mail di chi può chiedere di entrare
admin-domains-hint = Uno per riga. Un amministratore approva ogni richiesta. Lascialo vuoto per far entrare solo chi è invitato.
admin-own-place = Ognuno indica da sé unità e ruolo
admin-own-place-hint = Chi è in un’unità legge quello che si scrive per lei, e le regole portano le persone nei gruppi secondo unità e ruolo. Disattivalo dove conta: allora li cambia solo l’elenco delle persone (Importa).
admin-outside = L’esterno
admin-cards = Recupera titoli e immagini dei link
admin-cards-hint = Corner visita i link nei post per mostrare una scheda. Disattivalo dove questa macchina non può uscire in rete.
admin-groups = Gruppi
admin-groups-secret = Gruppi segreti
