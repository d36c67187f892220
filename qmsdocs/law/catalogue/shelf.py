"""Legal documents by number while rows are added to them: which entry is meant, and new ids."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from qmsdocs.law.catalogue.cells import line
from qmsdocs.law.state.identity import Resolution, issuer_key, number_key, resolve, type_key
from qmsdocs.law.step.touching import named
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.model.letters import slug
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import Said, say

_FOR_A_TIME = frozenset({Kind.SUSPENDS, Kind.RESTORES})
_ID = 12
_YEAR = re.compile(r"/((?:19|20)[0-9]{2})(?![0-9])")
_LOCAL = re.compile(r"-(?:HĐND|UBND)")
_OF_PARLIAMENT = re.compile(r"/(?:QH|UBTVQH)")


class Shelf:
    """Legal documents, each under its number; what is put there is found at once."""

    def __init__(self, documents: Iterable[LegalDocument]) -> None:
        self._bearing: defaultdict[str, dict[str, LegalDocument]] = defaultdict(dict)
        self._ids: set[str] = set()
        self._asked: dict[str, LegalCatalogue] = {}
        self._spelt: dict[str, str] = {}
        for each in documents:
            key = number_key(each.number)
            self._bearing[key].setdefault(each.id, each)
            self._spelt.setdefault(slug(key), key)
            self._ids.add(each.id)

    def put(self, document: LegalDocument) -> None:
        """Add a document, or let it be so from now on."""
        key = number_key(document.number)
        self._bearing[key][document.id] = document
        self._spelt.setdefault(slug(key), key)
        self._ids.add(document.id)
        self._asked.pop(key, None)

    def resolve(self, reference: LegalReference, document_type: str = "") -> Resolution:
        """Return which document a reference means."""
        key = number_key(reference.number)
        if key not in self._bearing:
            return Resolution()
        if key not in self._asked:
            # Those of one number decide among themselves, whatever else is there.
            self._asked[key] = LegalCatalogue.of(self._bearing[key].values(), ())
        return resolve(self._asked[key], reference, document_type)

    def misspelt(self, number: str) -> LegalDocument | None:
        """Return an entry whose number differs from a new one in diacritics or signs alone."""
        key = number_key(number)
        known = self._spelt.get(slug(key), key)
        return None if known == key else next(iter(self._bearing[known].values()))

    def new_id(self, reference: LegalReference, document_type: str) -> str:
        """Return the id of a new entry, the same on every branch; empty: it cannot be told apart.

        It is made of number and day, and of the issuer where every province uses the same
        symbol; where another entry holds that, issuer and type tell them apart.
        """
        day = str(reference.issued) if reference.issued else ""
        issuer = slug(reference.issuer)
        local = bool(_LOCAL.search(number_key(reference.number)))
        parts = [slug(reference.number), day, *([issuer] if local else [])]
        for more in ("", "" if local else issuer, slug(document_type)):
            parts.append(more)
            found = ".".join(filter(None, parts))
            if found not in self._ids:
                return found
        return ""


def year_of(number: str, issued: date | None) -> str:
    """Return the year of issue; ``0000`` where neither day nor number tells it."""
    if issued is not None:
        return f"{issued.year:04d}"
    found = _YEAR.search(number)
    return found[1] if found else "0000"


def key_change(
    found: Resolution, reference: LegalReference, document_type: str
) -> tuple[LegalDocument, Said] | None:
    """Return the entry that a row would give another key, and what differs; or none.

    Another issuer may use the same number. One and the same issuer uses it once: within a
    year where the number does not name one.
    """
    for each in found.namesakes:
        if not _alike(reference.issuer, each.issuer, issuer_key):
            continue
        if not _alike(document_type, each.type, type_key):
            if not _OF_PARLIAMENT.search(each.number):
                return each, say(
                    "type '{old}', the row says '{new}'", old=each.type, new=document_type
                )
        elif _once(reference, each) and each.issued and reference.issued:
            return each, say(
                "the day {old}, the row says {new}", old=each.issued, new=reference.issued
            )
    return None


def _once(reference: LegalReference, document: LegalDocument) -> bool:
    own, other = (year_of(reference.number, day) for day in (reference.issued, document.issued))
    return own == other or bool(_YEAR.search(reference.number))


def _alike(one: str, other: str, key: Callable[[str], str]) -> bool:
    return not one or not other or key(one) == key(other)


def relation_key(acting: str, kind: str, target: str, provisions: str, day: date | None) -> str:
    """Return what two rows have in common that say the same of two documents.

    Provisions are compared by what they name where all of it is understood. What is done for a
    time may be done again: there the first day tells one time from the other.
    """
    read = sorted(str(each) for each in named(provisions))
    again = str(day or "") if kind in _FOR_A_TIME else ""
    return "|".join((acting, kind, target, "; ".join(read) or line(provisions), again))


def relation_id(key: str) -> str:
    """Return the id of a new relation: it is minted of its key, and nothing refers to it."""
    return f"r-{hashlib.sha256(key.encode()).hexdigest()[:_ID]}"
