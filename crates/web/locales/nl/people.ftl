# Mensen: profielen, volgen, dempen, blokkeren.
profile-edit = Profiel bewerken
profile-mention = Noemen
profile-follows-you = volgt je
profile-say-more = Vertel collega’s wie je bent
profile-suspended = niet actief
profile-lists = Lijsten
profile-mute = Dempen tot ik het ophef
profile-mute-3600 = Een uur dempen
profile-mute-86400 = Een dag dempen
profile-mute-604800 = Een week dempen
profile-unmute = Niet meer dempen
profile-block = Blokkeren
profile-unblock = Niet meer blokkeren
profile-speaks = Spreekt { $languages }
profile-joined = Hier sinds { $when }
profile-clock-same = Daar is het { $time }, net als bij jou
profile-clock-ahead = Daar is het { $time }, { $hours } uur later dan bij jou
profile-clock-behind = Daar is het { $time }, { $hours } uur vroeger dan bij jou
profile-clock-ahead-odd = Daar is het { $time }, { $hours } uur en { $minutes } min later dan bij jou
profile-clock-behind-odd = Daar is het { $time }, { $hours } uur en { $minutes } min vroeger dan bij jou
profile-count-posts = { $n ->
    [one] bericht
   *[other] berichten
}
profile-count-following = volgend
profile-count-followers = { $n ->
    [one] volger
   *[other] volgers
}
profile-posts = { $n ->
    [one] { $n } bericht
   *[other] { $n } berichten
}
profile-reports-to = Leidinggevende
profile-reports = { $n ->
    [one] geeft leiding aan { $n } persoon
   *[other] geeft leiding aan { $n } mensen
}
profile-blocking = Je hebt { $who } geblokkeerd: jullie zien elkaars berichten niet.
profile-blocked-by = { $who } heeft je geblokkeerd: jullie zien elkaars berichten niet.
profile-muting = Je hebt { $who } gedempt. De berichten blijven weg uit je tijdlijnen; { $who } weet dat niet.
profile-muting-until = Je hebt { $who } gedempt tot { $when }. { $who } weet dat niet.
profile-former = { $who } werkt hier niet meer. De berichten blijven staan.
profile-tabs = Berichten van { $who }
profile-tab-posts = Berichten
profile-tab-replies = Berichten en antwoorden
profile-tab-media = Afbeeldingen
profile-quiet-title = Stil hier
profile-quiet = { $who } heeft nog niets geschreven dat jij kunt zien.
profile-quiet-media = { $who } heeft nog geen afbeeldingen laten zien.
profile-quiet-mine = Wat je schrijft komt hier te staan. Vertel waar je mee bezig bent.
profile-quiet-mine-media = Afbeeldingen die je plaatst komen hier te staan.
profile-quiet-blocked-title = Niets te lezen
profile-quiet-blocked = Er staat een blokkade tussen jullie.
profile-followers = Volgers
profile-following = Volgend
profile-follows-of = Volgers van { $who }
profile-no-followers = Nog geen volgers
profile-no-followers-text = Nog niemand volgt { $who }.
profile-no-following = Volgt nog niemand
profile-no-following-text = { $who } volgt nog niemand.
people-find = Mensen zoeken
lists-of-title = Lijsten met { $who }
lists-of-hint = Je lijsten zijn alleen van jou: niemand krijgt te horen dat die erin staat.
lists-of-none-title = Je hebt nog geen lijsten
lists-of-none = Een lijst verzamelt de berichten van een paar mensen, bijvoorbeeld van een project.
lists-of-make = Een lijst maken
toast-followed = Je volgt { $who } nu.
toast-unfollowed = Je volgt { $who } niet meer.
toast-muted = { $who } is gedempt.
toast-unmuted = { $who } is niet meer gedempt.
toast-blocked = { $who } is geblokkeerd.
toast-unblocked = { $who } is niet meer geblokkeerd.
status-set = Status instellen
status-until = tot { $when }
