"""What an impact begins with: things that texts rely on, and how they are led to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from qmsdocs.law.services.serving import service_digest
from qmsdocs.law.state.effects import ENDING
from qmsdocs.law.step.reasons import done
from qmsdocs.law.step.renewal import named
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation
from qmsdocs.model.services import Service
from qmsdocs.wording import Said, say


class Sort(StrEnum):
    """What sort of thing a text relies on."""

    LAW = "law"
    GUIDANCE = "guidance"
    """A legal document that guides one that is ended: whether it stands is not said."""
    SERVICE = "service"
    DOCUMENT = "document"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Seed:
    """One thing that texts rely on.

    Attributes:
        of: Id of a legal document, document or role, or code of a service.
        by: What is done to a legal document; empty where it is asked about for itself.
        why: Steps that lead to it from what was asked about.
    """

    sort: Sort
    of: str
    by: tuple[Relation, ...] = ()
    why: tuple[Said, ...] = ()


_ACTING = (*ENDING, Kind.AMENDS, Kind.SUSPENDS, Kind.RESTORES, Kind.CORRECTS)


def of_law(law: LegalCatalogue, document: LegalDocument) -> tuple[Seed, ...]:
    """Return a legal document, what it acts upon, and what guides that which it ends."""
    acts = (each for each in law.relations if each.acting == document.id)
    return (Seed(Sort.LAW, document.id), *of_relations(law, acts))


def of_relations(law: LegalCatalogue, relations: Iterable[Relation]) -> Iterator[Seed]:
    """Yield what relations act upon, and what guides that which they end."""
    for each in relations:
        if each.relation not in _ACTING:
            continue
        why = (done(law, each),)
        yield Seed(Sort.LAW, each.target, (each,), why)
        if each.relation in ENDING and not each.provisions:
            for guide in law.upon.get(each.target, ()):
                if guide.relation == Kind.GUIDES and guide.acting != each.acting:
                    steps = (*why, done(law, guide))
                    yield Seed(Sort.GUIDANCE, guide.acting, (each,), steps)


def of_news(before: LegalCatalogue, after: LegalCatalogue) -> Iterator[Seed]:
    """Yield what changed in a legal catalogue, as far as it may say more than words.

    A title, a source, or the day on which it was read touches no text.
    """
    former = {_tie(each): _days(each) for each in before.relations}
    moved = {each.id: each for each in after.documents if _moved(before, each)}
    told = [
        each
        for each in after.relations
        if former.get(_tie(each)) != _days(each) or (each.acting in moved and each.day is None)
    ]
    yield from of_relations(after, told)
    for document in moved.values():
        yield Seed(Sort.LAW, document.id, why=(_told(before, document),))
    kept = {_tie(each) for each in after.relations}
    for relation in before.relations:
        if _tie(relation) not in kept and relation.relation in _ACTING:
            said = say("the catalogue says no more that {act}", act=done(before, relation))
            yield Seed(Sort.LAW, relation.target, why=(said,))


def of_services(
    before: Mapping[str, Service], after: Mapping[str, Service], codes: Iterable[str]
) -> Iterator[Seed]:
    """Yield the services of which more changed than words that no procedure needs."""
    for code in codes:
        if _digest(before, code) != _digest(after, code):
            said = say("the record of public service {code} has other facts than before", code=code)
            yield Seed(Sort.SERVICE, code, why=(said,))


def _digest(services: Mapping[str, Service], code: str) -> str:
    return service_digest(services[code]) if code in services else ""


def _tie(each: Relation) -> tuple[str, ...]:
    return each.acting, each.relation, each.target, each.provisions


def _days(each: Relation) -> tuple[object, ...]:
    return each.day, each.until


def _moved(before: LegalCatalogue, each: LegalDocument) -> bool:
    former = before.by_id.get(each.id)
    return former is None or _facts(former) != _facts(each)


def _facts(each: LegalDocument) -> tuple[object, ...]:
    days = (each.issued, each.effective, each.expires)
    return (each.type, each.number, each.issuer, *days, each.status)


def _told(before: LegalCatalogue, each: LegalDocument) -> Said:
    if each.id in before.by_id:
        return say("the catalogue has other facts of {law} than before", law=named(each))
    return say("{law} is new in the catalogue", law=named(each))
