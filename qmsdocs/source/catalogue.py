"""The catalogues: legal documents, relations, public services, clauses, the calendar."""

import csv
import io
import unicodedata
from collections.abc import Generator, Iterator, Mapping
from datetime import date

from qmsdocs.model.calendar import Calendar
from qmsdocs.model.days import parse_day
from qmsdocs.model.legal import Clause, LegalCatalogue, LegalDocument, Relation, Service
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

_LEGAL = [
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
]
_RELATION = ["id", "from", "relation", "to", "date", "until", "provisions", "source", "recorded"]
_CLAUSE = ["clause", "title_vi", "title_en"]
_EDITION = "content/catalogue/iso-"


class _Row:
    """One row of a table, with its place, giving typed cells."""

    def __init__(self, cells: Mapping[str, str], notes: Notes, line: int) -> None:
        self.cells = cells
        self.notes = notes
        self.line = line

    def __getitem__(self, key: str) -> str:
        return self.cells[key]

    def day(self, key: str) -> date | None:
        found = parse_day(self.cells[key])
        if found is None and self.cells[key]:
            said = say("'{key}' is '{found}', expected YYYY-MM-DD", key=key, found=self.cells[key])
            self.notes.add("CAT001", self.line, said)
        return found


def read_law(reading: Reading) -> LegalCatalogue:
    """Return legal documents and relations; rows that cannot be read are faults."""
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
        )
        for row in _tables(reading, "catalogue/legal", _LEGAL)
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
        )
        for row in _tables(reading, "catalogue/relations", _RELATION)
    ]
    return LegalCatalogue.of(documents, relations)


def read_services(reading: Reading) -> dict[str, Service]:
    """Return public services by code."""
    found = {}
    for path in reading.below("catalogue/services", ".yml"):
        service = _service(reading, path)
        if service is not None and service.code:
            found[service.code] = service
    return found


def _service(reading: Reading, path: str) -> Service | None:
    content = reading.content(path)
    if content is None:
        return None
    return reading.once(path, content, lambda: _read_service(reading, path, content))


def _read_service(reading: Reading, path: str, content: bytes) -> Service | None:
    text = reading.decoded(path, content)
    if text is None:
        return None
    notes = Notes(path)
    # The national records hold marks of direction here and there, which say nothing.
    yaml = read_yaml(text.replace("\u200e", ""))
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    code = fields.text("code", required=True)
    service = Service(code, fields.text("name", required=True), fields.node)
    reading.take(notes)
    return service


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


def _tables(reading: Reading, folder: str, columns: list[str]) -> Iterator[_Row]:
    for path in reading.below(folder, ".csv"):
        yield from _table(reading, path, columns)


def _table(reading: Reading, path: str, columns: list[str]) -> Iterator[_Row]:
    text = reading.text(path)
    if text is None:
        return
    notes = Notes(path)
    rows = _cells(unicodedata.normalize("NFC", text), notes)
    if next(rows, (1, []))[1] != columns:
        said = say("the first line must be '{columns}'", columns=",".join(columns))
        notes.add("CAT001", 1, said)
        rows.close()
    for line, cells in rows:
        if len(cells) == len(columns):
            yield _Row(dict(zip(columns, cells, strict=True)), notes, line)
        else:
            said = say(
                "{found} cells, expected {expected}", found=len(cells), expected=len(columns)
            )
            notes.add("CAT001", line, said)
    reading.take(notes)


def _cells(text: str, notes: Notes) -> Generator[tuple[int, list[str]]]:
    """Yield each row with its line; one that is not CSV is a fault and hides no other."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            notes.add("CAT001", rows.line_num, say("not CSV: {reason}", reason=str(error)))
        else:
            yield rows.line_num, cells
