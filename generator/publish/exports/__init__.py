"""The one definition of every format in which papers are cited or handed on."""
