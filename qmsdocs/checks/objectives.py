"""Checks on quality objectives: targets that can be met, measurements that fit them."""

from collections.abc import Iterator

from qmsdocs.checks.registry import Check, meant, noted
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.objectives import Measurement, Target, by_target, due, progress
from qmsdocs.model.text import Area, Text
from qmsdocs.wording import Said, say

_Asked = tuple[Text, Target]


def _targets(corpus: Corpus) -> Iterator[_Asked]:
    """Yield the targets of drafts and of texts that stand, with the text."""
    for text in corpus.texts:
        if text.area in (Area.CURRENT, Area.DRAFT):
            yield from ((text, target) for target in text.targets)


def _impossible(corpus: Corpus) -> Iterator[Hit]:
    for text, target in _targets(corpus):
        said = _said_of(target)
        if said is not None:
            yield Hit(target.place, said, subject=text.subject)


def _said_of(target: Target) -> Said | None:
    bounds = target.bounds
    if not bounds:
        return say(
            "target '{target}' says neither 'at_least' nor 'at_most'",
            target=target.id,
        )
    if bounds[0] > bounds[-1]:
        return say(
            "target '{target}': at least {least} and at most {most} leave no figure",
            target=target.id,
            least=str(bounds[0]),
            most=str(bounds[-1]),
        )
    beyond = next((each for each in bounds if not target.possible(each)), None)
    if beyond is not None:
        return say(
            "target '{target}': {value} {unit} is not possible, expected 0 to 100",
            target=target.id,
            value=str(beyond),
            unit=target.unit,
        )
    if next(target.periods(), None) is None:
        return say(
            "target '{target}': no whole period ('{every}') lies between {since} and {until}",
            target=target.id,
            every=target.every.value,
            since=target.since,
            until=target.until,
        )
    return None


def _double_target(corpus: Corpus) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    for text, target in _targets(corpus):
        key = (text.place.path, target.id)
        if key in seen:
            said = say("target '{target}' stands there already", target=target.id)
            yield Hit(target.place, said, subject=text.subject)
        seen.add(key)


def _no_unit(corpus: Corpus) -> Iterator[Hit]:
    units = [each.id for each in corpus.office.units]
    for text, target in _targets(corpus):
        if target.owner and target.owner not in units:
            said = say(
                "target '{target}': unit '{unit}' is not in qms.yml",
                target=target.id,
                unit=target.owner,
            )
            yield Hit(target.place, said, meant(target.owner, units), text.subject)


def _known(corpus: Corpus) -> dict[str, dict[str, list[Target]]]:
    """Return the targets that a document ever had, by document and id."""
    found: dict[str, dict[str, list[Target]]] = {}
    for text in corpus.texts:
        for each in text.targets:
            found.setdefault(text.id, {}).setdefault(each.id, []).append(each)
    return found


def _of_nothing(corpus: Corpus) -> Iterator[Hit]:
    known, people = _known(corpus), [each.id for each in corpus.roster.people]
    for row in corpus.measurements:
        those = known.get(row.document, {})
        if row.target not in those:
            said = say(
                "measurement '{id}': document '{document}' has no target '{target}'",
                id=row.id,
                document=row.document,
                target=row.target,
            )
            yield Hit(row.place, said, meant(row.target, those))
        if row.recorded_by not in people:
            said = say(
                "measurement '{id}': '{person}' is not in people.yml",
                id=row.id,
                person=row.recorded_by,
            )
            yield Hit(row.place, said, meant(row.recorded_by, people))


def _unfit(corpus: Corpus) -> Iterator[Hit]:
    known = _known(corpus)
    for row in corpus.measurements:
        targets = known.get(row.document, {}).get(row.target, [])
        said = _misfit(row, targets) if targets else None
        if said is not None:
            yield Hit(row.place, said)


def _misfit(row: Measurement, targets: list[Target]) -> Said | None:
    """Return what is wrong with a row by every text of its objective; none: one fits."""
    fits = [t for t in targets if row.period in t.periods()]
    last = targets[-1]
    if not fits:
        return say(
            "measurement '{id}': the target is measured by '{every}' from {since} to {until}, "
            "which has no period {period}",
            id=row.id,
            every=last.every.value,
            since=last.since,
            until=last.until,
            period=str(row.period),
        )
    if not any(each.possible(row.value) for each in fits):
        return say(
            "measurement '{id}': {value} {unit} is not possible, expected 0 to 100",
            id=row.id,
            value=str(row.value),
            unit=last.unit,
        )
    if row.recorded_on <= row.period.last:
        return say(
            "measurement '{id}': recorded on {recorded}, when {period} had not ended",
            id=row.id,
            recorded=row.recorded_on,
            period=str(row.period),
        )
    return None


