"""Links of a Markdown body that lead to documents, sections and attached files."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from qmsdocs.model.prose import prose, spans, without_comments

_TITLE = r"(?:\s+(?:\"[^\n]*\"|'[^\n]*'))?"
_INLINE = re.compile(
    rf"\]\((?<!\\\]\()\s*(?:<(?P<marked>[^<>\n]*)>|(?P<bare>[^()\n]*?(?:\([^()\n]*\)[^()\n]*?)*))"
    rf"{_TITLE}\s*\)"
)
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[(?!\^)[^\[\]\n]*\]: *(?:<(?P<marked>[^<>\n]*)>|(?P<bare>\S+)){_TITLE} *$",
    re.MULTILINE,
)
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Aim(StrEnum):
    """What a link is meant to lead to."""

    DOCUMENT = "doc"
    FILE = "file"
    SECTION = "section"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Link:
    """One link within the handbook.

    Attributes:
        line: Line within the body, from 0.
        target: As written, such as ``doc:k3f9t2xq#5-7-quy-trinh``.
        name: Id of the document, name of the file or path, in NFC.
        anchor: What stands behind ``#``, or empty.
    """

    line: int
    aim: Aim
    target: str
    name: str
    anchor: str


def links(body: str) -> Iterator[Link]:
    """Yield the links of a body that stay within the handbook.

    Pictures and definitions of references are among them; what leads to the web, and what
    stands in code or in comments, is not.
    """
    if "](" not in body and "]:" not in body:
        return
    text = without_comments(prose(body))
    code = list(spans(text))
    begins = [begin for begin, _, _ in code]
    for pattern in (_INLINE, _DEFINITION) if "]:" in text else (_INLINE,):
        for found in pattern.finditer(text):
            place = found.start()
            before = bisect(begins, place) - 1
            if before >= 0 and place < code[before][1]:
                continue
            key = "bare" if found["marked"] is None else "marked"
            link = _read(found[key].strip(), text.count("\n", 0, found.start(key)))
            if link is not None:
                yield link


def _read(target: str, line: int) -> Link | None:
    address, _, anchor = unicodedata.normalize("NFC", unquote(target)).partition("#")
    kind, colon, name = address.partition(":")
    if colon and kind.lower() in (Aim.DOCUMENT, Aim.FILE):
        return Link(line, Aim(kind.lower()), target, name, anchor)
    if _SCHEME.match(address):
        return None
    return Link(line, Aim.PATH if address else Aim.SECTION, target, address, anchor)
