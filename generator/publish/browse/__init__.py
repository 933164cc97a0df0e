"""The ways in: the same papers by year, kind, tag, author, venue and title, and with code."""
