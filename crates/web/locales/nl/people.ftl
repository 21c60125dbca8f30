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

# Instellingen van het profiel.
profile-see = Bekijken
profile-face = Je gezicht
profile-face-about = Collega’s vinden je sneller aan je gezicht. Zonder foto wordt er een getekend uit je naam.
profile-face-choose = Kies een foto
profile-face-hint = JPEG, PNG, WebP, GIF of AVIF, hooguit 16 MB. Het midden wordt als vierkant uitgesneden; waar en hoe de foto is gemaakt wordt verwijderd.
profile-face-use = Deze foto gebruiken
profile-face-remove = Terug naar het getekende gezicht
toast-face = Dat ben jij nu.
toast-faceless = Je gezicht wordt weer uit je naam getekend.
profile-who = Wie je bent
profile-name = Naam
profile-title = Functie
profile-placed = Je afdeling en je functie stelt een beheerder in.
profile-unit = Eigen afdeling
profile-unit-none = Geen
profile-unit-hint = Waar je werkt. Berichten voor deze afdeling en die erboven bereiken jou.
profile-manager = Leidinggevende
profile-manager-hint = Begin een naam te typen, of laat het leeg.
profile-location = Plaats
profile-location-hint = Een stad, een gebouw, een verdieping.
profile-zone = Tijdzone
profile-zone-own = Zoals de organisatie ({ $zone })
profile-languages = Talen
profile-languages-none = geen gekozen
profile-about = Over jou
profile-about-hint = Waar mensen je over kunnen aanspreken. Hooguit { $n } tekens; @mensen, #tags en links werken.
profile-links = Links
profile-link-label = Naam van link
profile-link-url = Adres van link

# De status
status-title = Wat doe je?
status-about = Een regel naast je naam, zolang die klopt.
status-text = Status
status-emoji = Emoji
status-example = Koffie proeven tot drie uur
status-for = Hoe lang
status-for-half-hour = Een half uur
status-for-hour = Een uur
status-for-four-hours = Vier uur
status-for-today = Vandaag
status-for-week = Deze week
status-for-ever = Tot ik het verander
status-say = Status instellen
status-clear = Wissen
status-ready = Snelle keuzes
status-ready-coffee = Even koffie
status-ready-focus = Even niet storen
status-ready-meeting = In overleg
status-ready-home = Werkt thuis
status-ready-away = Met vakantie
toast-status = Iedereen kan zien wat je doet.
toast-status-gone = Je status is weg.
refused-manager-circle = Dat kan niet: deze persoon valt onder jou, rechtstreeks of via anderen.
refused-links-no-link = Een van deze is geen adres op het web.
refused-face-choose = Kies eerst een foto.

# Weg
away-until = Weg tot { $when }
known-by = Gevolgd door { $names }, die jij volgt
known-by-more = Gevolgd door { $names } en nog { $n } die jij volgt
recommend-menu = Aanraden op mijn profiel
recommend-title = { $who } raadt aan
recommend-page = { $who } aanraden
recommend-text = Op je profiel staan hoogstens vijf mensen naar wie je anderen zou sturen. Iedereen ziet het.
recommend-reason = Waarom?
recommend-reason-hint = Eén regel, zoals: kent elke machine van na 1990.
recommend-do = Raad aan
recommend-remove = Niet meer aanraden
recommend-edit = Wijzig wat je over { $who } zegt
toast-recommended = Het staat op je profiel.
toast-unrecommended = Het staat niet meer op je profiel.
