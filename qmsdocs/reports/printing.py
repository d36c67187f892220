"""Parts of a printed page: how close it is set, and the lines that each part surely takes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape

from qmsdocs.reports.brevity import LINE
from qmsdocs.reports.diagnostics import printable

_TAG = re.compile(r"(<[^>]+>)")
_HEAVY = frozenset({"<b>", "<ins>"})
_PAPER = 467.0
"""Points from the left margin of the paper to the right one."""
_LETTERS = {
    0.25: " .,·",
    0.28: "ijlt/:;",
    0.33: "Ifr-()[]!",
    0.39: "Js",
    0.44: "acez“”",
    0.56: "FPS",
    0.61: "ELTZ",
    0.67: "BCR",
    0.72: "ADGHKNOQUVXYw",
    0.78: "m",
    0.89: "M",
    1.0: "W→…",
}
_EM = {letter: share for share, letters in _LETTERS.items() for letter in letters}
"""Widths of Times letters as shares of their size; all others take a half."""
_BOLD = 1.06
_SURE = 1.02
"""How much wider than computed a word may be."""
_COLUMN = 0.48
"""Share of a line that a column of two holds."""
_WIDTHS = (0.13, 0.32, 0.12, 0.22, 0.21)
"""Shares of a line that the columns of the table hold."""
_PADDING = 0.93


class Style(StrEnum):
    """How a document's changes are set: below its name, after it, or in one line with it."""

    BELOW = "below"
    AFTER = "after"
    TERSE = "terse"


@dataclass(frozen=True, slots=True)
class Setting:
    """How close a page is set, and how much it says of each document.

    Attributes:
        size: Of the letters, in points.
        lines: Topics of the changes of one document.
        letters: Letters of the values in each.
        reasons: Say the reason of each change too.
    """

    size: float
    style: Style = Style.BELOW
    lines: int = 3
    letters: int = LINE
    reasons: bool = False

    @property
    def height(self) -> float:
        """Lines that a page surely holds: its height, in points, but for one line."""
        return 728 / (1.25 * self.size) - 1


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of HTML.

    Attributes:
        fixed: Lines that it takes whatever the size of its letters.
        wraps: Its text takes lines of its own besides.
        rows: Texts that stand in lines of their own, each with the share of the width it has.
        beside: How many rows stand side by side.
    """

    html: str
    fixed: float
    wraps: bool = False
    rows: tuple[tuple[str, float], ...] = ()
    beside: int = 1

    def height(self, size: float) -> float:
        """Return the lines that it takes with letters of so many points."""
        own = _lines(self.html, _PAPER / size) if self.wraps else 0
        rows = sum(_lines(html, _PAPER / size * share) for html, share in self.rows)
        return self.fixed + own + rows / self.beside


class Hand:
    """Writes values so that nothing in them acts; former and new values are told apart."""

    def plain(self, text: str) -> str:
        """Return a text whose letters are letters."""
        return escape(printable(text))

    def code(self, text: str) -> str:
        """Return a code that no line breaks."""
        return f'<span class="no">{self.plain(text)}</span>'

    def old(self, text: str) -> str:
        """Return a former value."""
        return f"<del>{self.plain(text)}</del>"

    def new(self, text: str) -> str:
        """Return a new value."""
        return f"<ins>{self.plain(text)}</ins>"


def heading(text: str, count: int) -> Block:
    """Return a heading with how many there are of what follows."""
    return Block(f"<h2>{text} <span>({count})</span></h2>", 1.8)


def article(titled: str, mark: str, lines: Sequence[str]) -> Block:
    """Return what is said of one document, its name first."""
    # First, though it floats to the right: it must stand on the first line of its own document.
    first = f'<span class="mark">{mark}</span> {titled}'
    inner = "".join(f"<p>{line}</p>" for line in lines)
    rows = ((first, 1.0), *((line, 0.97) for line in lines))
    return Block(f"<article><div>{first}</div>{inner}</article>", 0.2, rows=rows)


def one_line(line: str) -> Block:
    """Return what is said of one document in a line with its name."""
    return Block(f'<article class="terse">{line}</article>', 0.07, rows=((line, 1.0),))


def two_columns(entries: Sequence[str]) -> Block:
    """Return a list in two columns."""
    inner = "".join(f"<li>{entry}</li>" for entry in entries)
    rows = tuple((entry, _COLUMN) for entry in entries)
    return Block(f'<ul class="two">{inner}</ul>', 0.6, rows=rows, beside=2)


def notes(lines: Iterable[str]) -> list[Block]:
    """Return lines, each a paragraph."""
    return [Block(f"<p>{line}</p>", 0, wraps=True) for line in lines]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Block]:
    """Return a table; its rows are as high as their fullest cell."""
    top = "".join(
        f'<th style="width: {share:.0%}">{head}</th>'
        for head, share in zip(heads, _WIDTHS, strict=True)
    )
    blocks = [Block(f"<table><tr>{top}</tr>", 1.2)]
    for row in rows:
        inner = "".join(f"<td>{cell}</td>" for cell in row)
        fullest = max(
            zip(row, _WIDTHS, strict=True), key=lambda each: sum(_words(each[0])) / each[1]
        )
        cell = (fullest[0], fullest[1] * _PADDING)
        blocks.append(Block(f"<tr>{inner}</tr>", 0.15, rows=(cell,)))
    return [*blocks, Block("</table>", 0)]


def _lines(html: str, width: float) -> int:
    """Return the lines of a text in a column so many letter sizes wide, word after word."""
    lines, taken = 1, 0.0
    for word in _words(html):
        if taken and taken + word > width:
            lines, taken = lines + 1, 0.0
        taken += word + _EM[" "]
    return lines


def _words(html: str) -> Iterator[float]:
    """Yield the widths of the words of a text."""
    word, heavy = 0.0, 1.0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            heavy = _BOLD if piece in _HEAVY else 1.0
            continue
        for n, part in enumerate(unescape(piece).split(" ")):
            if n:
                yield word
                word = 0.0
            word += _width(part) * heavy * _SURE
    yield word


def _width(text: str) -> float:
    loose = unicodedata.normalize("NFD", text)
    return sum(_EM.get(letter, 0.5) for letter in loose if not unicodedata.combining(letter))
