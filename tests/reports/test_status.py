"""What waits for whom, as people read it and as programs do."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.model.records import Meaning
from qmsdocs.reports.status import as_json, status
from qmsdocs.reports.status_text import as_text
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from tests.builders import PEOPLE, QMS, TEXT, changed, record, text_of
from tests.sample import sample_files
from tests.workflow.drafts import DRAFT, FORM, HOME, Drafting

FORMS = {"text": as_text, "json": as_json}
FIRST, SECOND, THIRD = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 16)
CALENDAR = 'calendar: 1\nversion: "2026.1"\nholidays:\n  - {day: 2026-11-13, name: Nghỉ}\n'
ABSENT = "    absences: [{{id: a1, from: 2026-11-18{until}}}]\n"
HEAD = (
    "What waits for whom on 2026-11-20; working days are Monday to Friday: calendar.yml names no "
    "version"
)
STEP = "QT-HT-01 01/01 Đăng ký khai sinh mới"
DEPUTY = """\
  - id: pho
    name: Phạm Thị Thử
    mandates:
      - {id: m1, role: thu-ky, capacity: KT, for: chu-tich, from: 2026-11-18}
"""


def told(drafting: Drafting, person: str = "") -> list[str]:
    """Return the lines below the first one."""
    first, *lines = as_text(status(drafting.read(), person=person), "en").split("\n")
    assert first.startswith("What waits for whom on 2026-11-20; working days ")
    return lines


def prepared(people: str = PEOPLE, qms: str = QMS) -> Drafting:
    drafting = Drafting(qms, people)
    drafting.act(Meaning.PREPARED, FIRST)
    return drafting


def absent(until: str = "") -> str:
    """Return the roster with the chairman away."""
    mandate = "from: 2025-07-01}\n"
    return PEOPLE.replace(mandate, mandate + ABSENT.format(until=until), 1)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "day",
    [date(2025, 9, 25), date(2026, 7, 7), date(2026, 8, 13), date(2026, 11, 20)],
    ids=str,
)
def test_sample(golden: Callable[[str, str], None], form: str, day: date) -> None:
    corpus = load(MemoryTree(sample_files()), day)

    golden(f"reports/status/{day}.{form}.txt", FORMS[form](status(corpus), "en"))


def test_nothing_waits() -> None:
    drafting = Drafting()
    drafting.book.files.pop("content/drafts/qt-ht-01.md")

    assert told(drafting) == ["", "Nothing waits."]
    assert told(drafting, person="mau") == ["", "Nothing waits for Lê Văn Mẫu."]


def test_working_days_of_the_calendar() -> None:
    """The 10th is not counted, Friday the 13th is a holiday, then comes a weekend."""
    drafting = prepared()
    drafting.book.put("content/calendar.yml", CALENDAR)

    assert as_text(status(drafting.read()), "en").split("\n") == [
        "What waits for whom on 2026-11-20; working days by calendar.yml, version 2026.1",
        "",
        "Lê Văn Mẫu (mau)",
        f"  {STEP}: to be approved, since 2026-11-10 (7 working days)",
    ]


def test_without_a_calendar() -> None:
    shown = as_text(status(prepared().read()), "en").split("\n")

    assert shown[0] == HEAD
    assert shown[-1] == f"  {STEP}: to be approved, since 2026-11-10 (8 working days)"


@pytest.mark.parametrize(
    ("people", "line"),
    [
        pytest.param(
            absent(", until: 2026-11-30") + DEPUTY,
            "Lê Văn Mẫu (mau), absent until 2026-11-30; standing in: Phạm Thị Thử",
            id="somebody stands in",
        ),
        pytest.param(
            absent(", until: 2026-11-30"),
            "Lê Văn Mẫu (mau), absent until 2026-11-30; nobody stands in",
            id="nobody does",
        ),
        pytest.param(
            absent() + DEPUTY,
            "Lê Văn Mẫu (mau), absent until further notice; standing in: Phạm Thị Thử",
            id="nobody knows until when",
        ),
    ],
)
def test_absent(people: str, line: str) -> None:
    lines = told(prepared(people))

    assert lines[1] == line
    assert ("    everybody who may do it is absent" in lines) is (DEPUTY not in people)


def test_returned_with_its_reason() -> None:
    drafting = Drafting()
    first = drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.RETURNED, SECOND, follows=(first,), reason="Thiếu căn cứ.")

    assert told(drafting, person="soan") == [
        "",
        "Hoàng Thị Soạn (soan)",
        f"  {STEP}: to be submitted, since 2026-11-12 (6 working days)",
        "    returned on 2026-11-12 by Lê Văn Mẫu: Thiếu căn cứ.",
    ]


def test_nobody_may_go_on() -> None:
    qms = QMS.replace("roles: [chu-tich], proof", "roles: [chuyen-vien], proof")

    assert told(prepared(qms=qms)) == [
        "",
        "Nobody may take these further",
        f"  {STEP}: to be approved, since 2026-11-10 (8 working days)",
        "    everybody who holds the right has vouched for this text before: Hoàng Thị Soạn",
    ]


def test_approved_and_promulgated() -> None:
    drafting = prepared()
    drafting.act(Meaning.APPROVED, SECOND)
    approved = told(drafting)
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 12, 1))

    assert approved == [
        "",
        "Lê Văn Mẫu (mau)",
        "  1 approved document to promulgate, see below",
        "",
        "Approved, awaiting promulgation ('qmsdocs release summary' sums them up)",
        f"  {STEP}: to be promulgated, since 2026-11-12 (6 working days)",
    ]
    assert told(drafting) == [
        "",
        "Promulgated, awaiting their day",
        f"  {STEP}: in force from 2026-12-01 (in 7 working days), decision 41/QĐ-UBND",
    ]
    assert told(drafting, person="mau") == ["", "Nothing waits for Lê Văn Mẫu."]


def test_form_that_awaits_its_day() -> None:
    """It comes into force by approval: there is no decision to be named."""
    drafting = Drafting()
    drafting.book.files.pop("content/drafts/qt-ht-01.md")
    drafting.draft(FORM, "content/drafts/bm-01.md")
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND, effective=date(2026, 11, 23))

    assert told(drafting)[-1] == (
        "  BM-01 01/00 Phiếu kiểm soát: in force from 2026-11-23 (in 1 working day)"
    )


def test_a_day_that_came() -> None:
    drafting = prepared()
    drafting.act(Meaning.APPROVED, SECOND)
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 11, 18))

    assert told(drafting)[:1] == [
        "'qmsdocs settle' is due: a day came on which these change places: QT-HT-01"
    ]
    assert "settle" not in as_text(status(drafting.read(date(2026, 11, 17))), "en")


def test_a_past_day_does_not_ask_for_files_to_move_back() -> None:
    drafting = Drafting()
    drafting.book.files.pop("content/drafts/qt-ht-01.md")
    former = drafting.book.files.pop(HOME)
    drafting.book.put("content/superseded/qt-ht-01/01-00.md", former)
    drafting.draft(drafting.raw, HOME)
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 11, 18))

    assert status(drafting.read()).due == ()
    assert status(drafting.read(date(2026, 11, 17))).due == ()


def test_an_act_that_was_cut_off() -> None:
    shown = as_text(status(Drafting().read(), unfinished=True), "en")

    assert shown.split("\n")[1] == (
        "An act was cut off before the files had followed; the next act completes it."
    )


def test_reasons_act_on_nothing() -> None:
    drafting = Drafting()
    first = drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.RETURNED, SECOND, follows=(first,), reason="Sai\nNothing waits.")

    assert told(drafting)[-1] == r"    returned on 2026-11-12 by Lê Văn Mẫu: Sai\nNothing waits."


def test_json() -> None:
    drafting = prepared(absent() + DEPUTY)

    value = json.loads(as_json(status(drafting.read(), person="mau"), "en"))

    (waiting,) = value["waiting"]
    assert (value["format"], value["day"], value["for"]) == (1, "2026-11-20", "mau")
    assert value["people"] == [
        {"id": "mau", "name": "Lê Văn Mẫu", "absent": True, "stand_ins": ["pho"]}
    ]
    assert (waiting["step"], waiting["since"], waiting["working_days"]) == (
        "approve",
        "2026-11-10",
        8,
    )
    assert (waiting["people"], waiting["absent"]) == (["mau", "pho"], ["mau"])


LAW = """\
id,type,number,title,issuer,issued,effective,expires,status,source,checked
60-2014-qh13.2014-11-20,L,60/2014/QH13,Hộ tịch,Quốc hội,2014-11-20,2016-01-01,2026-11-02,,Công báo,
"""
RULE = """\
deadlines:
  - {id: doi-chieu, from: 2025-07-01, working_days: DAYS}
