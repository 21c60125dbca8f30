units-title = Enheder
