"""Publish: from page files to the site."""
