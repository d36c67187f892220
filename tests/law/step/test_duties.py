"""Who looks at a suspect text again, by when, and how long it has been waiting."""

from datetime import date

import pytest

from qmsdocs.law.step.duties import Age, Suspect, age, suspects
from qmsdocs.law.step.standing import standing_of
from qmsdocs.law.step.suspicion import suspicions
from tests.builders import DAY, PEOPLE, QMS, Handbook
from tests.law.catalogues import catalogue, does, law
from tests.law.relying import Case

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-11-02", number="118/2026/NĐ-CP", issued="2026-05-01")
CHANGED = catalogue(OLD, NEW, does("118", "replaces", "61"))
RULES = """\
deadlines:
  - {id: han-chung, from: 2025-07-01, working_days: 20}
  - {id: han-phap-luat, from: 2025-07-01, causes: [law-ended], working_days: 5}
"""
CALENDAR = 'calendar: 1\nversion: "2026.1"\nholidays:\n  - {day: 2026-11-04, name: Nghỉ}\n'


def one(qms: str = QMS, people: str = PEOPLE, day: date = DAY) -> Suspect:
    book = Handbook.new(qms, people).put("content/calendar.yml", CALENDAR)
    case = Case(CHANGED, book=book).text("\nTheo Nghị định số 61/2018/NĐ-CP.\n")
    standing = standing_of(case.corpus(day))
    (found,) = suspects(standing, suspicions(standing.ground, day))
    return found


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (0, Age.FRESH),
        (5, Age.FRESH),
        (6, Age.RECENT),
        (20, Age.RECENT),
        (21, Age.OLD),
        (60, Age.OLD),
        (61, Age.STALE),
        (None, Age.UNKNOWN),
    ],
)
def test_ages(days: int | None, found: Age) -> None:
    assert age(days) is found


def test_working_days_since_the_change() -> None:
    found = one()

    assert (found.suspicion.since, found.working_days, found.age) == (
        date(2026, 11, 2),
        13,
        Age.RECENT,
    )


def test_without_a_rule_there_is_no_due_date() -> None:
    assert one().due is None


def test_the_last_rule_that_fits_gives_the_term() -> None:
    """Five working days after the 2nd of November, a holiday and a weekend not counted."""
    assert one(QMS + RULES).due == date(2026, 11, 10)


def test_a_rule_that_came_after_the_change() -> None:
    """The term runs from the first day of the rule: nobody is late by a rule that was not there."""
    assert one(QMS + RULES.replace("2025-07-01", "2026-11-03")).due == date(2026, 11, 11)


def test_a_rule_that_is_still_to_come() -> None:
    assert one(QMS + RULES.replace("2025-07-01", "2026-12-01")).due is None


def test_who_drafted_it() -> None:
    found = one()

    assert (found.unit, found.person) == ("van-phong", "soan")


def test_who_left_is_not_named() -> None:
    left = PEOPLE.replace(
        "role: chuyen-vien, from: 2025-07-01",
        "role: chuyen-vien, from: 2025-07-01, until: 2026-09-30",
    )

    assert one(people=left).person == ""


def test_a_unit_that_was_merged() -> None:
    merged = QMS.replace(
        "name: Văn phòng, from: 2025-07-01}",
        "name: Văn phòng, from: 2025-07-01, until: 2026-06-30, successor: phong-moi}\n"
        "  - {id: phong-moi, name: Phòng mới, from: 2026-07-01}",
    )

    assert one(merged).unit == "phong-moi"


def test_a_rule_about_other_causes_gives_no_term() -> None:
    rule = "deadlines:\n  - {id: a, from: 2025-07-01, causes: [form], working_days: 3}\n"

    assert one(QMS + rule).due is None
