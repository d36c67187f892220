"""The figures as ``metrics.txt``, which monitoring systems read (docs/formats.md).

Names, labels and their explanations are an interface: English, whatever the language of the
site. What is not known has no sample.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from qmsdocs.model.objectives import Trend
from qmsdocs.reports.figures.law import InStep, Services
from qmsdocs.reports.figures.openmetrics import Family, Value, exposition
from qmsdocs.reports.figures.value import (
    Approvals,
    Documents,
    Figures,
    Integrity,
    Objective,
    Reviews,
)

_STATES = ("in_force", "suspended", "withdrawn", "expired", "drafts")
_TREND = {Trend.WORSE: -1, Trend.SAME: 0, Trend.BETTER: 1}


def as_openmetrics(found: Figures) -> str:
    """Return the text of all figures."""
    about = {"organisation": found.organisation, "audience": found.audience.value}
    return exposition("qmsdocs_handbook", about, _families(found))


def _families(found: Figures) -> Iterator[Family]:
    yield _day(found)
    yield from _documents(found.documents)
    if found.services is not None:
        yield from _services(found.services)
    if found.in_step is not None:
        yield from _in_step(found.in_step)
    yield from _reviews(found.reviews)
    yield from _approvals(found.approvals)
    yield from _integrity(found.integrity)
    yield from _objectives(found)


def _one(name: str, said: str, value: Value, unit: str = "") -> Family:
    return Family(f"qmsdocs_{name}", said, (({}, value),), unit)


def _by(name: str, said: str, label: str, values: Mapping[str, Value], unit: str = "") -> Family:
    samples = tuple(({label: key}, value) for key, value in values.items())
    return Family(f"qmsdocs_{name}", said, samples, unit)


def _day(found: Figures) -> Family:
    midnight = datetime(found.day.year, found.day.month, found.day.day, tzinfo=UTC)
    said = "Midnight UTC of the day that the figures are about."
    return _one("as_of_timestamp_seconds", said, int(midnight.timestamp()), "seconds")


def _documents(found: Documents) -> Iterator[Family]:
    samples = tuple(
        ({"kind": kind.id, "state": state.replace("_", "-")}, getattr(kind, state))
        for kind in found.kinds
        for state in _STATES
    )
    yield Family("qmsdocs_documents", "Documents by kind and state, and drafts.", samples)
    yield _one("documents_awaiting", "Promulgated texts that await their day.", found.awaiting)


def _services(found: Services) -> Iterator[Family]:
    counts = {"covered": found.covered, "lacking": found.due - found.covered}
    yield _by("services", "Public services to be carried out.", "procedure", counts)
    odd = {"ended": found.ended, "unlisted": found.unlisted, "unknown-code": found.unknown}
    yield _by("services_odd", "Public services that do not match the catalogue.", "reason", odd)


def _in_step(found: InStep) -> Iterator[Family]:
    sound = {"in-step": found.sound, "out-of-step": found.procedures - found.sound}
    yield _by("procedures", "Procedures in force by what is known of them.", "state", sound)
    yield _one("documents_suspect", "Documents to be looked at again.", found.suspect)
    ages = {age.value: count for age, count in found.ages.items()}
    yield _by("changes", "Changes that make documents suspect, by working days.", "age", ages)
    yield _one("changes_answered", "Those of them answered by a verdict.", found.answered)
    yield _one("changes_overdue", "Those of them whose answer is overdue.", found.late)
    yield _one("documents_exposed", "Documents in force on ended law.", found.exposed)
    yield from _exposure(found)
    said = "Legal documents of which the catalogue cannot tell."
    yield _one("legal_documents_in_doubt", said, found.in_doubt)
    yield _one("changes_coming", "Changes of the law that are to come.", found.coming)
    days = found.next.days if found.next else None
    yield _one("next_change_days", "Days to the next change of the law.", days, "days")


def _exposure(found: InStep) -> Iterator[Family]:
    said = "Days on ended law, those of all documents added up."
    yield _one("exposure_document_days", said, found.document_days, "days")
    said = "Days on which at least one document rested on ended law."
    yield _one("exposure_days", said, found.days, "days")
    said = "Working days on ended law, those of all documents added up."
    days = found.document_working_days
    yield _one("exposure_document_working_days", said, days, "working_days")


def _reviews(found: Reviews) -> Iterator[Family]:
    counts = {
        "overdue": len(found.overdue),
        "soon": len(found.soon),
        "later": found.later,
        "none": found.unasked,
    }
    yield _by("reviews", "Documents in force by when their review is due.", "due", counts)
    said = "Days by which the longest review is overdue."
    yield _one("reviews_longest_overdue_days", said, found.longest, "days")


def _approvals(found: Approvals) -> Iterator[Family]:
    samples = tuple(
        ({"stage": stage.value, "age": age.value}, count)
        for stage, queue in found.stages.items()
        for age, count in queue.ages.items()
    )
    yield Family("qmsdocs_drafts", "Drafts by stage and by working days waited.", samples)
    said = "Working days of the draft that has waited longest."
    oldest = {stage.value: queue.oldest for stage, queue in found.stages.items()}
    yield _by("drafts_oldest_working_days", said, "stage", oldest, "working_days")
    queues = {each.id: each.queue for each in found.people or ()}
    counts = {person: queue.count for person, queue in queues.items()}
    yield _by("person_drafts", "Submitted drafts that wait for a person.", "person", counts)
    said = "Working days of the draft that has waited longest for a person."
    oldest = {person: queue.oldest for person, queue in queues.items()}
    yield _by("person_oldest_working_days", said, "person", oldest, "working_days")


def _integrity(found: Integrity) -> Iterator[Family]:
    held = {"earlier": found.earlier, "nothing": found.nothing}
    said = "Documents held back because of integrity errors."
    yield _by("documents_held_back", said, "shown", held)
    others = {"registers": found.registers, "general": found.general}
    yield _by("integrity_errors", "Integrity errors that name no document.", "of", others)


def _objectives(found: Figures) -> Iterator[Family]:
    counts = {outcome.value: count for outcome, count in found.outcomes().items()}
    yield _by("objectives", "Targets of quality objectives by result.", "state", counts)
    for name, said, value in _OF_TARGETS:
        samples = tuple((_target(each), value(each)) for each in found.objectives)
        yield Family(f"qmsdocs_objective_{name}", said, samples)


def _target(each: Objective) -> Mapping[str, str]:
    target = each.progress.target
    return {
        "document": each.document,
        "code": each.code,
        "target": target.id,
        "measure": target.unit,
    }


def _met(each: Objective) -> Value:
    return None if each.progress.met is None else int(each.progress.met)


def _trend(each: Objective) -> Value:
    return _TREND[each.progress.trend] if each.progress.trend else None


_OF_TARGETS: tuple[tuple[str, str, Callable[[Objective], Value]], ...] = (
    ("value", "Figure that a target is judged by, in its measure.", lambda each: each.value),
    ("at_least", "Least figure wanted.", lambda each: each.progress.target.least),
    ("at_most", "Greatest figure wanted.", lambda each: each.progress.target.most),
    ("met", "1 where a target is met, 0 where it is not.", _met),
    (
        "missing_figures",
        "Periods whose figure should have been there.",
        lambda each: len(each.progress.missing),
    ),
    ("trend", "Last figure beside the one before: 1 better, 0 the same, -1 worse.", _trend),
)
