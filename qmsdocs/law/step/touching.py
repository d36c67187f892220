"""Does what was done to some provisions of a legal document concern a text that cites it?"""

import re
from functools import lru_cache
from itertools import pairwise

from qmsdocs.law.finding.provisions import Provision, provisions_before
from qmsdocs.law.step.reliance import Use

_END = " của "
_LONGEST = 240
"""Characters of one part, more than which are not looked at behind a citation."""
_WIDEST = 60
_WORD = re.compile(r"[,]|[^\s,]+")
_KINDS = frozenset({"điểm", "khoản", "điều"})
_BETWEEN = frozenset({",", "và", "hoặc", "của", "tại", "các", "những"})
_ITEM = re.compile(r"\d{1,3}[a-zđ]?|[a-zđ](?:\.\d{1,2})?")


@lru_cache(maxsize=4096)  # every text that cites a law asks what was done to it
def named(provisions: str) -> tuple[Provision, ...]:
    """Return the provisions that words name: ``khoản 1, khoản 2 Điều 12; Điều 15``.

    Nothing where a single word of them is not understood: of chapters, annexes, exceptions
    and wide ranges nobody can say what they leave out.
    """
    found: list[Provision] = []
    for part in provisions.split(";"):
        words = part.strip()
        if not words:
            continue
        read = provisions_before(f"{words}{_END}", len(words) + len(_END))
        if not read or not _understood(words):
            return ()
        found += read
    return tuple(dict.fromkeys(found))


def touches(use: Use, provisions: str) -> bool:
    """Does what was done to these provisions concern what a text uses?

    It does where the whole document is meant by either, and where the provisions cannot be
    read: only what is certainly elsewhere is left out.
    """
    if not provisions or use.whole:
        return True
    theirs = named(provisions)
    if not theirs:
        return True
    ours = [named(each) for each in use.provisions]
    if not all(ours):
        return True
    return any(_overlap(one, other) for those in ours for one in those for other in theirs)


def _understood(part: str) -> bool:
    words = [each.casefold() for each in _WORD.findall(part)]
    if len(part) > _LONGEST or words[0] not in _KINDS:
        return False
    known = _KINDS | _BETWEEN | {"đến"}
    if not all(each in known or _ITEM.fullmatch(each) for each in words):
        return False
    return all(_narrow(words, place) for place, each in enumerate(words) if each == "đến")


def _narrow(words: list[str], place: int) -> bool:
    """Is this the middle of a range of plain numbers that can be counted out?"""
    ends = words[place - 1 : place + 2 : 2]
    if len(ends) != 2 or not all(each.isdigit() for each in ends):  # noqa: PLR2004 - two ends
        return False
    return all(0 < int(last) - int(first) <= _WIDEST for first, last in pairwise(ends))


def _overlap(one: Provision, other: Provision) -> bool:
    pairs = ((one.article, other.article), (one.clause, other.clause), (one.point, other.point))
    return all(not a or not b or a == b for a, b in pairs)
