"""Legal bases of texts beside those that the national records of their services name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from qmsdocs.law.citing import mentioned
from qmsdocs.law.services.service_facts import Held
from qmsdocs.law.state.identity import number_key, resolve
from qmsdocs.law.state.validity import is_past
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import Kind
from qmsdocs.model.text import LegalReference

_LOCAL = re.compile(r"-(?:HĐND|UBND)\Z")
_FIELDS = 3
"""Fields of the catalogue whose procedures must name what is taken for what all of them rest on."""
_BESIDE = (Kind.AMENDS, Kind.GUIDES, Kind.CORRECTS)


@dataclass(frozen=True, slots=True)
class Law:
    """A legal document that is named.

    Attributes:
        key: What equal numbers have in common.
        entry: Id of its entry in the catalogue; empty where it has none for certain.
    """

    number: str
    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the records of a text's services name and the text does not.

    Attributes:
        numbers: As the records write them.
        left_out: How many more there are that are not in force on the day.
    """

    numbers: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Sides:
    """What a text names as its legal basis, and what the records of its services do."""

    text: tuple[Law, ...]
    records: tuple[Law, ...]


class Bases:
    """The legal bases of many texts and their records; each reference is looked up once."""

    def __init__(self, corpus: Corpus, texts: Iterable[Held]) -> None:
        self._corpus = corpus
        self._known: dict[LegalReference, Law] = {}
        self._sides = {each: self._of(each) for each in texts}

    def lacking(self, held: Held, day: date) -> Lacking:
        """Return what the records name that a text cites neither as its basis nor elsewhere."""
        sides = self._sides[held]
        missing = list(_apart(sides.records, sides.text))
        if missing:
            missing = list(_apart(missing, self._cited(held)))
        now = tuple(each.number for each in missing if not self._is_past(each, day))
        return Lacking(now, len(missing) - len(now))

    def beyond(self, held: Held) -> tuple[str, ...]:
        """Return the legal bases of a text that none of its records names; they must name some.

        Left out is what a record names in a remark on limits or fees; what it cannot name, the
        law of a province or commune; and what procedures rest on whatever their service, as on
        the law of the one-stop shop: procedures of three fields name it, and no record does.
        """
        sides = self._sides[held]
        found = tuple(_apart(sides.text, sides.records)) if sides.records else ()
        remarks = "\n".join(f"{each.fee}\n{each.note}" for each in held.channels) if found else ""
        return tuple(
            each.number
            for each in found
            if not _LOCAL.search(each.number)
            and not _names(remarks, each.number)
            and each.key not in self._common
            and (not each.entry or each.entry not in self._beside_common)
        )

    @cached_property
    def _common(self) -> frozenset[str]:
        recorded = {law.key for sides in self._sides.values() for law in sides.records}
        fields: defaultdict[str, set[str]] = defaultdict(set)
        for each, sides in self._sides.items():
            own = {service.field for service in each.services}
            for law in sides.text:
                fields[law.key] |= own
        return frozenset(key for key in fields.keys() - recorded if len(fields[key]) >= _FIELDS)

    @cached_property
    def _beside_common(self) -> frozenset[str]:
        """Ids of what amends, guides or corrects the law that all rest on."""
        common = {law.entry for law in self._known.values() if law.key in self._common}
        upon = self._corpus.law.upon
        found = (each for entry in common for each in upon.get(entry, ()))
        return frozenset(each.acting for each in found if each.relation in _BESIDE)

    def _of(self, held: Held) -> _Sides:
        named = dict.fromkeys(law for each in held.services for law in each.legal_basis)
        return _Sides(tuple(map(self._law, held.text.legal_basis)), tuple(map(self._law, named)))

    def _cited(self, held: Held) -> Iterator[Law]:
        for each in mentioned(self._corpus, held.text):
            if each.number:
                entry = each.found.id if each.found else ""
                yield Law(each.number, number_key(each.number), entry)

    def _law(self, reference: LegalReference) -> Law:
        if reference not in self._known:
            found = resolve(self._corpus.law, reference).found
            key = number_key(reference.number)
            self._known[reference] = Law(reference.number, key, found.id if found else "")
        return self._known[reference]

    def _is_past(self, law: Law, day: date) -> bool:
        entry = self._corpus.law.by_id.get(law.entry)
        return entry is not None and is_past(self._corpus.law, entry, day)


def _names(remarks: str, number: str) -> bool:
    return re.search(rf"(?<![\d./]){re.escape(number)}(?!\w)", remarks) is not None


def _apart(some: Iterable[Law], others: Iterable[Law]) -> Iterator[Law]:
    """Yield the laws that are none of others; an entry that is not certain may be any."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for each in others:
        known[each.key].add(each.entry)
    for each in some:
        entries = known.get(each.key)
        if entries is None or not (each.entry in entries or "" in entries or not each.entry):
            yield each
