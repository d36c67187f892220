"""Quality objectives (ISO 9001, clause 6.2): targets, measurements, and what they come to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from qmsdocs.diagnostics import Place
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.periods import Frequency, Period, periods

PERCENT = "%"
"""The one unit whose range is known: 0 to 100."""
_HUNDRED = Decimal(100)


class Judged(StrEnum):
    """Which figure a target is judged by."""

    LATEST = "latest"
    TOTAL = "total"


class Trend(StrEnum):
    """Where the last figure has gone since the one before it, as the target sees it."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an objective wants to reach, and how that is measured.

    Attributes:
        id: Its name within the document, which measurements use.
        unit: Unit of the figures, such as ``%``.
        least: The figure is to be this or more; none: there is no such bound.
        most: The figure is to be this or less.
        within: Working days after the end of a period by which its figure is there.
        owner: Id of the unit that measures and answers for it.
    """

    id: str
    name: str
    unit: str
    least: Decimal | None
    most: Decimal | None
    every: Frequency
    since: date
    until: date
    within: int
    judged: Judged
    owner: str
    place: Place

    def met_by(self, value: Decimal) -> bool:
        """Does a figure reach the target?"""
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def distance(self, value: Decimal) -> Decimal:
        """Return how far a figure is beyond the bounds, 0 where it reaches the target."""
        below = self.least - value if self.least is not None else Decimal(0)
        above = value - self.most if self.most is not None else Decimal(0)
        return max(below, above, Decimal(0))

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """The least and the most, as far as they are given."""
        return tuple(each for each in (self.least, self.most) if each is not None)

    def possible(self, value: Decimal) -> bool:
        """Can there be such a figure in this unit?"""
        return self.unit != PERCENT or 0 <= value <= _HUNDRED

    def periods(self) -> Iterator[Period]:
        """Yield the periods that the target runs over, oldest first."""
        return periods(self.every, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One dated figure: a row of ``content/records/measurements/*.csv``.

    Attributes:
        document: Id of the objective.
        over: Of how many things the figure speaks; none: not counted.
        corrects: Id of the row in whose place this one stands.
    """

    id: str
    document: str
    target: str
    period: Period
    value: Decimal
    over: int | None
    recorded_on: date
    recorded_by: str
    source: str
    corrects: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Progress:
    """A target on a day.

    Attributes:
        points: What was measured for periods that had ended, oldest first.
        missing: Periods whose figure should have been there.
        value: The figure that the target is judged by; none: nothing to judge.
        met: Does it reach the target?
        trend: Where the last figure went; none where there are not two.
    """

    target: Target
    points: tuple[Measurement, ...]
    missing: tuple[Period, ...]
    value: Decimal | None
    met: bool | None
    trend: Trend | None


def standing_measurements(rows: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Return the rows in whose place no other one stands, in order of period and id."""
    known = list(rows)
    replaced = {each.corrects for each in known}
    kept = (each for each in known if each.id not in replaced)
    return tuple(sorted(kept, key=lambda each: (each.period.last, each.id)))


def by_target(rows: Iterable[Measurement]) -> Mapping[tuple[str, str], tuple[Measurement, ...]]:
    """Return what stands of the rows, by document and target."""
    found: dict[tuple[str, str], list[Measurement]] = {}
    for each in standing_measurements(rows):
        found.setdefault((each.document, each.target), []).append(each)
    return {key: tuple(those) for key, those in found.items()}


def progress(
    target: Target, rows: Iterable[Measurement], day: date, calendar: Calendar
) -> Progress:
    """Return what the standing measurements of a target come to on a day.

    A period counts once it has ended; its figure is missing when the working days that the
    target allows have passed. Of two figures for one period, neither is taken.
    """
    wanted = {each: due(target, each, calendar) for each in target.periods() if each.last < day}
    found: dict[Period, list[Measurement]] = {}
    for row in rows:
        found.setdefault(row.period, []).append(row)
    points = tuple(found[each][0] for each in wanted if len(found.get(each, ())) == 1)
    missing = tuple(each for each, by in wanted.items() if each not in found and by < day)
    value = _judged(target, points)
    met = None if value is None else target.met_by(value)
    return Progress(target, points, missing, value, met, _trend(target, points))


def due(target: Target, period: Period, calendar: Calendar) -> date:
    """Return the last day on which the figure of a period is in time."""
    return calendar.after(period.last, target.within)


def _judged(target: Target, points: tuple[Measurement, ...]) -> Decimal | None:
    if not points:
        return None
    if target.judged is Judged.LATEST:
        return points[-1].value
    weights = [each.over for each in points]
    counted = [weight for weight in weights if weight is not None]
    if len(counted) < len(weights) or not sum(counted):
        return None
    total = sum((each.value * (each.over or 0) for each in points), Decimal(0))
    return total / sum(counted)


def _trend(target: Target, points: tuple[Measurement, ...]) -> Trend | None:
    if len(points) < 2:  # noqa: PLR2004 - it takes two
        return None
    before, now = points[-2].value, points[-1].value
    if before == now:
        return Trend.SAME
    if target.least is not None and target.most is not None:
        closer = target.distance(before) - target.distance(now)
        return Trend.SAME if closer == 0 else (Trend.BETTER if closer > 0 else Trend.WORSE)
    rising = now > before
    return Trend.BETTER if rising is (target.least is not None) else Trend.WORSE
