// Service worker. HASH names the set of assets and SHELL lists them; the server writes both above this line.
