"""A foreign file read into an offer; which format it is in is told by its content."""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from qmsdocs.errors import QmsError
from qmsdocs.exchange import own_records, records
from qmsdocs.exchange.announcements import services_of_table
from qmsdocs.exchange.expiry import expiries_of_table, reviews_of_table
from qmsdocs.exchange.headers import Columns, header_of, names_shown
from qmsdocs.exchange.layouts import LAYOUTS, SERVICES
from qmsdocs.exchange.legal_lists import documents_of_table, relations_of_table
from qmsdocs.exchange.outcomes import Filters, Found, Outcome, Tell, gathered, outcome
from qmsdocs.exchange.own_records import service_of_own
from qmsdocs.exchange.records import service_of_record
from qmsdocs.exchange.tables import (
    SEPARATORS,
    Row,
    Sheet,
    csv_sheet,
    decoded,
    excel_sheets,
    is_excel,
)
from qmsdocs.law.catalogue.offers import Offer, Rejected
from qmsdocs.wording import Said, say

__all__ = ["Filters", "offer_of"]

_GZIP = b"\x1f\x8b"
_LARGEST = 1 << 30
_FIRST_LINES = 400
_SHOWN = 60
_READERS: Mapping[str, Callable[[Iterable[Row], Columns], Iterator[Outcome]]] = {
    "review": reviews_of_table,
    "expiry": expiries_of_table,
    "relations": relations_of_table,
    "documents": documents_of_table,
}
_ALL = Filters()


def offer_of(name: str, content: bytes, filters: Filters = _ALL, tell: Tell | None = None) -> Offer:
    """Return everything that a file offers; each row is taken over, rejected or left out.

    CSV (comma, semicolon or tab), Excel, JSON and JSON lines, each also packed by gzip.

    Args:
        name: What the file is called, for messages alone.
        content: Its bytes.
        filters: Which public services are wanted.
        tell: Told now and then how many rows are done, of how many.

    Raises:
        QmsError: It cannot be read, or is in no format that is known.
    """
    content = _unpacked(name, content)
    if is_excel(content):
        return _of_sheets(name, list(excel_sheets(name, content)), filters, tell)
    text = decoded(name, content)
    if text.lstrip()[:1] in ("{", "["):
        return _of_json(name, text, filters, tell)
    return _of_sheets(name, [_csv(text)], filters, tell)


def _unpacked(name: str, content: bytes) -> bytes:
    if not content.startswith(_GZIP):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            found = packed.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise QmsError(
            say("'{name}' is damaged: {reason}", name=name, reason=str(error)),
            say("Get it once more from where it comes from."),
        ) from error
    if len(found) > _LARGEST:
        raise QmsError(say("'{name}' holds more than 1 GB unpacked", name=name))
    return found


def _csv(text: str) -> Sheet:
    """Return the rows of a CSV text, parted by the sign that gives it a known header."""
    head = "".join(text.splitlines(keepends=True)[:_FIRST_LINES])
    known = (each for each in SEPARATORS if header_of(csv_sheet(head, each).rows, LAYOUTS))
    return csv_sheet(text, next(known, "") or max(SEPARATORS, key=head.count))


def _of_sheets(name: str, sheets: Sequence[Sheet], filters: Filters, tell: Tell | None) -> Offer:
    written = [each for each in sheets if any(map(names_shown, [each.rows]))]
    headers = [header_of(each.rows, LAYOUTS) for each in written]
    if not any(headers):
        raise _unknown(name, names_shown(written[0].rows) if written else ())
    outcomes = (
        _of_sheet(sheet, *header) if header else iter([_unknown_sheet(sheet)])
        for sheet, header in zip(written, headers, strict=True)
    )
    total = sum(len(each.rows) for each in written)
    return gathered(chain.from_iterable(outcomes), filters, total, tell)


def _of_sheet(sheet: Sheet, place: int, columns: Columns) -> Iterator[Outcome]:
    above, below = sheet.rows[:place], sheet.rows[place + 1 :]
    if columns.layout is SERVICES:
        return chain(services_of_table(above, below, columns, sheet.name), sheet.broken)
    return chain(_READERS[columns.layout.name](below, columns), sheet.broken)


def _unknown_sheet(sheet: Sheet) -> Rejected:
    return Rejected(
        sheet.rows[0].number,
        sheet.name,
        say("the columns of this sheet are not known: {columns}", columns=names_shown(sheet.rows)),
    )


def _of_json(name: str, text: str, filters: Filters, tell: Tell | None) -> Offer:
    parts = _parts(name, text)
    objects = [each for _, each in parts if isinstance(each, Mapping)]
    ways = ((records.KEYS, service_of_record), (own_records.KEYS, service_of_own))
    found = next((read for keys, read in ways for each in objects if keys <= each.keys()), None)
    if found is None:
        raise _unknown(name, tuple(map(str, objects[0])) if objects else ())
    read = found
    return gathered((_record(*each, read) for each in parts), filters, len(parts), tell)


def _record(row: int, part: object, read: Callable[[int, Mapping[str, object]], Found]) -> Outcome:
    if isinstance(part, Mapping):
        label = str(part.get("ma_thu_tuc") or part.get("code") or part.get("name") or "")
        return outcome(row, label, lambda: read(row, part))
    return Rejected(row, str(part)[:_SHOWN], say("no record in braces stands here"))


def _parts(name: str, text: str) -> list[tuple[int, object]]:
    """Return the entries of a JSON list by their place, or of JSON lines by their line."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [(place, each) for place, each in enumerate(text.split("\n"), 1) if each.strip()]
        parts = [(place, _parsed(each)) for place, each in lines]
        if not any(isinstance(each, Mapping) for _, each in parts):
            raise QmsError(
                say("'{name}' is no JSON: {reason}", name=name, reason=str(error)),
                say("Get it once more from where it comes from."),
            ) from error
        return parts
    return list(enumerate(whole if isinstance(whole, list) else [whole], 1))


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line


def _unknown(name: str, columns: tuple[str, ...]) -> QmsError:
    expected = tuple(each.shown for each in LAYOUTS)
    if not columns:
        return QmsError(
            say("'{name}' holds nothing that could be imported", name=name), _hint(expected)
        )
    return QmsError(
        say(
            "'{name}' is in no format that is known; its columns: {columns}",
            name=name,
            columns=columns,
        ),
        _hint(expected),
    )


def _hint(expected: tuple[str, ...]) -> Said:
    return say(
        "Expected is a header such as one of these: {expected}; or JSON with 'ma_thu_tuc' and "
        "'ten_thu_tuc', or with 'code' and 'name'.",
        expected=expected,
    )
