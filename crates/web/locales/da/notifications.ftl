# What people are told, and how they wish to be told.
notifications-title = Notifikationer
notifications-kinds = Slags notifikationer
notifications-tab-all = Alle
notifications-tab-to-me = Til dig
notifications-tab-liked = Favoritter og delinger
notifications-tab-follows = Følgere
notifications-none = Intet nyt
notifications-none-text = Når nogen svarer dig, nævner dig eller kan lide det, du skrev, finder du det her.
notifications-none-next = Se hvad alle siger
notifications-answer = Svar
notifications-join-look = Se anmodningen
notifications-who-two = { $one } og { $two }
notifications-who-more =
    { $n ->
        [one] { $one } og { $n } anden
       *[other] { $one } og { $n } andre
    }
notifications-mention = { $who } nævnte dig
notifications-reply = { $who } svarede dig
notifications-boost = { $who } delte dit opslag
notifications-quote = { $who } citerede dig
notifications-favourite = { $who } gjorde dit opslag til favorit
notifications-reaction = { $who } reagerede { $emoji } på dit opslag
notifications-follow = { $who } følger dig nu
notifications-poll = En afstemning af { $who }, som du stemte i, er slut
notifications-edit = { $who } redigerede et opslag, du delte
notifications-join = { $who } beder om at være med
notifications-message = { $who } skrev til dig
notifications-poll-mine = Din afstemning er slut
notifications-from = Hvad du vil høre om
notifications-from-hint = Vælg for hver slags, hvem du får notifikationer fra.
notifications-from-everyone = Fra alle
notifications-from-followed = Fra dem jeg følger
notifications-from-nobody = Aldrig
notifications-quiet = Stille timer
notifications-quiet-hint = Mellem disse tidspunkter dukker intet op og intet lyder. Du finder det her bagefter.
notifications-quiet-from = Fra
notifications-quiet-until = Til
notifications-quiet-both = Angiv begge tidspunkter eller ingen af dem.
notifications-kind-mention = Omtaler
notifications-kind-reply = Svar
notifications-kind-quote = Citater
notifications-kind-favourite = Favoritter
notifications-kind-reaction = Reaktioner
notifications-kind-boost = Delinger
notifications-kind-follow = Nye følgere
notifications-kind-message = Beskeder
notifications-kind-poll = Afstemninger der slutter
notifications-kind-edit = Rettelser i opslag jeg har delt
notifications-group_invite = { $who } inviterer dig til gruppen { $group }
notifications-group_request = { $who } vil gerne være med i gruppen { $group }
notifications-group_accepted = { $who } lukkede dig ind i gruppen { $group }
notifications-group_declined = { $who } lukkede dig ikke ind i gruppen { $group }
notifications-group_post = { $who } skrev i { $group }
notifications-group_digest = { $n ->
    [one] Et nyt opslag i { $group }
   *[other] { $n } nye opslag i { $group }
}
notifications-group-look = Gå til gruppen
notifications-kind-group_invite = Invitationer til grupper

# På denne enhed, mens ingen side er åben.
device-title = På denne enhed
device-text = Få besked, også når Corner ikke er åben.
device-none = Det kan denne browser ikke. På en telefon eller tablet kan den tit, når du har føjet Corner til hjemmeskærmen.
device-denied = Din browser må ikke vise noget fra Corner. Giv lov i browserens indstillinger for dette websted, og kom så tilbage.
device-asked = Din browser spørger dig nu. Vælg at give lov.
device-off = Det er slået fra på denne enhed.
device-turn-on = Slå til
device-on = Det er slået til.
device-choose = Vælg hvad
device-turn-off = Slå fra
notifications-kind-group_post = Opslag i grupper, jeg vil høre alt fra
js-device-failed = Din browser kunne ikke nå sin push-tjeneste. Prøv igen senere.
toast-device-on = Fra nu af får du besked på denne enhed
toast-device-off = Du får ikke længere besked på denne enhed
