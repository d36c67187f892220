"""What of the law is to change on a day that is known already, and which texts it will touch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.state.effects import Effect, effect_of
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import Validity, state_history, validity
from qmsdocs.law.step.reliance import Reliance, Use
from qmsdocs.law.step.touching import touches
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation

_DOING = (Kind.REPLACES, Kind.REPEALS, Kind.AMENDS, Kind.SUSPENDS, Kind.RESTORES)
_OVER = (Force.EXPIRED, Force.SUSPENDED)
_FAR = date.max


@dataclass(frozen=True, slots=True)
class Countdown:
    """A day that is coming, and the texts in force of today that it will touch.

    Attributes:
        legal: What comes into force, or comes to an end.
        day: The first day; none where the catalogue does not know it.
        ends: Does it come to an end, without another document that comes into force that day?
        effects: What it will do to law that texts cite.
        touched: Texts that cite it, or what it acts upon.
    """

    legal: LegalDocument
    day: date | None
    ends: bool
    effects: tuple[Effect, ...]
    touched: tuple[Reliance, ...]


def countdowns(
    law: LegalCatalogue, standing: Iterable[Reliance], day: date
) -> tuple[Countdown, ...]:
    """Return what is to change after a day and touches texts in force, the nearest first."""
    users = _users(standing)
    coming = _not_yet(law, day)
    found = [*_beginning(law, coming, users, day), *_ending(law, coming, users, day)]
    return tuple(sorted(found, key=lambda each: (each.day or _FAR, each.ends, each.legal.id)))


_Users = Mapping[str, list[tuple[Reliance, Use]]]


def _users(standing: Iterable[Reliance]) -> _Users:
    found: defaultdict[str, list[tuple[Reliance, Use]]] = defaultdict(list)
    for reliance in standing:
        for use in reliance.uses:
            found[use.legal].append((reliance, use))
    return found


def _not_yet(law: LegalCatalogue, day: date) -> dict[str, LegalDocument]:
    later = (
        each
        for each in law.documents
        if (each.effective and each.effective > day) or (each.issued and each.issued > day)
    )
    return {each.id: each for each in later if validity(law, each, day).force is Force.NOT_YET}


def _beginning(
    law: LegalCatalogue, coming: Mapping[str, LegalDocument], users: _Users, day: date
) -> Iterator[Countdown]:
    doing: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in law.relations:
        if relation.acting in coming and relation.relation in _DOING and relation.target in users:
            doing[relation.acting].append(relation)
    for legal_id, document in coming.items():
        acts = [each for each in doing[legal_id] if _concerned(users, each)]
        touched = {each.document: each for each, _ in users.get(legal_id, ())}
        for relation in acts:
            touched |= {each.document: each for each in _concerned(users, relation)}
        if touched:
            effects = tuple(effect_of(law, each) for each in acts)
            first = _first(state_history(law, document), day)
            yield Countdown(document, first, False, effects, tuple(touched.values()))


def _concerned(users: _Users, relation: Relation) -> list[Reliance]:
    return [
        reliance for reliance, use in users[relation.target] if touches(use, relation.provisions)
    ]


def _first(states: Iterable[Validity], day: date) -> date | None:
    later = (each for each in states if each.since is not None and each.since > day)
    return next((each.since for each in later if each.force is not Force.UNKNOWN), None)


def _ending(
    law: LegalCatalogue, coming: Mapping[str, LegalDocument], users: _Users, day: date
) -> Iterator[Countdown]:
    for legal_id, uses in users.items():
        document = law.by_id.get(legal_id)
        state = _next_end(law, document, day) if document else None
        if document and state and not any(each.relation.acting in coming for each in state.by):
            touched = {each.document: each for each, _ in uses}
            yield Countdown(document, state.since, True, state.by, tuple(touched.values()))


def _next_end(law: LegalCatalogue, document: LegalDocument, day: date) -> Validity | None:
    states = state_history(law, document)
    now = validity(law, document, day)
    if now.force in _OVER:
        return None
    later = (each for each in states if each.since is not None and each.since > day)
    return next((each for each in later if each.force in _OVER), None)
