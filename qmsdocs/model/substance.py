"""What a correction (đính chính) may not touch: everything that somebody acts upon.

Presentation may be mended: spelling, punctuation, emphasis, the title's wording, the code.
Numbers, table rows, list items, headings, links, facts and attached files may not.
"""

import re
from itertools import zip_longest

from qmsdocs.model.letters import fold
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say

_NUMBER = re.compile(r"\d+(?:[.,/:-]\d+)*")
_LINK = re.compile(r"\]\(([^)]*)\)")
_STRUCTURE = re.compile(r"^\s*(\||[-*+] |\d+[.)] |#+ )")
_MENDABLE = frozenset({"title", "code"})


def difference(before: Text, after: Text) -> Said | None:
    """Return what differs beyond presentation, or none."""
    if before.parts.files != after.parts.files:
        return say("an attached file")
    keys = sorted(set(before.facts) | set(after.facts))
    for key in keys:
        if key not in _MENDABLE and before.facts.get(key) != after.facts.get(key):
            return say("the field '{key}'", key=key)
    return _body_difference(before.body, after.body)


def _body_difference(before: str, after: str) -> Said | None:
    pairs = zip_longest(_NUMBER.findall(before), _NUMBER.findall(after), fillvalue="-")
    for old, new in pairs:
        if old != new:
            return say("a number ('{old}', now '{new}')", old=old, new=new)
    if _LINK.findall(before) != _LINK.findall(after):
        return say("a link")
    if _structure(before) != _structure(after):
        return say("the structure (headings, rows, list items)")
    return None if _near(before, after) else say("the wording by more than a slip")


def _structure(body: str) -> list[str]:
    return [found[1] for line in body.splitlines() if (found := _STRUCTURE.match(line))]


def _near(before: str, after: str) -> bool:
    """Do the words differ by slips only: few, and each about as long as it was?"""
    old, new = fold(before).split(), fold(after).split()
    changed = sum(a != b for a, b in zip_longest(old, new))
    return changed <= max(_FEW, len(old) // _SHARE) and abs(len(old) - len(new)) <= _FEW


_FEW = 3
_SHARE = 50
