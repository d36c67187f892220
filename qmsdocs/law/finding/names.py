"""Laws called by their name: where the name begins and ends."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qmsdocs.law.finding.dates import dated, in_year
from qmsdocs.law.finding.named import key, word_key
from qmsdocs.law.finding.titles import TITLES

_TYPES = {"luat": "L", "bo luat": "BL", "phap lenh": "PL", "hien phap": "HP"}
_GAP = r"[ \t\u00a0]{1,3}\n?[ \t]{0,3}"
KEYWORD = re.compile(
    r"(?:(?<![^\W_])|(?=[LPBH][a-zà-ỹ]))"
    rf"(?:(?P<word>[Bb]ộ{_GAP}[Ll]uật"
    rf"|BỘ{_GAP}LUẬT|[Ll]uật|LUẬT|[Pp]háp{_GAP}[Ll]ệnh"
    rf"|PHÁP{_GAP}LỆNH|Hiến{_GAP}pháp|HIẾN{_GAP}PHÁP)|BL(?P<short>DS|HS|LĐ|TTDS|TTHS))(?![^\W_])"
)
"""The word that begins a name."""

_NO_NAME = (
    *("pháp", "Pháp", "PHÁP", "kỷ", "Kỷ", "ngành", "Ngành", "khoa", "Khoa", "cử nhân", "thạc sĩ"),
    *("tiến sĩ", "đại học", "Đại học", "công ty", "Công ty", "văn phòng", "Văn phòng", "hãng"),
    *("tạp chí", "Tạp chí", "dự thảo", "Dự thảo", "dự án", "Dự án"),
)
_STEP = re.compile(
    r"[ \t\u00a0]{0,3}(?P<comma>[,-]?)[ \t\u00a0]{0,3}\n?[ \t]{0,3}"
    r"(?P<word>[^\W\d_]+(?:&[^\W\d_]+)*|[0-9]+)"
)
_COUNTRY = re.compile(
    rf"{_GAP}(?:nước{_GAP}(?:Cộng h[òo]a|CHXHCN)[^.,;:()\d]{{0,30}})?Việt{_GAP}Nam(?![^\W_])"
)
_AMENDING = re.compile(
    rf"{_GAP}(?:[Ss]ửa{_GAP}đổi(?:[ \t]{{0,3}},?{_GAP}(?:và{_GAP})?bổ{_GAP}sung)?"
    r"|SỬA ĐỔI,? BỔ SUNG)"
    rf"(?:{_GAP}(?:một{_GAP}số{_GAP})?(?:[Đđ]iều|khoản|điểm|nội dung)[^.;:()\n]{{0,60}}?{_GAP}của)?"
    rf"{_GAP}(?:(?:các|\d{{1,2}}){_GAP})?(?=[Bb]ộ{_GAP}[Ll]uật|[Ll]uật|[Pp]háp{_GAP}lệnh)",
)
_ANOTHER = re.compile(
    r"[ \t]{0,3}(?:,|và|, và)[ \t\n]{1,3}(?=Bộ [Ll]uật|Luật|Pháp lệnh)", re.IGNORECASE
)
_REVISED = re.compile(r"[ \t]{0,3}\((?:sửa đổi|hợp nhất)\)")
_STOP_WORDS = (
    "về được có thì là đối đã bao phải để hoặc như quy do tại làm gồm mà không nếu qua áp hiện "
    "quyết theo nhưng bị trước này đó nêu trên ngày năm số kể khi gây sau với từ ban mới cũ trong "
    "hướng nhằm xem trừ sẽ cũng còn vào đang kèm thuộc nói cho khác"
)
_STOPS = frozenset(_STOP_WORDS.split())
_NEW_PART_WORDS = (
    "luật nghị thông quyết pháp hiến bộ các quy văn điều hướng những chỉ theo khoản điểm"
)
_NEW_PARTS = frozenset(_NEW_PART_WORDS.split())
_OF_PEOPLE = frozenset({"người", "nhà", "công", "quốc"})
_NO_NAMES = frozenset({"căn", "việt", "sư", "gia", "này", "định", "pháp", "năm", "số", "ngày"})
_JOINTS = frozenset({"và", "của"})
_LONGEST = 40
_LONGEST_BEFORE = 14


_CORES = ("uật", "UẬT", "lệnh", "Lệnh", "LỆNH", "iến", "HIẾN", "BLDS", "BLHS", "BLLĐ", "BLTT")
_BEFORE_CORE, _BEHIND_CORE = 14, 16


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text, before year, date or number.

    Attributes:
        type: L, BL, PL or HP.
        key: What all spellings of the name share; empty for the Constitution alone.
        known: Was the end found in a list of names, not by the words around it?
    """

    start: int
    end: int
    type: str
    key: str
    known: bool
    amends: bool = False

    @property
    def takes_year(self) -> bool:
        """May a year stand behind it without a word?"""
        return self.known or self.amends


class Lexicon:
    """The names that are known, by type, made to be walked word by word."""

    def __init__(self, keys: Mapping[str, Iterable[str]] = TITLES) -> None:
        self._whole = {kind: frozenset(found) for kind, found in keys.items()}
        self._starts = {
            kind: frozenset(
                " ".join(words[:size])
                for each in found
                for words in (each.split(),)
                for size in range(1, len(words) + 1)
            )
            for kind, found in self._whole.items()
        }

    def longest(self, kind: str, text: str, at: int) -> int | None:
        """Return the end of the longest known name that begins here."""
        whole, starts = self._whole.get(kind, frozenset()), self._starts.get(kind, frozenset())
        walked, end, about = "", None, False
        while (step := _STEP.match(text, at)) is not None:
            if step.start("word") == at:
                break
            word = word_key(step["word"])
            if not walked and word == "ve":
                at, about = step.end(), True
                continue
            walked = f"{walked} {word}" if walked else word
            if walked not in starts:
                break
            at = step.end()
            # "Luật về thuế" is any law on taxes.
            if walked in whole and (not about or " " in walked):
                end = at
        return end


