"""Who is to look at a suspect text again, by when, and how long it has been waiting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.standing import Standing
from qmsdocs.law.step.suspicion import Suspicion
from qmsdocs.model.causes import Cause


class Age(StrEnum):
    """How long ago something changed, in working days."""

    FRESH = "0-5"
    RECENT = "6-20"
    OLD = "21-60"
    STALE = "61-"
    UNKNOWN = "unknown"
    """The day of the change is not known."""


_LIMITS = ((5, Age.FRESH), (20, Age.RECENT), (60, Age.OLD))


def age(working_days: int | None) -> Age:
    """Return the age that a number of working days is counted under."""
    if working_days is None:
        return Age.UNKNOWN
    return next((each for most, each in _LIMITS if working_days <= most), Age.STALE)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A suspicion with what is to be done about it.

    Attributes:
        working_days: Since the change; none where its day is not known.
        due: Last day by the rule of the day of the change; none without rule or day.
        unit: Id of the unit that answers for the text today; empty where it names none.
        person: Id of who drafted it, where they are still on the roster with a mandate.
    """

    suspicion: Suspicion
    working_days: int | None
    due: date | None
    unit: str
    person: str

    @property
    def age(self) -> Age:
        """How long ago the change was."""
        return age(self.working_days)


def suspects(standing: Standing, found: Iterable[Suspicion]) -> tuple[Suspect, ...]:
    """Return suspicions of the day with what is to be done about each, the oldest change first."""
    since_when: dict[date, int] = {}
    return tuple(sorted((_suspect(standing, each, since_when) for each in found), key=_order))


def due_day(
    standing: Standing, kind: str, cause: Cause, since: date | None, learned: date | None = None
) -> date | None:
    """Return the last day by which a text of a kind is to be answered for.

    The term is that of the rule of the day asked about. It runs from the day of the change, or
    later: from the day on which the catalogue was told, or on which the rule began, so that
    nobody is late for what nobody could know.

    Args:
        standing: What stands on the day asked about.
        kind: Id of the kind of document.
        cause: What changed.
        since: Day of the change.
        learned: Day on which the catalogue was told of it.

    Returns:
        The day; none where no day of the change is known, or no rule gives a term.
    """
    rule = standing.office.deadline_on(standing.day, kind, cause)
    known = [day for day in (since, learned) if day is not None]
    if rule is None or not known:
        return None
    begun = max([*known, *([rule.since] if rule.since else [])])
    return standing.calendar.after(begun, rule.working_days)


def unit_of(standing: Standing, reliance: Reliance) -> str:
    """Return the id of the unit that answers for a text on the day; empty where none does."""
    return standing.office.unit_on(reliance.unit, standing.day) if reliance.unit else ""


def drafter_of(standing: Standing, reliance: Reliance) -> str:
    """Return the id of who drafted a text, where they hold a mandate on the day."""
    person = standing.roster.person(reliance.drafter)
    return person.id if person is not None and person.mandates_on(standing.day) else ""


def _suspect(standing: Standing, found: Suspicion, since_when: dict[date, int]) -> Suspect:
    since, reliance = found.since, found.reliance
    if since is not None and since not in since_when:
        since_when[since] = standing.calendar.between(since, standing.day)
    return Suspect(
        found,
        since_when[since] if since is not None else None,
        due_day(standing, reliance.kind, found.cause, since, found.learned),
        unit_of(standing, reliance),
        drafter_of(standing, reliance),
    )


def _order(suspect: Suspect) -> tuple[date, str, str, str]:
    found = suspect.suspicion
    return found.since or date.max, found.reliance.code, found.cause, found.of
