"""How far law, public services and procedures are out of step: gathered for one day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from qmsdocs.law.step.countdowns import Countdown, countdowns
from qmsdocs.law.step.coverage import Coverage, Extent, coverage
from qmsdocs.law.step.duties import Age, Suspect, suspects
from qmsdocs.law.step.exposure import Ledger, Period, ledger
from qmsdocs.law.step.lapses import lapses
from qmsdocs.law.step.legs import Legs, legs
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.standing import Standing
from qmsdocs.law.step.suspicion import Ground, suspicions
from qmsdocs.law.step.trend import Point, trend
from qmsdocs.model.letters import collation_key


@dataclass(frozen=True)
class Sync:
    """Everything that the one page shows.

    Attributes:
        ground: What is counted, in order of the codes.
        rows: A row a procedure in force, by code.
        suspects: The oldest change first.
        coming: What changes on a day that is known already, the nearest first.
        ledger: The exposure over the period asked about.
        trend: The figures of the last months, then of the day itself.
    """

    standing: Standing
    ground: Ground
    rows: tuple[Legs, ...]
    coverage: Coverage
    suspects: tuple[Suspect, ...]
    coming: tuple[Countdown, ...]
    ledger: Ledger
    trend: tuple[Point, ...]

    @cached_property
    def now(self) -> Point:
        """The figures of the day."""
        return self.trend[-1]

    @cached_property
    def in_step(self) -> int:
        """How many procedures have nothing wrong that is known."""
        return sum(1 for each in self.rows if each.in_step)

    @cached_property
    def answered(self) -> int:
        """How many suspicions somebody has said of that the text is to be revised or withdrawn."""
        return sum(1 for each in self.suspects if each.suspicion.answered)

    @cached_property
    def doubtful(self) -> int:
        """Of how many legal documents that texts in force rest on the catalogue cannot tell."""
        doubts = (each.lapse for each in self.ledger.unknown)
        return len({each.number for each in doubts if each.holds_on(self.standing.day)})

    def of_age(self, age: Age) -> tuple[Suspect, ...]:
        """Return the suspects of an age."""
        return tuple(each for each in self.suspects if each.age is age)


def sync(
    standing: Standing,
    ground: Ground | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Sync:
    """Return how far a handbook is out of step on its day.

    Args:
        standing: What it stands on.
        ground: What of it is counted; all where left out.
        first: First day of the exposure ledger; the first day on which any text was in force.
        last: Last day of the ledger; the day itself.
    """
    whole, day = ground or standing.ground, standing.day
    counted = replace(whole, reliances=_by_code(whole.reliances))
    found = lapses(counted.law, counted.reliances)
    extent = Extent.of(counted.services, standing.scope)
    in_force = counted.standing_on(day)
    changed = suspicions(counted, day)
    period = Period(first or beginning(counted, day), last or day)
    return Sync(
        standing=standing,
        ground=counted,
        rows=legs(standing, in_force, found, changed),
        coverage=coverage(extent, in_force, day),
        suspects=suspects(standing, changed),
        coming=countdowns(counted.law, in_force, day),
        ledger=ledger(found, standing.calendar, period),
        trend=trend(counted, extent, found, day),
    )


def beginning(ground: Ground, day: date) -> date:
    """Return the first day on which any text was in force, or a day where none was before."""
    return min((day, *(each.since for each in ground.reliances)))


def _by_code(found: Iterable[Reliance]) -> tuple[Reliance, ...]:
    """Return stretches by the code that their document bore last, each document's in time."""
    in_time = sorted(found, key=lambda each: each.since)
    codes = {each.document: collation_key(each.code) for each in in_time}
    return tuple(sorted(in_time, key=lambda each: (codes[each.document], each.document)))
