"""A figure of a quality objective, written down as a row behind the others."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.checks.registry import meant
from qmsdocs.model.letters import slug
from qmsdocs.model.objectives import Measurement, Target, standing_measurements
from qmsdocs.model.periods import Period
from qmsdocs.model.text import Text
from qmsdocs.source.measurements import COLUMNS, FOLDER
from qmsdocs.source.tree import CONTENT
from qmsdocs.wording import Said, say
from qmsdocs.workflow.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured.

    Attributes:
        over: Of how many things it speaks; none: not counted.
        source: Report, register or survey that it comes from.
        reason: Why it stands in the place of an earlier figure; empty where there is none.
    """

    target: str
    period: Period
    value: Decimal
    over: int | None
    source: str
    reason: str


def measure(desk: Desk, document: str, figure: Figure) -> Deed:
    """Return the deed that adds a figure of an objective in force.

    Raises:
        RefusedError: Nothing of the document is in force, it has no such target or period, or
            the period has a figure already and no reason is given to correct it.
    """
    text = _in_force(desk, document)
    target = _target(text, figure)
    before = _standing(desk, text, figure)
    if before is not None and not figure.reason:
        raise _refused(
            say("{period} has a figure already: {value}", **_said(before)),
            say("Say with --reason why this one is to stand in its place."),
        )
    if before is None and figure.reason:
        raise _refused(
            say("{period} has no figure yet that could be corrected", period=str(figure.period)),
            say("Leave --reason out."),
        )
    path = f"{CONTENT}/{FOLDER}/{slug(text.code)}.csv"
    row = _row(desk, text, figure, before)
    return Deed(
        act="measure",
        said=say(
            "Measured for {code}: {target}, {period}: {value} {unit}",
            code=text.code,
            target=target.name,
            period=str(figure.period),
            value=str(figure.value),
            unit=target.unit,
        ),
        texts=(text,),
        files={path: _with_row(_content(desk, path), row)},
    )


def _in_force(desk: Desk, document: str) -> Text:
    revision = desk.corpus.timelines[document].in_force_on(desk.day)
    text = revision.wording_on(desk.day).text if revision else None
    if text is None:
        code = desk.corpus.texts_by_id[document][0].code
        raise _refused(
            say("nothing of {code} is in force on {day}", code=code, day=desk.day),
            say("Targets count once they are promulgated; 'qmsdocs status' shows where they are."),
        )
    return text


def _target(text: Text, figure: Figure) -> Target:
    known = {each.id: each for each in text.targets}
    target = known.get(figure.target)
    if target is None:
        raise _refused(
            say("{code} has no target '{target}'", code=text.code, target=figure.target),
            meant(figure.target, known),
        )
    periods = [str(each) for each in target.periods()]
    if str(figure.period) not in periods:
        raise _refused(
            say(
                "target '{target}' has no period {period}",
                target=target.id,
                period=str(figure.period),
            ),
            say("Its periods are: {periods}.", periods=tuple(periods)),
        )
    return target


def _standing(desk: Desk, text: Text, figure: Figure) -> Measurement | None:
    wanted = (text.id, figure.target, figure.period)
    rows = standing_measurements(desk.corpus.measurements)
    found = [each for each in rows if (each.document, each.target, each.period) == wanted]
    return found[-1] if found else None


def _row(desk: Desk, text: Text, figure: Figure, before: Measurement | None) -> dict[str, str]:
    return {
        "id": _free(desk, f"{slug(text.code)}-{figure.target}-{figure.period}".lower()),
        "document": text.id,
        "target": figure.target,
        "period": str(figure.period),
        "value": str(figure.value),
        "over": "" if figure.over is None else str(figure.over),
        "recorded_on": desk.day.isoformat(),
        "recorded_by": desk.recorder.id,
        "source": figure.source,
        "corrects": before.id if before else "",
        "reason": figure.reason,
    }


def _free(desk: Desk, wanted: str) -> str:
    taken = {each.id for each in desk.corpus.measurements}
    names = (wanted if count == 1 else f"{wanted}-{count}" for count in range(1, len(taken) + 2))
    return next(each for each in names if each not in taken)


def _content(desk: Desk, path: str) -> str:
    listed = {each.path for each in desk.tree.entries()}
    return desk.tree.read(path).decode() if path in listed else f"{','.join(COLUMNS)}\n"


def _with_row(before: str, row: dict[str, str]) -> bytes:
    """Return a table with one row more; whatever columns stand behind ours are left empty."""
    head = next(csv.reader([before.split("\n", 1)[0]]))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([row.get(column, "") for column in head])
    return f"{before if before.endswith(chr(10)) else before + chr(10)}{out.getvalue()}".encode()


def _said(before: Measurement) -> dict[str, str]:
    return {"period": str(before.period), "value": str(before.value)}


def _refused(said: Said, hint: Said) -> RefusedError:
    return RefusedError(Refusal(said, hint))
