# Quello che non si vuole leggere.
filters-words = Parole
filters-words-about = I post con queste parole vengono richiusi o tolti, solo per te e in ogni pagina.
filters-add = Aggiungi il filtro
filters-phrase = Parola o frase
filters-phrase-hint = Maiuscole e accenti non contano. Vanno bene anche tag ed emoji.
filters-whole-word = Solo come parola intera
filters-whole = parola intera
filters-action = Che cosa succede a un post che la contiene?
filters-warn = Richiudilo
filters-warn-hint = Vedi che c’è e puoi aprirlo.
filters-hide = Toglilo
filters-hide-hint = Negli elenchi non compare affatto; in una conversazione è richiuso.
filters-for = Per quanto tempo?
filters-ever = finché non lo elimini
filters-is-warn = richiuso
filters-is-hide = tolto
filters-until-unmuted = finché non cambi idea
filters-over = è scaduto
filters-until = fino a { $when }
filters-same = Com’è ora
filters-minutes =
    { $n ->
        [one] { $n } minuto
       *[other] { $n } minuti
    }
filters-hours =
    { $n ->
        [one] { $n } ora
       *[other] { $n } ore
    }
filters-days =
    { $n ->
        [one] { $n } giorno
       *[other] { $n } giorni
    }
filters-weeks =
    { $n ->
        [one] { $n } settimana
       *[other] { $n } settimane
    }
filters-edit = Modifica
filters-edit-title = Modifica il filtro
filters-delete = Elimina
filters-muted = Persone silenziate
filters-muted-about = Non vedi i loro post nei tuoi elenchi. Loro non lo sanno.
filters-blocked = Persone bloccate
filters-blocked-about = Non vedete i post l’uno dell’altro e non potete seguirvi.
filters-nobody = Nessuno.
filters-unmute = Non silenziare più
filters-unblock = Sblocca
toast-filter-deleted = Il filtro è eliminato.
