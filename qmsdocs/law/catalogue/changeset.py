"""What a catalogue will be once files are taken over: entry by entry, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from qmsdocs.law.catalogue.offers import Rejected
from qmsdocs.law.services.serving import service_digest
from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.model.services import Service

Entry = TypeVar("Entry", bound=Service | LegalDocument | Relation)


_BINDING = frozenset({"number", "issued", "effective", "expires", "status"})


class Turn(StrEnum):
    """What becomes of an entry."""

    NEW = "new"
    CHANGED = "changed"
    REPLACED = "replaced"
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class EntryChange(Generic[Entry]):
    """An entry as it is, none where it is new, and as it will be.

    Attributes:
        fields: Attributes whose values differ, in their order; none where it is new.
    """

    old: Entry | None
    new: Entry
    fields: tuple[str, ...] = ()

    @property
    def turn(self) -> Turn:
        """What becomes of it; a public service that ends is told apart, whether new or not."""
        if isinstance(self.new, Service) and self.new.ended and not _ended(self.old):
            return Turn.REPLACED if self.new.replaced_by else Turn.ABOLISHED
        return Turn.CHANGED if self.old else Turn.NEW


def _binds(change: EntryChange[Service]) -> bool:
    return change.old is None or service_digest(change.old) != service_digest(change.new)


def _ended(entry: object) -> bool:
    return isinstance(entry, Service) and entry.ended


class RejectedRow(NamedTuple):
    """A row that is not taken over, and the name of the file in which it stands."""

    file: str
    rejected: Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Everything that taking files over changes, in order of code and id.

    Attributes:
        same_services: How many services the files state just as they are.
        same_documents: The same of legal documents.
        same_relations: The same of relations.
        numbers: Number of each legal document that a relation names, by its id.
        left_out: How many rows each filter left out.
        rows: How many rows were read.
    """

    services: tuple[EntryChange[Service], ...] = ()
    documents: tuple[EntryChange[LegalDocument], ...] = ()
    relations: tuple[EntryChange[Relation], ...] = ()
    same_services: int = 0
    same_documents: int = 0
    same_relations: int = 0
    numbers: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[RejectedRow, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    rows: int = 0

    def concern(self) -> frozenset[str]:
        """Return ids of legal documents and codes of services of which something binding changes.

        A title or a source that is put right binds nobody.
        """
        documents = {each.new.id for each in self.documents if set(each.fields) & _BINDING}
        targets = {each.new.target for each in self.relations}
        services = {each.new.code for each in self.services if _binds(each)}
        return frozenset({*documents, *targets, *services})

    def __bool__(self) -> bool:
        """Does anything change at all?"""
        return bool(self.services or self.documents or self.relations)
