"""What a legal document is worth on a day, in the few words that a record keeps of it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

from qmsdocs.law.state.effects import Effect, effects
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import amendments, state_history, validity
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
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


@dataclass(frozen=True, slots=True)
class Span:
    """What holds of a legal document from one of its turns until the next.

    Attributes:
        since: The turn; of the first span the first of all days.
        acting: What others certainly did to it: its state's doing, then amendments.
        in_doubt: Amendments that may act: they were issued, from when is not known.
    """

    since: date
    worth: Worth
    acting: tuple[Effect, ...]
    in_doubt: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class _Course:
    turns: tuple[date, ...]
    spans: dict[int, Span] = field(default_factory=dict)


_KNOWN: WeakKeyDictionary[LegalCatalogue, dict[str, _Course]] = WeakKeyDictionary()
"""What was worked out of each catalogue at hand: hundreds of texts rest on the same law."""


def worth(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Worth:
    """Return what a legal document is worth on a day."""
    return span(catalogue, document, day).worth


def turns(catalogue: LegalCatalogue, document: LegalDocument) -> tuple[date, ...]:
    """Return the days on which anything changes about what a document is worth, in order."""
    return _course(catalogue, document).turns


def span(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Span:
    """Return what holds of a legal document on a day, and since when."""
    course = _course(catalogue, document)
    place = bisect_right(course.turns, day)
    if place not in course.spans:
        since = course.turns[place - 1] if place else date.min
        course.spans[place] = _span(catalogue, document, since)
    return course.spans[place]


class Spans(dict[str, Span | None]):
    """What holds of each legal document on one day, by id; none of one without an entry.

    It is worked out where somebody asks; what was asked before costs next to nothing.
    """

    def __init__(self, catalogue: LegalCatalogue, day: date) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._day = day

    def __missing__(self, legal: str) -> Span | None:
        """Work out what holds of one more."""
        document = self._catalogue.by_id.get(legal)
        self[legal] = span(self._catalogue, document, self._day) if document else None
        return self[legal]


def _course(catalogue: LegalCatalogue, document: LegalDocument) -> _Course:
    known = _KNOWN.setdefault(catalogue, {})
    if document.id not in known:
        days = {each.since for each in state_history(catalogue, document) if each.since}
        amending = effects(catalogue, document, (Kind.AMENDS,))
        days.update(day for each in amending for day in each.days())
        known[document.id] = _Course(tuple(sorted(days)))
    return known[document.id]


def _span(catalogue: LegalCatalogue, document: LegalDocument, day: date) -> Span:
    state = validity(catalogue, document, day)
    amending = amendments(catalogue, document, day)
    sure = [each for each in amending if each.acts_on(day)]
    acting = tuple(dict.fromkeys((*state.by, *sure)))
    kept = {effect_of(each) for each in acting}
    order = sorted(kept, key=lambda each: (each.id, each.relation, each.provisions))
    doubts = tuple(each for each in amending if not each.acts_on(day))
    return Span(day, Worth(state.force, tuple(order)), acting, doubts)


def effect_of(effect: Effect) -> LawEffect:
    """Return an effect as a record keeps it."""
    relation = effect.relation
    return LawEffect(relation.acting, relation.relation, relation.provisions)
