"""The ways in: the same papers by year, by kind, by tag, by author, by title, and with code."""
