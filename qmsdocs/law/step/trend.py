"""How far an office was out of step at the end of each month, by what is known today."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from qmsdocs.law.state.worth import turns
from qmsdocs.law.step.coverage import Extent, carried_out
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.suspicion import Forms, Ground, Look, forms_of
from qmsdocs.model.services import Listed

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

    A text is asked about once for all days between which nothing changed for it: most texts
    once for a whole year.
    """
    asked = tuple(days)
    order = sorted(set(asked))
    forms = forms_of(ground.reliances)
    looks = {day: Look.at(ground, day, forms) for day in order}
    found: dict[date, set[str]] = {day: set() for day in order}
    turns = _Turns(ground, forms, order)
    for reliance in ground.reliances:
        for alike in turns.apart(reliance):
            if any(looks[alike[0]].news(reliance)):
                for day in alike:
                    found[day].add(reliance.document)
    return tuple(frozenset(found[day]) for day in asked)


class _Turns:
    """Tells between which of several days, in order, the answer about a text may change."""

    def __init__(self, ground: Ground, forms: Forms, days: Sequence[date]) -> None:
        self._ground = ground
        self._forms = forms
        self._days = days
        self._of_law = cache(self._law)

    def apart(self, reliance: Reliance) -> Iterator[Sequence[date]]:
        """Yield the days on which a text is in force, those together that are alike."""
        first = bisect_left(self._days, reliance.since)
        last = bisect_left(self._days, reliance.until) if reliance.until else len(self._days)
        if first >= last:
            return
        cuts = {bisect_left(self._days, turn) for turn in self._of_text(reliance)}
        for end in (*sorted(cut for cut in cuts if first < cut < last), last):
            yield self._days[first:end]
            first = end

    def _of_text(self, reliance: Reliance) -> Iterator[date]:
        for vouch in reliance.vouches:
            yield vouch.day
        for use in reliance.uses:
            yield from self._of_law(use.legal)
        for code in reliance.services:
            listed = self._ground.services.listed.get(code)
            if listed is not None and listed.abolished is not None:
                yield listed.abolished
        for document in reliance.links:
            yield from _bounds(self._forms.get(document, ()))

    def _law(self, legal: str) -> tuple[date, ...]:
        document = self._ground.law.by_id.get(legal)
        found = turns(self._ground.law, document) if document else ()
        return tuple(each for each in found if self._days[0] < each <= self._days[-1])


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
    return Point(
        day=day,
        in_force=len(standing),
        due=None if due is None else len(due),
        covered=None if due is None else _covered(due, standing),
        suspect=len(suspect),
        exposed=len({each.reliance.document for each in gone if each.holds_on(day)}),
    )


def _covered(due: Iterable[Listed], standing: Iterable[Reliance]) -> int:
    carried = carried_out(standing)
    return sum(1 for each in due if each.code in carried)
