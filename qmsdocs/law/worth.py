"""What a legal document is worth on a day, in the few words that a record keeps of it."""

from dataclasses import dataclass
from datetime import date

from qmsdocs.law.effects import Effect
from qmsdocs.law.force import Force
from qmsdocs.law.validity import amendments, validity
from qmsdocs.model.legal import LegalCatalogue, LegalDocument


@dataclass(frozen=True, slots=True)
class Worth:
    """State of a legal document, and what others did to it that counts on the day.

    Nothing of it changes where a title or a source is put right in the catalogue.

    Attributes:
        acting: Ids of the documents that replaced, repealed, suspended, restored or amended
            it, or parts of it, sorted.
    """

    force: Force
    acting: tuple[str, ...] = ()


def worth(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Worth:
    """Return what a legal document is worth on a day."""
    found = acting(catalogue, document, day)
    ids = {each.relation.acting for each in found}
    return Worth(validity(catalogue, document, day).force, tuple(sorted(ids)))


def acting(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> tuple[Effect, ...]:
    """Return what others did to it that counts on a day: its state's doing, then amendments."""
    state = validity(catalogue, document, day)
    return tuple(dict.fromkeys((*state.by, *amendments(catalogue, document, day))))
