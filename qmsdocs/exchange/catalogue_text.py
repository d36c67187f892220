"""The bytes of the catalogue's files: one way to write each service, each row of a table."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date

from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from qmsdocs.workflow.record_text import scalar

LEGAL = (
    ("id", "id"),
    ("type", "type"),
    ("number", "number"),
    ("title", "title"),
    ("issuer", "issuer"),
    ("issued", "issued"),
    ("effective", "effective"),
    ("expires", "expires"),
    ("status", "status"),
    ("source", "source"),
    ("checked", "checked"),
)
"""Columns of the legal catalogue, each with the attribute that it holds."""
RELATIONS = (
    ("id", "id"),
    ("from", "acting"),
    ("relation", "relation"),
    ("to", "target"),
    ("date", "day"),
    ("until", "until"),
    ("provisions", "provisions"),
    ("source", "source"),
    ("recorded", "recorded"),
)
"""Columns of the relations, as above."""
Columns = tuple[tuple[str, str], ...]


def service_text(service: Service) -> bytes:
    """Return the file of a public service; what it leaves empty is left out."""
    return "".join(f"{each}\n" for each in _lines(service)).encode()


def with_rows(
    content: bytes, columns: Columns, entries: Iterable[LegalDocument | Relation]
) -> bytes:
    """Return a table with these entries in it, sorted by id.

    The rows of all other entries are the same bytes as before.

    Args:
        content: The table as it is; empty where there is none yet.
        columns: ``LEGAL`` or ``RELATIONS``.
        entries: What is put in, in place of the first row with the same id.
    """
    known = list(_records(content))
    head = known[0][1] if known else _header(columns)
    new = {each.id: _row(columns, each) for each in entries}
    kept = [(row_id, new.pop(row_id, row)) for row_id, row in known[1:]]
    rows = sorted([*kept, *new.items()], key=lambda each: each[0])
    return "".join([head, *(row for _, row in rows)]).encode("utf-8", "surrogateescape")


def ids_of(content: bytes) -> list[str]:
    """Return the id of each row of a table."""
    return [row_id for row_id, _ in _records(content)][1:]


def _records(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the first cell of each row, and the row as it stands there, over however many lines."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(content.decode("utf-8", "surrogateescape"), newline=""):
            taken.append(line)
            yield line

    for cells in csv.reader(lines()):
        row = "".join(taken)
        taken.clear()
        yield (cells[0] if cells else "", row if row.endswith("\n") else f"{row}\n")


def _header(columns: Columns) -> str:
    return ",".join(name for name, _ in columns) + "\n"


def _row(columns: Columns, entry: LegalDocument | Relation) -> str:
    written = io.StringIO()
    cells = (getattr(entry, attribute) for _, attribute in columns)
    csv.writer(written, lineterminator="\n").writerow("" if c is None else str(c) for c in cells)
    return written.getvalue()


def _lines(service: Service) -> Iterator[str]:
    yield "service: 1"
    for each in fields(Service):
        value = getattr(service, each.name)
        if isinstance(value, tuple):
            if value:
                yield f"{each.name}:"
                yield from (f"  - {_item(item)}" for item in value)
        elif isinstance(value, bool):
            if value:
                yield f"{each.name}: yes"
        elif isinstance(value, date):
            yield f"{each.name}: {value}"
        elif value:
            yield f"{each.name}: {scalar(value)}"


def _item(item: str | Channel | Paper | LegalReference) -> str:
    if isinstance(item, str):
        return scalar(item)
    values: Mapping[str, object] = {each.name: getattr(item, each.name) for each in fields(item)}
    given = {name: value for name, value in values.items() if value not in ("", None)}
    if isinstance(item, LegalReference) and len(given) == 1:
        return scalar(item.number)
    inner = ", ".join(f"{name}: {_value(value)}" for name, value in given.items())
    return "{" + inner + "}"


def _value(value: object) -> str:
    return scalar(value) if isinstance(value, str) else str(value)
