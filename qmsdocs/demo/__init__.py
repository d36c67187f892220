"""The sample handbook, replayed act by act into a new repository."""
