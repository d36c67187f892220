"""Which number a name has: asked of the legal catalogue, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.law.finding.named import key
from qmsdocs.law.finding.names import BUILT_IN, Lexicon
from qmsdocs.law.finding.titles import TITLES
from qmsdocs.model.legal import LegalDocument

_NAMED = {"L": "luat ", "BL": "bo luat ", "PL": "phap lenh ", "HP": "hien phap "}


@dataclass(frozen=True, slots=True)
class Laws:
    """Laws by name, and numbers of which only the beginning is given.

    Without a catalogue it knows nothing, and every law called by its name has no number.
    """

    lexicon: Lexicon = BUILT_IN
    named: dict[tuple[str, str], tuple[LegalDocument, ...]] = field(default_factory=dict)
    begun: dict[tuple[str, str], tuple[LegalDocument, ...]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[LegalDocument]) -> "Laws":
        """Return the laws of a catalogue."""
        named: dict[tuple[str, str], tuple[LegalDocument, ...]] = {}
        begun: dict[tuple[str, str], tuple[LegalDocument, ...]] = {}
        types: dict[str, str] = {}
        keys = {kind: set(found) for kind, found in TITLES.items()}
        for each in documents:
            types[each.number] = each.type
            start = each.number.rpartition("/")[0]
            begun[each.type, start] = (*begun.get((each.type, start), ()), each)
            if each.type in _NAMED:
                name = _name(each)
                keys[each.type].add(name)
                named[each.type, name] = (*named.get((each.type, name), ()), each)
        return cls(Lexicon(keys), named, begun, types)

    def called(
        self, kind: str, name: str, year: int | None, day: date | None
    ) -> tuple[LegalDocument, ...]:
        """Return the laws that may be meant by a name, with the year or day beside it."""
        found = self.named.get((kind, name), ()) or self.named.get((_other(kind), name), ())
        return tuple(each for each in found if _agrees(each, year, day))

    def beginning(self, kind: str, digits: str) -> tuple[LegalDocument, ...]:
        """Return the documents whose number begins with digits and year: ``64/2025``."""
        kinds = ("L", "BL") if kind in {"L", "BL"} else (kind,)
        return tuple(each for one in kinds for each in self.begun.get((one, digits), ()))


NO_LAWS = Laws()
"""Nothing is known of any law."""


def _other(kind: str) -> str:
    return {"L": "BL", "BL": "L"}.get(kind, kind)


def _name(document: LegalDocument) -> str:
    name = key(document.title)
    whole = name.removeprefix(_NAMED[document.type])
    return whole if document.type != "BL" else whole.removeprefix("luat ")


def _agrees(document: LegalDocument, year: int | None, day: date | None) -> bool:
    if day is not None and document.issued is not None:
        return document.issued == day
    if year is None:
        return True
    if document.issued is not None:
        return document.issued.year == year
    return f"/{year}/" in document.number
