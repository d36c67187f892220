"""What the texts that are judged cite, read once for all checks that ask for it."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from qmsdocs.checks.bodies import Body, bodies
from qmsdocs.diagnostics import Hit, Place, Severity
from qmsdocs.law.citing import Cited, basis, mentioned
from qmsdocs.law.finding.sentences import Sentences
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.identity import number_key
from qmsdocs.law.state.validity import Validity, validity
from qmsdocs.law.step.reliance import Use, Vouch, reliances
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.text import Text
from qmsdocs.wording import Said

_STANDING = (Force.IN_FORCE, Force.PARTLY_EXPIRED, Force.UNKNOWN)
_GONE = (Force.EXPIRED, Force.SUSPENDED)


@dataclass(frozen=True)
class Cites:
    """A text that somebody writes, or that people work by, and what it cites."""

    body: Body
    basis: tuple[Cited, ...]
    mentions: tuple[Cited, ...]

    @property
    def text(self) -> Text:
        """The text that cites."""
        return self.body.text

    @property
    def draft(self) -> bool:
        """Can it still be mended?"""
        return not self.body.bound

    @cached_property
    def known(self) -> Mapping[str, tuple[Cited, ...]]:
        """What it cites of the catalogue, by the entry's id: the legal basis first."""
        found: defaultdict[str, list[Cited]] = defaultdict(list)
        for each in (*self.basis, *self.mentions):
            if each.found:
                found[each.found.id].append(each)
        return {legal: tuple(those) for legal, those in found.items()}

    @cached_property
    def settled(self) -> frozenset[str]:
        """Keys of the numbers that it cites so that one entry of the catalogue is meant."""
        return frozenset(number_key(those[0].number) for those in self.known.values())

    @cached_property
    def sentences(self) -> Sentences:
        """Its sentences around what it mentions."""
        first = self.text.body_line
        places = ((each.place.line - first, each.written) for each in self.mentions)
        return Sentences.of(self.text.body, places)

    def in_title(self, mention: Cited) -> bool:
        """Is it mentioned only because it stands in another document's title?"""
        return self.sentences.in_title(self._number(mention))

    def tells_of(self, mention: Cited, state: Validity) -> bool:
        """Does the sentence itself say what the document is worth: over, or still to come?"""
        at = self._number(mention)
        if state.force is Force.NOT_YET:
            return self.sentences.tells_beginning(at)
        acting = tuple(each.number for each in state.by)
        return state.force in _GONE and self.sentences.tells_end(at, acting)

    def _number(self, mention: Cited) -> int:
        return next(n for n, each in enumerate(self.mentions) if each is mention)

    def hit(self, place: Place, said: Said, hint: Said | None = None) -> Hit:
        """Return a hit about this text."""
        return Hit(place, said, hint, self.text.subject)


@dataclass(frozen=True, slots=True)
class Relied:
    """One legal document that a text relies on: its legal basis, or cited in its own right.

    Attributes:
        state: What the document is worth on the day on which the text is judged.
        uses: Where the text names it, its legal basis first, but for what is history, still to
            come, or a title.
    """

    cites: Cites
    law: LegalDocument
    state: Validity
    uses: tuple[Cited, ...]

    @property
    def basis(self) -> bool:
        """Is it a legal basis?"""
        return self.uses[0].basis

    @property
    def lines(self) -> tuple[int, ...]:
        """Every line on which it is named."""
        return tuple(sorted({each.place.line for each in self.uses}))

    @property
    def day(self) -> date:
        """The day on which the text is judged."""
        return self.cites.body.day

    @property
    def use(self) -> Use:
        """What of it is used: the whole, where the text names it anywhere without provisions."""
        whole = any(not each.provisions for each in self.uses)
        return dataclasses.replace(self.named, whole=whole)

    @property
    def named(self) -> Use:
        """The provisions of it that the text names, and nothing else."""
        provisions = tuple(dict.fromkeys(str(p) for each in self.uses for p in each.provisions))
        return Use(self.law.id, self.lines, provisions, whole=False, basis=self.basis)

    def hit(
        self, said: Said, hint: Said | None = None, severity: Severity = Severity.WARNING
    ) -> Hit:
        """Return a hit where the document is named first."""
        return Hit(self.uses[0].place, said, hint, self.cites.text.subject, severity)


@dataclass(frozen=True)
class _Read:
    """What was read of one handbook."""

    cites: tuple[Cites, ...]
    relied: tuple[Relied, ...]
    vouches: dict[str, Vouch | None] = field(default_factory=dict)


_READ: WeakKeyDictionary[Corpus, _Read] = WeakKeyDictionary()
"""What was read of each handbook at hand: a dozen checks ask for the same."""


def cites(corpus: Corpus) -> tuple[Cites, ...]:
    """Return what each text cites that is a draft, in force, or promulgated for a later day."""
    return _read(corpus).cites


def relied(corpus: Corpus) -> tuple[Relied, ...]:
    """Return the legal documents that each of these texts relies on, text by text."""
    return _read(corpus).relied


def last_vouch(corpus: Corpus, each: Cites) -> Vouch | None:
    """Return who last found a promulgated text right; none of a draft."""
    path = each.text.place.path
    known = _read(corpus).vouches
    if each.draft:
        return None
    if path not in known:
        found = reliances(corpus, (each.text.id,))
        own = (r for r in found if r.path == path and r.in_force_on(each.body.day))
        known[path] = next((r.vouched_on(corpus.day) for r in own), None)
    return known[path]


def _read(corpus: Corpus) -> _Read:
    if corpus not in _READ:
        found = tuple(
            Cites(body, basis(corpus, body.text), mentioned(corpus, body.text))
            for body in bodies(corpus)
        )
        _READ[corpus] = _Read(found, tuple(_relied(corpus.law, found)))
    return _READ[corpus]


def _relied(law: LegalCatalogue, found: tuple[Cites, ...]) -> Iterator[Relied]:
    states: dict[tuple[str, date], Validity] = {}
    for each in found:
        for legal, those in each.known.items():
            document = law.by_id[legal]
            key = (legal, each.body.day)
            # Hundreds of texts cite the same two dozen documents.
            state = states.get(key) or validity(law, document, each.body.day)
            states[key] = state
            # A legal basis that stands is relied on, whatever the sentences around it say.
            plain = those[0].basis and state.force in _STANDING
            uses = those if plain else tuple(_in_its_own_right(each, those, state))
            if uses:
                yield Relied(each, document, state, uses)


def _in_its_own_right(each: Cites, those: tuple[Cited, ...], state: Validity) -> Iterator[Cited]:
    for one in those:
        if one.basis or not (each.in_title(one) or each.tells_of(one, state)):
            yield one