BUILT_IN = Lexicon()
"""The names that come with the program."""


def keywords(text: str) -> list[re.Match[str]]:
    """Return the words that may begin a name, in the order of the text."""
    found: dict[int, re.Match[str]] = {}
    for core in _CORES:
        # Looking for a few letters is ten times faster than trying the pattern everywhere.
        at = text.find(core)
        while at >= 0:
            end = at + len(core)
            around = KEYWORD.finditer(text, max(0, at - _BEFORE_CORE), end + _BEHIND_CORE)
            found |= {each.start(): each for each in around if each.start() <= at < each.end()}
            at = text.find(core, end)
    return [found[start] for start in sorted(found)]


def name_at(text: str, keyword: re.Match[str], lexicon: Lexicon = BUILT_IN) -> Name | None:
    """Return the name that this keyword begins, or None where it begins none."""
    start, end = keyword.span()
    if _is_no_name(text, keyword):
        return None
    if keyword["short"]:
        return Name(start, end, "BL", word_key(keyword["short"]), known=True)
    kind = _TYPES[key(keyword[0])]
    amended = _AMENDING.match(text, end)
    if amended is not None:
        return _amending(text, start, kind, amended.end(), lexicon)
    stop = lexicon.longest(kind, text, end)
    known = stop is not None
    if stop is None and kind != "HP" and keyword[0][0].isupper():
        stop = _by_words(text, end)
    if stop is None:
        return _nameless(text, keyword, kind)
    if not keyword[0][0].isupper() and " " not in key(text[end:stop]):
        return None
    stop = _country(text, stop)
    name = key(text[end:stop])
    revised = _REVISED.match(text, stop)
    return Name(start, revised.end() if revised else stop, kind, name, known)


def _nameless(text: str, keyword: re.Match[str], kind: str) -> Name | None:
    """Return the Constitution, or what is called by its date alone: ``Pháp lệnh năm 1961``."""
    start, end = keyword.span()
    by_date = dated(text, end) or in_year(text, end, worded=True)
    if kind == "HP" or (keyword[0][0].isupper() and by_date):
        return Name(start, end, kind, "", known=True)
    return None


def _is_no_name(text: str, keyword: re.Match[str]) -> bool:
    """Is it ``pháp luật``, a school of law, a bill?"""
    start = keyword.start()
    before = text[max(0, start - _LONGEST_BEFORE) : start].rstrip()
    if before.endswith(_NO_NAME):
        return True
    return keyword[0][0] == "l" and before.endswith(("quy", "Quy"))


def further_names(text: str, name: Name, lexicon: Lexicon = BUILT_IN) -> Name:
    """Return the name of an amending law with all the laws that it lists."""
    end = name.end
    while (another := _ANOTHER.match(text, end)) is not None:
        keyword = KEYWORD.match(text, another.end())
        inner = name_at(text, keyword, lexicon) if keyword else None
        if inner is None or not inner.known:
            break
        end = inner.end
    return Name(
        name.start, end, name.type, _bare_key(text[name.start : end]), name.known, amends=True
    )


def _amending(text: str, start: int, kind: str, at: int, lexicon: Lexicon) -> Name | None:
    keyword = KEYWORD.match(text, at)
    if keyword is None:
        return None
    again = _AMENDING.match(text, keyword.end())
    inner = None if again else name_at(text, keyword, lexicon)
    end = inner.end if inner else _by_words(text, keyword.end(), capital=False)
    if end is None:
        return None
    known = inner is not None and inner.known
    return Name(start, end, kind, _bare_key(text[start:end]), known, amends=True)


def _bare_key(text: str) -> str:
    """Return the key of a name without the word of its type."""
    name = key(text)
    for word in ("bo luat ", "luat ", "phap lenh "):
        if name.startswith(word):
            return name.removeprefix(word)
    return name


def _country(text: str, at: int) -> int:
    found = _COUNTRY.match(text, at)
    return found.end() if found else at


def _by_words(text: str, at: int, *, capital: bool = True) -> int | None:
    """Return where a name ends that is in no list: before the words that end every name."""
    step = _STEP.match(text, at)
    if step is None or step.start("word") == at or not _begins(step, capital=capital):
        return None
    end = step.end()
    for _ in range(_LONGEST):
        at = step.end()
        step = _STEP.match(text, at)
        if step is None or step.start("word") == at or _ends(text, step):
            break
        if step["word"].lower() not in _JOINTS:
            end = step.end()
    return end


def _begins(step: re.Match[str], *, capital: bool) -> bool:
    """Can this be the first word of a name?"""
    word = step["word"]
    if capital and (step["comma"] or not word[0].isupper()):
        return False
    return word.lower() not in _NO_NAMES


def _ends(text: str, step: re.Match[str]) -> bool:
    """Does the name end before this word, comma or hyphen?"""
    word = step["word"].lower()
    if step["comma"] == "-" or word in _STOPS or word.isdigit():
        return True
    if not step["comma"] and word not in _JOINTS:
        return False
    after = _STEP.match(text, step.end())
    following = word if word not in _JOINTS else after["word"].lower() if after else ""
    if word == "của":
        return following not in _OF_PEOPLE
    return not following or following.isdigit() or following in _NEW_PARTS or following in _STOPS
