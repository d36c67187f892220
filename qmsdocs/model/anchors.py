"""Anchors of a Markdown body: the addresses that the site gives to its headings."""

import re
from collections import Counter
from collections.abc import Container
from functools import lru_cache, partial
from html import unescape

from qmsdocs.model.letters import slug
from qmsdocs.model.outline import headings
from qmsdocs.model.prose import spans

NAMELESS = "muc"
"""Anchor of a heading without letters and digits."""

_LONGEST = 1000
"""Letters of a heading up to which the marks in it are looked at."""
_MARKS = re.compile(r"[`\\\[<&*]")
_LABEL = r"\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
_TARGET = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_NOT_WORD = re.compile(r"\W")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z0-9]+);")
_DEFINED = re.compile(r"\[([^\[\]]*)\]:")
_REFERENCE = re.compile(rf"{_LABEL} ?\[([^\]]*)\]")
_NOTE = re.compile(r"\[(\^[^\]]*)\]()")
# What Markdown takes away of each mark, and what then stays. Where there are two, it depends
# on what is defined elsewhere, or on what is let through to readers.
_STEPS = (
    (re.compile(rf"!{_LABEL}(?:{_TARGET}|\[[^\]]*\])?"), (r"\1", "")),
    (re.compile(rf"\[([^\[\]]*)\]{_TARGET}"), (r"\1",)),
    (re.compile(_LABEL + _TARGET), (r"\1", r"\g<0>")),
    (re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*|[^<> !]+@[^@<> ]+)>"), (r"\1",)),
    (re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->|<[?].*?[?]>"), ("", r" \g<0> ")),
    (re.compile(r"(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1"), (r"\2",)),
    (re.compile(r"(?<=\w)\*+(?=\w)"), ("", " ")),
    (re.compile(r"(?<=\w)\[|\](?=\w)"), ("", " ")),
)


@lru_cache(maxsize=512)  # a table of contents asks for those of one body again and again
def anchors(body: str) -> frozenset[str]:
    """Return the anchors of a body.

    Every one is there that the site makes of a heading. They are exactly those where no
    heading holds raw HTML, an image, a reference or a mark within a word, and none stands
    where lines alone leave it open whether it is one.
    """
    defined = {found.lower() for found in _DEFINED.findall(body)}
    seen: Counter[str] = Counter()
    found = set()
    for heading in headings(body):
        for address in _addresses(heading.text, defined):
            found.add(f"{address}_{seen[address]}" if seen[address] else address)
            seen[address] += 1
    return frozenset(found)


def _addresses(heading: str, defined: Container[str]) -> set[str]:
    """Return the addresses that a heading may get, were it the only one of its name."""
    if not _MARKS.search(heading) or len(heading) > _LONGEST:
        return {slug(heading) or NAMELESS}
    bare = _ESCAPED.sub(" ", _without_code(heading))
    texts = {bare}
    for pattern in (_NOTE, _REFERENCE):
        texts |= {pattern.sub(partial(_resolved, defined), text) for text in texts}
    for pattern, stays in _STEPS:
        texts = {pattern.sub(each, text) for text in texts for each in stays}
    return {slug(_ENTITY.sub(lambda found: unescape(found[0]), text)) or NAMELESS for text in texts}


def _without_code(heading: str) -> str:
    """Return a heading with the words alone of what stands in backticks."""
    pieces, last = [], 0
    for begin, end, content in spans(heading):
        pieces += [heading[last:begin], _NOT_WORD.sub(" ", content)]
        last = end
    return "".join(pieces) + heading[last:]


def _resolved(defined: Container[str], found: re.Match[str]) -> str:
    label, name = found.groups()
    if (name or label).lower() not in defined:
        return found[0]
    return label if found.re is _REFERENCE else ""
