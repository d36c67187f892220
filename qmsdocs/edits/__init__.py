"""The only floor that writes content and commits: a whole history, or one change at a time."""
