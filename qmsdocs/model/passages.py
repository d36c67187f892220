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
_ITEM = re.compile(r"\s*([-*+]|\d+[.)]|:(?=\s))\s+")
_BULLETS = frozenset("-*+:0123456789")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_NOTE = re.compile(r"\s*([!?]{3})\+?\s+\w+\s*")
_STOP = re.compile(r"(?<=[.?!])\s+")
_MARKED = re.compile(r"[\[<{*`~\\]")
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
class Passage:
    """A paragraph or an item of a list, as written but on one line.

    Attributes:
        mark: What it begins with: ``-`` or ``1.`` of an item, ``:`` of a definition, ``!!!`` of
            a note; empty for a paragraph.
        indent: Blanks in front of it.
    """

    text: str
    mark: str = ""
    indent: int = 0


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
    # Most cells and sentences hold no mark; to look for one first costs next to nothing.
    if _MARKED.search(text):
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


def blocks(lines: Sequence[str]) -> Iterator[Passage | Table]:
    """Yield paragraphs, items and tables of some prose in their order, all as written."""
    paragraph: list[str] = []
    mark, indent = "", 0
    heads = {n for n, (line, below) in enumerate(pairwise(lines)) if _is_head(line, below)}
    place = 0
    noted = False
    while place < len(lines):
        line = _without(_QUOTE, lines[place]) if ">" in lines[place] else lines[place]
        if place in heads or not line.strip():
            yield from _passage(paragraph, mark, indent)
            paragraph, mark = [], ""
            if place in heads:
                table, place = _table(lines, place)
                yield table
            else:
                place += 1
            noted = False
            continue
        # To look for a letter first costs next to nothing, and most lines begin with none of these.
        note = _NOTE.match(line) if "!!!" in line or "???" in line else None
        begins = note or (_ITEM.match(line) if line.lstrip()[0] in _BULLETS else None)
        if begins or noted:
            yield from _passage(paragraph, mark, indent)
            paragraph, mark = [], begins[1] if begins else ""
        noted = note is not None
        if not paragraph:
            indent = len(line) - len(line.lstrip())
        paragraph.append(line[begins.end() :] if begins else line)
        place += 1
    yield from _passage(paragraph, mark, indent)


def _passage(lines: Sequence[str], mark: str, indent: int) -> Iterator[Passage]:
    if lines:
        yield Passage(" ".join(lines).strip(), mark, indent)


def _content(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """Return sentences and items, and tables, of the lines below a heading."""
    passages: list[str] = []
    tables: list[Table] = []
    for each in blocks(lines):
        if isinstance(each, Table):
            rows = tuple(tuple(map(plain, row)) for row in each.rows)
            tables.append(Table(tuple(map(plain, each.columns)), rows))
        else:
            passages += _sentences(each.text)
    return tuple(passages), tuple(tables)


def _without(mark: re.Pattern[str], line: str) -> str:
    found = mark.match(line)
    return line[found.end() :] if found else line


def _is_head(line: str, below: str) -> bool:
    return "|" in line and "|" in below and _RULE.fullmatch(below.strip()) is not None


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for each in _STOP.split(plain(text).strip('" ')):
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
    return tuple(cell.strip() for cell in _CELLS.split(bare))
