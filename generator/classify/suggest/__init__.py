"""Sections that a collection itself suggests: its groups, and what names them."""
