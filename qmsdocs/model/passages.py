"""A Markdown body as readers take it in: chapters of sentences, list items and tables."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qmsdocs.model.outline import Heading, headings
from qmsdocs.model.prose import prose
from qmsdocs.model.topics import Topic, bare_title, topic_of

_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_CELLS = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|:(?=\s))\s+")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_NOTE = re.compile(r"\s*[!?]{3}\+?\s+\w+\s*")
_STOP = re.compile(r"(?<=[.?!])\s+")
_MARKS = (
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>|\{:[^{}]*\}"), " "),
    (re.compile(r"(\*{1,3}|`{1,3}|~~)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its first line, and the rows below it, each as long as the first line."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands between one heading and the next.

    Attributes:
        title: The heading without its number; empty before the first one.
        topic: What it is about: its own heading says so, or one above it.
        passages: Sentences and list items as readers see them, without marks.
        raw: All of it as written, line ends and blanks at the ends of lines left out.
    """

    title: str
    topic: Topic
    passages: tuple[str, ...]
    tables: tuple[Table, ...]
    raw: str


def chapters(body: str) -> tuple[Chapter, ...]:
    """Return the chapters of a body in their order; the first has no heading."""
    text = unicodedata.normalize("NFC", body)
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = prose(text).split("\n")
    found = [each for each in headings(text) if not each.inside]
    starts = [0, *(each.line for each in found)]
    ends = [*starts[1:], len(lines)]
    topics = [Topic.WORDING, *_topics(found)]
    made = []
    for heading, topic, start, end in zip([None, *found], topics, starts, ends, strict=True):
        first = start + (_height(lines, start) if heading else 0)
        passages, tables = _content(lines[first:end])
        written = "\n".join(line.rstrip() for line in raw[first:end]).strip("\n")
        title = bare_title(heading) if heading else ""
        made.append(Chapter(plain(title), topic, passages, tables, written))
    return tuple(made)


def plain(text: str) -> str:
    """Return Markdown within a line as readers see it: the words of links, no emphasis."""
    for pattern, stays in _MARKS:
        text = pattern.sub(stays, text)
    return " ".join(text.split())


def _height(lines: Sequence[str], line: int) -> int:
    """Return how many lines a heading takes: two where it is underlined."""
    below = lines[line + 1] if line + 1 < len(lines) else ""
    return 2 if not lines[line].startswith("#") and _UNDERLINE.fullmatch(below) else 1


def _topics(found: Sequence[Heading]) -> Iterator[Topic]:
    above: list[tuple[int, Topic]] = []
    for heading in found:
        while above and above[-1][0] >= heading.level:
            above.pop()
        inherited = above[-1][1] if above else Topic.WORDING
        topic = topic_of(bare_title(heading)) or inherited
        above.append((heading.level, topic))
        yield topic


def _content(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """Return sentences and items, and tables, of the lines below a heading."""
    passages: list[str] = []
    tables: list[Table] = []
    paragraph: list[str] = []
    heads = {n for n, (line, below) in enumerate(pairwise(lines)) if _is_head(line, below)}
    place = 0
    while place < len(lines):
        if place in heads:
            passages += _sentences(paragraph)
            paragraph = []
            table, place = _table(lines, place)
            tables.append(table)
            continue
        line = _without(_QUOTE, lines[place])
        begins = _ITEM.match(line) or _NOTE.match(line)
        if begins or not line.strip() or _NOTE.match(lines[place - 1]):
            passages += _sentences(paragraph)
            paragraph = []
        paragraph.append(_without(_NOTE, _without(_ITEM, line)))
        place += 1
    passages += _sentences(paragraph)
    return tuple(passages), tuple(tables)


def _without(mark: re.Pattern[str], line: str) -> str:
    found = mark.match(line)
    return line[found.end() :] if found else line


def _is_head(line: str, below: str) -> bool:
    return "|" in line and "|" in below and _RULE.fullmatch(below.strip()) is not None


def _sentences(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for each in _STOP.split(plain(" ".join(lines)).strip('" ')):
        if found and not each[:1].isupper():
            found[-1] = f"{found[-1]} {each}"  # a stop within a sentence
        elif each:
            found.append(each)
    return found


def _table(lines: Sequence[str], head: int) -> tuple[Table, int]:
    """Return the table whose first line is this one, and the line after its last."""
    columns = _cells(lines[head])
    rows, place = [], head + 2
    while place < len(lines) and "|" in lines[place]:
        cells = _cells(lines[place])[: len(columns)]
        rows.append((*cells, *[""] * (len(columns) - len(cells))))
        place += 1
    return Table(columns, tuple(rows)), place


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("|")
    bare = bare.removesuffix("|") if not bare.endswith("\\|") else bare
    return tuple(plain(cell) for cell in _CELLS.split(bare))
