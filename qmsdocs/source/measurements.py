"""Measurements of quality objectives (docs/formats.md, section 10)."""

from collections.abc import Iterator

from qmsdocs.model.objectives import Measurement
from qmsdocs.model.periods import parse_period
from qmsdocs.source.objectives import figure
from qmsdocs.source.reading import Reading
from qmsdocs.source.tables import LARGEST, Row, Table, rows_of
from qmsdocs.wording import Said, say

FOLDER = "records/measurements"
COLUMNS = (
    "id",
    "document",
    "target",
    "period",
    "value",
    "over",
    "recorded_on",
    "recorded_by",
    "source",
    "corrects",
    "reason",
)
_TABLE = Table(COLUMNS, "OBJ001")
_REQUIRED = ("id", "document", "target", "recorded_by", "source")


def read_measurements(reading: Reading) -> tuple[Measurement, ...]:
    """Return the rows that say everything; the others are among the reading's faults."""
    return tuple(_measurements(reading))


def _measurements(reading: Reading) -> Iterator[Measurement]:
    for path in reading.below(FOLDER, ".csv"):
        for row in rows_of(reading, path, reading.content(path, largest=LARGEST), _TABLE):
            found = _measurement(row)
            if found is not None:
                yield found


def _measurement(row: Row) -> Measurement | None:
    before = len(row.notes.faults)
    for key in _REQUIRED:
        if not row[key].strip():
            _note(row, say("'{key}' is empty", key=key))
    if bool(row["corrects"]) != bool(row["reason"].strip()):
        _note(row, say("'corrects' and 'reason' stand together or not at all"))
    period, value = parse_period(row["period"]), figure(row["value"])
    if period is None:
        _wrong(row, "period", say("a period such as 2026-01, 2026-Q1, 2026-H1 or 2026"))
    if value is None:
        _wrong(row, "value", say("a number such as 98.5"))
    over = _whole(row)
    recorded_on = row.day("recorded_on")
    if not row["recorded_on"]:
        _note(row, say("'{key}' is empty", key="recorded_on"))
    if len(row.notes.faults) > before or period is None or value is None or recorded_on is None:
        return None
    return Measurement(
        id=row["id"],
        document=row["document"],
        target=row["target"],
        period=period,
        value=value,
        over=over,
        recorded_on=recorded_on,
        recorded_by=row["recorded_by"],
        source=row["source"],
        corrects=row["corrects"],
        reason=row["reason"],
        place=row.place,
    )


def _whole(row: Row) -> int | None:
    written = row["over"]
    if not written:
        return None
    if written.isascii() and written.isdigit() and len(written) < len("1000000000000"):
        return int(written)
    _wrong(row, "over", say("a whole number such as 812, or nothing"))
    return None


def _wrong(row: Row, key: str, expected: Said) -> None:
    said = say(
        "'{key}' is '{found}', expected {expected}", key=key, found=row[key], expected=expected
    )
    _note(row, said)


def _note(row: Row, said: Said) -> None:
    row.notes.add(row.check, row.line, said)
