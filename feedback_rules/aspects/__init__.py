"""What each clause of a comment is about, and what the whole comment is about."""
