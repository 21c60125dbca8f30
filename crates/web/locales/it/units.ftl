units-title = Unità
