"""What a text is about and what kind of paper it is, from words and from what people decided."""
