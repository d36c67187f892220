"""Staged Markdown: pages with front matter, tables, links, and values that stay text."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from qmsdocs.site.front import front_matter

_SPECIAL = re.compile(r"[\\`*_{}\[\]!]")
_OPENING = re.compile(r"^(\d+)([.)])(?= |$)|^([#+:=-])")
_BLANKS = re.compile(r"\s+")
Meta = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """One staged page: where it lies below ``docs/``, its front matter and its Markdown."""

    path: str
    title: str
    body: str
    meta: Meta = field(default_factory=dict)

    @property
    def staged(self) -> str:
        """The file's text; the title is escaped, since themes print it as it is."""
        front = front_matter({"title": plain(self.title), **self.meta})
        return f"---\n{front}---\n\n{self.body.strip()}\n"


def plain(text: str) -> str:
    """Return a value as HTML that shows exactly its characters."""
    return escape(_BLANKS.sub(" ", text).strip(), quote=True)


@lru_cache(maxsize=20_000)  # the same names and titles stand on many pages
def literal(text: str) -> str:
    """Return a value as Markdown that shows exactly its characters, on one line."""
    escaped = _SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip())
    html = escape(escaped, quote=False).replace("|", "&#124;")
    # A line that begins like a heading, a list or a definition must not become one.
    return _OPENING.sub(_opened, html)


def link(label: str, target: str) -> str:
    """Return a link to a staged file, with a label that stays text."""
    return f"[{literal(label)}]({target})"


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], narrow: Collection[int] = ()
) -> str:
    """Return a table of cells that are Markdown already; narrow columns are not broken."""
    rules = (":--" if place in narrow else "---" for place in range(len(columns)))
    lines = ["| " + " | ".join(columns) + " |", "| " + " | ".join(rules) + " |"]
    lines += ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def joined(blocks: Iterable[str]) -> str:
    """Return blocks of Markdown, a blank line between."""
    return "\n\n".join(block.strip("\n") for block in blocks if block.strip()) + "\n"


def _opened(found: re.Match[str]) -> str:
    number, mark, sign = found.groups()
    return f"{number or ''}&#{ord(mark or sign)};"
