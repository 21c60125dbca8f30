# Quanto è protetto il mio account.
security-password = Password
security-password-text = Se la cambi, esci da tutti gli altri dispositivi.
security-password-change = Cambia password
security-password-new = Nuova password
security-current = La tua password attuale
security-current-hint = Per essere certi che sia tu.
security-passkeys = Passkey
security-passkeys-text = Accedi con l’impronta, il volto o il PIN invece della password. Niente di segreto lascia il tuo dispositivo.
security-passkey-used = Usata
security-passkey-made = Aggiunta
security-passkey-edit = Modifica
security-passkey-edit-named = Modifica la passkey { $name }
security-passkey-add = Aggiungi una passkey
security-passkey-script = Le passkey richiedono JavaScript nel browser. Tutto il resto qui funziona senza.
security-passkey-none = Questo browser non conosce le passkey.
security-passkey-name = Nome
security-passkey-name-hint = Per riconoscerla più avanti.
security-passkey-remove = Rimuovi questa passkey
security-passkey-remove-text = Non potrai più usarla per accedere. Il dispositivo potrebbe continuare a proporla finché non la elimini anche lì.
security-second = Secondo passaggio
security-second-text = Dopo la password, un codice da un’app sul telefono. Chi indovina la tua password non entra comunque.
security-second-on = { $n ->
    [0] È attivo. Non hai più codici di recupero: creane di nuovi.
    [one] È attivo. Ti resta un codice di recupero.
   *[other] È attivo. Ti restano { $n } codici di recupero.
}
security-second-begin = Attiva un secondo passaggio
security-second-begin-text = Ti serve un’app di autenticazione sul telefono. Prima la password, poi un’immagine da inquadrare.
security-second-end = Disattiva il secondo passaggio
security-second-end-text = Da quel momento per accedere basta la password, e i codici di recupero non valgono più.
security-second-on-button = Attiva
security-scan = Inquadra questo con la tua app di autenticazione.
security-scan-picture = Codice QR per la tua app di autenticazione
security-scan-link = Sei su questo telefono? Aprilo nell’app
security-scan-type = Oppure scrivi questo nell’app
security-scan-hint = Le sei cifre che l’app mostra adesso.
security-codes = I tuoi codici di recupero
security-codes-once = Li vedi solo adesso. Conservali in un posto sicuro, non sullo stesso telefono: ognuno apre la porta una volta sola.
security-codes-new = Nuovi codici di recupero
security-codes-new-text = Quelli vecchi smettono subito di valere.
security-codes-download = Scarica
security-codes-print = Stampa
security-codes-kept = Li ho conservati
security-sessions = Dove hai effettuato l’accesso
security-sessions-text = Non ne riconosci uno? Fallo uscire e cambia la password.
security-session-this = Questo dispositivo
security-session-seen = Visto
security-session-end = Fai uscire
security-session-end-named = Fai uscire { $name }
security-session-unknown = Dispositivo sconosciuto
security-session-name = { $browser } su { $system }
security-sessions-end = Esci da tutti gli altri
toast-password-changed = La password è cambiata. Sei uscito da tutti gli altri dispositivi.
toast-second-off = Il secondo passaggio è disattivato.
toast-passkey-added = La passkey è stata aggiunta.
toast-passkey-removed = La passkey è stata rimossa.
toast-session-ended = Quel dispositivo è uscito.
toast-sessions-ended = { $n ->
    [one] Un altro dispositivo è uscito.
   *[other] { $n } altri dispositivi sono usciti.
}
