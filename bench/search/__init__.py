"""Measures the site's search beside what people would take instead: what it costs, what it finds."""
