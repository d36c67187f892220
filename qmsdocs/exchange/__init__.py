"""Foreign formats read, the catalogue written, files fetched from elsewhere."""
