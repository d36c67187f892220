"""Does what was done to some provisions of a legal document concern a text that cites it?"""

from qmsdocs.law.provisions import Provision, provisions_before
from qmsdocs.law.reliance import Use

_END = " của "


def named(provisions: str) -> tuple[Provision, ...]:
    """Return the provisions that words name: ``khoản 1, khoản 2 Điều 12; Điều 15``."""
    text = f"{provisions}{_END}"
    return provisions_before(text, len(text))


def touches(use: Use, provisions: str) -> bool:
    """Does what was done to these provisions concern what a text uses?

    It does where the whole document is meant by either, and where the provisions cannot be
    read: only what is certainly elsewhere is left out.
    """
    if not provisions or use.whole:
        return True
    theirs = named(provisions)
    ours = [one for each in use.provisions for one in named(each)]
    if not theirs or not ours:
        return True
    return any(_overlap(one, other) for one in ours for other in theirs)


def _overlap(one: Provision, other: Provision) -> bool:
    pairs = ((one.article, other.article), (one.clause, other.clause), (one.point, other.point))
    return all(not a or not b or a == b for a, b in pairs)
