"""What git is told about the files of a handbook, the same in every new repository."""

# Line ends of what people write are set; records and attached files keep their bytes.
_ATTRIBUTES = b"""\
*.md text eol=lf
*.yml text eol=lf
*.csv text eol=lf
content/records/** -text
content/**/*.files/** -text
"""
EVIDENCE = "evidence"
"""Folder of the scans where nobody names another; git ignores it."""
_IGNORE = f"build/\n{EVIDENCE}/\n".encode()
FILES = {".gitattributes": _ATTRIBUTES, ".gitignore": _IGNORE}
"""Files at the top of the work tree, by path."""
