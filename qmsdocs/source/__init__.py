"""The only floor that reads: trees, front matter, git, signatures."""
