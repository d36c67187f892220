"""Plain lists of legal documents, and relations in our own columns."""

from collections.abc import Iterable, Iterator

from qmsdocs.exchange.cells import UnreadableError, day_in
from qmsdocs.exchange.headers import Columns
from qmsdocs.exchange.numbers import number_of, state_of, type_of
from qmsdocs.exchange.outcomes import Found, Outcome, outcome
from qmsdocs.exchange.tables import Row
from qmsdocs.law.catalogue.offers import OfferedDocument, OfferedRelation
from qmsdocs.model.legal import Kind
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import say


def documents_of_table(rows: Iterable[Row], columns: Columns) -> Iterator[Outcome]:
    """Yield what becomes of each row of a list of legal documents."""
    for row in filled(rows):
        label = columns.line(row, "number") or columns.line(row, "title")

        def make(row: Row = row) -> Found:
            return Found(documents=(_document(row, columns),))

        yield outcome(row.number, label, make)


def relations_of_table(rows: Iterable[Row], columns: Columns) -> Iterator[Outcome]:
    """Yield what becomes of each row of a table of relations in our own columns."""
    for row in filled(rows):
        label = f"{columns.line(row, 'from')} {columns.line(row, 'to')}"

        def make(row: Row = row) -> Found:
            return Found(relations=(_relation(row, columns),))

        yield outcome(row.number, label, make)


def filled(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows that are not empty."""
    for row in rows:
        if any(not isinstance(each, str) or each.strip() for each in row.cells):
            yield row


def _document(row: Row, columns: Columns) -> OfferedDocument:
    number = number_of(columns.cell(row, "number"))
    days = {
        key: day_in(columns.cell(row, key), columns.written.get(key, key))
        for key in ("issued", "effective", "expires")
    }
    return OfferedDocument(
        row=row.number,
        type=type_of(columns.cell(row, "type"), number),
        number=number,
        title=columns.line(row, "title"),
        issuer=columns.line(row, "issuer").rstrip("."),
        status=state_of(columns.cell(row, "status")),
        **days,
    )


def _relation(row: Row, columns: Columns) -> OfferedRelation:
    acting, target = columns.line(row, "from"), columns.line(row, "to")
    word = columns.line(row, "relation")
    if not acting or not target:
        raise UnreadableError(say("a relation names the document that acts and the one it acts on"))
    if word not in set(Kind):
        known = tuple(each.value for each in Kind)
        raise UnreadableError(
            say("'{found}' is no relation, expected one of: {words}", found=word, words=known)
        )
    return OfferedRelation(
        row=row.number,
        acting=LegalReference(acting),
        kind=Kind(word),
        target=LegalReference(target),
        day=day_in(columns.cell(row, "date"), "date"),
        until=day_in(columns.cell(row, "until"), "until"),
        provisions=columns.line(row, "provisions"),
    )
