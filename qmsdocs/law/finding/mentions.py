"""Mentions of legal documents in a clean text, by number and by name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.law.finding.dates import Dated, dated, in_year
from qmsdocs.law.finding.kinds import disagrees, type_of
from qmsdocs.law.finding.leads import Lead, lead_before
from qmsdocs.law.finding.names import Name, further_names, keywords, name_at
from qmsdocs.law.finding.numbers import HEAD, Number, number_at, turned_at
from qmsdocs.law.finding.provisions import Provision, provisions_before
from qmsdocs.law.finding.resolving import Laws
from qmsdocs.law.finding.words import glued_before
from qmsdocs.wording import Said, say

_TO_NUMBER = re.compile(
    r"(?:\s{0,3},?\s{0,3}\(?\s?(?:[Ss]ố|SỐ)(?:\s{0,2}:)?|\s{0,3}\(?)\s{0,3}(?=[0-9])"
)
_ANNOUNCE = (
    *("số", "Số", "SỐ", "số:", "Số:", "SỐ:", "sô", "định", "ĐỊNH", "tư", "TƯ", "quyết", "QUYẾT"),
    *("tịch", "TỊCH", "thị", "THỊ", "lệnh", "Lệnh", "LỆNH", "luật", "Luật", "LUẬT", "văn", "VĂN"),
    *("NĐ", "QĐ", "TT", "TTLT", "NQ", "CT", "PL", "CV"),
)
_LAST_LETTERS = frozenset(word[-1] for word in _ANNOUNCE)
_MEASURED = re.compile(
    r"\s{0,2}(?:%|[.,][0-9]|ngày\s(?![0-9])"
    r"|(?:người|đồng|triệu|tháng|lần|năm|giờ|bản|bộ|phương án|trường hợp)(?!\w))"
)
_FORM = re.compile(
    r"(?:[Mm]ẫu|MẪU|[Bb]iểu|[Pp]hiếu|[Tt]ờ khai|[Ss]ổ|[Hh]ồ sơ|[Hh]ợp đồng|[Bb]iên bản"
    r"|[Gg]iấy phép|BM)\s{1,3}$"
)
_DIGITS = re.compile(r"[0-9][0-9]*")
_JOINED = frozenset({".", "/", "-", "…"})
_TYPE_BEFORE = re.compile(r"(?<![^\W_])(?:QĐ|QD|NĐ|NQ|CT|TT)/?$")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_BLANKS = " \t\r\n\u00a0\u200b"
_NEAR_BEFORE, _NEAR_BEHIND = 12, 5
_SHORTEST = 2
_MOST_DIGITS = 5
_LONG_WORD = 5
_YEAR_DIGITS = 4
_SMALLEST = 10
_SMALLEST_DECISION = 100


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, in places of the clean text; otherwise as a ``Citation``."""

    start: int
    end: int
    type: str
    number: str | None
    provisions: tuple[Provision, ...] = ()
    faults: tuple[Said, ...] = ()
    issued: date | None = None


def mentions(text: str, laws: Laws) -> Iterator[Mention]:
    """Yield the mentions of a text, in its order, none over another."""
    numbered = _numbered(text, laws)
    found = sorted(
        [*numbered.values(), *_named(text, laws, numbered)],
        key=lambda each: (each.start, -each.end),
    )
    done = 0
    for each in found:
        if each.start >= done:
            done = each.end
            provisions = provisions_before(text, each.start)
            yield replace(each, provisions=provisions) if provisions else each


def _numbered(text: str, laws: Laws) -> dict[int, Mention]:
    """Return the mentions by number, each by the place of its first digit."""
    found: dict[int, Mention] = {}
    at = 0
    before: Mention | None = None
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if end <= at or not _promises(text, start, end):
            continue
        glued = before is not None and start <= before.end
        if before is not None and glued:
            start = before.end
        head = _head(text, start, end)
        each = None if head is None else _with_number(text, head, laws, before, glued=glued)
        if head is not None and each is not None:
            found[head.start("n")] = before = each
            at = each.end
        else:
            at = head.end("n") if head else end
    return found


def _promises(text: str, start: int, end: int) -> bool:
    """May these digits be a number? A quick look that spares most of them the grammar."""
    behind = text[end : end + _NEAR_BEHIND]
    return "/" in behind or "-" in behind or _is_announced(text, start)


def _is_announced(text: str, at: int) -> bool:
    """Does a word that announces a number stand before this place?"""
    if at < _SHORTEST:
        return False
    second, last = text[at - 2], text[at - 1]
    if last not in _BLANKS:
        return last in _LAST_LETTERS and text.endswith(_ANNOUNCE, 0, at)
    if second not in _LAST_LETTERS and second not in _BLANKS:
        return False
    return text[max(0, at - _NEAR_BEFORE) : at].rstrip(_BLANKS).endswith(_ANNOUNCE)


