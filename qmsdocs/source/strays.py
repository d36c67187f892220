"""Files that nothing reads: they lie in the handbook, and nobody controls them."""

import re

from qmsdocs.source.fields import Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import area_of
from qmsdocs.wording import say

_READ = re.compile(
    r"content/(?:"
    r"(?:qms|people|calendar|suppressions|synonyms)\.yml"
    r"|catalogue/(?:legal|relations)/[^/]+\.csv"
    r"|catalogue/services/[^/]+\.yml"
    r"|catalogue/iso-[0-9-]+\.csv"
    r"|catalogue/(?:scope\.yml|sources\.yml|wording\.csv)"
    # The reader of records itself reports what is none; signatures must have their record.
    r"|records/.+(?<!\.yml\.sig)"
    r"|(?:.+/)?\.git[a-z]+"
    r")"
)


def note_strays(reading: Reading) -> None:
    """Note each file that is no text, record, register, table or attached file."""
    known = set(reading.files)
    for path in reading.files:
        if _READ.fullmatch(path) or area_of(path) or _belongs(path, known):
            continue
        notes = Notes(path)
        notes.add("FIL008", 0, say("nothing in the handbook reads this file"))
        reading.take(notes)


def _belongs(path: str, known: set[str]) -> bool:
    """Is this the signature of a record that is there, or a file of a text that is there?"""
    if path.endswith(".yml.sig"):
        return path.removesuffix(".sig") in known
    owner, mark, _ = path.partition(".files/")
    return bool(mark) and f"{owner}.md" in known
