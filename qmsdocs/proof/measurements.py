"""The law on measurements: rows are added, never altered, never removed."""

import csv
import io
from collections.abc import Iterator, Mapping

from qmsdocs.diagnostics import Hit
from qmsdocs.proof.history import History, Step
from qmsdocs.proof.law import Law, at
from qmsdocs.wording import Said, say

_FOLDER, _ENDING = "content/records/measurements/", ".csv"
Rows = Mapping[str, tuple[str, ...]]
"""Cells of each row of a table, by what stands in the first one: its id."""


def is_measurements(path: str) -> bool:
    """Is this a table of measurements?"""
    return path.startswith(_FOLDER) and path.endswith(_ENDING)


def rows_in(content: bytes) -> Rows:
    """Return the rows of a table below its first line; what is no table has none."""
    try:
        cells = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return {}
    return {row[0]: tuple(row) for row in cells[1:] if row}


def _find_altered(history: History) -> Iterator[Hit]:
    tables: dict[str, Rows] = {}
    for step in history.steps:
        changed = [each for each in step.commit.changes if is_measurements(each.path)]
        if not changed:
            continue
        before = {key: (path, row) for path, rows in tables.items() for key, row in rows.items()}
        for change in changed:
            tables[change.path] = history.tables.get(change.after, {})
        now = {key: row for rows in tables.values() for key, row in rows.items()}
        for key, (path, row) in before.items():
            said = _said(key, row, now.get(key), step)
            if said is not None:
                yield Hit(at(path), said)


def _said(
    key: str, before: tuple[str, ...], now: tuple[str, ...] | None, step: Step
) -> Said | None:
    if now is None:
        return say(
            "measurement '{id}' was removed (commit {commit}, {on}, {author})", id=key, **step.named
        )
    # Columns may be added behind those that were there.
    if now[: len(before)] != before:
        return say(
            "measurement '{id}' was '{before}' and is '{now}' now "
            "(commit {commit}, {on}, {author})",
            id=key,
            before=",".join(before),
            now=",".join(now),
            **step.named,
        )
    return None


ALTERED_FIGURE = Law(
    id="VER013",
    title=say("Measurement altered or removed"),
    why=say("Whether an objective was met is told by figures that stay as they were taken."),
    hint=say(
        "Put the row back as it was; a wrong figure is corrected by another row that names it in "
        "'corrects'."
    ),
    find=_find_altered,
)
