"""Turns the LaTeX that listings leave in titles and abstracts into Unicode text."""

from generator.latex.convert import macros, to_unicode

__all__ = ["macros", "to_unicode"]
