"""Judges the built site with the tools that others judge sites by; they need Node.js."""
