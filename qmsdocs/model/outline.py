"""Headings of a Markdown body, read line by line.

The site's own converter takes too long for every text at every check. Where lines alone leave
a doubt, as in raw HTML, there are rather more headings here than the site will have.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qmsdocs.model.prose import prose

_ATX = re.compile(r"(#{1,6})((?:\\.|[^\\#]|#+(?=[^#]))*?)#*\Z")
_UNDERLINE = re.compile(r"(?:=+|-+) *\Z")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r" {0,3}(?:(?:[*+-]|\d+\.) +|\[\^[^\]]*\]: *|: {1,3})")
_INDENT = "    "
_ABOVE = re.compile(r"[> ]*(?:!!! .*)?")
_WORD = re.compile(r"[^\W\d_]")
_BARE_DEFINITION = re.compile(r"\]: *\Z")
_HTML = re.compile(r" {0,3}<(?:[!?]|/?[a-zA-Z][a-zA-Z0-9-]*(?:[\s/>]|\Z))")
_ENTITY = re.compile(r"&[#a-zA-Z0-9]+;")
_DEEPEST = 40
"""How deep lists and quotations are followed; the site itself shows none so deep."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading, with its text as written, marks included.

    Attributes:
        line: Line within the body, from 0.
        inside: Stands within a list, a quotation or raw HTML, if it is a heading at all.
    """

    line: int
    level: int
    text: str
    inside: bool = False


def headings(body: str) -> Iterator[Heading]:
    """Yield the headings of a body in their order."""
    lines = ["", "", *prose(body).split("\n"), ""]
    raw = any(map(_HTML.match, lines))
    for place in range(2, len(lines) - 1):
        line, below = lines[place], lines[place + 1]
        if not line or ("#" not in line and not below.endswith(("=", "-", " "))):
            continue
        first = _ABOVE.fullmatch(lines[place - 1]) is not None
        under = "" if _goes_on(lines, place) and not raw else below
        yield from _in_line(place - 2, line, under, first=first)
        if raw and ">" in line:
            yield from _after_html(place - 2, line, below)


def _in_line(place: int, line: str, below: str, *, first: bool) -> Iterator[Heading]:
    """Yield what a line is a heading of, at each depth of lists and quotations."""
    for depth in range(_DEEPEST):
        if found := _ATX.match(line):
            yield Heading(place, len(found[1]), found[2].strip(), inside=depth > 0)
            return
        if _UNDERLINE.match(below):
            level = 1 if below.startswith("=") else 2
            yield Heading(place, level, line.strip(), inside=depth > 0)
            if first:
                return
        if line.startswith(_INDENT):
            line, below = line[len(_INDENT) :], below.removeprefix(_INDENT)
        elif found := _QUOTE.match(line):
            line, below = line[found.end() :], _QUOTE.sub("", below, count=1)
        elif found := _ITEM.match(line):
            line = line[found.end() :]
        else:
            return


def _goes_on(lines: list[str], place: int) -> bool:
    """Does a line go on with a paragraph, so that nothing below can make it a heading?"""
    # An address may stand on the line after its name; what follows it begins anew.
    return (
        _WORD.match(lines[place]) is not None
        and _WORD.match(lines[place - 1]) is not None
        and _BARE_DEFINITION.search(lines[place - 2]) is None
    )


def _after_html(place: int, line: str, below: str) -> Iterator[Heading]:
    """Yield what may be a heading behind a tag: where raw HTML ends, a line begins."""
    pieces = line.split(">")
    for tags in range(1, min(len(pieces), _DEEPEST)):
        rest = ">".join(pieces[tags:])
        # There, the converter loses what is written as an entity.
        for text in dict.fromkeys((rest, _ENTITY.sub("", rest))):
            for heading in _in_line(place, text, below, first=False):
                yield replace(heading, inside=True)
