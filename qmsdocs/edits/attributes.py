"""What git is told about the files of a handbook, the same in every new repository."""

TABLES = ("content/catalogue/*.csv", "content/records/measurements/*.csv")
"""Tables of which two branches may each add rows, as ``fnmatch`` reads it: folders below, too."""
# Line ends of what people write are set; records and attached files keep their bytes. Rows that
# two branches add to a table of the catalogue are all kept: each is a line of its own.
_ATTRIBUTES = b"""\
*.md text eol=lf
*.yml text eol=lf
*.csv text eol=lf
content/records/** -text
content/**/*.files/** -text
content/catalogue/**/*.csv merge=union
content/records/measurements/*.csv merge=union
"""
EVIDENCE = "evidence"
"""Folder of the scans where nobody names another; git ignores it."""
_IGNORE = f"build/\n{EVIDENCE}/\n".encode()
FILES = {".gitattributes": _ATTRIBUTES, ".gitignore": _IGNORE}
"""Files at the top of the work tree, by path."""
