"""Document control for ISO 9001 documentation kept as Markdown in git."""

__version__ = "0.1.0"
