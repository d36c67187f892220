"""Amounts of time as Vietnamese documents write them: added, compared and written again.

Eight working hours are one working day. A calendar day, a week and a month are kinds of their
own: how many working days they hold depends on the calendar.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Kind(StrEnum):
    """What an amount is counted in; the value is how that is written."""

    WORKING = "ngày làm việc"
    CALENDAR = "ngày"
    WEEKS = "tuần"
    MONTHS = "tháng"
    HOURS = "giờ"


class Unit(NamedTuple):
    """A unit: its kind, and its size in days (of weeks and months, in themselves)."""

    kind: Kind
    size: Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """How long something takes, from ``low`` to ``high``.

    Attributes:
        high: ``None`` where no end is stated.
        kinds: What it is counted in; empty where nothing is counted.
    """

    low: Fraction = Fraction(0)
    high: Fraction | None = None
    kinds: frozenset[Kind] = frozenset()

    @classmethod
    def of(cls, number: Fraction, unit: Unit) -> "Amount":
        """Return so many of a unit."""
        return cls(number * unit.size, number * unit.size, frozenset({unit.kind}))

    def exceeds(self, other: "Amount") -> bool:
        """Is it certainly longer?"""
        return other.high is not None and self.low > other.high and self._comparable(other)

    def _comparable(self, other: "Amount") -> bool:
        kinds = self.kinds | other.kinds
        if kinds & {Kind.WEEKS, Kind.MONTHS}:
            return len(kinds) == 1
        # Hours beside days are parts of them; hours alone are none of a calendar day.
        alone = {self.kinds, other.kinds} == {frozenset({Kind.HOURS}), frozenset({Kind.CALENDAR})}
        return len(kinds - {Kind.HOURS}) <= 1 and not alone


def together(amounts: Iterable[Amount]) -> Amount:
    """Return how long several amounts take, one after the other."""
    known = tuple(amounts)
    ends = [each.high for each in known if each.high is not None]
    return Amount(
        sum((each.low for each in known), Fraction(0)),
        sum(ends, Fraction(0)) if len(ends) == len(known) else None,
        frozenset().union(*(each.kinds for each in known)),
    )


NOTHING = Amount(high=Fraction(0))
"""What takes no time, or is not counted."""
OPEN = Amount()
"""What is not stated."""
WORKING_DAY = Unit(Kind.WORKING, Fraction(1))

_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}
_WORDS = ("nửa", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBER = rf"\d+ \d+/\d+|\d+/\d+|\d* ?[{''.join(_SIGNS)}]|\d+(?:[.,]\d+)?"
_SIZES = (
    ("ngày làm việc", Unit(Kind.WORKING, Fraction(1))),
    ("giờ làm việc", Unit(Kind.WORKING, Fraction(1, 8))),
    ("giờ hành chính", Unit(Kind.WORKING, Fraction(1, 8))),
    ("buổi", Unit(Kind.WORKING, Fraction(1, 2))),
    ("ngày", Unit(Kind.CALENDAR, Fraction(1))),
    ("giờ", Unit(Kind.HOURS, Fraction(1, 8))),
    ("h", Unit(Kind.HOURS, Fraction(1, 8))),
    ("phút", Unit(Kind.HOURS, Fraction(1, 480))),
    ("tuần", Unit(Kind.WEEKS, Fraction(1))),
    ("tháng", Unit(Kind.MONTHS, Fraction(1))),
)
_UNIT = "|".join(name.replace(" ", " ?") + r"(?!\w)" for name, _ in _SIZES)
UNIT = re.compile(rf"(?<!\w)(?:{_UNIT})")
_QUANTITY = re.compile(
    rf"(?<![\d.,/])(?:(?P<from>{_NUMBER})(?: ?(?:{_UNIT}))? ?(?:-|–|đến|tới) ?)?"
    rf"(?:(?P<number>{_NUMBER})|\b(?P<word>{'|'.join(_WORDS)})\b) ?(?P<unit>{_UNIT})"
)
_BARE = re.compile(rf"(?:(?P<from>{_NUMBER}) ?[-–] ?)?(?P<number>{_NUMBER})\Z")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`~\\]+|<br ?/?>")
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return text as it is looked through: lower case, without marks, single blanks."""
    text = unicodedata.normalize("NFC", text).lower()
    return _BLANKS.sub(" ", _MARKS.sub(_unmarked, text)).strip()


def _unmarked(mark: re.Match[str]) -> str:
    return " " if mark[0].startswith("<") else mark[1] or ""


def unit_of(word: str) -> Unit:
    """Return the unit that a word of plain text names."""
    bare = word.replace(" ", "")
    return next(unit for name, unit in _SIZES if name.replace(" ", "") == bare)


class Quantity(NamedTuple):
    """An amount within plain text, with where it begins and ends."""

    amount: Amount
    begin: int
    end: int


def quantities(text: str, day: Unit | None = None) -> Iterator[Quantity]:
    """Yield the amounts that plain text states, in order.

    Args:
        text: Plain text.
        day: What ``ngày`` alone means, where something else has said so.
    """
    for found in _QUANTITY.finditer(text):
        unit = unit_of(found["unit"])
        if day is not None and found["unit"] == Kind.CALENDAR:
            unit = day
        yield Quantity(_between(found, unit), found.start(), found.end())


def bare(text: str, unit: Unit) -> Amount | None:
    """Return the amount of a unit that plain text states as a number alone, if it does."""
    found = _BARE.match(text)
    return _between(found, unit) if found else None


def written(amount: Amount) -> str:
    """Return the least of an amount as documents write it: ``2,5 ngày làm việc``."""
    kind = next((each for each in Kind if each in amount.kinds), Kind.WORKING)
    hours = amount.low * 8
    if kind is Kind.HOURS or (kind is Kind.WORKING and _is_long(amount.low)):
        return f"{_figure(hours)} {'giờ' if kind is Kind.HOURS else 'giờ làm việc'}"
    return f"{_figure(amount.low)} {kind}"


def _between(found: re.Match[str], unit: Unit) -> Amount:
    parts = found.groupdict()
    if parts.get("word"):
        number = Fraction(_WORDS.index(found["word"])) or Fraction(1, 2)
    else:
        number = _number(found["number"])
    low = min(_number(parts["from"]), number) if parts["from"] else number
    return Amount(low * unit.size, number * unit.size, frozenset({unit.kind}))


def _number(text: str) -> Fraction:
    """Return what figures say: ``0,5``, ``1/2``, ``1 1/2`` or ``1½``."""
    for sign, ratio in _SIGNS.items():
        text = text.replace(sign, f" {ratio}")
    parts = text.replace(",", ".").split()
    return sum((_ratio(part) for part in parts), Fraction(0))


def _ratio(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below) if below.strip("0") else Fraction(above)


def _is_long(number: Fraction) -> bool:
    """Does a number have more than three decimals?"""
    return (number * 1000).denominator != 1


def _figure(number: Fraction) -> str:
    if _is_long(number):
        return str(number)
    whole, rest = divmod(int(number * 1000), 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")
