"""From when to when a text in force rested on law that was in force no more, or may have been."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.law.finding.provisions import Provision
from qmsdocs.law.state.effects import ENDING, Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import Validity, state_history
from qmsdocs.law.step.reliance import Reliance, Unsettled, Use
from qmsdocs.law.step.touching import named, touches
from qmsdocs.model.legal import Kind, LegalCatalogue
from qmsdocs.wording import Said, say

_SOUND = (Force.NOT_YET, Force.IN_FORCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """Days on which one text rested on one legal document that was in force no more.

    Attributes:
        legal: Id of the entry of the catalogue; empty where it settles none.
        number: Number of the legal document.
        force: Expired, suspended, partly expired (then the provisions are gone), or unknown.
        since: First day, never before the text was in force.
        until: First day behind it; none where no end is known.
        provisions: The provisions that the text names and that are gone; empty for the whole.
        by: What ended it, as far as another legal document did.
        reason: Why it is not known whether it was in force; none where that is known.
    """

    reliance: Reliance
    legal: str
    number: str
    force: Force
    since: date
    until: date | None
    provisions: tuple[str, ...] = ()
    by: tuple[Effect, ...] = ()
    reason: Said | None = None

    @property
    def gone(self) -> bool:
        """Is it certain that what the text rests on was in force no more?"""
        return self.reason is None

    def holds_on(self, day: date) -> bool:
        """Is the day one of those days?"""
        return self.since <= day and (self.until is None or day < self.until)


def lapses(law: LegalCatalogue, reliances: Iterable[Reliance]) -> tuple[Lapse, ...]:
    """Return the lapses of all texts, over all time, in order of the texts.

    A text that cites a legal document as a whole does not rest on the parts of it that are
    gone; one that names provisions rests on these, and on the whole.
    """
    unsound = _Unsound(law)
    return tuple(lapse for each in reliances for lapse in _of_text(unsound, each))


class _Unsound(dict[str, tuple[str, tuple[Validity, ...]]]):
    """Of each legal document its number, and the states in which nothing rests on it safely.

    Most have none, and every text that cites one asks for them.
    """

    def __init__(self, law: LegalCatalogue) -> None:
        super().__init__()
        self._law = law

    def __missing__(self, legal: str) -> tuple[str, tuple[Validity, ...]]:
        document = self._law.by_id.get(legal)
        states = state_history(self._law, document) if document else ()
        unsound = tuple(each for each in states if each.force not in _SOUND)
        self[legal] = document.number if document else "", unsound
        return self[legal]


def _of_text(unsound: _Unsound, reliance: Reliance) -> Iterator[Lapse]:
    for use in reliance.uses:
        number, states = unsound[use.legal]
        if states:
            yield from _joined(_of_use(reliance, use, number, states))
    numbers = {each.number: each for each in reliance.unsettled}
    for number, each in numbers.items():
        yield Lapse(
            reliance=reliance,
            legal="",
            number=number,
            force=Force.UNKNOWN,
            since=reliance.since,
            until=reliance.until,
            reason=_unsettled(each),
        )


def _unsettled(found: Unsettled) -> Said:
    if found.candidates:
        return say(
            "{count} legal documents bear this number; the issuer or the day tells which",
            count=len(found.candidates),
        )
    return say("the legal catalogue does not settle which document is meant")


def _of_use(
    reliance: Reliance, use: Use, number: str, states: Iterable[Validity]
) -> Iterator[Lapse]:
    for state in states:
        since = max(reliance.since, state.since or reliance.since)
        until = _earlier(reliance.until, state.until)
        if until is not None and until <= since:
            continue
        lapse = Lapse(
            reliance=reliance,
            legal=use.legal,
            number=number,
            force=state.force,
            since=since,
            until=until,
        )
        yield from _judged(lapse, use, state)


def _judged(lapse: Lapse, use: Use, state: Validity) -> Iterator[Lapse]:
    """Yield the lapse where what is used is gone or may be gone."""
    if state.force is Force.UNKNOWN:
        yield replace(lapse, reason=state.reason or say("not known whether in force"))
    elif state.force in (Force.EXPIRED, Force.SUSPENDED):
        if not _regained(use, state):
            ended = (each for each in state.by if each.kind is not Kind.RESTORES)
            yield replace(lapse, by=tuple(ended))
    elif state.force is Force.PARTLY_EXPIRED and use.provisions:
        yield from _in_part(lapse, use, state)


def _regained(use: Use, state: Validity) -> bool:
    """Was everything that a text uses of an ended document brought back?"""
    back = [each for each in state.by if each.kind is Kind.RESTORES]
    return not use.whole and all(
        any(_within(words, each) for each in back) for words in use.provisions
    )


def _in_part(lapse: Lapse, use: Use, state: Validity) -> Iterator[Lapse]:
    ends = [each for each in state.by if each.kind in (*ENDING, Kind.SUSPENDS)]
    sure = [each for each in ends if not _lapsed(each, state)]
    gone = [words for words in use.provisions if any(_within(words, each) for each in sure)]
    if gone:
        by = (each for each in sure if any(_within(words, each) for words in gone))
        yield replace(lapse, provisions=tuple(gone), by=tuple(by))
        return
    own = replace(use, whole=False)
    near = [each for each in ends if touches(own, each.relation.provisions)]
    if near:
        said = say(
            "{acts}; whether what the text uses is among it is for people to read",
            acts=tuple(each.said for each in near),
        )
        yield replace(lapse, reason=said)
    elif state.reason is not None:
        yield replace(lapse, reason=state.reason)


def _lapsed(effect: Effect, state: Validity) -> bool:
    """Has a suspension lost its own ground, so that nobody knows whether it holds?"""
    ended = effect.lapse_on(state.since or date.min)
    return effect.kind is Kind.SUSPENDS and ended is not None


def _within(words: str, effect: Effect) -> bool:
    """Does everything that some words name lie within the provisions that an effect is about?"""
    own, theirs = named(words), named(effect.relation.provisions)
    return bool(own) and all(any(_holds(each, one) for each in theirs) for one in own)


def _holds(greater: Provision, smaller: Provision) -> bool:
    pairs = (
        (greater.article, smaller.article),
        (greater.clause, smaller.clause),
        (greater.point, smaller.point),
    )
    return all(not a or a == b for a, b in pairs)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _joined(found: Iterable[Lapse]) -> Iterator[Lapse]:
    """Yield lapses with those joined that follow each other and say the same."""
    last: Lapse | None = None
    for each in found:
        if last is not None and last.until == each.since and _same(last, each):
            last = replace(last, until=each.until)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _same(one: Lapse, other: Lapse) -> bool:
    return replace(one, since=other.since, until=other.until) == other
