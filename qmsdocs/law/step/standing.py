"""What a handbook stands on, and what of it the questions of being in step are asked of.

It holds no body of any text, so that it can be kept from one run to the next and read again
in a fraction of the time that the texts themselves take.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qmsdocs.law.step.reliance import Reliance, reliances
from qmsdocs.law.step.suspicion import Ground
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.office import Office
from qmsdocs.model.roster import Roster
from qmsdocs.model.services import Scope, Services
from qmsdocs.model.text import Area, Number, Text


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the handbook, whether in force or not, by its newest text."""

    document: str
    code: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text of a document that is being written, or that awaits its day."""

    number: Number
    code: str
    path: str


Places = Mapping[str, tuple[int, ...]]
"""Places in the list of stretches, by the id or code of what is relied on there."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where to look among all stretches in force, past and coming ones too.

    Attributes:
        count: How many stretches there are.
        documents: By the document whose text it is.
        law: By the legal document that is cited.
        unsettled: By each legal document that may be meant where the catalogue does not tell.
        services: By the national code of a service that is carried out.
        links: By the document that the text leads to.
        roles: By the role that the text names.
    """

    count: int
    documents: Places
    law: Places
    unsettled: Places
    services: Places
    links: Places
    roles: Places


@dataclass(frozen=True, kw_only=True, eq=False)
class Standing:
    """A handbook for one day, as far as law, services and its own documents tie it together.

    Attributes:
        day: The day that is asked about.
        law: The legal catalogue.
        services: The public services; ``.listed`` costs nothing, a whole record is read when
            it is asked for.
        index: Where to look among what texts relied on.
        reliance: Gives what one text relied on in one stretch, by its place; it is read then.
        scope: Which public services the office is to have; none where it does not say.
        documents: Every document that has a text, by id.
        drafts: Texts in ``drafts/`` by the document's id, oldest number first.
        unread: Files with a fault in how they are written, whose content may be missing here.
    """

    day: date
    office: Office = field(default_factory=Office)
    roster: Roster = field(default_factory=Roster)
    calendar: Calendar = field(default_factory=Calendar)
    law: LegalCatalogue
    services: Services
    index: Index
    reliance: Callable[[int], Reliance]
    scope: Scope | None = None
    documents: Mapping[str, Known] = field(default_factory=dict)
    drafts: Mapping[str, tuple[Draft, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    @cached_property
    def ground(self) -> Ground:
        """Law, services, and what every text relied on in every stretch, all of it read."""
        every = tuple(map(self.reliance, range(self.index.count)))
        return Ground(self.law, self.services, every)

    def in_force(self, places: Iterable[int]) -> Iterator[Reliance]:
        """Yield those of some stretches that the day lies in."""
        for place in places:
            found = self.reliance(place)
            if found.in_force_on(self.day):
                yield found


def standing_of(corpus: Corpus) -> Standing:
    """Return what a handbook that was read stands on, for its day."""
    found = reliances(corpus)
    return Standing(
        day=corpus.day,
        office=corpus.office,
        roster=corpus.roster,
        calendar=corpus.calendar,
        law=corpus.law,
        services=corpus.services,
        index=_index(found),
        reliance=found.__getitem__,
        scope=corpus.scope,
        documents={key: _known(texts[-1]) for key, texts in corpus.texts_by_id.items()},
        drafts=dict(_drafts(corpus)),
        unread=tuple(sorted({fault.hit.place.path for fault in corpus.faults})),
    )


def _index(found: tuple[Reliance, ...]) -> Index:
    return Index(
        len(found),
        _places(found, lambda each: (each.document,)),
        _places(found, lambda each: (use.legal for use in each.uses)),
        _places(found, lambda each: (one for u in each.unsettled for one in u.candidates)),
        _places(found, lambda each: each.services),
        _places(found, lambda each: each.links),
        _places(found, lambda each: each.roles),
    )


def _places(found: tuple[Reliance, ...], keys: Callable[[Reliance], Iterable[str]]) -> Places:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        for key in dict.fromkeys(keys(each)):
            places[key].append(place)
    return {key: tuple(those) for key, those in places.items()}


def _known(text: Text) -> Known:
    return Known(text.id, text.code, text.title, text.kind)


def _drafts(corpus: Corpus) -> Iterator[tuple[str, tuple[Draft, ...]]]:
    for document, texts in corpus.texts_by_id.items():
        found = tuple(_draft(each) for each in texts if each.area is Area.DRAFT)
        if found:
            yield document, found


def _draft(text: Text) -> Draft:
    return Draft(text.number, text.code, text.place.path)
