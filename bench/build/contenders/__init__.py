"""Who builds the pages, and how: a module each."""
