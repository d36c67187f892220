"""What sound files were read as, kept from run to run by everything that they were read from."""

import contextlib
import hashlib
import json
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from qmsdocs.diagnostics import Place
from qmsdocs.model.records import Record
from qmsdocs.model.text import Attachment, Text
from qmsdocs.source.packing import Whole

Made = TypeVar("Made")
_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Row(Protocol[Made]):
    """How what one file is read as is written down, and what it is known by."""

    @property
    def key(self) -> str:
        """Digest of everything that it is read from."""

    def packed(self, made: Made) -> list[Any]:
        """Return it as JSON."""

    def unpacked(self, row: list[Any]) -> Made:
        """Return it again; what is given is used up."""


def known_or_read(
    rows: MutableMapping[str, str], row: Row[Made], read: Callable[[], tuple[Made | None, bool]]
) -> Made | None:
    """Return what a file was read as before, or what it is read as now, which is kept.

    Args:
        rows: What is kept, by key.
        row: How this file is kept.
        read: Reads it, and says whether that may be kept.
    """
    key = row.key
    written = rows.get(key)
    if written is not None:
        with contextlib.suppress(AttributeError, LookupError, TypeError, ValueError):
            return row.unpacked(json.loads(written))
    made, sound = read()
    if made is not None and sound:
        # What JSON or a file of text cannot hold is read again each time.
        with contextlib.suppress(TypeError, ValueError):
            rows[key] = _json(row.packed(made))
    return made


_TEXT = Whole(Text, "place", "body", "files")
_RECORD = Whole(Record, "place")


@dataclass(frozen=True, slots=True)
class TextRow:
    """How a text is kept: without its body, which the file that is read anyway ends in."""

    path: str
    content: bytes
    files: tuple[Attachment, ...]

    @property
    def key(self) -> str:
        """Digest of the file, and of what is attached to it."""
        named = (word for each in self.files for word in (each.path, each.name, each.digest))
        return _key(self.content, self.path, *named)

    def packed(self, text: Text) -> list[Any]:
        """Return where the body begins, and the other fields."""
        return [len(self.content) - len(text.body.encode()), _TEXT.packed(text)]

    def unpacked(self, row: list[Any]) -> Text:
        """Return the text."""
        start, fields = row
        body = self.content[start:].decode()
        return _TEXT.unpacked(fields, place=Place(self.path), body=body, files=self.files)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """How a record is kept."""

    path: str
    content: bytes

    @property
    def key(self) -> str:
        """Digest of the file."""
        return _key(self.content, self.path)

    def packed(self, record: Record) -> list[Any]:
        """Return the fields."""
        return _RECORD.packed(record)

    def unpacked(self, row: list[Any]) -> Record:
        """Return the record."""
        return _RECORD.unpacked(row, place=Place(self.path))


def _key(content: bytes, *words: str) -> str:
    # No list in JSON begins like another whole one, so that nothing runs together.
    digest = hashlib.sha256(_json(words).encode())
    digest.update(content)
    return digest.hexdigest()
