"""The figures of the last months: the same as when each day is asked about by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.step.coverage import Extent
from qmsdocs.law.step.lapses import lapses
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.standing import standing_of
from qmsdocs.law.step.suspicion import Ground, suspicions
from qmsdocs.law.step.trend import month_ends, suspect_on, trend
from qmsdocs.model.services import Scope, Service, Services
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from tests.law.catalogues import catalogue, does, law
from tests.law.grounds import DAYS, grounds
from tests.law.stretches import stretch
from tests.sample import DAY, sample_files


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        pytest.param(date(2026, 11, 20), date(2025, 11, 30), date(2026, 10, 31), id="within"),
        pytest.param(date(2026, 2, 28), date(2025, 3, 31), date(2026, 2, 28), id="at an end"),
        pytest.param(date(2028, 3, 1), date(2027, 3, 31), date(2028, 2, 29), id="leap year"),
    ],
)
def test_month_ends(day: date, first: date, last: date) -> None:
    found = month_ends(day, 12)

    assert (len(found), found[0], found[-1]) == (12, first, last)
    assert all((each + timedelta(1)).day == 1 for each in found)


@pytest.mark.parametrize(
    ("day", "count"),
    [(date.min, 0), (date(1, 3, 31), 3), (date.max, 12)],
    ids=str,
)
def test_months_at_the_ends_of_time(day: date, count: int) -> None:
    assert len(month_ends(day, 12)) == count


def test_figures_of_a_day() -> None:
    law_of = catalogue(
        law("61", "2018-06-21"), law("118", "2026-02-15"), does("118", "replaces", "61")
    )
    services = Services.of(
        Service(code="1.001193", name="Khai sinh", levels=("Cấp xã",)),
        Service(code="1.000656", name="Khai tử", levels=("Cấp xã",)),
    )
    texts = (
        stretch("61", document="a", services=("1.001193",)),
        stretch("118", document="b", until=date(2026, 3, 1)),
    )
    ground = Ground(law_of, services, texts)
    extent = Extent.of(services, Scope(levels=("Cấp xã",)))

    *_, january, february, march, now = trend(
        ground, extent, lapses(law_of, texts), date(2026, 4, 15)
    )

    def figures(each: object) -> tuple[object, ...]:
        names = ("in_force", "due", "covered", "suspect", "exposed")
        return tuple(getattr(each, name) for name in names)

    assert [january.day, february.day, march.day, now.day] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 15),
    ]
    assert [figures(each) for each in (january, february, march, now)] == [
        (2, 2, 1, 0, 0),
        (2, 2, 1, 1, 1),
        (1, 2, 1, 1, 1),
        (1, 2, 1, 1, 1),
    ]


TURN = date(2026, 3, 1)
GONE = Service(code="1.001193", name="", ended=True, abolished=TURN)
ENDED = catalogue(law("61", "2018-06-21", str(TURN)))


@pytest.mark.parametrize(
    "text",
    [stretch("61", document="a"), stretch(document="a", services=("1.001193",))],
    ids=["law", "service"],
)
def test_suspect_from_the_very_day(text: Reliance) -> None:
    ground = Ground(ENDED, Services.of(GONE), (text,))

    for days in ([TURN - timedelta(1), TURN], [TURN, TURN - timedelta(1), TURN]):
        assert suspect_on(ground, days) == tuple(frozenset("a" if d == TURN else "") for d in days)
    assert suspect_on(ground, []) == ()


@given(grounds(), st.lists(DAYS, max_size=8))
def test_several_days_at_once(ground: Ground, days: list[date]) -> None:
    assert suspect_on(ground, days) == tuple(asked(ground, each) for each in days)


def asked(ground: Ground, day: date) -> frozenset[str]:
    return frozenset(each.reliance.document for each in suspicions(ground, day))


def test_several_days_of_the_sample() -> None:
    ground = standing_of(load(MemoryTree(sample_files()), DAY)).ground
    days = [date(2025, 9, 1) + timedelta(7 * n) for n in range(80)]

    assert suspect_on(ground, days) == tuple(asked(ground, each) for each in days)
