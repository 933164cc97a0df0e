"""Whole builds of the same papers: this project's, its peers', and what nobody can undercut."""