"""
OTHER = changed(TEXT, id="h2k7w4mz", code="QT-HT-02", unit="to-khac")


def lapsed(rule: str = "", people: str = PEOPLE) -> Drafting:
    """Return a handbook with two texts that rest on a law that ended on 2 November."""
    drafting = Drafting(QMS + rule, people)
    drafting.book.files.pop(DRAFT)
    drafting.book.in_force(OTHER, "content/procedures/ho-tich/qt-ht-02.md", name="b")
    drafting.book.put("content/catalogue/legal/2014.csv", LAW)
    return drafting


@pytest.mark.parametrize(
    ("rule", "head", "due"),
    [
        pytest.param("", "2, 0 of them overdue", "no due date", id="no-rule"),
        pytest.param(
            RULE.replace("DAYS", "20"), "2, 0 of them overdue", "due by 2026-11-30", id="in-time"
        ),
        pytest.param(
            RULE.replace("DAYS", "5"), "2, 2 of them overdue", "was due by 2026-11-09", id="late"
        ),
    ],
)
def test_suspects(rule: str, head: str, due: str) -> None:
    lines = told(lapsed(rule))

    assert lines == [
        "",
        f"To be looked at again: {head} ('qmsdocs impact' tells why, 'qmsdocs verdict' answers)",
        f"  QT-HT-01 01/00 Đăng ký khai sinh: {due}",
        "    law No 60/2014/QH13 has not been in force since 2026-11-02",
        f"  QT-HT-02 01/00 Đăng ký khai sinh: {due}",
        "    law No 60/2014/QH13 has not been in force since 2026-11-02",
    ]


def test_own_unit_first() -> None:
    """Of whoever asks, the documents of the own unit and those drafted come first."""
    people = PEOPLE.replace(
        "{id: m1, role: chu-tich, from: 2025-07-01}",
        "{id: m1, role: chu-tich, from: 2025-07-01, scope: {units: [to-khac]}}",
    )
    corpus = lapsed(people=people).read()

    found = status(corpus, asking="mau")

    assert [each.reliance.code for each in found.suspects] == ["QT-HT-02", "QT-HT-01"]
    assert found.own == {"h2k7w4mz"}
    assert status(corpus, asking="soan").own == {"h2k7w4mz", "k3f9t2xq"}
    assert status(corpus).own == status(corpus, asking="ai-do").own == frozenset()


def test_many_suspects_of_others() -> None:
    """The most urgent of the others are listed, and the rest is counted."""
    drafting = lapsed()
    for number in range(10, 20):
        raw = changed(TEXT, id=f"h2k7w4{number}", code=f"QT-HT-{number}")
        drafting.book.in_force(raw, f"content/procedures/ho-tich/{number}.md", name=f"n{number}")

    lines = told(drafting)

    assert lines[1].startswith("To be looked at again: 12, ")
    assert lines[-1] == "  and 2 more"
    assert len([line for line in lines if line.startswith("  QT-HT-")]) == 10


def test_a_verdict_and_a_draft_are_told() -> None:
    drafting = prepared()
    drafting.book.put("content/catalogue/legal/2014.csv", LAW)
    text = text_of(TEXT)
    made = record(Meaning.VERDICT, text, on=SECOND, verdict="revise", reason="Phải sửa")
    drafting.book.add("verdicts/v", made)

    assert (
        "  QT-HT-01 01/00 Đăng ký khai sinh: no due date, draft 01/01, answered on 2026-11-12"
        in told(drafting)
    )
