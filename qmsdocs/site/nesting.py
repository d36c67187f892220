"""Texts nested so deeply that no page can be laid out from them: shown letter by letter."""

import re
from collections.abc import Iterator
from functools import lru_cache

import markdown

from qmsdocs.diagnostics import Diagnostic, Nature, Severity, Subject
from qmsdocs.model.text import Text
from qmsdocs.site.selection import Entry, Selection
from qmsdocs.wording import say

_DEEPEST = 30
_SUSPICIOUS = 20
_OPENING = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.](?=[ \t]))+")
_MARK = re.compile(r"[>*+-]|\d+[.]")
_CONTAINER = re.compile(r"<(/?)(?:ul|ol|blockquote|dl|div)\b")
_TILDES = re.compile(r"~+")
_EXTENSIONS = ("admonition", "def_list", "fenced_code", "footnotes", "tables", "qmsdocs")


def too_deep(text: Text) -> bool:
    """Are lists or quotations nested deeper than a page can be laid out?"""
    # Laying out takes time; only what begins its lines far inside needs to be tried.
    openings = filter(None, map(_OPENING.match, text.body.splitlines()))
    return any(map(_far_inside, openings)) and _tried(text.body)


def letter_by_letter(body: str) -> str:
    """Return a body as Markdown that shows exactly its characters."""
    longest = max((len(found) for found in _TILDES.findall(body)), default=0)
    fence = "~" * max(longest + 1, 3)
    return f"{fence}\n{body.strip()}\n{fence}"


def unlaid(selection: Selection) -> Iterator[Diagnostic]:
    """Yield the texts of a site that are shown letter by letter."""
    for entry in selection.entries:
        for text in _texts(entry):
            if too_deep(text):
                yield Diagnostic(
                    "BLD001",
                    Severity.ERROR,
                    Nature.INTEGRITY,
                    text.place,
                    say("{code} is nested too deeply to be laid out", code=text.code),
                    say("It is shown letter by letter; nest its lists and quotations less."),
                    Subject(entry.document, text.number.issue, text.number.revision),
                )


def _texts(entry: Entry) -> Iterator[Text]:
    if entry.current is not None:
        yield entry.current.text
    yield from (edition.text for edition in entry.earlier)
    yield from (preview.text for preview in entry.previews)


def _far_inside(found: re.Match[str]) -> bool:
    # Each level takes a letter at the least.
    if found.end() <= _SUSPICIOUS:
        return False
    opening = found[0].expandtabs(4)
    return len(_MARK.findall(opening)) + opening.count(" ") // 4 > _SUSPICIOUS


@lru_cache(maxsize=64)
def _tried(body: str) -> bool:
    try:
        html = markdown.markdown(body, extensions=_EXTENSIONS)
    except RecursionError:
        return True
    depth = deepest = 0
    for found in _CONTAINER.finditer(html):
        depth += -1 if found[1] else 1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST
