"""What a legal document is worth on a day, in the few words that a record keeps of it."""

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from qmsdocs.law.state.effects import Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import amendments, validity
from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.records import LawEffect


@dataclass(frozen=True, slots=True)
class Worth:
    """State of a legal document, and what others did to it that counts on the day.

    Nothing of it changes where a title or a source is put right in the catalogue.

    Attributes:
        acting: What replaced, repealed, suspended, restored or amended it, or parts of it,
            sorted. What may or may not act by the day is not among it: once its day is
            known, it is news.
    """

    force: Force
    acting: tuple[LawEffect, ...] = ()


_KNOWN: WeakKeyDictionary[LegalCatalogue, dict[tuple[str, date], Worth]] = WeakKeyDictionary()
"""What was worked out of each catalogue at hand: hundreds of texts rest on the same law."""


def worth(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Worth:
    """Return what a legal document is worth on a day."""
    known = _KNOWN.setdefault(catalogue, {})
    key = (document.id, day)
    if key not in known:
        known[key] = _worth(catalogue, document, day)
    return known[key]


def _worth(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Worth:
    found = {effect_of(each) for each in acting(catalogue, document, day)}
    order = sorted(found, key=lambda each: (each.id, each.relation, each.provisions))
    return Worth(validity(catalogue, document, day).force, tuple(order))


def acting(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> tuple[Effect, ...]:
    """Return what others certainly did to it by a day: its state's doing, then amendments."""
    state = validity(catalogue, document, day)
    amending = (each for each in amendments(catalogue, document, day) if each.acts_on(day))
    return tuple(dict.fromkeys((*state.by, *amending)))


def in_doubt(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> tuple[Effect, ...]:
    """Return the amendments that may act on a day: they were issued, from when is not known."""
    found = amendments(catalogue, document, day)
    return tuple(each for each in found if not each.acts_on(day))


def effect_of(effect: Effect) -> LawEffect:
    """Return an effect as a record keeps it."""
    relation = effect.relation
    return LawEffect(relation.acting, relation.relation, relation.provisions)
