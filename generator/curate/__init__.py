"""Helps the people who curate: questions and answers, approved forms, and what a change does."""
