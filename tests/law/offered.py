"""What small foreign files offer, of which a test names only what it is about."""

from datetime import date
from typing import Any

from qmsdocs.law.catalogue.changeset import ChangeSet
from qmsdocs.law.catalogue.comparison import Comparison
from qmsdocs.law.catalogue.offers import Offer, OfferedDocument, OfferedRelation, OfferedService
from qmsdocs.model.legal import Kind, LegalCatalogue
from qmsdocs.model.services import Service, Services
from qmsdocs.model.text import LegalReference
from tests.law.catalogues import day

DAY = date(2026, 11, 20)
FILE = "danh-sach.csv"
NOTHING = LegalCatalogue()
CODE = "1.001193"

Row = OfferedService | OfferedDocument | OfferedRelation


def service(row: int = 1, code: str = CODE, **given: Any) -> OfferedService:  # noqa: ANN401
    """Return a row that states these attributes of a service."""
    made = Service(**{"code": code, "name": "", **given})
    return OfferedService(row, made, frozenset({"code", *given}))


def document(row: int, number: str, issuer: str = "", issued: str = "", **given: Any) -> Row:  # noqa: ANN401
    """Return a row that states these attributes of a legal document."""
    kind = given.pop("type", "")
    return OfferedDocument(
        row=row, type=kind, number=number, issuer=issuer, issued=day(issued), **given
    )


def relation(row: int, acting: str, target: str, on: str = "", **given: Any) -> Row:  # noqa: ANN401
    """Return a row that says that one document replaces another, or what else is given."""
    return OfferedRelation(
        row=row,
        acting=LegalReference(acting),
        kind=given.pop("kind", Kind.REPLACES),
        target=LegalReference(target),
        day=day(on),
        **given,
    )


def offer(*rows: Row) -> Offer:
    """Return the offer of a file with these rows."""
    return Offer(
        services=tuple(each for each in rows if isinstance(each, OfferedService)),
        documents=tuple(each for each in rows if isinstance(each, OfferedDocument)),
        relations=tuple(each for each in rows if isinstance(each, OfferedRelation)),
        rows=len(rows),
    )


def compared(
    *rows: Row, law: LegalCatalogue = NOTHING, services: Services | None = None
) -> ChangeSet:
    """Return what taking over one file with these rows changes."""
    comparison = Comparison(law, services or Services(), DAY)
    comparison.take(offer(*rows), FILE, "Cổng DVC")
    return comparison.result()


def taken(changes: ChangeSet, law: LegalCatalogue, services: Services) -> tuple[Any, Any]:
    """Return the catalogue after a change set."""
    documents = {**law.by_id, **{each.new.id: each.new for each in changes.documents}}
    relations = {each.id: each for each in law.relations}
    relations |= {each.new.id: each.new for each in changes.relations}
    known = {**services, **{each.new.code: each.new for each in changes.services}}
    return LegalCatalogue.of(documents.values(), relations.values()), Services.of(*known.values())


def reasons(changes: ChangeSet) -> list[str]:
    """Return the rejected rows, as people read them."""
    return [f"{each.rejected.row}: {each.rejected.reason}" for each in changes.rejected]
