"""What of a service's legal basis a new procedure can rest on, on a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.law.finding.citations import citations
from qmsdocs.law.finding.resolving import Laws
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.identity import naming, number_key, resolve
from qmsdocs.law.state.validity import validity
from qmsdocs.model.legal import LegalCatalogue, LegalDocument
from qmsdocs.model.letters import slug
from qmsdocs.model.text import LegalReference

_LAPSED = frozenset({Force.EXPIRED, Force.SUSPENDED, Force.NOT_YET})
_WORDS = {
    "HP": "Hiến pháp",
    "BL": "Bộ luật",
    "L": "Luật",
    "PL": "Pháp lệnh",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "CT": "Chỉ thị",
    "SL": "Sắc lệnh",
    "VBHN": "Văn bản hợp nhất",
}
_BY_NAME = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b", re.IGNORECASE)
_NAMED = frozenset({"HP", "BL", "L", "PL"})


@dataclass(frozen=True, slots=True)
class Footing:
    """One legal document on which a procedure rests.

    Attributes:
        reference: How ``legal_basis`` names it, so that it alone is meant.
        line: How a list in the text names it.
    """

    reference: LegalReference
    line: str


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A legal document of the record that is expired, suspended or not yet in force."""

    number: str
    force: Force


@dataclass(frozen=True, slots=True)
class StandingBasis:
    """What of a record's legal basis stands on a day, and what does not."""

    kept: tuple[Footing, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()


def standing_basis(
    catalogue: LegalCatalogue, references: tuple[LegalReference, ...], day: date, laws: Laws
) -> StandingBasis:
    """Return what of a legal basis stands on a day.

    What the catalogue does not know, or knows several of, is kept as the record has it:
    whether it is in force, people find out.

    Args:
        catalogue: The legal catalogue.
        references: The legal basis as the record has it.
        day: The day asked about.
        laws: The laws of that catalogue by name.
    """
    found: dict[str, tuple[LegalReference, LegalDocument | None]] = {}
    lapsed: dict[str, Lapsed] = {}
    for each in references:
        document = resolve(catalogue, each).found
        if document is None:
            found.setdefault(number_key(each.number), (_well_written(each), None))
            continue
        force = validity(catalogue, document, day).force
        if force in _LAPSED:
            lapsed[document.id] = Lapsed(document.number, force)
        else:
            found.setdefault(document.id, (naming(catalogue, document), document))
    numbers = {number_key(reference.number) for reference, _ in found.values()}
    kept = tuple(
        Footing(reference, _line(reference, document, numbers, laws))
        for reference, document in found.values()
    )
    return StandingBasis(kept, tuple(lapsed.values()))


def _well_written(reference: LegalReference) -> LegalReference:
    """Return a reference with its number as the rules write it, where no other can be meant."""
    found = [each for each in citations(f"số {reference.number}") if each.number]
    whole = len(found) == 1 and number_key(found[0].number or "") == number_key(reference.number)
    return replace(reference, number=found[0].number or "") if whole else reference


def _line(
    reference: LegalReference, document: LegalDocument | None, numbers: set[str], laws: Laws
) -> str:
    if document is None and _BY_NAME.match(reference.number):
        return reference.number
    if document is None:
        return " ".join(_parts(_type_of(reference.number), reference, ""))
    whole = LegalReference(document.number, document.issuer, document.issued)
    word = _WORDS.get(document.type, "")
    title = document.title if _says_no_more(document.title, numbers, laws) else ""
    if document.type not in _NAMED:
        behind = title[:1].lower() + title[1:] if title[1:2].islower() else title
        return " ".join(_parts(word, whole, behind))
    named = title if slug(title).startswith(slug(word)) else f"{word} {title}".strip()
    return " ".join(_parts(named, whole, ""))


def _parts(word: str, reference: LegalReference, title: str) -> Iterator[str]:
    if word:
        yield word
    yield f"số {reference.number}" if word else f"Văn bản số {reference.number}"
    if reference.issued:
        yield f"ngày {_day(reference.issued)}"
    if reference.issuer:
        yield f"của {reference.issuer}"
    if title:
        yield title


def _day(day: date) -> str:
    # The rules on office work pad the day, and of the months the first two.
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02d}/{month}/{day.year}"


def _type_of(number: str) -> str:
    symbol = number.rpartition("/")[2]
    return _WORDS.get(symbol.split("-")[0], "") if "-" in symbol else ""


def _says_no_more(title: str, numbers: set[str], laws: Laws) -> bool:
    """Does a title cite no number that the basis has not? Otherwise the text would cite it too."""
    found = [each.number for each in citations(title, laws) if each.number]
    return all(number_key(each) in numbers for each in found)
