"""People out of a file, CSV as a spreadsheet saves it or YAML, so that nobody types thirty."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qmsdocs.beginnings.enrolment import Enrolment, Entry
from qmsdocs.beginnings.words import tidied
from qmsdocs.model.days import day_of
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import Said, say

COLUMNS = ("id", "name", "email", "role", "unit", "decision", "issued", "from")
_NEEDED = ("name", "role", "from")
_DAYS = ("issued", "from")
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something in a file that cannot be used; line 0 is the whole file."""

    line: int
    said: Said


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]


def enrol_file(enrolment: Enrolment, content: bytes, *, yaml: bool) -> list[Wrong]:
    """Enrol the people of a file; return what is wrong, line by line.

    Args:
        enrolment: Takes the people; those of lines without fault are added whatever the
            others hold.
        content: The file's bytes.
        yaml: It is YAML, ``people:`` with a list of mappings whose keys are the columns;
            otherwise CSV with a line of columns, separated by comma, semicolon or tab.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [Wrong(line, say("the file is not UTF-8 text; save it as 'CSV UTF-8'"))]
    wrong: list[Wrong] = []
    rows = list(_yaml_rows(text, wrong) if yaml else _csv_rows(text, wrong))
    for row in rows:
        found = list(_bad_days(row)) or enrolment.enrol(_entry(row))
        wrong += [Wrong(row.line, said) for said in found]
    if not rows and not wrong:
        wrong.append(Wrong(0, say("nobody is named in the file")))
    return wrong


def _csv_rows(text: str, wrong: list[Wrong]) -> Iterator[_Row]:
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        columns = [tidied(each).casefold() for each in next(reader, [])]
        wrong += [Wrong(1, said) for said in _wrong_columns(columns)]
        if wrong:
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(columns) and any(cells[len(columns) :]):
                wrong.append(Wrong(line, _too_many(len(cells), len(columns))))
            elif any(map(str.strip, cells)):
                yield _Row(line, dict(zip(columns, map(tidied, cells), strict=False)))
            line = reader.line_num + 1
    except csv.Error as error:
        wrong.append(Wrong(line, say("not CSV: {reason}", reason=str(error))))


def _wrong_columns(columns: list[str]) -> Iterator[Said]:
    for each in columns:
        if each not in COLUMNS:
            yield say("column '{column}' is not one of: {known}", column=each, known=COLUMNS)
    for each in dict.fromkeys(columns):
        if columns.count(each) > 1:
            yield say("column '{column}' stands here twice", column=each)
    missing = tuple(each for each in _NEEDED if each not in columns)
    if missing:
        yield say(
            "the first line names the columns {columns}; {missing} are not there",
            columns=COLUMNS,
            missing=missing,
        )


def _too_many(found: int, expected: int) -> Said:
    return say("{found} cells, expected {expected}", found=found, expected=expected)


def _yaml_rows(text: str, wrong: list[Wrong]) -> Iterator[_Row]:
    yaml = read_yaml(text)
    notes = Notes("")
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    rows = []
    for each in fields.each("people", required=True):
        cells = {key: tidied(each.text(key)) for key in COLUMNS}
        each.refuse_unknown()
        rows.append(_Row(yaml.line(each.path), cells))
    fields.refuse_unknown()
    wrong += [Wrong(fault.hit.place.line, fault.hit.message) for fault in notes.faults]
    yield from rows


def _entry(row: _Row) -> Entry:
    cells = {key: row.cells.get(key, "") for key in COLUMNS}
    return Entry(
        id=cells["id"],
        name=cells["name"],
        email=cells["email"],
        role=cells["role"],
        unit=cells["unit"],
        number=cells["decision"],
        issued=day_of(cells["issued"]),
        since=day_of(cells["from"]),
    )


def _bad_days(row: _Row) -> Iterator[Said]:
    for key in _DAYS:
        text = row.cells.get(key, "")
        if text and day_of(text) is None:
            yield say(
                "'{key}' is '{text}', expected a day such as 2026-07-15 or 15/7/2026",
                key=key,
                text=text,
            )
