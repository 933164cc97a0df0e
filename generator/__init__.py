"""Paper listings in, a curated and searchable static site out."""
