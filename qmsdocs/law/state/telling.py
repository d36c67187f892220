"""What a legal document is worth on a day, told in sentences."""

from collections.abc import Iterator
from datetime import date

from qmsdocs.law.state.effects import Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.terms import FORCE
from qmsdocs.law.state.validity import amendments, state_history, validity
from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.wording import Said, say


def told(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> tuple[Said, ...]:
    """Return the state on a day, then what makes it so, what comes next, and the source."""
    return tuple(dict.fromkeys(_told(catalogue, document, day)))


def _told(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Iterator[Said]:
    found = validity(catalogue, document, day)
    yield FORCE[found.force]
    if found.force is Force.EXPIRED and not found.by and found.since:
        yield say("since {day}", day=found.since)
    for effect in found.by:
        yield dated(effect)
    if found.reason:
        yield found.reason
    for other in found.meanwhile:
        yield say("{number} applies meanwhile", number=other.number)
    if found.force is not Force.EXPIRED:
        for effect in amendments(catalogue, document, day):
            yield effect.doubt_on(day) or dated(effect)
    yield from _coming(catalogue, document, day)
    if found.sources:
        yield say("source: {sources}", sources=found.sources)


def dated(effect: Effect) -> Said:
    """Return what was done, and from which day until which, as far as that is known."""
    if effect.since is None:
        return effect.said
    if effect.until is None:
        return say("{act} from {day} on", act=effect.said, day=effect.since)
    return say(
        "{act} from {day} on, not any more from {until}",
        act=effect.said,
        day=effect.since,
        until=effect.until,
    )


def _coming(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Iterator[Said]:
    for each in state_history(catalogue, document):
        if each.since is None or each.since <= day:
            continue
        if each.force is Force.EXPIRED:
            yield say("expires on {day}", day=each.since)
            return
        if each.force is Force.IN_FORCE:
            yield say("in force from {day} on", day=each.since)
