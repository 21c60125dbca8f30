# What people are told, and how they wish to be told.
notifications-title = Meldingen
notifications-kinds = Soorten meldingen
notifications-tab-all = Alles
notifications-tab-to-me = Aan jou
notifications-tab-liked = Favorieten en gedeeld
notifications-tab-follows = Volgers
notifications-none = Niets nieuws
notifications-none-text = Als iemand je antwoordt, noemt of leuk vindt wat je schreef, vind je het hier.
notifications-none-next = Kijk wat iedereen zegt
notifications-answer = Antwoorden
notifications-join-look = Bekijk het verzoek
notifications-who-two = { $one } en { $two }
notifications-who-more =
    { $n ->
        [one] { $one } en { $n } ander
       *[other] { $one } en { $n } anderen
    }
notifications-mention = { $who } noemde je
notifications-reply = { $who } antwoordde je
notifications-boost = { $who } deelde je bericht
notifications-quote = { $who } citeerde je
notifications-favourite = { $who } zette je bericht bij de favorieten
notifications-reaction = { $who } reageerde { $emoji } op je bericht
notifications-follow = { $who } volgt je nu
notifications-poll = Een peiling van { $who } waarin je stemde is afgelopen
notifications-edit = { $who } wijzigde een bericht dat je deelde
notifications-join = { $who } vraagt om mee te doen
notifications-message = { $who } schreef je
notifications-poll-mine = Je peiling is afgelopen
notifications-from = Waarover je iets wilt horen
notifications-from-hint = Kies per soort van wie je meldingen krijgt.
notifications-from-everyone = Van iedereen
notifications-from-followed = Van mensen die ik volg
notifications-from-nobody = Nooit
notifications-quiet = Stille uren
notifications-quiet-hint = Tussen deze tijden verschijnt of klinkt er niets. Je vindt het daarna hier.
notifications-quiet-from = Van
notifications-quiet-until = Tot
notifications-quiet-both = Geef beide tijden, of geen van beide.
notifications-kind-mention = Vermeldingen
notifications-kind-reply = Antwoorden
notifications-kind-quote = Citaten
notifications-kind-favourite = Favorieten
notifications-kind-reaction = Reacties
notifications-kind-boost = Gedeelde berichten
notifications-kind-follow = Nieuwe volgers
notifications-kind-message = Gesprekken
notifications-kind-poll = Peilingen die aflopen
notifications-kind-edit = Wijzigingen van berichten die ik deelde
notifications-group_invite = { $who } nodigt je uit voor de groep { $group }
notifications-group_request = { $who } vraagt om mee te doen in de groep { $group }
notifications-group_accepted = { $who } liet je toe tot de groep { $group }
notifications-group_declined = { $who } liet je niet toe tot de groep { $group }
notifications-group_post = { $who } plaatste iets in { $group }
notifications-group_digest = { $n ->
    [one] Een nieuw bericht in { $group }
   *[other] { $n } nieuwe berichten in { $group }
}
notifications-group-look = Naar de groep
notifications-kind-group_invite = Uitnodigingen voor groepen

# Op dit apparaat, terwijl er geen pagina open is.
device-title = Op dit apparaat
device-text = Krijg ook bericht als Corner niet openstaat.
device-none = Deze browser kan dat niet. Op een telefoon of tablet kan het vaak wel als je Corner aan het beginscherm hebt toegevoegd.
device-denied = Je browser mag niets van Corner laten zien. Sta het toe in de instellingen van de browser voor deze site en kom dan terug.
device-asked = Je browser vraagt het je nu. Kies voor toestaan.
device-off = Op dit apparaat staat het uit.
device-turn-on = Aanzetten
device-on = Het staat aan.
device-choose = Kies waarover
device-turn-off = Uitzetten
notifications-kind-group_post = Berichten in groepen waarvan ik alles wil horen
js-device-failed = Je browser kon zijn pushdienst niet bereiken. Probeer het later nog eens.
toast-device-on = Vanaf nu krijg je bericht op dit apparaat
toast-device-off = Op dit apparaat krijg je geen bericht meer
