# Pages for when there is no page: what happened, what was kept, what to do.
error-home = Naar het begin
error-kept = Wat je schreef
error-again = Opnieuw versturen
error-lost-title = Hier is niets
error-lost-text = De pagina is verplaatst of verwijderd, of niet voor jou bedoeld. Controleer het adres, of zoek wat je nodig hebt.
error-signed-out-title = Je bent uitgelogd
error-signed-out-text = Er is niets verstuurd. Log opnieuw in en ga verder waar je was; kopieer eerst wat je schreef als je het hier ziet staan.
error-stale-title = Dit formulier is te oud
error-stale-text = Het is in een andere sessie geopend of kwam ergens anders vandaan, dus er is niets veranderd. Ga terug, herlaad de pagina en probeer het opnieuw.
error-forbidden-title = Dit mag je niet
error-forbidden-text = Er is niets veranderd. Denk je dat je dit wel zou moeten kunnen? Vraag het een beheerder.
error-method-title = Dat werkt hier niet
error-method-text = Dit adres kun je niet op die manier gebruiken. Er is niets veranderd.
error-unreadable-title = We konden dat niet lezen
error-unreadable-text = Iets in wat verstuurd is, klopt niet. Er is niets veranderd; ga terug en probeer het opnieuw.
error-large-title = Dat is te groot
error-large-text = Er is niets verstuurd. Een afbeelding mag hoogstens 16 MB zijn; kies een kleinere en probeer het opnieuw.
error-invalid-title = Er klopt nog iets niet
error-invalid-text = Er is niets veranderd. Ga terug, pas het aan en verstuur het opnieuw.
error-conflict-title = Iets of iemand was je voor
error-conflict-text = Het is intussen veranderd, dus jouw wijziging is niet doorgevoerd. Herlaad de pagina om te zien hoe het nu is.
error-often-title = Dat was even te veel
error-often-text = Er is niets kwijt en niets veranderd. Neem een koffie en probeer het zo nog eens.
error-broken-title = Er ging bij ons iets stuk
error-broken-text = Het ligt niet aan jou en het is genoteerd. Wat je verstuurde is misschien niet opgeslagen; probeer het zo nog eens.

# Why something was refused. $limit is a number; a field can say it in its own words as refused-FIELD-WHY.
refused-empty = Dit mag niet leeg blijven.
refused-too-long = Dit is te lang: hoogstens { $limit } tekens.
refused-too-many = Dat zijn er te veel: hoogstens { $limit }.
refused-too-many-tags = Dat zijn te veel tags: hoogstens { $limit }.
refused-too-often =
    Dat was te vaak. Probeer het over { $n ->
        [one] een minuut
       *[other] { $n } minuten
    } opnieuw.
refused-no-address = Dit is geen e-mailadres.
refused-no-handle = Gebruik alleen letters, cijfers en _, en begin met een letter of cijfer.
refused-taken = Dit is al bezet.
refused-gone = Dit is er niet meer.
refused-unknown = Deze kennen we niet; kies een andere.
refused-unusable = Dit is niet bruikbaar; kies iets anders.
refused-out-of-range = Dit is te weinig of te veel: hoogstens { $limit }.
refused-wider = Een antwoord kan niet voor meer mensen zichtbaar zijn dan het bericht zelf.
refused-not-your-unit = Je hoort niet bij deze afdeling, dus je kunt er niet plaatsen.
refused-not-your-group = Daar kun je niet plaatsen.
refused-closed = Hier kan niets meer worden gezegd: een van jullie is weg of wil niet praten.
refused-stays-in-conversation = Wat in een gesprek is gezegd blijft daar, en iets anders wordt er niet beantwoord.
refused-nobody = Kies minstens één ander.
refused-not-here = Iemand die je koos is er niet meer.
refused-blocked = Je kunt niet iedereen die je koos in één gesprek brengen.
refused-pair-stays = Een gesprek met z’n tweeën kun je niet verlaten. Je kunt het wel dempen.
refused-pair-unnamed = Een gesprek met z’n tweeën heet naar wie erin zitten.
refused-nobody-named = Noem minstens één persoon met @, of kies een ander publiek.
refused-not-boostable = Alleen berichten voor iedereen kunnen anderen delen.
refused-no-emoji = Dit is geen emoji.
refused-options-differ = De keuzes moeten van elkaar verschillen.
refused-duration = Een poll duurt vijf minuten tot dertig dagen.
refused-choose = Kies eerst iets.
refused-poll-ended = De poll is afgelopen.
refused-voted = Je hebt al gestemd.
refused-yourself = Dat ben jij zelf.
refused-options = Een poll heeft twee tot { $limit } keuzes.
refused-too-many-mentions = Dat zijn te veel mensen: hoogstens { $limit }.
refused-image-bytes = Deze afbeelding is te groot: hoogstens { $limit } MB.
refused-image-pixels = Deze afbeelding heeft te veel pixels: hoogstens { $limit } miljoen.
refused-image-heic = Telefoons bewaren foto’s als HEIC, en dat kunnen de meeste browsers niet tonen. Stuur hem als JPEG, bijvoorbeeld door er een schermafbeelding van te maken.
refused-image-format = Een afbeelding mag JPEG, PNG, WebP, GIF of AVIF zijn; dit is iets anders.
refused-image-broken = Deze afbeelding is beschadigd en kan niet worden gelezen.
refused-too-many-waiting = Je hebt { $limit } afbeeldingen klaarstaan in concepten. Plaats er eerst een paar of gooi er een paar weg.
refused-no-such-person = Er is hier niemand met die naam.
refused-no-tag = Dit is geen tag: alleen letters, cijfers en _, en niet alleen cijfers.
refused-too-many-drafts = Je bewaart al { $limit } concepten. Verstuur of verwijder er eerst een paar.
refused-too-many-scheduled = Je hebt al { $limit } berichten klaarstaan. Laat er eerst een paar vertrekken.
refused-past = Dat moment is al voorbij. Kies er een dat nog komt.
refused-too-far = Dat is te ver vooruit. Kies een eerder moment.
