"""Where somebody begins who signs in: the first page's panels and the menus."""
