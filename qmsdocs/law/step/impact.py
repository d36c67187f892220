"""Which texts in force a change touches, why, who is to look at them, and until when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.step.bearing import Bearing, Inquiry, Reason, suspect
from qmsdocs.law.step.duties import drafter_of, due_day, unit_of
from qmsdocs.law.step.paths import through
from qmsdocs.law.step.reasons import relies
from qmsdocs.law.step.reliance import Reliance, Vouch
from qmsdocs.law.step.seeds import Seed, Sort
from qmsdocs.law.step.standing import Draft, Standing
from qmsdocs.model.causes import Cause
from qmsdocs.model.letters import collation_key


@dataclass(frozen=True, slots=True)
class Touched:
    """One text in force that is touched, once, whatever it is touched by.

    Attributes:
        reasons: Why, the most urgent first; all of them direct, or one way through others.
        due: Last day by which it is to be answered for; none where nothing is to be, where
            the day of the change is not known, or where no rule gives a term.
        unit: Id of the unit that answers for it; empty where it names none.
        person: Id of who drafted it, where they still hold a mandate; else empty.
        answered: The verdict since that it is to be revised or withdrawn, where one was given.
        drafts: Texts of it that are being written, or await their day.
    """

    reliance: Reliance
    reasons: tuple[Reason, ...]
    due: date | None
    unit: str
    person: str
    answered: Vouch | None
    drafts: tuple[Draft, ...]

    @property
    def bearing(self) -> Bearing:
        """What the change means to it."""
        return self.reasons[0].bearing

    @property
    def cause(self) -> Cause | None:
        """What changed, where it is to be looked at again."""
        return self.reasons[0].cause

    @property
    def lacks_rule(self) -> bool:
        """Is the day of the change known, or of being told of it, and no rule gives a term?"""
        first = self.reasons[0]
        known = first.since or first.learned
        return first.cause not in (None, Cause.LAW_COMING) and not self.due and bool(known)


def touched_by(
    standing: Standing, seeds: Iterable[Seed], *, what_if: bool = False
) -> tuple[Touched, ...]:
    """Return the texts in force that rely on some things, directly or through others.

    Args:
        standing: What the handbook stands on.
        seeds: What is asked about.
        what_if: Take a legal document of which it is not known whether it is in force for one
            that is coming; one that is not yet in force is so always.
    """
    inquiry, asked = Inquiry(standing, what_if), tuple(seeds)
    found = (each for seed in asked for each in inquiry.reasons(seed))
    own = {seed.of for seed in asked if seed.sort is Sort.DOCUMENT}
    touched = _gathered(standing, found)
    return tuple(each for each in touched if each.reliance.document not in own)


def suspects(standing: Standing) -> tuple[Touched, ...]:
    """Return the texts in force that are suspect on the day, and those that lead to them."""
    inquiry = Inquiry(standing)
    found = (
        (reliance, suspect(standing, each, relies(standing, each)))
        for reliance in standing.in_force(range(standing.index.count))
        for each in inquiry.news(reliance)
    )
    return _gathered(standing, found)


def _gathered(standing: Standing, found: Iterable[tuple[Reliance, Reason]]) -> tuple[Touched, ...]:
    texts: dict[str, Reliance] = {}
    why: defaultdict[str, list[Reason]] = defaultdict(list)
    for reliance, reason in found:
        texts[reliance.document] = reliance
        if reason not in why[reliance.document]:
            why[reliance.document].append(reason)
    reached = {
        document: tuple(
            sorted(_shortest(own), key=lambda each: _urgency(standing, texts[document], each))
        )
        for document, own in why.items()
    }
    for reliance, reason in through(standing, {key: own[0] for key, own in reached.items()}):
        texts[reliance.document] = reliance
        reached[reliance.document] = (reason,)
    touched = [_touched(standing, texts[key], own) for key, own in reached.items()]
    return tuple(sorted(touched, key=_order))


def _shortest(reasons: list[Reason]) -> list[Reason]:
    """Return reasons without those that say what another says, and more words before it."""
    paths = [frozenset(each.path) for each in reasons]
    return [each for each in reasons if not any(path < frozenset(each.path) for path in paths)]


def _touched(standing: Standing, reliance: Reliance, reasons: tuple[Reason, ...]) -> Touched:
    return Touched(
        reliance,
        reasons,
        _due(standing, reliance, reasons[0]),
        unit_of(standing, reliance),
        drafter_of(standing, reliance),
        reasons[0].answered,
        standing.drafts.get(reliance.document, ()),
    )


def _due(standing: Standing, reliance: Reliance, reason: Reason) -> date | None:
    """Return the last day by which a text is to be answered for."""
    if reason.cause is None:
        return None
    if reason.cause is Cause.LAW_COMING:
        return standing.calendar.before(reason.since) if reason.since else None
    return due_day(standing, reliance.kind, reason.cause, reason.since, reason.learned)


_BEARINGS, _CAUSES = list(Bearing), list(Cause)


def _urgency(standing: Standing, reliance: Reliance, reason: Reason) -> tuple[int, date, int]:
    due = _due(standing, reliance, reason)
    return _BEARINGS.index(reason.bearing), due or date.max, _rank(reason.cause)


def _order(each: Touched) -> tuple[int, int, date, tuple[str, str, str], str]:
    due, code = each.due or date.max, collation_key(each.reliance.code)
    return _BEARINGS.index(each.bearing), _rank(each.cause), due, code, each.reliance.document


def _rank(cause: Cause | None) -> int:
    return len(_CAUSES) if cause is None else _CAUSES.index(cause)
