"""The text of a staged page as readers see it, and the words in it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from qmsdocs.model.anchors import NAMELESS
from qmsdocs.model.letters import slug
from qmsdocs.model.outline import Heading, headings
from qmsdocs.site.markdown import END_OF_BODY
from qmsdocs.site.search.words import Key, counted

_UNDERLINE = re.compile(r"(?:=+|-+) *")
_CUT = "\0"
"""Stands between sections while marks are taken away; no text has it."""
_BEGINNING = re.compile(
    r"^(?:"
    r" *(?:[-*+>]|\d+[.)]|[!?]{3}\+? *\w*|:|\[\^[^\]\n]+\]:) +"  # an item, a notice, a footnote
    r"| {0,3}\[[^\]^\n][^\]\n]*\]:.*$"  # where a link leads
    r"|\|?[ :|-]*--[ :|-]*$"  # the rule below a table's head
    r")",
    re.MULTILINE,
)
"""What begins a line, or is one, and is no text."""
# What Markdown takes away of each mark, what then stays, and a sign without which there is none.
_MARKS = (
    # One without an end stays, with all that follows: none of the next ones has an end either.
    ("<!--", re.compile(r"<!--[^\0]*?-->|(<!--[^\0]*)"), r"\1"),
    ("![", re.compile(r"!\["), "["),
    ("[^", re.compile(r"\[\^[^\]\s]+\]"), ""),
    ("[", re.compile(r"\[([^\[\]\0]*)\](?:\([^()\0]*\)|\[[^\[\]\0]*\])"), r"\1"),
    ("<", re.compile(r"</?[a-zA-Z][^<>\0]*>"), " "),
    ("*", re.compile(r"\*(\*{0,2})(?=\S)(.{1,500}?)(?<=\S)\*\1"), r"\2"),
    ("`", re.compile(r"`(`{0,2})(?=\S)(.{1,500}?)(?<=\S)`\1"), r"\2"),
    ("\\", re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])"), r"\1"),
    ("|", re.compile(r"\|[\s|]*"), " · "),
)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading; before the first, anchor and title are empty."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text taken apart at its headings."""

    sections: tuple[Section, ...] = ()

    def words(self) -> dict[Key, int]:
        """Return how often each word stands below the headings."""
        return counted(" ".join(each.text for each in self.sections).split())


def read(body: str) -> Reading:
    """Return the reading of a page's Markdown."""
    return Reading(tuple(sections(body)))


def sections(body: str) -> Iterator[Section]:
    """Yield the sections of a page's Markdown in their order, those without words left out."""
    lines = body.replace("\r\n", "\n").replace(_CUT, " ").split("\n")
    found, kept, start = [("", "")], list[str](), 0
    seen: Counter[str] = Counter()
    for heading in _headings(body, lines):
        title, address = _named(heading.text)
        found.append((f"{address}_{seen[address]}" if seen[address] else address, title))
        seen[address] += 1
        kept += [*lines[start : heading.line], _CUT]
        start = heading.line + _height(lines, heading.line)
    whole = _BEGINNING.sub(" ", "\n".join([*kept, *lines[start:]]))
    for (anchor, title), text in zip(found, _bare(whole).split(_CUT), strict=True):
        if plain := _tidy(text):
            yield Section(anchor, title, plain)


def _headings(body: str, lines: list[str]) -> Iterator[Heading]:
    """Yield the headings of the controlled text, and those that staging wrote below it."""
    above, end, _ = body.rpartition(END_OF_BODY)
    yield from headings(above if end else body)
    for place in range(above.count("\n") if end else len(lines), len(lines)):
        if lines[place].startswith("#"):
            marks, _, text = lines[place].partition(" ")
            yield Heading(place, len(marks), text)


@lru_cache(maxsize=4096)  # hundreds of documents have the same few dozen headings
def _named(heading: str) -> tuple[str, str]:
    """Return title and address of a heading, were it the only one of its name."""
    title = _tidy(_bare(heading))
    return title, slug(title) or NAMELESS


def _height(lines: list[str], line: int) -> int:
    below = lines[line + 1] if line + 1 < len(lines) else ""
    return 2 if not lines[line].startswith("#") and _UNDERLINE.fullmatch(below) else 1


def _bare(text: str) -> str:
    """Return Markdown without its marks; all sections at once, since that costs least."""
    for sign, pattern, stays in _MARKS:
        if sign in text:
            text = pattern.sub(stays, text)
    return text


def _tidy(text: str) -> str:
    return " ".join(unescape(text).split()).strip("· ")
