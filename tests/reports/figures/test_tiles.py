"""The few figures that matter: how each is to be taken."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.gather import objectives
from qmsdocs.reports.figures.law import Field, InStep, Services
from qmsdocs.reports.figures.tiles import Tone, Topic, tiles
from qmsdocs.reports.figures.value import Figures, Integrity
from qmsdocs.site.figures.counted import figures_of, sound_rows
from qmsdocs.wording import in_language
from tests.reports.figures.office import site_on

FOUND = figures_of(site_on())
LAW = FOUND.in_step or pytest.fail("the tests' handbook has a legal catalogue")
CLEAN = Integrity(earlier=0, nothing=0, registers=None, general=None)
DUE = Services(fields=(Field(name="Hộ tịch", due=3, covered=2),), ended=0, unlisted=0, unknown=0)


def law(**told: int) -> InStep:
    return replace(LAW, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("topic", "edit", "value", "tone"),
    [
        pytest.param(Topic.OBJECTIVES, {}, "3 of 5", Tone.WARN, id="one not met"),
        pytest.param(Topic.OBJECTIVES, {"objectives": ()}, "–", Tone.UNKNOWN, id="no target"),
        pytest.param(
            Topic.OBJECTIVES,
            {"objectives": FOUND.objectives[4:]},
            "0 of 1",
            Tone.UNKNOWN,
            id="nothing measured",
        ),
        pytest.param(
            Topic.OBJECTIVES, {"objectives": FOUND.objectives[:1]}, "1 of 1", Tone.GOOD, id="met"
        ),
        pytest.param(Topic.SERVICES, {}, "7 of 7", Tone.GOOD, id="all covered"),
        pytest.param(Topic.SERVICES, {"services": DUE}, "2 of 3", Tone.WARN, id="one lacking"),
        pytest.param(Topic.SERVICES, {"services": None}, "–", Tone.UNKNOWN, id="no scope"),
        pytest.param(Topic.EXPOSED, {}, "0", Tone.PARTLY, id="some law in doubt"),
        pytest.param(
            Topic.EXPOSED, {"in_step": law(in_doubt=0)}, "0", Tone.GOOD, id="nothing in doubt"
        ),
        pytest.param(Topic.EXPOSED, {"in_step": law(exposed=2)}, "2", Tone.WARN, id="exposed"),
        pytest.param(Topic.EXPOSED, {"in_step": None}, "–", Tone.UNKNOWN, id="no catalogue"),
        pytest.param(Topic.PROCEDURES, {}, "2 of 7", Tone.WARN, id="out of step"),
        pytest.param(
            Topic.PROCEDURES,
            {"in_step": law(sound=7, in_doubt=0)},
            "7 of 7",
            Tone.GOOD,
            id="in step",
        ),
        pytest.param(Topic.REVIEWS, {}, "0", Tone.GOOD, id="no review overdue"),
        pytest.param(Topic.INTEGRITY, {"integrity": CLEAN}, "0", Tone.GOOD, id="nothing held"),
        pytest.param(
            Topic.INTEGRITY, {"integrity": replace(CLEAN, earlier=1)}, "1", Tone.WARN, id="held"
        ),
        pytest.param(
            Topic.INTEGRITY, {"integrity": replace(CLEAN, general=1)}, "0", Tone.WARN, id="other"
        ),
        pytest.param(Topic.APPROVALS, {}, "1", Tone.PLAIN, id="one waits"),
        pytest.param(Topic.DOCUMENTS, {}, "14", Tone.PLAIN, id="in force"),
    ],
)
def test_tones(topic: Topic, edit: dict[str, object], value: str, tone: Tone) -> None:
    found: Figures = replace(FOUND, **edit)  # type: ignore[arg-type]

    (tile,) = (each for each in tiles(found) if each.topic is topic)

    assert (in_language("en")(tile.value), tile.tone) == (value, tone)


def test_each_topic_once() -> None:
    assert sorted(each.topic for each in tiles(FOUND)) == sorted(Topic)


def test_missing_figures_are_to_be_dealt_with_though_all_is_met() -> None:
    """Nobody may rest on a target whose last quarter nobody measured."""
    site = site_on(date(2026, 12, 20), Audience.INTERNAL)
    text = site.entries["m2t6q9wd"].text
    late = [
        o
        for o in objectives(site.corpus, text, sound_rows(site))
        if o.progress.target.id == "dung-han"
    ]

    (tile,) = (
        each
        for each in tiles(replace(FOUND, objectives=tuple(late)))
        if each.topic is Topic.OBJECTIVES
    )

    assert in_language("en")(tile.note) == "not met: 0; no result yet: 0; figures missing: 1"
    assert tile.tone is Tone.WARN
