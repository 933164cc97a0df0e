"""Helps the people who curate: tells what a change does for readers, applies approved issues."""
