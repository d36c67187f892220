"""The legal catalogue, stale wording, clauses of the standard, the calendar."""

from collections.abc import Iterator, Mapping
from datetime import date

from qmsdocs.model.calendar import Calendar
from qmsdocs.model.legal import Clause, LegalCatalogue, LegalDocument, Relation, StaleWording
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.tables import LARGEST, Row, Table, rows_of
from qmsdocs.source.tree import CONTENT
from qmsdocs.source.yamltext import read_yaml

_LEGAL = Table(
    [
        "id",
        "type",
        "number",
        "title",
        "issuer",
        "issued",
        "effective",
        "expires",
        "status",
        "source",
        "checked",
    ],
    "CAT001",
)
_RELATION = Table(
    ["id", "from", "relation", "to", "date", "until", "provisions", "source", "recorded"], "CAT001"
)
_LEGAL_FOLDER, _RELATION_FOLDER = "catalogue/legal", "catalogue/relations"
_WORDING = Table(["id", "wording", "from", "until", "instead", "source"], "CAT001")
_CLAUSE = Table(["clause", "title_vi", "title_en"], "CAT001")
_EDITION = "content/catalogue/iso-"


def read_law(reading: Reading) -> LegalCatalogue:
    """Return legal documents and relations; rows that cannot be read are faults."""
    tables = {
        path: reading.content(path, largest=LARGEST)
        for folder in (_LEGAL_FOLDER, _RELATION_FOLDER)
        for path in reading.below(folder, ".csv")
    }
    # Thousands of rows that mostly stay as they are, and answers are kept with the catalogue.
    return reading.once("catalogue of law", tables, lambda: _law(reading, tables))


def _law(reading: Reading, tables: Mapping[str, bytes | None]) -> LegalCatalogue:
    documents = [
        LegalDocument(
            row["id"],
            row["type"],
            row["number"],
            row["title"],
            row["issuer"],
            row.day("issued"),
            row.day("effective"),
            row.day("expires"),
            row["status"],
            row["source"],
            row.day("checked"),
            row.place,
        )
        for row in _tables(reading, tables, _LEGAL_FOLDER, _LEGAL)
    ]
    relations = [
        Relation(
            row["id"],
            row["from"],
            row["relation"],
            row["to"],
            row.day("date"),
            row.day("until"),
            row["provisions"],
            row["source"],
            row.day("recorded"),
            row.place,
        )
        for row in _tables(reading, tables, _RELATION_FOLDER, _RELATION)
    ]
    return LegalCatalogue.of(documents, relations)


def read_wordings(reading: Reading) -> tuple[StaleWording, ...]:
    """Return the words that texts are not to use any more, as the office's list has them."""
    path = "content/catalogue/wording.csv"
    if path not in reading.files:
        return ()
    return tuple(
        StaleWording(
            row["id"],
            row["wording"],
            row.day("from"),
            row.day("until"),
            row["instead"],
            row["source"],
            row.place,
        )
        for row in _table(reading, path, _WORDING)
        if row["wording"].strip()
    )


def read_clauses(reading: Reading) -> dict[str, tuple[Clause, ...]]:
    """Return the clauses of each edition of the standard, by edition such as ``9001:2015``."""
    found = {}
    for path in reading.below("catalogue", ".csv"):
        if not path.startswith(_EDITION):
            continue
        number, _, year = path.removeprefix(_EDITION).removesuffix(".csv").rpartition("-")
        rows = _table(reading, path, _CLAUSE)
        found[f"{number}:{year}"] = tuple(
            Clause(row["clause"], row["title_vi"], row["title_en"]) for row in rows
        )
    return found


def read_calendar(reading: Reading) -> Calendar:
    """Return the office's calendar; without a file, Monday to Friday and no version."""
    path = "content/calendar.yml"
    if path not in reading.files:
        return Calendar()
    text = reading.text(path)
    if text is None:
        return Calendar()
    notes = Notes(path)
    yaml = read_yaml(text)
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    calendar = Calendar(
        fields.text("version"), _days(fields, "holidays"), _days(fields, "working_days")
    )
    fields.ask("calendar")
    fields.refuse_unknown()
    reading.take(notes)
    return calendar


def _days(fields: Fields, key: str) -> frozenset[date]:
    days = (each.day("day", required=True) for each in fields.each(key))
    return frozenset(day for day in days if day is not None)


def _tables(
    reading: Reading, tables: Mapping[str, bytes | None], folder: str, table: Table
) -> Iterator[Row]:
    for path, content in tables.items():
        if path.startswith(f"{CONTENT}/{folder}/"):
            yield from rows_of(reading, path, content, table)


def _table(reading: Reading, path: str, table: Table) -> Iterator[Row]:
    return rows_of(reading, path, reading.content(path, largest=LARGEST), table)
