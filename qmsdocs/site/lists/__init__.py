"""The lists that people work with: one description each, for the page, CSV and Excel."""
