"""The way in: from listing dumps to committed page files."""
