"""The words of a symbol, one by one: types of legal documents and those who issue them."""

import re
from typing import NamedTuple

from qmsdocs.model.letters import fold
from qmsdocs.wording import Said, say

_TYPES = "NQ QĐ NĐ TT TTLT NQLT CT PL SL VBHN KH BC TTr TB GM HD QC QyĐ CĐ PA ĐA CTr KL"
TYPES = {each: each for each in _TYPES.split()}
TYPES |= {"L": "L", "LCT": "L", "TTLB": "TTLT", "QĐi": "QyĐ"}
"""Type that a word means: the abbreviations of the rules on office work, and old ones."""

JOINT = frozenset({"TTLT", "NQLT"})
"""Types that several issuers issue together."""

_MINISTRIES = (
    "BBCVT BCA BCHQS BCN BCT BDTTG BGD BGDĐT BGTVT BKH BKHCN BKHCNMT BKHĐT BLĐTBXH BNG BNN BNNMT "
    "BNNPTNT BNV BNgG BQP BTC BTL BTM BTNMT BTP BTS BTTTT BVHTT BVHTTDL BXD BYT BTĐKT BTCCBCP "
    "BTCTW BTGTW BTCTƯ"
)
_OTHERS = (
    "CP TTg TW TƯ CTN QH UBTVQH HĐBT HĐNN HĐCP HĐTP UBND UB HĐND UBDT UBTDTT UBTƯMTTQVN MTTW "
    "VPCP VPQH VPCTN VPTW VPUB VP TTCP NHNN KTNN TANDTC TATC VKSNDTC VKSTC TLĐ HCCBVN CCBVN "
    "BHXH TCT TCHQ TCTK TCCP ĐCT LĐTBXH KHCN GDĐT TC TANDCC VKSNDCC VBQPPL TTTT"
)
ISSUERS = frozenset(f"{_MINISTRIES} {_OTHERS}".split())
"""Issuers that are known: they tell where a symbol ends and the next word begins."""

OLD_ISSUERS = frozenset({"CP", "HĐBT", "TTg", "HĐCP"})
"""Issuers that once stood behind the number alone, such as ``73/CP``."""

KNOWN = ISSUERS | TYPES.keys()
"""Types and issuers."""

_BARE = {fold(each).upper(): each for each in (*TYPES, *ISSUERS)}
_UPPER = {each.upper(): each for each in (*TYPES, *ISSUERS)}
_LONGEST = max(map(len, ISSUERS))
_CAPITALS = re.compile(r"[A-ZĐƯ]+(?:&[A-ZĐƯ]+)*")
_UNIT = re.compile(r"[A-ZĐƯ]+\d{1,3}")
_NO_UNITS = re.compile(r"(?:CP|TTg|TW|B[A-ZĐ]{2,7})\d")
_TERM = re.compile(r"(UBTVQH|UBTV|QH|HĐNN)(K?)[ -]?(\d{1,9})")
_LAST_TERM = 30


class Word(NamedTuple):
    """One word of a symbol: as it is meant, how many letters it takes, what was wrong."""

    meant: str
    length: int
    faults: tuple[Said, ...] = ()


def type_word(raw: str) -> Word | None:
    """Return the type at the beginning of a symbol; none where there is none."""
    if raw in TYPES:
        return Word(raw, len(raw))
    meant = _meant(raw)
    if meant in TYPES and len(raw) > 1:
        return Word(meant, len(raw), (written_for(raw, meant),))
    return None


def glued_pair(raw: str) -> tuple[Word, Word] | None:
    """Return type and issuer where the hyphen between them was left out: ``TTBYT``."""
    for size in (4, 3, 2):
        kind, issuer = type_word(raw[:size]), _known(raw[size:])
        if kind is not None and issuer is not None:
            missing = no_hyphen(kind.meant, issuer.meant)
            return kind, issuer._replace(faults=(missing, *issuer.faults))
    return None


def issuer_word(raw: str) -> Word | None:
    """Return one issuer or unit, without the word that was glued behind it."""
    if raw in ISSUERS:
        return Word(raw, len(raw))
    return term_word(raw) or _known(raw, whole=True) or _by_capitals(raw)


def _by_capitals(raw: str) -> Word | None:
    """Return the capitals at the beginning, with digits where they name a unit."""
    capitals = _CAPITALS.match(raw)
    if capitals is None or capitals.end() == len(raw):
        return Word(raw, len(raw)) if capitals else None
    unit = _UNIT.match(raw)
    if unit is not None and not _NO_UNITS.match(raw):
        return Word(unit[0], unit.end(), glued_behind(raw, unit.end()))
    # The last capital begins the word that follows.
    kept = capitals[0][:-1]
    by_case = Word(kept, len(kept), glued_behind(raw, len(kept))) if len(kept) > 1 else None
    return _known(raw) or by_case


def term_word(raw: str) -> Word | None:
    """Return the National Assembly or its committee with its term: ``QH15``, ``UBTVQHK9``."""
    found = _TERM.match(raw)
    if found is None:
        return None
    name, letter, digits = found.groups()
    kept = digits if int(digits) <= _LAST_TERM else digits[:2]
    kept = kept if int(kept) <= _LAST_TERM else kept[:1]
    end = found.end() - len(digits) + len(kept)
    return Word(name + letter + kept, end, glued_behind(raw, end))


def glued_before(word: str) -> Said:
    """Return the fault of a word that runs into the number."""
    return say("the word before is not separated from the number: '{word}'", word=word)


def _known(raw: str, *, whole: bool = False) -> Word | None:
    """Return the longest known issuer at the beginning, also without its diacritics."""
    for size in range(min(len(raw), _LONGEST), len(raw) - 1 if whole else 1, -1):
        start = raw[:size]
        if start in ISSUERS:
            return Word(start, size, glued_behind(raw, size))
        meant = _meant(start)
        if meant in ISSUERS and (whole or start.isupper()):
            return Word(meant, size, (written_for(start, meant), *glued_behind(raw, size)))
    return None


def _meant(raw: str) -> str:
    """Return the word that was meant in other case or without its diacritics."""
    upper = raw.upper()
    return _UPPER.get(upper) or (_BARE.get(upper, "") if raw.isascii() else "")


def glued_behind(raw: str, end: int) -> tuple[Said, ...]:
    """Return the fault of a word or digits that the number runs into, if any."""
    if end == len(raw):
        return ()
    return (say("the next word is not separated from the number: '{rest}'", rest=raw[end:]),)


def no_hyphen(left: str, right: str) -> Said:
    """Return the fault of two words with nothing between them."""
    return say("the hyphen between '{left}' and '{right}' is missing", left=left, right=right)


def written_for(found: str, meant: str) -> Said:
    """Return the fault of a word or sign in place of another."""
    return say("'{found}' is written for '{meant}'", found=found, meant=meant)
