"""What a foreign file offers to the catalogue: services, legal documents, what they do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.model.legal import Kind
from qmsdocs.model.services import Service
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import Said

UNSTATED = "Không nêu"
"""Name of a paper or of a way to hand in that the source does not name, in its own language."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken over.

    Attributes:
        row: Where it stands: the row of a sheet, the line of a file, from 1.
        found: What tells people which one it is: a code, a number, or the row's beginning.
    """

    row: int
    found: str
    reason: Said


@dataclass(frozen=True, slots=True)
class OfferedService:
    """One public service as a source gives it.

    Attributes:
        given: Attributes of ``Service`` that the source states; the others it leaves alone.
    """

    row: int
    service: Service
    given: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedDocument:
    """One legal document as a source gives it; what it does not state is empty.

    Attributes:
        status: A code of the national database (``CHL`` ``HHL`` ``HHL1P`` ...), or empty.
    """

    row: int
    type: str
    number: str
    title: str = ""
    issuer: str = ""
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedRelation:
    """What one legal document does to another, both named by number, issuer and day.

    Attributes:
        provisions: Of the target; empty for the whole.
    """

    row: int
    acting: LegalReference
    kind: Kind
    target: LegalReference
    day: date | None = None
    until: date | None = None
    provisions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Everything that one file offers.

    Attributes:
        left_out: How many rows each filter left out, by the filter as the user wrote it.
        rows: How many rows were read, rejected ones included.
    """

    services: tuple[OfferedService, ...] = ()
    documents: tuple[OfferedDocument, ...] = ()
    relations: tuple[OfferedRelation, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    rows: int = 0
