"""The title of a procedure that is a plain text, as its front matter or its cover has it."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from qmsdocs.model.letters import fold

_FRONT = re.compile(r"\A\ufeff?---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(['\"]?)(.+?)\1\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#+\s+(.+?)\s*#*$")
_COVER = 80
"""Lines within which a cover ends."""
_NAME = re.compile(r"\W*quy trinh\b(?: giai quyet)?(?: thu tuc hanh chinh)?[\s:]*")
_ASIDE = re.compile(r"\W*(?:ma hieu|ma so|ky hieu|ma so quy trinh|so hieu)\b")
_END = re.compile(
    r"\W*(?:lan ban hanh|lan sua doi|ngay ban hanh|ngay hieu luc|muc luc|trach nhiem"
    r"|sua doi tai lieu|\d+\.? muc dich|trang\b)"
)


def cover_title(text: str) -> str:
    """Return the title of a text, or its first line; empty where it has none.

    On a cover the title stands behind ``QUY TRÌNH`` and before the lines on issue, date and
    contents; the line with its code is no part of it.
    """
    text = normalize("NFC", text)
    front = _FRONT.match(text)
    named = _TITLE.search(front[1]) if front else None
    if named:
        return named[2]
    lines = [line.strip() for line in (text[front.end() :] if front else text).split("\n")]
    found = " ".join(_on_cover([line.lstrip("\ufeff") for line in lines[:_COVER]]))
    return found or next(_first(lines), "")


def _on_cover(lines: Sequence[str]) -> Iterator[str]:
    begun = False
    for line in lines:
        folded = fold(line)
        if begun and _END.match(folded):
            return
        name = None if begun else _NAME.match(folded)
        if name:
            begun = True
            line = line[name.end() :]  # noqa: PLW2901 - the rest of the line belongs to the title
        if begun and line and not _ASIDE.match(fold(line)):
            yield line


def _first(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        heading = _HEADING.match(line)
        if heading or line:
            yield heading[1] if heading else line.lstrip("\ufeff")
