"""What stands before a number: the words of its type, ``số``."""

import re
from typing import NamedTuple

_WORDS = {
    "nghị quyết liên tịch": "NQLT",
    "thông tư liên tịch": "TTLT",
    "thông tư liên bộ": "TTLT",
    "văn bản hợp nhất": "VBHN",
    "nghị quyết": "NQ",
    "nghị định": "NĐ",
    "quyết định": "QĐ",
    "thông tư": "TT",
    "chỉ thị": "CT",
    "pháp lệnh": "PL",
    "sắc lệnh": "SL",
    "sắc luật": "SL",
    "bộ luật": "BL",
    "luật": "L",
    "lệnh": "L",
    "công văn": "CV",
    "công điện": "CĐ",
    "kế hoạch": "KH",
    "báo cáo": "BC",
    "tờ trình": "TTr",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "kết luận": "KL",
    "chương trình": "CTr",
    "đề án": "ĐA",
    "phương án": "PA",
    "văn bản": "",
    "nđ": "NĐ",
    "qđ": "QĐ",
    "tt": "TT",
    "ttlt": "TTLT",
    "nq": "NQ",
    "ct": "CT",
    "pl": "PL",
    "cv": "CV",
    "vbhn": "VBHN",
}
_SHORT = frozenset({"NĐ", "QĐ", "TT", "TTLT", "NQ", "CT", "L", "BL", "PL"})
_BY_NAME = frozenset({"L", "BL", "PL"})
_ABBREVIATION = 4
_ANY = "|".join(_WORDS).replace(" ", r"[ \t]{1,3}\n?")
_WORD = re.compile(
    r"(?:(?<![^\W_])|(?-i:(?=[NQTCPLBV][a-zà-ỹ])))"
    rf"(?:{_ANY})(?![^\W_])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s{1,3}(?:của|Bộ)\s[^.;:()\d]{1,150}?)?(?P<colon>\s{0,2}:)?\s{0,3},?\s{0,3}"
    r"(?P<so>(?<![^\W_])[Ss][ốô](?:\s{0,2}:)?|(?<![^\W_])SỐ)?\s{0,3}"
)
_SO = re.compile(r"(?<![^\W_])(?:[Ss]ố|SỐ)(?:\s{0,2}:)?\s{0,3}$")
_NEAR = 44
_FAR = 200


class Lead(NamedTuple):
    """Words before a number.

    Attributes:
        start: Where the citation begins.
        cue: Type that the words say; None where no type is named.
        word: The words of the type, as written.
        so: Does ``số`` stand between?
        short: Are digits alone a reference after these words?
        abridged: Are digits and a year alone one?
    """

    start: int
    cue: str | None
    word: str = ""
    so: bool = False
    short: bool = False
    abridged: bool = False


def lead_before(text: str, at: int) -> Lead:
    """Return what stands before the number that begins here."""
    for reach in (_NEAR, _FAR):
        begin = max(0, at - reach)
        before = text[begin:at]
        found = max(_WORD.finditer(before), key=re.Match.start, default=None)
        if found is not None:
            return _from(before, found, begin)
        if "số" not in before and "SỐ" not in before and "Số" not in before:
            break
    return Lead(_with_so(text, at), None)


def _from(before: str, found: re.Match[str], begin: int) -> Lead:
    tail = _TAIL.fullmatch(before, found.end())
    word = found[0]
    cue = _WORDS[" ".join(word.lower().split())]
    if tail is None or not _leads(word, cue, so=bool(tail["so"])):
        return Lead(_with_so(before, len(before)) + begin, None)
    start = found.start()
    if tail["colon"]:
        start = tail.start("so") if tail["so"] else len(before)
    near = tail.end() - found.end() < _NEAR and ":" not in tail[0] and "của" not in tail[0]
    so = bool(tail["so"])
    abridged = near and cue in _SHORT
    written_out = len(word) > _ABBREVIATION and (so or word[0].isupper())
    short = abridged and written_out and cue not in _BY_NAME
    return Lead(begin + start, cue, word, so, short, abridged)


def _leads(word: str, cue: str, *, so: bool) -> bool:
    """Do these words announce a number? Common words do so only with ``số``."""
    if len(word) <= _ABBREVIATION and word.lower() not in {"luật", "lệnh"}:
        return word[0].isupper()
    return so or cue in _SHORT or cue in {"CV", "SL", "VBHN", "NQLT"}


def _with_so(text: str, at: int) -> int:
    found = _SO.search(text, max(0, at - 10), at)
    return found.start() if found else at
