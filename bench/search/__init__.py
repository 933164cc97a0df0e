"""Measures the site's search beside what people would take instead: its cost, and what it finds."""
