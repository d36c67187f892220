"""Whether a legal document is in force on a day: from dates and relations."""

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from qmsdocs.law.state.cases import Answer, Case
from qmsdocs.law.state.effects import Effect, effects
from qmsdocs.law.state.force import Force
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.wording import Said


@dataclass(frozen=True, slots=True)
class Validity:
    """What a legal document is worth from one day until another.

    Attributes:
        since: First day; none for the first state of all.
        until: First day of the next state; none for the last that is known.
        by: What others did to it that makes it so: what replaced, repealed, suspended or
            restored it, or the parts of it.
        meanwhile: What applies while it is suspended, by the same act.
        reason: Why this is not known, or not whole; a sentence.
        sources: Where that is from, as the catalogue says.
    """

    force: Force
    since: date | None
    until: date | None
    by: tuple[Effect, ...] = ()
    meanwhile: tuple[LegalDocument, ...] = ()
    reason: Said | None = None
    sources: tuple[str, ...] = ()


History = tuple[Validity, ...]
_HISTORIES: WeakKeyDictionary[LegalCatalogue, dict[LegalDocument, History]] = WeakKeyDictionary()
"""What was worked out of each catalogue at hand: citations ask for the same again and again."""


def validity(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Validity:
    """Return what a legal document is worth on a day.

    It follows from the days of the document and from what others do to it. A replacement
    or repeal acts from its own day, or without one from the day on which the acting
    document takes effect; where that is not known either, nothing is known from the day on
    which the acting document was issued. The word of a source can only take away: it never
    makes a document be in force.
    """
    for each in reversed(state_history(catalogue, document)):
        if each.since is None or each.since <= day:
            return each
    raise AssertionError  # the first state has no first day


def is_past(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> bool:
    """Is it certainly not in force on a day, so that no text should take it over?"""
    return validity(catalogue, document, day).force in (Force.EXPIRED, Force.NOT_YET)


def state_history(catalogue: LegalCatalogue, document: LegalDocument) -> History:
    """Return the states of a legal document over all time, each until the next."""
    known = _HISTORIES.setdefault(catalogue, {})
    if document not in known:
        case = Case.of(catalogue, document)
        known[document] = _untouched(case) or _history(case)
    return known[document]


def amendments(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> tuple[Effect, ...]:
    """Return what amends a legal document on a day, or may do so where days are not known."""
    found = [
        each
        for each in effects(catalogue, document, (Kind.AMENDS,))
        if each.acts_on(day) or each.doubt_on(day)
    ]
    return tuple(sorted(found, key=_in_time))


def amended_since(
    catalogue: LegalCatalogue, document: LegalDocument, day_from: date, day_to: date
) -> tuple[Effect, ...]:
    """Return the amendments that took effect after one day and until another.

    One whose day is not known counts by the day on which the amending document was issued;
    without that either it is left out.
    """
    return tuple(
        each
        for each in amendments(catalogue, document, day_to)
        if day_from < (each.since or each.doubtful) <= day_to
    )


def _in_time(effect: Effect) -> tuple[date, str]:
    return effect.since or effect.doubtful, effect.relation.id


def _untouched(case: Case) -> History:
    """Return the states of a document that nothing is done to and whose days are in order.

    Most are so, and a catalogue has thousands: they need not be asked day by day.
    """
    document = case.document
    effective, expires = document.effective, document.expires
    sources = (document.source,) if document.source else ()
    if case.touched or case.word or effective is None or effective < (document.issued or effective):
        return ()
    before = Validity(Force.NOT_YET, None, effective, sources=sources)
    within = Validity(Force.IN_FORCE, effective, expires, sources=sources)
    if expires is None:
        return (before, within)
    if expires <= effective:
        return ()
    return (before, within, Validity(Force.EXPIRED, expires, None, sources=sources))


def _history(case: Case) -> History:
    days = [date.min, *(day for day in case.days() if day > date.min)]
    answers: list[tuple[date, Answer]] = []
    for day in days:
        answer = case.answer(day)
        if not answers or answers[-1][1] != answer:
            answers.append((day, answer))
    ends = [day for day, _ in answers[1:]]
    return tuple(
        _validity(case, answer, None if since == date.min else since, until)
        for (since, answer), until in zip(answers, [*ends, None], strict=True)
    )


def _validity(case: Case, answer: Answer, since: date | None, until: date | None) -> Validity:
    told = [each.relation.source for each in answer.by] or [case.document.source]
    sources = tuple(dict.fromkeys(source for source in told if source))
    return Validity(answer.force, since, until, answer.by, answer.meanwhile, answer.reason, sources)
