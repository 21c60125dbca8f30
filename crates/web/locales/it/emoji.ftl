# Emoji dell’organizzazione: sceglierne una, e la pagina di chi amministra.
emoji-title = Emoji
emoji-about = Queste sono le vostre emoji. Scrivine una tra due punti, oppure sceglila dal pannello dove scrivi.
emoji-choose = Scegli un’emoji
emoji-own = Le nostre
emoji-common = Usate spesso
emoji-none = Ancora nessuna emoji vostra
emoji-none-text = Un logo, una mascotte, una battuta tra colleghi: piccole immagini che avete solo voi rendono vostro questo posto.
emoji-admin-title = Emoji
emoji-new = Aggiungi un’emoji
emoji-new-about = Tutti possono usarla in post, nomi, righe di stato e reazioni, scrivendo il suo nome breve tra due punti.
emoji-image = Immagine
emoji-image-hint = PNG, GIF, WebP o AVIF di al massimo 512 KB; quadrata e trasparente rende meglio. Una GIF può muoversi, e allora misura al massimo 256 pixel per lato.
emoji-shortcode = Nome breve
emoji-shortcode-hint = Lettere minuscole, cifre e trattini bassi, come good_roast. Poi non si può cambiare.
emoji-category = Categoria
emoji-category-hint = Il titolo sotto cui sta quando si sceglie, come Caffè. Vuoto per nessuno.
emoji-listed = Proponila
emoji-listed-hint = Altrimenti può usarla solo chi ne conosce il nome breve.
emoji-add = Aggiungi
emoji-by = Aggiunta da
emoji-enabled = In uso
emoji-unlisted = In uso, non proposta
emoji-disabled = Fuori uso
emoji-enable = Usa di nuovo
emoji-disable = Metti fuori uso
emoji-edit = Modifica
emoji-delete = Elimina
emoji-back = Indietro
emoji-delete-title = Eliminare { $code }?
emoji-delete-about = L’immagine sparisce per sempre. Dove era scritta, resterà il suo nome breve.
emoji-delete-given = { $n ->
    [0] Nessuno l’ha usata come reazione.
    [one] È stata data come reazione una volta.
   *[other] È stata data come reazione { $n } volte.
}
emoji-delete-instead = Se vuoi solo che nessuno la usi più, mettila fuori uso: ciò che è scritto conserva la sua immagine.
toast-emoji-added = Aggiunta. Ora tutti possono usarla.
toast-emoji-enabled = Di nuovo in uso.
toast-emoji-disabled = Fuori uso. Ciò che è scritto conserva la sua immagine.
toast-emoji-deleted = Eliminata.
refused-choose-picture = Prima scegli un’immagine.
refused-no-shortcode = Un nome breve ha da 2 a 32 lettere minuscole, cifre e trattini bassi, senza trattini all’inizio o alla fine.
refused-shortcode-taken = Avete già un’emoji con questo nome breve.
refused-shortcode-of-all = Questo nome breve è di un’emoji che hanno tutti. Prendine un altro.
refused-too-many-emoji = Ci sono già { $limit } emoji. Prima eliminane qualcuna.
refused-emoji-bytes = Questa immagine è troppo grande per un’emoji: al massimo { $limit } KB.
refused-emoji-moving = Un’immagine che si muove può misurare al massimo { $limit } pixel per lato. Rimpiccioliscila, o mandane una ferma.
