"""Tables of public services: the portal's list, and what a province announces.

A table has a code and a name for each service and whatever else its columns state. Which
services are abolished is said by a column, by a remark or by the heading above the rows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from qmsdocs.exchange.basis import listed_basis
from qmsdocs.exchange.cells import (
    Cell,
    UnreadableError,
    code_of,
    day_in,
    items_of,
    line_of,
    lines_of,
    text_of,
)
from qmsdocs.exchange.headers import Columns, columns_in
from qmsdocs.exchange.layouts import SERVICES
from qmsdocs.exchange.outcomes import Found, Outcome, outcome
from qmsdocs.exchange.records import OFFICERS, decision_of, given_of, name_of
from qmsdocs.exchange.sections import (
    Change,
    Headings,
    Section,
    change_in,
    day_from,
    heading_in,
    is_numbering,
)
from qmsdocs.exchange.tables import Row
from qmsdocs.law.catalogue.offers import UNSTATED, OfferedService
from qmsdocs.model.letters import fold
from qmsdocs.model.services import Channel, Service, national_code
from qmsdocs.wording import say

_CODE = re.compile(r"(?<![\d.])[1-9]\.\d{6}(?:\.000\.00\.00)?(?:\.H\d\d)?(?![\d.]*\d)")
_REPLACED = re.compile(r"(?:được |bị )?thay thế (?:bởi|bằng)", re.IGNORECASE)
_REMARK_ENDS = re.compile(
    r"(?:tthc |thu tuc hanh chinh |thu tuc )?(?:duoc |bi |da )*(?:bai bo|huy bo)\b"
)
_MODES = (
    ("Trực tiếp", re.compile(r"\btruc tiep\b")),
    ("Trực tuyến", re.compile(r"\btruc tuyen\b|\bdich vu cong quoc gia\b")),
    ("Dịch vụ bưu chính", re.compile(r"\bbuu chinh\b|\bbuu dien\b|\bbcci\b")),
)
_ONLINE = {"toàn trình": re.compile(r"\btoan trinh\b"), "một phần": re.compile(r"\bmot phan\b")}
_CODES_AT_MOST = 2
_LINES = ("field", "type", "link")
_TEXTS = ("agency", "authority", "delegated", "coordinating", "receiving", "conditions")
_LISTS = {"level": "levels", "applicants": "applicants", "keywords": "keywords"}


def services_of_table(
    banner: Iterable[Row], rows: Iterable[Row], columns: Columns, title: str
) -> Iterator[Outcome]:
    """Yield what becomes of each row of a table of services; headings are no rows.

    Args:
        banner: Rows above the header.
        rows: Rows below it.
        columns: What the header names; another one below takes its place.
        title: Name of the sheet.
    """
    headings = Headings()
    for text in (title, *(" ".join(map(line_of, each.cells)) for each in banner)):
        headings.take(text.strip())
    for row in rows:
        lines = [line_of(each) for each in row.cells]
        if not any(lines) or is_numbering(lines):
            continue
        if not _CODE.fullmatch(text_of(columns.cell(row, "code")).strip()):
            again = columns_in(row, (SERVICES,))
            # A heading that runs over all columns may stand in the one of the codes.
            words = columns.line(row, "code").split()
            heading = heading_in(row) if not words or len(words) > _CODES_AT_MOST else ""
            if again is not None or heading:
                columns = again or columns
                headings.take(heading)
                continue
        yield _outcome(row, columns, headings.section)


def _outcome(row: Row, columns: Columns, section: Section) -> Outcome:
    lines = (columns.line(row, "code"), columns.line(row, "name"), *map(line_of, row.cells))
    label = next(filter(None, lines), "")
    return outcome(row.number, label, lambda: _service(row, columns, section))


def _service(row: Row, columns: Columns, section: Section) -> Found:
    code = code_of(columns.cell(row, "code"))
    values: dict[str, Any] = {"code": code, "name": name_of(columns.cell(row, "name"))}
    replaced_by = _replaced_by(row, columns, code)
    change = _change(row, columns) or section.change
    if change is Change.ABOLISHED or replaced_by:
        day = _last_day(row, columns) or (section.abolished if not replaced_by else None)
        values |= {"ended": True, "abolished": day, "replaced_by": replaced_by}
    else:
        values |= _facts(row, columns, section)
    service = Service(**values)
    offered = OfferedService(row.number, service, given_of(service))
    return Found(services=(offered,), levels=section.levels)


def _change(row: Row, columns: Columns) -> Change | None:
    """Return the change that the row itself states."""
    stated = change_in(columns.line(row, "change"))
    if stated is not None:
        return stated
    note = columns.line(row, "note")
    if columns.line(row, "repealing") or _REMARK_ENDS.match(fold(note).lstrip("- ")):
        return Change.ABOLISHED
    return None


def _last_day(row: Row, columns: Columns) -> date | None:
    day = day_in(columns.cell(row, "abolished"), columns.written.get("abolished", ""))
    return day or day_from(columns.line(row, "note")) or day_from(columns.line(row, "change"))


def _replaced_by(row: Row, columns: Columns, code: str) -> tuple[str, ...]:
    """Return the codes of what took the place of a service."""
    cell = columns.line(row, "replaced_by")
    found = _CODE.findall(cell)
    if cell and not found:
        raise UnreadableError(
            say("'{found}' is no code of a public service, such as 1.001193", found=cell)
        )
    note = columns.line(row, "note")
    said = _REPLACED.search(note)
    if said:
        found += _CODE.findall(note, said.end())
    codes = dict.fromkeys(map(national_code, found))
    return tuple(each for each in codes if each != code)


def _facts(row: Row, columns: Columns, section: Section) -> Mapping[str, object]:
    values: dict[str, object] = {key: columns.line(row, key) for key in _LINES}
    values["field"] = values["field"] or section.field
    values |= {key: _text(columns.cell(row, key)) for key in _TEXTS}
    for column, key in _LISTS.items():
        values[key] = items_of(_text(columns.cell(row, column)), OFFICERS)
    values["decision"], decided = decision_of(columns.line(row, "decision"))
    stated = day_in(columns.cell(row, "decided"), columns.written.get("decided", ""))
    values["decided"] = stated or decided
    values["results"] = tuple(filter(None, _text(columns.cell(row, "results")).split("\n")))
    values["online"] = _online(columns.line(row, "online"))
    values["legal_basis"] = listed_basis(_text(columns.cell(row, "basis")))
    values["channels"] = _channels(row, columns)
    return values


def _text(cell: Cell) -> str:
    return lines_of(text_of(cell))


def _online(text: str) -> str:
    found = [word for word, way in _ONLINE.items() if way.search(fold(text))]
    return found[0] if len(found) == 1 else ""


def _channels(row: Row, columns: Columns) -> tuple[Channel, ...]:
    """Return limit and fee for each way that the table names, or for none that it names."""
    limit, fee = columns.line(row, "limit"), columns.line(row, "fee")
    method = columns.line(row, "method")
    told = fold(f"{method} {columns.line(row, 'receiving')}")
    modes: Sequence[str] = [mode for mode, way in _MODES if way.search(told)]
    if not limit and not fee and not method:
        return ()
    return tuple(Channel(mode, limit, fee) for mode in modes or (UNSTATED,))
