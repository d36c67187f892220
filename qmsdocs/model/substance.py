"""What a correction (đính chính) may not touch: everything that somebody acts upon.

Presentation may be mended: spelling, spacing, doubled words, punctuation, emphasis, the code.
Numbers in figures and words, table rows, list items, headings, links, markup, facts, attached
files and every other word may not.
"""

import difflib
import re
import unicodedata
from itertools import zip_longest

from qmsdocs.model.letters import fold
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say

_NUMBER = re.compile(r"\d+(?:[.,/:-]\d+)*")
_LINK = re.compile(r"\]\(([^)]*)\)|^\s*\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_STRUCTURE = re.compile(r"^\s*(\||[-*+] |\d+[.)] |#+ )")
_MARKUP = re.compile(r"<[!/a-z][^>]*>?|-->|\{:?[^}]*\}|~~", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_DECIDING = re.compile(
    "không|chưa|phải|miễn|cấm|trừ|chỉ|trước|sau|nửa|rưỡi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|"
    "mười|mươi|trăm|nghìn|ngàn|triệu|tỷ"
)
_MENDABLE = frozenset({"title", "code"})
_FEW = 3
_SHARE = 50
_ALIKE = 0.5
_LONGEST = 3000


def difference(before: Text, after: Text) -> Said | None:
    """Return what differs beyond presentation, or none."""
    if before.parts.files != after.parts.files:
        return say("an attached file")
    keys = sorted(set(before.facts) | set(after.facts))
    for key in keys:
        if key not in _MENDABLE and before.facts.get(key) != after.facts.get(key):
            return say("the field '{key}'", key=key)
    if _words_differ(before.title, after.title) is not None:
        return say("the field '{key}'", key="title")
    return _body_difference(before.body, after.body)


def _body_difference(before: str, after: str) -> Said | None:
    if _LINK.findall(before) != _LINK.findall(after):
        return say("a link")
    if _structure(before) != _structure(after):
        return say("the structure (headings, rows, list items)")
    if _MARKUP.findall(before) != _MARKUP.findall(after):
        return say("the markup")
    return _words_differ(before, after)


def _words_differ(before: str, after: str) -> Said | None:
    pairs = zip_longest(_NUMBER.findall(before), _NUMBER.findall(after), fillvalue="-")
    for old, new in pairs:
        if old != new:
            return say("a number ('{old}', now '{new}')", old=old, new=new)
    pairs = zip_longest(_deciding(before), _deciding(after), fillvalue="-")
    for old, new in pairs:
        if old != new:
            return say("a word that decides ('{old}', now '{new}')", old=old, new=new)
    return None if _slips_only(before, after) else say("the wording by more than a slip")


def _structure(body: str) -> list[str]:
    return [found[1] for line in body.splitlines() if (found := _STRUCTURE.match(line))]


def _deciding(text: str) -> list[str]:
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return [word for word in words if _DECIDING.fullmatch(word)]


def _slips_only(before: str, after: str) -> bool:
    """Do two texts differ by letters, spaces and doubled words alone, in a few places?"""
    old, new = _WORD.findall(fold(before)), _WORD.findall(fold(after))
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    inner, other = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(inner), len(other)) > _LONGEST:
        return False
    changes = difflib.SequenceMatcher(None, inner, other, autojunk=False).get_opcodes()
    slips = [each for each in changes if each[0] != "equal"]
    count = sum(max(b - a, d - c) for _, a, b, c, d in slips)
    return count <= max(_FEW, len(old) // _SHARE) and all(
        _slip(old, range(start + a, start + b), other[c:d]) for _, a, b, c, d in slips
    )


def _slip(old: list[str], where: range, new: list[str]) -> bool:
    """Are these words written a little otherwise, or a repetition that was taken out?"""
    words, count = old[where.start : where.stop], len(where)
    if not new:
        behind = old[where.stop : where.stop + count]
        return words in (old[max(0, where.start - count) : where.start], behind)
    return difflib.SequenceMatcher(None, "".join(words), "".join(new)).ratio() >= _ALIKE


def _common(one: list[str], other: list[str]) -> int:
    """Return how many words two rows have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
