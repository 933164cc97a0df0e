"""The feeds: what is new, for programs that follow it."""
