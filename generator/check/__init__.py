"""Finds every problem of every page at once and says what to do about each."""
