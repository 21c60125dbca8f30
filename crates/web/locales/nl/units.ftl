units-title = Afdelingen
