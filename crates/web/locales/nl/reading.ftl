# Wat er te lezen is: Start, Iedereen, tags, lijsten, gesprekken.
home-title = Start
home-find-people = Mensen zoeken om te volgen
home-to-everyone = Naar Iedereen
home-nobody-title = Je eigen hoek
home-nobody = Hier lees je wat de mensen en tags schrijven die je volgt. Begin met een paar collega’s.
home-nobody-yet = Je volgt nog niemand, dus hier staan alleen je eigen berichten.
home-quiet-title = Nog even stil
home-quiet = De mensen die je volgt hebben nog niets geschreven. Kijk intussen waar iedereen het over heeft.
everyone-title = Iedereen
everyone-empty-title = Wees de eerste
everyone-empty = Niemand heeft nog iets voor iedereen geschreven. Een goedemorgen is genoeg om te beginnen.
everyone-empty-next = Schrijf het eerste bericht
line-end-title = Dat was alles
line-end = Verder is hier niets.
line-end-next = Naar het nieuwste

# Ernaast
rail-status = Wat ben je aan het doen?
rail-status-none = Laat het collega’s in een paar woorden weten.
rail-status-set = Vertel het
rail-status-change = Wijzigen
rail-tags = Gesprek van de week
rail-tags-all = Alle tags

# Tags
tags-title = Tags
tags-followed = Tags die je volgt
tags-followed-none = Nog geen. Open een tag en volg hem: berichten ermee komen dan op Start, wie ze ook schrijft.
tags-popular = Gesprek van de week
tags-popular-none = Niemand heeft deze week een tag gebruikt.
tags-week =
    { $n ->
        [one] { $n } bericht deze week
       *[other] { $n } berichten deze week
    }
tag-count =
    { $n ->
        [0] Nog geen berichten voor iedereen
        [one] { $n } bericht voor iedereen
       *[other] { $n } berichten voor iedereen
    }
tag-empty-title = Hier is nog niets
tag-empty = Niets wat jij kunt zien heeft #{ $tag }. Volg de tag en je mist het eerste bericht niet.
toast-tag-followed = Je volgt #{ $tag }: berichten ermee komen op Start.
toast-tag-unfollowed = Je volgt #{ $tag } niet meer.

# Wat je bewaart
favourites-title = Favorieten
favourites-sub = De schrijvers weten dat je ze mooi vond
favourites-empty-title = Nog geen favorieten
favourites-empty = Geef een bericht een ster en het blijft hier staan. Wie het schreef, hoort ervan.
bookmarks-title = Bewaard
bookmarks-sub = Alleen jij ziet deze
bookmarks-empty-title = Nog niets bewaard
bookmarks-empty = Bewaar wat je nog eens wilt lezen. Niemand hoort ervan.

# Lijsten
lists-title = Lijsten
lists-sub = Alleen jij weet ervan
lists-empty-title = Nog geen lijsten
lists-empty = Zet mensen in een lijst en lees alleen hen: je project, je verdieping, de kantine. Zij horen er niets van.
lists-new = Nieuwe lijst
lists-name-hint = Hooguit 60 tekens.
lists-make = Lijst maken
lists-edit = Bewerken
list-nobody-title = Nog niemand
list-nobody = Er staat nog niemand in deze lijst.
list-quiet-title = Nog even stil
list-quiet = De mensen in deze lijst hebben niets geschreven wat jij kunt zien.
list-add-people = Mensen toevoegen
list-edit-sub = Lijst bewerken
list-people = Mensen
list-add = Iemand toevoegen
list-add-button = Toevoegen
list-add-hint = De naam met @. Ze horen er niets van.
list-remove = Verwijderen
list-name = Naam
list-title = Naam van de lijst
list-delete = Lijst verwijderen
list-delete-ask = Deze lijst verwijderen…
list-delete-sure = De mensen blijven zoals ze zijn; je ontvolgt niemand. Dit kan niet ongedaan worden gemaakt.
toast-list-made = De lijst is er. Voeg nu mensen toe.
toast-list-deleted = De lijst is verwijderd.

# Een gesprek
thread-title = Gesprek
thread-answers =
    { $n ->
        [0] Nog geen antwoorden
        [one] { $n } antwoord
       *[other] { $n } antwoorden
    }
thread-reply-to = aan { $who }
thread-muted =
    { $n ->
        [one] { $n } bericht van iemand die je dempt
       *[other] { $n } berichten van mensen die je dempt
    }
thread-gap = Een bericht dat weg is, of niet voor jou bedoeld.

# Waarom je een bericht ziet
why-title = Waarom zie ik dit?
why-yours = Je hebt het geschreven.
why-names = Je wordt erin genoemd.
why-follow = Je volgt { $who }.
why-boosted = { $who }, die je volgt, heeft het gedeeld.
why-tag = Je volgt #{ $tag }.
why-list = De schrijver staat in je lijst ‘{ $list }’.
why-unit = Het is geschreven voor { $unit }, en daar hoor je bij.
why-everyone = Het is geschreven voor iedereen.
why-less = Liever minder hiervan?
why-filters = Woorden filteren
why-group = Je zit in de groep { $group }
why-group-open = Het staat in de groep { $group }, die iedereen kan lezen
rail-groups-all = Alle groepen
