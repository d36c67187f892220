"""For how long texts in force rested on law that was in force no more: the exposure ledger."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, groupby

from qmsdocs.law.step.lapses import Lapse
from qmsdocs.model.calendar import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from a first to a last one, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Interval:
    """The days of a lapse that lie within a period.

    Attributes:
        goes_on: Did it go on behind the period, or is no end of it known?
    """

    lapse: Lapse
    period: Period
    working_days: int
    goes_on: bool

    @property
    def days(self) -> int:
        """How many calendar days it has."""
        return self.period.days


@dataclass(frozen=True, slots=True)
class Account:
    """What the ledger holds of one document.

    Attributes:
        days: Calendar days; one on which it rested on several ended laws counts once.
        working_days: Those of them on which the office works.
    """

    document: str
    intervals: tuple[Interval, ...]
    days: int
    working_days: int

    @property
    def newest(self) -> Lapse:
        """The lapse that began last, whose text gives the document its code and title."""
        return max((each.lapse for each in self.intervals), key=lambda each: each.reliance.since)

    @property
    def goes_on(self) -> bool:
        """Did it still rest on law that was gone when the period ended?"""
        return any(each.goes_on for each in self.intervals)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The exposure of an office over a period.

    Attributes:
        accounts: One a document, in order of the documents asked about.
        unknown: Where the catalogue cannot tell; neither exposure nor its absence.
        days: Calendar days on which at least one document was exposed.
        working_days: Those of them on which the office works.
    """

    period: Period
    accounts: tuple[Account, ...] = ()
    unknown: tuple[Interval, ...] = ()
    days: int = 0
    working_days: int = 0

    @property
    def document_days(self) -> int:
        """Calendar days of all documents together."""
        return sum(each.days for each in self.accounts)

    @property
    def document_working_days(self) -> int:
        """Working days of all documents together."""
        return sum(each.working_days for each in self.accounts)


def ledger(lapses: Iterable[Lapse], calendar: Calendar, period: Period) -> Ledger:
    """Return the exposure ledger of a period.

    Args:
        lapses: What was found of the texts, those of one document together.
        calendar: Tells on which days the office works.
        period: Nothing outside of it is counted.
    """
    works = _WorkingDays(calendar, period)
    found = tuple(each for lapse in lapses for each in _within(lapse, period, works))
    known = [each for each in found if each.lapse.gone]
    accounts = tuple(
        _account(document, tuple(own), works)
        for document, own in groupby(known, key=lambda each: each.lapse.reliance.document)
    )
    together = merged(each.period for each in known)
    return Ledger(
        period,
        accounts,
        tuple(each for each in found if not each.lapse.gone),
        sum(each.days for each in together),
        sum(map(works.within, together)),
    )


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return periods that hold the same days, none of which overlap or touch."""
    kept: list[Period] = []
    for each in sorted(periods, key=lambda one: (one.first, one.last)):
        if kept and (each.first - kept[-1].last).days <= 1:
            kept[-1] = replace(kept[-1], last=max(kept[-1].last, each.last))
        else:
            kept.append(each)
    return tuple(kept)


class _WorkingDays:
    """The working days of a period, counted once, and only where somebody asks."""

    def __init__(self, calendar: Calendar, period: Period) -> None:
        self._calendar = calendar
        self._period = period

    def within(self, period: Period) -> int:
        begin = (period.first - self._period.first).days
        return self._until[begin + period.days] - self._until[begin]

    @cached_property
    def _until(self) -> list[int]:
        first = self._period.first
        days = (first + timedelta(n) for n in range(max(0, self._period.days)))
        return [0, *accumulate(map(self._calendar.works_on, days))]


def _within(lapse: Lapse, period: Period, works: _WorkingDays) -> Iterator[Interval]:
    last = period.last if lapse.until is None else min(period.last, lapse.until - _DAY)
    own = Period(max(period.first, lapse.since), last)
    if own.days > 0:
        goes_on = lapse.until is None or (lapse.until - period.last).days > 1
        yield Interval(lapse, own, works.within(own), goes_on)


def _account(document: str, intervals: Sequence[Interval], works: _WorkingDays) -> Account:
    together = merged(each.period for each in intervals)
    return Account(
        document,
        tuple(intervals),
        sum(each.days for each in together),
        sum(map(works.within, together)),
    )
