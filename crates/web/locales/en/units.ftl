units-title = Units