def _contradicting(corpus: Corpus) -> Iterator[Hit]:
    first: dict[str, Measurement] = {}
    for row in corpus.measurements:
        before = first.setdefault(row.id, row)
        if before is not row:
            said = say("id '{id}' stands already at {place}", id=row.id, place=str(before.place))
            yield Hit(row.place, said)
    for those in by_target(corpus.measurements).values():
        of_period: dict[object, Measurement] = {}
        for row in those:
            before = of_period.setdefault(row.period, row)
            if before is not row and before.id != row.id:
                said = say(
                    "measurement '{id}': {period} has another figure already, at {place}",
                    id=row.id,
                    period=str(row.period),
                    place=str(before.place),
                )
                yield Hit(row.place, said)


def _corrects_another(corpus: Corpus) -> Iterator[Hit]:
    rows = {row.id: row for row in corpus.measurements}
    for row in corpus.measurements:
        before = rows.get(row.corrects)
        if row.corrects and (before is None or not _same_figure(before, row)):
            said = say(
                "measurement '{id}' corrects '{other}', which is no earlier figure of this period",
                id=row.id,
                other=row.corrects,
            )
            yield Hit(row.place, said)


def _same_figure(before: Measurement, now: Measurement) -> bool:
    same = (before.document, before.target, before.period) == (now.document, now.target, now.period)
    return same and before.id != now.id and before.recorded_on <= now.recorded_on


def _missing(corpus: Corpus) -> Iterator[Hit]:
    measured = by_target(corpus.measurements)
    for text in _in_force(corpus):
        for target in text.targets:
            rows = measured.get((text.id, target.id), ())
            for period in progress(target, rows, corpus.day, corpus.calendar).missing:
                said = say(
                    "{code}: target '{target}' has no figure for {period}, due on {due} "
                    "from '{owner}'",
                    code=text.code,
                    target=target.id,
                    period=str(period),
                    due=due(target, period, corpus.calendar),
                    owner=target.owner,
                )
                yield Hit(target.place, said, subject=text.subject)


def _in_force(corpus: Corpus) -> Iterator[Text]:
    for timeline in corpus.timelines.values():
        revision = timeline.in_force_on(corpus.day)
        text = revision.wording_on(corpus.day).text if revision else None
        if text is not None:
            yield text


_ADD_ROW = say(
    "Rows of measurements are only added; correct one by another row that names it in 'corrects' "
    "and says why in 'reason'."
)

OBJECTIVES: tuple[Check, ...] = (
    Check(
        id="OBJ001",
        title=say("Measurement not as it should be"),
        why=say("A figure counts only if it says of what, for which period, by whom and whence."),
        hint=say("Write the row as docs/formats.md, section 10, says."),
        find=noted("OBJ001"),
        needs_registers=False,
    ),
    Check(
        id="OBJ002",
        title=say("Target that cannot be met"),
        why=say("An objective is measurable: its bounds and periods make sense."),
        hint=say("Correct 'at_least', 'at_most', 'every', 'from' and 'until' of the target."),
        find=_impossible,
        needs_registers=False,
    ),
    Check(
        id="OBJ003",
        title=say("Target entered twice"),
        why=say("Measurements name a target by its id within the objective."),
        hint=say("Give one of them another id."),
        find=_double_target,
        needs_registers=False,
    ),
    Check(
        id="OBJ004",
        title=say("Nobody answers for a target"),
        why=say("Whoever measures and answers for a target is a unit of the office."),
        hint=say("Name a unit of qms.yml as 'owner'."),
        find=_no_unit,
    ),
    Check(
        id="OBJ005",
        title=say("Measurement of nothing known"),
        why=say("A figure belongs to a target of an objective and comes from a known person."),
        hint=_ADD_ROW,
        find=_of_nothing,
    ),
    Check(
        id="OBJ006",
        title=say("Measurement that does not fit its target"),
        why=say("A figure has the unit and period of its target, and is taken when it has ended."),
        hint=_ADD_ROW,
        find=_unfit,
    ),
    Check(
        id="OBJ007",
        title=say("Two figures for one period"),
        why=say("Of two figures nobody can tell which one counts; neither does."),
        hint=_ADD_ROW,
        find=_contradicting,
    ),
    Check(
        id="OBJ008",
        title=say("Correction of another figure"),
        why=say("A correction stands in the place of an earlier figure of the same period."),
        hint=say("Name the id of the figure that this row corrects."),
        find=_corrects_another,
    ),
    Check(
        id="OBJ009",
        title=say("Figure of a period missing"),
        why=say(
            "An objective that nobody measures is not followed (ISO 9001, clauses 6.2 and 9.1)."
        ),
        hint=say("Add a row to content/records/measurements, with its source."),
        find=_missing,
        severity=Severity.WARNING,
        nature=Nature.CURRENCY,
    ),
)
