"""Legal documents, their relations, wording gone stale, and clauses of the standard."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from qmsdocs.diagnostics import Place


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """An entry of the legal catalogue; an empty date is not known, never guessed.

    ``place`` is its row, where it was read from one; two entries are equal without it.
    """

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
    place: Place = field(default=Place(""), compare=False)


class Kind(StrEnum):
    """What one legal document does to another, as the catalogue spells it."""

    REPLACES = "replaces"
    REPEALS = "repeals"
    AMENDS = "amends"
    SUSPENDS = "suspends"
    RESTORES = "restores"
    CORRECTS = "corrects"
    CONSOLIDATES = "consolidates"
    GUIDES = "guides"
    BASED_ON = "based_on"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one legal document does to another, from a day.

    Attributes:
        acting: Id of the document that acts.
        relation: What it does, as the catalogue has it: a ``Kind``, or nothing known.
        target: Id of the document that it is done to.
        day: First day; where empty, the day on which the acting document takes effect.
        until: First day on which it does so no more, where it is done for a time.
        provisions: The provisions of the target that it is done to; empty for the whole.
        place: Its row, where it was read from one; two relations are equal without it.
    """

    id: str
    acting: str
    relation: str
    target: str
    day: date | None
    until: date | None
    provisions: str
    source: str
    recorded: date | None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class StaleWording:
    """Words that texts are not to use any more: a ceased ministry, a form's former number.

    Attributes:
        since: First day on which they are stale; where empty, on any day.
        until: First day on which they may be used again.
        instead: What is said now; empty where nothing took their place.
        source: What made them stale.
    """

    id: str
    wording: str
    since: date | None
    until: date | None
    instead: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an edition of the standard: number and titles, never its text."""

    clause: str
    title_vi: str
    title_en: str


@dataclass(frozen=True, eq=False)
class LegalCatalogue:
    """Legal documents and relations; one that was read is the same as itself alone."""

    documents: tuple[LegalDocument, ...] = ()
    relations: tuple[Relation, ...] = ()

    @classmethod
    def of(
        cls, documents: Iterable[LegalDocument], relations: Iterable[Relation]
    ) -> "LegalCatalogue":
        """Return the catalogue of these entries."""
        return cls(tuple(documents), tuple(relations))

    @cached_property
    def by_id(self) -> Mapping[str, LegalDocument]:
        """Documents by id; the first where an id stands twice."""
        return {each.id: each for each in reversed(self.documents)}

    @cached_property
    def upon(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by the id of the document that they are done to."""
        found: defaultdict[str, list[Relation]] = defaultdict(list)
        for each in self.relations:
            found[each.target].append(each)
        return {target: tuple(those) for target, those in found.items()}

    @cached_property
    def restored_by(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations that restore something, by the id of the document that does so."""
        found: defaultdict[str, list[Relation]] = defaultdict(list)
        for each in self.relations:
            if each.relation == Kind.RESTORES:
                found[each.acting].append(each)
        return {acting: tuple(those) for acting, those in found.items()}
