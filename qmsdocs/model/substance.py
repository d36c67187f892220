"""What a correction (đính chính) may not touch: everything that somebody acts upon.

Presentation may be mended: spelling, spacing, doubled words, punctuation, emphasis, the code.
Numbers in figures and words, signs and units at numbers, words that decide, table cells, list
items, headings, blocks of code, links, markup, facts, attached files and every other word may not.

A word may change where it is written with the same letters but for signs and capitals, or where
one letter more, less or other makes a Vietnamese syllable of what was none, or the reverse.

Limits: Vietnamese tells many words apart by signs alone (``bán``, ``bàn``, ``bạn``). Of those only
the words listed here, single letters and the word after a number are compared sign by sign, and
punctuation not at all. That no other such change alters the meaning is for the person to see who
reads the redline and signs the correction.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from qmsdocs.model.letters import fold
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say

_NUMBER = re.compile(r"\d+(?:[.,/:-]\d+)*")
_FIGURE = re.compile(r"[-+±]?\s*\d+(?:[.,/:-]\d+)*\s*(?:[^\W\d_]+)?|[<>≤≥⩽⩾≦≧=≠≈~±×÷%‰‱°′″]")
_PLAIN = str.maketrans({**dict.fromkeys("‐‑–—−", "-"), **dict.fromkeys("*_`")})  # no emphasis
_LINK = re.compile(r"\]\(([^)]*)\)|^\s*\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_STRUCTURE = re.compile(r"\s*(\||[-*+] |\d+[.)] |#+ |>|`{3,}|~{3,}|[!?]{3}\+?|: |[-=*_]{3,}\s*$)")
_MARKUP = re.compile(r"<[!/a-z][^>]*>?|-->|\{:?[^}]*\}|~~", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# Borders of cells and items count as words, so that nothing wanders from one into another.
_TOKEN = re.compile(r"[^\W_]+|\||^[ \t]*(?:[-*+]|#+) ", re.MULTILINE)
_DECIDING = re.compile(
    "không|chưa|chẳng|đừng|được|bị|có|phải|miễn|giảm|cấm|trừ|chỉ|trước|sau|trên|dưới|và|hoặc|đủ|"
    "thiếu|đa|thiểu|ít|nhiều|nhất|hơn|kém|thuế|phí|đồng|chứng|chức|"
    "giây|phút|giờ|ngày|tuần|tháng|quý|năm|"
    "nửa|rưỡi|đôi|một|mốt|hai|ba|bốn|lăm|sáu|bảy|tám|chín|chục|mười|mươi|linh|lẻ|trăm|nghìn|ngàn|"
    "triệu|tỷ|tỉ|"
    r"[^\W\d_]"  # point d and point đ of an article are two
)
_SYLLABLE = re.compile(
    "(?:b|ch?|d|g[hi]?|h|kh?|l|m|n(?:gh?|h)?|ph?|qu|r|s|t[hr]?|v|x)?"
    "(?:a[iouy]?|e[ou]?|i[au]?|ieu?|o[aeio]?|oa[ioy]|oeo|u[aeiouy]?|ua[iy]|uo[iu]|uy[aeu]|y|yeu?)"
    "(?:ch?|m|n[gh]?|p|t)?"
)
_FINAL_Y = re.compile("(?<=[^aeiou])y$|(?<=qu)y$")  # ký and kí, quy and qui
_SHORTEST = 3
_TAB = 4
_MENDABLE = frozenset({"title", "code"})
_FEW = 3
_SHARE = 50
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
    pairs = zip_longest(_figures(before), _figures(after), fillvalue="-")
    for old, new in pairs:
        if old != new:
            return say("a sign or unit ('{old}', now '{new}')", old=old, new=new)
    pairs = zip_longest(*_deciding(before, after), fillvalue="-")
    for old, new in pairs:
        if old != new:
            return say("a word that decides ('{old}', now '{new}')", old=old, new=new)
    return None if _slips_only(before, after) else say("the wording by more than a slip")


def _structure(body: str) -> list[tuple[int, str]]:
    """Return the marks that lines begin with, and the depth of these and of indented blocks."""
    found, begins = [], True
    for line in body.splitlines():
        mark = _STRUCTURE.match(line)
        spread = line.expandtabs(_TAB)
        depth = (len(spread) - len(spread.lstrip())) // _TAB
        # Code by indentation cannot begin within a paragraph.
        if mark or (begins and depth and line.strip()):
            found.append((depth, mark[1] if mark else ""))
        begins = bool(mark) or not line.strip()
    return found


def _figures(text: str) -> list[str]:
    """Return each number with its sign and the word after it, and every sign of comparison."""
    found = _FIGURE.findall(_lower(text).translate(_PLAIN))
    return ["".join(each.split()) for each in found]


def _deciding(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the words that decide; none where the texts differ in blanks at the most."""
    old, new = (_WORD.findall(_lower(text)) for text in (before, after))
    if "".join(old) == "".join(new):
        return [], []
    return list(filter(_DECIDING.fullmatch, old)), list(filter(_DECIDING.fullmatch, new))


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def _slips_only(before: str, after: str) -> bool:
    """Do two texts differ by letters, spaces and doubled words alone, in a few places?"""
    exact, other = _TOKEN.findall(_lower(before)), _TOKEN.findall(_lower(after))
    folded = {word: fold(word) for word in {*exact, *other}}
    old, new = [folded[word] for word in exact], [folded[word] for word in other]
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    inner, others = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(inner), len(others)) > _LONGEST:
        return False
    changes = difflib.SequenceMatcher(None, inner, others, autojunk=False).get_opcodes()
    slips = [each for each in changes if each[0] != "equal"]
    count = sum(max(b - a, d - c) for _, a, b, c, d in slips)
    return count <= max(_FEW, len(old) // _SHARE) and all(
        _repeated(exact, start + a, start + b) if c == d else _slip(inner[a:b], others[c:d])
        for _, a, b, c, d in slips
    )


def _repeated(words: list[str], start: int, stop: int) -> bool:
    """Do these words stand right before or behind as well, so that one may be taken out?"""
    count, taken = stop - start, words[start:stop]
    beside = words[max(0, start - count) : start], words[stop : stop + count]
    return taken in beside and all(word.isalnum() for word in taken)


def _slip(old: list[str], new: list[str]) -> bool:
    """Are these folded words the same, written a little otherwise?"""
    if "".join(old) == "".join(new):
        return True
    return len(old) == len(new) and all(map(_alike, old, new))


def _alike(old: str, new: str) -> bool:
    if _FINAL_Y.sub("i", old) == _FINAL_Y.sub("i", new):
        return True
    # What is a word before and after is another word.
    mended = bool(_SYLLABLE.fullmatch(old)) != bool(_SYLLABLE.fullmatch(new))
    long = min(len(old), len(new)) >= _SHORTEST
    return mended and long and old[0] == new[0] and _one_letter(old, new)


def _one_letter(one: str, other: str) -> bool:
    """Does one letter more, less or other, or two that changed places, tell words apart?"""
    start = _common(one, other)
    first, second = one[start:], other[start:]
    swapped = first[:2] == second[1::-1] and first[2:] == second[2:]
    return swapped or second[1:] == first[1:] or second == first[1:] or second[1:] == first


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words or letters two rows have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
