"""The handbook: staged as Markdown, then rendered."""
