"""One file after another out of a tree; what cannot be read is noted, never raised."""

import re
import unicodedata
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from qmsdocs.diagnostics import Fault
from qmsdocs.source.fields import Notes
from qmsdocs.source.rows import Row, known_or_read
from qmsdocs.source.tree import Entry, EntryKind, Tree
from qmsdocs.wording import Said, say

# Signs and endings that Windows refuses (``..`` among them), and its names of devices.
_UNFIT = re.compile(
    r'[<>:"|?*\\]|[. ](?:/|\Z)|/(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|\Z)', re.IGNORECASE
)
LARGEST = 2 * 1024 * 1024
"""Bytes that a text, record or register may have; pictures belong into attached files."""

Made = TypeVar("Made")
Kept = dict[str, tuple[object, object, list[Fault]]]
"""By path: everything that a file was read from, what it was read as, and the faults noted."""


@dataclass(slots=True)
class Reading:
    """A tree being read: its files by path, and the faults noted so far.

    Attributes:
        kept: What files were read as before, for a process that reads one handbook again
            and again; none where it is read once.
        worked_out: What was worked out of files before, by their digests.
        read_before: What sound files were read as in earlier runs, as rows; without it, each
            is read anew.
    """

    tree: Tree
    kept: Kept | None = None
    faults: list[Fault] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    worked_out: MutableMapping[str, str] = field(default_factory=dict)
    read_before: MutableMapping[str, str] | None = None

    @classmethod
    def of(
        cls,
        tree: Tree,
        kept: Kept | None = None,
        worked_out: MutableMapping[str, str] | None = None,
        read_before: MutableMapping[str, str] | None = None,
    ) -> "Reading":
        """Return a reading of all regular files; links and odd names are faults."""
        known: MutableMapping[str, str] = {} if worked_out is None else worked_out
        reading = cls(tree, kept, worked_out=known, read_before=read_before)
        for entry in tree.entries():
            if reading._acceptable(entry):
                reading.files.append(entry.path)
        return reading

    def below(self, folder: str, ending: str = "") -> list[str]:
        """Return the files below a folder of ``content/``, sorted."""
        prefix = f"content/{folder}/"
        return [p for p in self.files if p.startswith(prefix) and p.endswith(ending)]

    def content(self, path: str, *, largest: int | None = LARGEST) -> bytes | None:
        """Return a file's bytes; none, and a fault, where it cannot be read or is too large."""
        try:
            found = self.tree.read(path)
        except OSError as error:
            self._note("FIL001", path, say("cannot be read: {reason}", reason=error.strerror or ""))
            return None
        if largest is not None and len(found) > largest:
            said = say(
                "{size} bytes are more than the {largest} that a text may have",
                size=len(found),
                largest=largest,
            )
            self._note("FIL004", path, said)
            return None
        return found

    def text(self, path: str, *, largest: int = LARGEST) -> str | None:
        """Return a file's text, strictly UTF-8, without a byte order mark."""
        found = self.content(path, largest=largest)
        return None if found is None else self.decoded(path, found)

    def decoded(self, path: str, found: bytes) -> str | None:
        """Return bytes as text; none, and a fault, where they are empty or not UTF-8 text."""
        if not found.strip():
            self._note("FIL007", path, say("the file is empty"))
            return None
        try:
            text = found.decode("utf-8")
        except UnicodeDecodeError as error:
            said = say("byte {position} is not UTF-8 text", position=error.start + 1)
            self._note("FIL002", path, said)
            return None
        if "\0" in text:
            self._note("FIL002", path, say("a binary file with the name of a text"))
            return None
        if text.startswith("\ufeff"):
            self._note("FIL003", path, say("the file begins with a byte order mark"))
            text = text[1:]
        return text

    def once(self, path: str, source: object, make: Callable[[], Made]) -> Made:
        """Return what a file is read as; what was made of the same before is given again.

        Args:
            path: The file, which only one reader reads.
            source: Everything that the result depends on, the file's bytes above all.
            make: Reads nothing but the source; the faults that it notes are kept with the result.
        """
        if self.kept is None:
            return make()
        known = self.kept.get(path)
        if known is not None and known[0] == source:
            self.faults += known[2]
            return cast("Made", known[1])
        before = len(self.faults)
        made = make()
        self.kept[path] = (source, made, self.faults[before:])
        return made

    def as_before(self, row: Row[Made], make: Callable[[], Made | None]) -> Made | None:
        """Return what a file was read as in an earlier run, or else what ``make`` reads."""
        if self.read_before is None:
            return make()
        before = len(self.faults)
        # A fault is to be said again, so that a file with one is read again.
        return known_or_read(self.read_before, row, lambda: (make(), len(self.faults) == before))

    def take(self, notes: Notes) -> None:
        """Keep the faults noted of one file."""
        self.faults += notes.faults

    def _acceptable(self, entry: Entry) -> bool:
        if entry.kind is EntryKind.LINK:
            self._note("FIL005", entry.path, say("a link stands where a file must lie"))
            return False
        if entry.kind is EntryKind.OTHER:
            self._note("FIL001", entry.path, say("neither a readable file nor a folder"))
            return False
        if not _safe(entry.path):
            self._note("FIL006", entry.path, say("the name is not safe on every system"))
            return False
        return True

    def _note(self, check: str, path: str, said: Said) -> None:
        # A name may hold bytes that no text can show; the place must be printable all the same.
        notes = Notes(path.encode("utf-8", "backslashreplace").decode())
        notes.add(check, 0, said)
        self.faults += notes.faults


def _safe(path: str) -> bool:
    if not path.isprintable() or _UNFIT.search(path):
        return False
    return path.isascii() or (unicodedata.normalize("NFC", path) == path and _attached(path))


def _attached(path: str) -> bool:
    # Attached files keep the names that people gave them; everything else is named in ASCII.
    return any(part.endswith(".files") for part in path.split("/")[:-1])
