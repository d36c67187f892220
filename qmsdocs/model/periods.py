"""Periods over which something is measured: months, quarters, half-years, years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WRITTEN = re.compile(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?")


class Frequency(StrEnum):
    """How often something is measured."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Months in a period."""
        return _MONTHS[self]


_MONTHS = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.HALF_YEAR: 6,
    Frequency.YEAR: 12,
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period of a calendar year: its place in it counts from 1."""

    year: int
    place: int
    frequency: Frequency

    @property
    def first(self) -> date:
        """First day."""
        return date(self.year, (self.place - 1) * self.frequency.months + 1, 1)

    @property
    def last(self) -> date:
        """Last day."""
        month = self.place * self.frequency.months
        if month == _MONTHS[Frequency.YEAR]:
            return date(self.year, month, 31)
        return date(self.year, month + 1, 1) - timedelta(1)

    @property
    def next(self) -> "Period | None":
        """The period after this one; none after the last year that a day can name."""
        if self.place * self.frequency.months < _MONTHS[Frequency.YEAR]:
            return Period(self.year, self.place + 1, self.frequency)
        return Period(self.year + 1, 1, self.frequency) if self.year < date.max.year else None

    def __str__(self) -> str:
        """Return the period as tables write it: ``2026-01``, ``2026-Q1``, ``2026-H1``, ``2026``."""
        match self.frequency:
            case Frequency.MONTH:
                return f"{self.year:04d}-{self.place:02d}"
            case Frequency.QUARTER:
                return f"{self.year:04d}-Q{self.place}"
            case Frequency.HALF_YEAR:
                return f"{self.year:04d}-H{self.place}"
            case Frequency.YEAR:
                return f"{self.year:04d}"


def parse_period(text: str) -> Period | None:
    """Return the period that tables write so, or none."""
    found = _WRITTEN.fullmatch(text)
    if found is None or found[1] == "0000":
        return None
    year = int(found[1])
    kinds = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR)
    for place, kind in zip(found.groups()[1:], kinds, strict=True):
        if place:
            return Period(year, int(place), kind)
    return Period(year, 1, Frequency.YEAR)


def periods(frequency: Frequency, since: date, until: date) -> Iterator[Period]:
    """Yield the periods that lie wholly between two days, both included."""
    place = (since.month - 1) // frequency.months + 1
    period: Period | None = Period(since.year, place, frequency)
    while period is not None and period.last <= until:
        if period.first >= since:
            yield period
        period = period.next
