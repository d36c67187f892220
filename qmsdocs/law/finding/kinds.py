"""Which type a document is of, where number and words tell it together."""

import re
from typing import Protocol

from qmsdocs.law.finding.numbers import Number
from qmsdocs.law.finding.resolving import Laws

_ALIKE = (
    {"TT", "TTLT"},
    {"QyĐ", "QĐ"},
    {"NQ", "NQLT"},
    {"L", "BL"},
    {"SL", "L"},
)
_OF_PARLIAMENT = frozenset({"L", "BL", "NQ", "PL"})
_WORD = re.compile(r"(?<![^\W_])(?:[Bb]ộ luật|[Ll]uật|[Nn]ghị quyết|[Pp]háp lệnh)(?![^\W_])")
_BY_WORD = {"bộ luật": "BL", "luật": "L", "nghị quyết": "NQ", "pháp lệnh": "PL"}
_REACH = 300
_END_OF_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_a-zđ]|\n\s*\n|\n\s*[-+*|]")


class _Earlier(Protocol):
    """The mention before this one."""

    @property
    def end(self) -> int: ...

    @property
    def type(self) -> str: ...


def type_of(text: str, number: Number, cue: str | None, before: _Earlier | None, laws: Laws) -> str:
    """Return the type of a number that stands behind these words and behind that mention."""
    if number.type:
        return number.type
    if cue:
        return cue
    symbol = (number.canonical or "").rpartition("/")[2]
    if symbol.startswith(("QH", "UBTV")):
        listed = _of_list(text, number, before)
        default = "L" if symbol.startswith("QH") else "NQ"
        return listed or laws.types.get(number.canonical or "", default)
    if before is not None and before.type and _same_sentence(text, before.end, number.start):
        return before.type
    return "NĐ"


def disagrees(kind: str, cue: str) -> bool:
    """Do the words name another type than the number does?"""
    return kind != cue and not any({kind, cue} <= each for each in _ALIKE)


def _of_list(text: str, number: Number, before: _Earlier | None) -> str:
    """Return the type that was said once, before a list of numbers."""
    if (
        before is not None
        and before.type in _OF_PARLIAMENT
        and _same_sentence(text, before.end, number.start)
    ):
        return before.type
    begin = max(0, number.start - _REACH)
    found = max(_WORD.finditer(text, begin, number.start), key=re.Match.start, default=None)
    if found is None or not _same_sentence(text, found.end(), number.start):
        return ""
    return _BY_WORD[found[0].lower()]


def _same_sentence(text: str, start: int, end: int) -> bool:
    return end - start <= _REACH and _END_OF_SENTENCE.search(text, start, end) is None
