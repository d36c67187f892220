"""What a changed file speaks of: the ids and codes by which its documents are found elsewhere."""

import re
from collections.abc import Iterator

from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_record
from qmsdocs.source.texts import area_of, read_text
from qmsdocs.source.tree import CONTENT, MemoryTree

_RECORDS = f"{CONTENT}/records/"
_RECORD = ".yml"
# Of a file that cannot be read, what stands there in plain letters is better than nothing.
_PLAIN = re.compile(r"""\b(?:id|code):[ \t]*["']?([^"'\s,}#]+)""")


def mentions(path: str, content: bytes) -> set[str]:
    """Return the ids and codes of the documents that a text is, or that a record covers."""
    reading = Reading.of(MemoryTree({path: content}))
    if not reading.files:
        return set()
    if path.startswith(_RECORDS) and path.endswith(_RECORD):
        found = set(_of_record(reading, path))
    elif area_of(path) is not None:
        found = set(_of_text(reading, path))
    else:
        return set()
    return (found or set(_PLAIN.findall(content.decode("utf-8", "replace")))) - {""}


def _of_record(reading: Reading, path: str) -> Iterator[str]:
    record = read_record(reading, path)
    for cover in record.covers if record is not None else ():
        yield from (cover.id, cover.code, *cover.replaced_by)


def _of_text(reading: Reading, path: str) -> Iterator[str]:
    text = read_text(reading, path, {})
    if text is not None:
        yield from (text.id, text.code)
