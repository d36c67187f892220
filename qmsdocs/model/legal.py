"""Legal documents, their relations, public services and clauses of the standard."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.model.fingerprint import Node
from qmsdocs.model.text import LegalReference


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """An entry of the legal catalogue; an empty date is not known, never guessed."""

    id: str
    type: str
    number: str
    title: str
    issuer: str
    issued: date | None
    effective: date | None
    expires: date | None
    status: str
    source: str
    checked: date | None


@dataclass(frozen=True, slots=True)
class Relation:
    """What one legal document does to another, from a day."""

    id: str
    acting: str
    relation: str
    target: str
    day: date | None
    until: date | None
    provisions: str
    source: str
    recorded: date | None


@dataclass(frozen=True, slots=True)
class Service:
    """An entry of the national catalogue of public services (TTHC)."""

    code: str
    name: str
    facts: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an edition of the standard: number and titles, never its text."""

    clause: str
    title_vi: str
    title_en: str


@dataclass(frozen=True, slots=True)
class LegalCatalogue:
    """Legal documents and relations, found by what a text names."""

    documents: tuple[LegalDocument, ...] = ()
    relations: tuple[Relation, ...] = ()
    by_number: Mapping[str, tuple[LegalDocument, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls, documents: Iterable[LegalDocument], relations: Iterable[Relation]
    ) -> "LegalCatalogue":
        """Return the catalogue with its index by number."""
        kept = tuple(documents)
        index: dict[str, tuple[LegalDocument, ...]] = {}
        for each in kept:
            index[each.number] = (*index.get(each.number, ()), each)
        return cls(kept, tuple(relations), index)

    def candidates(self, reference: LegalReference) -> tuple[LegalDocument, ...]:
        """Return what a reference may mean: a number alone is no key."""
        return tuple(
            each
            for each in self.by_number.get(reference.number, ())
            if (not reference.issuer or reference.issuer == each.issuer)
            and (reference.issued is None or reference.issued == each.issued)
        )