def _head(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what may be a number in this run of digits."""
    if end - start > _MOST_DIGITS and text.startswith(("19", "20"), start):
        start += _YEAR_DIGITS  # a year runs into it: 202076/2025/QH15
    return HEAD.match(text, start) if end - start <= _MOST_DIGITS else None


def _with_number(
    text: str, head: re.Match[str], laws: Laws, before: Mention | None, *, glued: bool
) -> Mention | None:
    start = head.start("n")
    if not glued and _is_run_into(text, start):
        return _run_into(text, head, laws, before)
    number = number_at(text, head, None)
    if number is None and not _is_announced(text, start):
        return None
    lead = lead_before(text, start)
    if lead.cue is None and _FORM.search(text, max(0, lead.start - 16), lead.start):
        return None
    if lead.cue is not None and (number is None or number.type == "CV"):
        number = number_at(text, head, lead.cue)
    if number is None or (number.bare and not _is_short(text, number, lead)):
        return None
    return _mention(text, number, lead, laws, before)


def _is_run_into(text: str, at: int) -> bool:
    """Does a word or sign stand before this place without a blank?"""
    edge = text[at - 1 : at]
    if edge == "-":
        return text[max(0, at - 2) : at - 1].isalnum()  # otherwise it begins an item of a list
    return edge.isalnum() or edge in _JOINED


def _run_into(text: str, head: re.Match[str], laws: Laws, before: Mention | None) -> Mention | None:
    """Return a number that the word before runs into; only one that is whole is believed."""
    start = head.start("n")
    kind = _TYPE_BEFORE.search(text, max(0, start - _NEAR_BEHIND), start)
    if kind is not None:
        number = turned_at(text, kind.start(), start)
        return _mention(text, number, Lead(kind.start(), None), laws, before) if number else None
    if text[start - 1] in _JOINED and not _behind_full_stop(text, head):
        return None
    lead = lead_before(text, start)
    number = number_at(text, head, lead.cue if lead.so else None)
    if number is None or number.bare:
        return None
    if not lead.so:
        word = _word_before(text, start)
        if _is_code(word, number):
            return None
        number = replace(number, faults=(*number.faults, glued_before(word)))
    return _mention(text, number, lead, laws, before)


def _behind_full_stop(text: str, head: re.Match[str]) -> bool:
    """Does only the blank behind a sentence miss?"""
    start = head.start("n")
    return (
        text[start - 1] == "."
        and not text[max(0, start - 2) : start - 1].isdigit()
        and head["year"] is not None
    )


def _is_code(word: str, number: Number) -> bool:
    """Is it the code of a document, as QT01/QĐ-X is?"""
    if number.year is not None:
        return False
    return not number.type or (word.isupper() and len(word) < _LONG_WORD)


def _word_before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, at - _NEAR_BEFORE), at)
    return found[0] if found else text[at - 1 : at]


def _mention(text: str, number: Number, lead: Lead, laws: Laws, before: Mention | None) -> Mention:
    kind = type_of(text, number, lead.cue, before, laws)
    canonical, faults = number.canonical, list(number.faults)
    if number.bare and number.year:
        meant = laws.beginning(kind, number.bare)
        canonical = meant[0].number if len(meant) == 1 else canonical
    if lead.cue and disagrees(kind, lead.cue):
        faults.append(
            say("'{word}' stands before a number of the type {type}", word=lead.word, type=kind)
        )
    end, day = _date_behind(text, number)
    return Mention(lead.start, end, kind, canonical, (), tuple(faults), day)


def _date_behind(text: str, number: Number) -> tuple[int, date | None]:
    behind = dated(text, number.end)
    if behind is None and number.year is None:
        behind = in_year(text, number.end, worded=True)
    return (behind.end, behind.day) if behind else (number.end, None)


def _is_short(text: str, number: Number, lead: Lead) -> bool:
    """Are digits without symbol a reference? ``Nghị định 136`` is, ``quyết định 5 ngày`` not."""
    if number.year is not None:
        return lead.abridged
    if not lead.short or _MEASURED.match(text, number.end):
        return False
    digits = float(number.bare.rstrip("abcđ"))
    least = _SMALLEST_DECISION if lead.cue in {"QĐ", "CT"} else _SMALLEST
    return lead.so or digits >= least or number.bare[0] == "0"


def _named(text: str, laws: Laws, numbered: Mapping[int, Mention]) -> Iterator[Mention]:
    """Yield the laws called by name; a number behind the name belongs to it."""
    done = 0
    for keyword in keywords(text):
        name = name_at(text, keyword, laws.lexicon) if keyword.start() >= done else None
        if name is None:
            continue
        found = _with_name(text, name, laws, numbered)
        done = found.end
        yield found


def _with_name(text: str, name: Name, laws: Laws, numbered: Mapping[int, Mention]) -> Mention:
    listed = further_names(text, name, laws.lexicon) if name.amends else name
    for each in (listed, name):
        behind = dated(text, each.end) or in_year(text, each.end, worded=not each.takes_year)
        for end in (each.end, behind.end if behind else each.end):
            number = _number_behind(text, end, numbered)
            if number is not None:
                kind = number.type if number.type in {"NQ", "PL"} else each.type
                closed = _closed(text, end, number.end)
                return replace(number, start=each.start, end=closed, type=kind)
        if behind is not None:
            return _resolved(each, behind, laws)
    return _resolved(name, None, laws)


def _closed(text: str, start: int, end: int) -> int:
    """Return the end with the bracket that closes one opened in between."""
    return end + 1 if "(" in text[start:end] and text.startswith(")", end) else end


def _number_behind(text: str, end: int, numbered: Mapping[int, Mention]) -> Mention | None:
    between = _TO_NUMBER.match(text, end)
    return numbered.get(between.end()) if between else None


def _resolved(name: Name, behind: Dated | None, laws: Laws) -> Mention:
    year, day = (behind.year, behind.day) if behind else (None, None)
    end = behind.end if behind else name.end
    meant = laws.called(name.type, name.key, year, day)
    number = meant[0].number if len(meant) == 1 else None
    faults: tuple[Said, ...] = ()
    if len(meant) > 1:
        numbers = tuple(each.number for each in meant)
        faults = (say("the name alone may mean {numbers}", numbers=numbers),)
    return Mention(name.start, end, name.type, number, (), faults, day)
