"""How far an office was out of step at the end of each month, by what is known today."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from qmsdocs.law.state.effects import effects
from qmsdocs.law.state.validity import state_history
from qmsdocs.law.step.coverage import Extent, carried_out
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.suspicion import FORM, Ground, suspicions
from qmsdocs.model.legal import Kind

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Point:
    """The figures of one day.

    Attributes:
        in_force: Documents in force.
        due: Public services of the scope; none where the office names no scope.
        covered: How many of them a document in force carries out; none as above.
        suspect: Documents in force that are to be looked at again.
        exposed: Documents in force that rest on law that is gone.
    """

    day: date
    in_force: int
    due: int | None
    covered: int | None
    suspect: int
    exposed: int


def trend(ground: Ground, extent: Extent, lapses: Iterable[Lapse], day: date) -> tuple[Point, ...]:
    """Return the figures at the end of each of the last twelve months, and on the day itself."""
    gone = [each for each in lapses if each.gone]
    days = tuple(dict.fromkeys((*month_ends(day, MONTHS), day)))
    suspect = suspect_on(ground, days)
    return tuple(
        _point(ground, extent, gone, each, found) for each, found in zip(days, suspect, strict=True)
    )


def month_ends(day: date, count: int) -> tuple[date, ...]:
    """Return the last days of so many months, the newest on or before a day.

    Before the first month that a date can name there are none.
    """
    months = day.year * 12 + day.month - (day.day < monthrange(day.year, day.month)[1])
    first = max(months - count + 1, 13)
    return tuple(_end(*divmod(month - 1, 12)) for month in range(first, months + 1))


def _end(year: int, month: int) -> date:
    return date(year, month + 1, monthrange(year, month + 1)[1])


def suspect_on(ground: Ground, days: Iterable[date]) -> tuple[frozenset[str], ...]:
    """Return which documents are suspect on each of several days.

    From one day to another, only those texts are asked about again for which something
    changed in between: a question a day costs twelve times as much.
    """
    turns = _Turns(ground)
    forms = tuple(each for each in ground.reliances if each.kind == FORM)
    known: dict[tuple[int, int], bool] = {}
    answers = []
    for day in days:
        # Stretches are told apart by their places: two may say the same.
        standing = {
            (place, bisect_right(turns.of(place), day)): each
            for place, each in enumerate(ground.reliances)
            if each.in_force_on(day)
        }
        asked = tuple(each for slot, each in standing.items() if slot not in known)
        found = _documents(replace(ground, reliances=(*asked, *forms)), day) if asked else ()
        for slot, each in standing.items():
            known.setdefault(slot, each.document in found)
        answers.append(frozenset(each.document for slot, each in standing.items() if known[slot]))
    return tuple(answers)


def _documents(ground: Ground, day: date) -> frozenset[str]:
    return frozenset(each.reliance.document for each in suspicions(ground, day))


class _Turns:
    """Days on which the answer about a text may change, in order."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._stretches: dict[str, list[Reliance]] = {}
        for each in ground.reliances:
            if each.kind == FORM:
                self._stretches.setdefault(each.document, []).append(each)
        self._of_law = cache(self._law)
        self.of = cache(self._text)

    def _text(self, place: int) -> Sequence[date]:
        reliance = self._ground.reliances[place]
        days = {each.day for each in reliance.vouches}
        for use in reliance.uses:
            days |= self._of_law(use.legal)
        for code in reliance.services:
            listed = self._ground.services.listed.get(code)
            if listed is not None and listed.abolished is not None:
                days.add(listed.abolished)
        for document in reliance.links:
            days.update(_bounds(self._stretches.get(document, ())))
        return sorted(days)

    def _law(self, legal: str) -> frozenset[date]:
        document = self._ground.law.by_id.get(legal)
        if document is None:
            return frozenset()
        states = state_history(self._ground.law, document)
        amending = effects(self._ground.law, document, (Kind.AMENDS,))
        own = (each.since for each in states if each.since is not None)
        return frozenset((*own, *(day for each in amending for day in each.days())))


def _bounds(stretches: Iterable[Reliance]) -> Iterator[date]:
    for each in stretches:
        yield each.since
        if each.until is not None:
            yield each.until


def _point(
    ground: Ground, extent: Extent, gone: Iterable[Lapse], day: date, suspect: frozenset[str]
) -> Point:
    standing = ground.standing_on(day)
    due = extent.due_on(day) if extent.scope else None
    carried = carried_out(standing)
    return Point(
        day=day,
        in_force=len(standing),
        due=None if due is None else len(due),
        covered=None if due is None else sum(1 for each in due if each.code in carried),
        suspect=len(suspect),
        exposed=len({each.reliance.document for each in gone if each.holds_on(day)}),
    )
