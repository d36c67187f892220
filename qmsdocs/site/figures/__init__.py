"""The dashboard: what the figures of an office look like on its site."""
