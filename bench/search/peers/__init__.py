"""The searches that are compared: each says how it is built, and how a reader uses it."""
