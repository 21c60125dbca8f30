# Emoji van de organisatie zelf: er een kiezen, en de pagina van de beheerders.
emoji-title = Emoji
emoji-about = Dit zijn jullie eigen emoji. Schrijf er een tussen dubbele punten, of kies hem uit het paneel waar je schrijft.
emoji-choose = Kies een emoji
emoji-own = Van onszelf
emoji-common = Vaak gebruikt
emoji-none = Nog geen eigen emoji
emoji-none-text = Een logo, een mascotte, een grap die alleen jullie snappen: met eigen plaatjes wordt het jullie plek.
emoji-admin-title = Emoji
emoji-new = Emoji toevoegen
emoji-new-about = Iedereen kan hem gebruiken in berichten, namen, statusregels en reacties, door de korte naam tussen dubbele punten te schrijven.
emoji-image = Plaatje
emoji-image-hint = PNG, GIF, WebP of AVIF van hoogstens 512 KB; vierkant en doorzichtig staat het mooist. Een GIF mag bewegen en is dan hoogstens 256 pixels breed en hoog.
emoji-shortcode = Korte naam
emoji-shortcode-hint = Kleine letters, cijfers en lage streepjes, zoals good_roast. Later kun je hem niet meer veranderen.
emoji-category = Categorie
emoji-category-hint = Het kopje waaronder hij staat als je kiest, zoals Koffie. Leeg voor geen.
emoji-listed = Aanbieden
emoji-listed-hint = Zonder dit kan alleen wie de korte naam kent hem gebruiken.
emoji-add = Toevoegen
emoji-by = Toegevoegd door
emoji-enabled = In gebruik
emoji-unlisted = In gebruik, niet aangeboden
emoji-disabled = Buiten gebruik
emoji-enable = Weer gebruiken
emoji-disable = Buiten gebruik stellen
emoji-edit = Wijzigen
emoji-delete = Verwijderen
emoji-back = Terug
emoji-delete-title = { $code } verwijderen?
emoji-delete-about = Het plaatje is dan voorgoed weg. Waar het geschreven was, staat voortaan de korte naam.
emoji-delete-given = { $n ->
    [0] Niemand heeft ermee gereageerd.
    [one] Er is één keer mee gereageerd.
   *[other] Er is { $n } keer mee gereageerd.
}
emoji-delete-instead = Wil je alleen dat niemand hem meer gebruikt, stel hem dan buiten gebruik: wat geschreven is, houdt dan zijn plaatje.
toast-emoji-added = Toegevoegd. Iedereen kan hem nu gebruiken.
toast-emoji-enabled = Weer in gebruik.
toast-emoji-disabled = Buiten gebruik. Wat geschreven is, houdt zijn plaatje.
toast-emoji-deleted = Verwijderd.
refused-choose-picture = Kies eerst een plaatje.
refused-no-shortcode = Een korte naam heeft 2 tot 32 kleine letters, cijfers en lage streepjes, en begint of eindigt niet met een streepje.
refused-shortcode-taken = Jullie hebben al een emoji met deze korte naam.
refused-shortcode-of-all = Deze korte naam hoort bij een emoji die iedereen heeft. Neem een andere.
refused-too-many-emoji = Er zijn al { $limit } emoji. Verwijder er eerst een paar.
refused-emoji-bytes = Dit plaatje is te groot voor een emoji: hoogstens { $limit } KB.
refused-emoji-moving = Een plaatje dat beweegt mag hoogstens { $limit } pixels breed en hoog zijn. Maak het kleiner, of neem er een dat niet beweegt.
