"""The legal catalogue, stale wording, clauses of the standard, the calendar."""

import csv
import io
import unicodedata
from collections.abc import Generator, Iterator, Mapping
from datetime import date
from functools import lru_cache

from qmsdocs.diagnostics import Place
from qmsdocs.model.calendar import Calendar
from qmsdocs.model.days import parse_day
from qmsdocs.model.legal import Clause, LegalCatalogue, LegalDocument, Relation, StaleWording
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.tree import CONTENT
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
_LEGAL_FOLDER, _RELATION_FOLDER = "catalogue/legal", "catalogue/relations"
_WORDING = ["id", "wording", "from", "until", "instead", "source"]
_CLAUSE = ["clause", "title_vi", "title_en"]
_LARGEST = 64 * 1024 * 1024
"""Bytes that a table may have: a national catalogue of law has a hundred thousand rows."""
_EDITION = "content/catalogue/iso-"


class _Row:
    """One row of a table, with its place, giving typed cells."""

    __slots__ = ("_at", "cells", "line", "notes")

    def __init__(self, cells: list[str], at: Mapping[str, int], notes: Notes, line: int) -> None:
        self.cells = cells
        self._at = at
        self.notes = notes
        self.line = line

    def __getitem__(self, key: str) -> str:
        return self.cells[self._at[key]]

    @property
    def place(self) -> Place:
        return Place(self.notes.path, self.line)

    def day(self, key: str) -> date | None:
        cell = self[key]
        found = _day(cell) if cell else None
        if found is None and cell:
            said = say("'{key}' is '{found}', expected YYYY-MM-DD", key=key, found=cell)
            self.notes.add("CAT001", self.line, said)
        return found


_day = lru_cache(maxsize=65536)(parse_day)
"""A catalogue of thousands of documents has the same days again and again."""


def read_law(reading: Reading) -> LegalCatalogue:
    """Return legal documents and relations; rows that cannot be read are faults."""
    tables = {
        path: reading.content(path, largest=_LARGEST)
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
    reading: Reading, tables: Mapping[str, bytes | None], folder: str, columns: list[str]
) -> Iterator[_Row]:
    for path, content in tables.items():
        if path.startswith(f"{CONTENT}/{folder}/"):
            yield from _rows(reading, path, content, columns)


def _table(reading: Reading, path: str, columns: list[str]) -> Iterator[_Row]:
    return _rows(reading, path, reading.content(path, largest=_LARGEST), columns)


def _rows(reading: Reading, path: str, content: bytes | None, columns: list[str]) -> Iterator[_Row]:
    text = None if content is None else reading.decoded(path, content)
    if text is None:
        return
    notes = Notes(path)
    rows = _cells(unicodedata.normalize("NFC", text), notes)
    head = next(rows, (1, []))[1]
    # Columns are only added behind those that are known: what a later version has is passed over.
    if head[: len(columns)] != columns:
        said = say("the first line must be '{columns}'", columns=",".join(columns))
        notes.add("CAT001", 1, said)
        rows.close()
    at = {column: place for place, column in enumerate(columns)}
    for line, cells in rows:
        if len(cells) == len(head):
            yield _Row(cells, at, notes, line)
        else:
            said = say("{found} cells, expected {expected}", found=len(cells), expected=len(head))
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
