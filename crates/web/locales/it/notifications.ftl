# What people are told, and how they wish to be told.
notifications-title = Notifiche
notifications-kinds = Tipi di notifiche
notifications-tab-all = Tutte
notifications-tab-to-me = Per te
notifications-tab-liked = Preferiti e condivisioni
notifications-tab-follows = Seguaci
notifications-none = Niente di nuovo
notifications-none-text = Quando qualcuno ti risponde, ti menziona o apprezza quello che hai scritto, lo trovi qui.
notifications-none-next = Guarda cosa dicono tutti
notifications-answer = Rispondi
notifications-join-look = Guarda la richiesta
notifications-who-two = { $one } e { $two }
notifications-who-more =
    { $n ->
        [one] { $one } e un'altra persona
       *[other] { $one } e altre { $n } persone
    }
notifications-mention = { $who }: ti menziona
notifications-reply = { $who }: ti risponde
notifications-boost = { $who }: condivide il tuo post
notifications-quote = { $who }: ti cita
notifications-favourite = { $who }: il tuo post è tra i preferiti
notifications-reaction = { $who }: { $emoji } al tuo post
notifications-follow = { $who }: ora ti segue
notifications-poll = È finito un sondaggio di { $who } in cui hai votato
notifications-edit = { $who }: modificato un post che hai condiviso
notifications-join = { $who }: chiede di entrare
notifications-message = { $who }: ti scrive
notifications-poll-mine = Il tuo sondaggio è finito
notifications-from = Cosa vuoi sapere
notifications-from-hint = Scegli per ogni tipo da chi ricevere notifiche.
notifications-from-everyone = Da tutti
notifications-from-followed = Da chi seguo
notifications-from-nobody = Mai
notifications-quiet = Ore di silenzio
notifications-quiet-hint = Tra questi orari non compare e non suona nulla. Lo trovi qui dopo.
notifications-quiet-from = Dalle
notifications-quiet-until = Alle
notifications-quiet-both = Indica tutti e due gli orari, o nessuno.
notifications-kind-mention = Menzioni
notifications-kind-reply = Risposte
notifications-kind-quote = Citazioni
notifications-kind-favourite = Preferiti
notifications-kind-reaction = Reazioni
notifications-kind-boost = Condivisioni
notifications-kind-follow = Nuovi seguaci
notifications-kind-message = Messaggi
notifications-kind-poll = Sondaggi che finiscono
notifications-kind-edit = Modifiche ai post che ho condiviso
notifications-group_invite = { $who }: invito per te nel gruppo { $group }
notifications-group_request = { $who }: richiesta di entrare nel gruppo { $group }
notifications-group_accepted = { $who }: ora fai parte del gruppo { $group }
notifications-group_declined = { $who }: richiesta per il gruppo { $group } non accolta
notifications-group_post = { $who }: nuovo post in { $group }
notifications-group_digest = { $n ->
    [one] Un nuovo post in { $group }
   *[other] { $n } nuovi post in { $group }
}
notifications-group-look = Vai al gruppo
notifications-kind-group_invite = Inviti nei gruppi

# Su questo dispositivo, mentre nessuna pagina è aperta.
device-title = Su questo dispositivo
device-text = Ricevi gli avvisi anche quando Corner non è aperto.
device-none = Questo browser non può farlo. Su un telefono o un tablet spesso può, se hai aggiunto Corner alla schermata Home.
device-denied = Il tuo browser non può mostrare nulla di Corner. Consentilo nelle impostazioni del browser per questo sito e poi torna qui.
device-asked = Il browser te lo sta chiedendo. Scegli di consentire.
device-off = Su questo dispositivo è disattivato.
device-turn-on = Attiva
device-on = È attivo.
device-choose = Scegli cosa
device-turn-off = Disattiva
notifications-kind-group_post = Post nei gruppi di cui voglio sapere tutto
js-device-failed = Il tuo browser non è riuscito a raggiungere il suo servizio push. Riprova più tardi.
toast-device-on = D’ora in poi ricevi gli avvisi su questo dispositivo
toast-device-off = Non ricevi più avvisi su questo dispositivo
