"""The exposure ledger: what it counts equals what is counted day by day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.state.force import Force
from qmsdocs.law.step.exposure import Ledger, Period, ledger, merged
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.model.calendar import Calendar
from qmsdocs.wording import say
from tests.law.stretches import SINCE, stretch

CALENDAR = Calendar("1", frozenset({date(2026, 1, 1)}), frozenset({date(2026, 1, 10)}))
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))
DAY = timedelta(1)


def lapse(first: date, until: date | None, document: str = "a", *, known: bool = True) -> Lapse:
    return Lapse(
        reliance=stretch("61", document=document),
        legal="61",
        number="61/2018/NĐ-CP",
        force=Force.EXPIRED if known else Force.UNKNOWN,
        since=first,
        until=until,
        reason=None if known else say("unknown"),
    )


def test_overlapping_intervals_count_once() -> None:
    found = ledger(
        [lapse(date(2026, 1, 5), date(2026, 1, 15)), lapse(date(2026, 1, 10), date(2026, 1, 20))],
        CALENDAR,
        JANUARY,
    )

    (account,) = found.accounts
    assert [(each.days, each.working_days) for each in account.intervals] == [(10, 9), (10, 7)]
    # From the 5th to the 19th, with the Saturday on which the office works.
    assert (account.days, account.working_days, account.goes_on) == (15, 12, False)


def test_an_interval_that_is_still_open_says_so() -> None:
    found = ledger([lapse(date(2026, 1, 30), None)], CALENDAR, JANUARY)

    (interval,) = found.accounts[0].intervals
    assert interval.goes_on
    assert interval.period == Period(date(2026, 1, 30), date(2026, 1, 31))


def test_the_last_day_of_a_period_is_no_open_end() -> None:
    found = ledger([lapse(date(2026, 1, 30), date(2026, 2, 1))], CALENDAR, JANUARY)

    assert not found.accounts[0].goes_on


def test_what_is_not_known_is_listed_apart() -> None:
    found = ledger([lapse(date(2026, 1, 5), None, known=False)], CALENDAR, JANUARY)

    assert (found.accounts, found.document_days, found.days) == ((), 0, 0)
    assert [each.days for each in found.unknown] == [27]


def test_totals_of_documents_and_of_the_office() -> None:
    """Two documents on the same days: twice as many document days, the days of the office once."""
    found = ledger(
        [lapse(date(2026, 1, 5), date(2026, 1, 8)), lapse(date(2026, 1, 6), date(2026, 1, 9), "b")],
        CALENDAR,
        JANUARY,
    )

    assert (found.document_days, found.document_working_days) == (6, 6)
    assert (found.days, found.working_days) == (4, 4)


def test_outside_of_the_period_nothing_counts() -> None:
    found = ledger([lapse(date(2025, 1, 1), date(2026, 1, 1))], CALENDAR, JANUARY)

    assert found == Ledger(JANUARY)


OFFSETS = st.integers(-20, 80)


@st.composite
def several(draw: st.DrawFn) -> list[Lapse]:
    found = []
    for document in draw(st.lists(st.sampled_from("abc"), unique=True)):
        for start, length in draw(
            st.lists(st.tuples(OFFSETS, st.none() | st.integers(1, 40)), max_size=4)
        ):
            first = SINCE + timedelta(start)
            until = None if length is None else first + timedelta(length)
            found.append(lapse(first, until, document, known=draw(st.booleans())))
    return found


@given(several(), OFFSETS, st.integers(0, 90))
def test_brute_force(given_lapses: list[Lapse], start: int, length: int) -> None:
    period = Period(SINCE + timedelta(start), SINCE + timedelta(start + length))
    days = [period.first + timedelta(n) for n in range(period.days)]

    found = ledger(given_lapses, CALENDAR, period)

    exposed = set()
    for document in "abc":
        own = [each for each in given_lapses if each.reliance.document == document and each.gone]
        mine = [day for day in days if any(each.holds_on(day) for each in own)]
        exposed.update(mine)
        account = next((each for each in found.accounts if each.document == document), None)
        if account is None:
            assert mine == []
            continue
        assert account.days == len(mine) <= sum(each.days for each in account.intervals)
        assert account.working_days == sum(map(CALENDAR.works_on, mine))
        after = period.last + DAY
        assert account.goes_on is any(
            each.holds_on(after) and each.holds_on(period.last) for each in own
        )
    assert (found.days, found.working_days) == (
        len(exposed),
        sum(map(CALENDAR.works_on, exposed)),
    )
    assert found.days <= found.document_days


@given(several())
def test_intervals_lie_within_lapses(given_lapses: list[Lapse]) -> None:
    found = ledger(given_lapses, CALENDAR, JANUARY)

    for each in (*(one for a in found.accounts for one in a.intervals), *found.unknown):
        assert each.lapse.holds_on(each.period.first)
        assert each.lapse.holds_on(each.period.last)
        assert JANUARY.first <= each.period.first <= each.period.last <= JANUARY.last
        assert each.working_days <= each.days


@given(st.lists(st.tuples(OFFSETS, st.integers(0, 30))))
def test_merged_periods(pairs: list[tuple[int, int]]) -> None:
    """The same days, none twice, no two that touch."""
    periods = [Period(SINCE + timedelta(n), SINCE + timedelta(n + more)) for n, more in pairs]

    found = merged(periods)

    def days(those: list[Period] | tuple[Period, ...]) -> list[date]:
        return [each.first + timedelta(n) for each in those for n in range(each.days)]

    assert sorted(set(days(periods))) == days(found)
    assert all(one.last + DAY < other.first for one, other in pairwise(found))
