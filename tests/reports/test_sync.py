"""The page on being in step: for the terminal, for machines and as sheets."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.law.step.exposure import Period
from qmsdocs.law.step.standing import standing_of
from qmsdocs.reports.sync import Sync, sync
from qmsdocs.reports.sync_json import as_json
from qmsdocs.reports.sync_lines import some
from qmsdocs.reports.sync_sheets import as_sheets
from qmsdocs.reports.sync_text import WIDTH, as_text
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from tests.builders import DAY, Handbook
from tests.reports.out_of_step import found, standing
from tests.sample import sample_files

FORMS = {"text": as_text, "json": as_json}


def of_sample(day: date) -> Sync:
    return sync(standing_of(load(MemoryTree(sample_files()), day)))


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 11, 20)], ids=str)
def test_sample(golden: Callable[[str, str], None], day: date, form: str, language: str) -> None:
    golden(f"reports/sync/{day}.{form}.{language}.txt", FORMS[form](of_sample(day), language))


def told(heading: str) -> list[str]:
    """Return the lines below a heading, as far as the next one."""
    blocks = as_text(found(), "en").split("\n\n")
    (block,) = (each for each in blocks if each.split("\n")[0] == heading)
    return block.split("\n")[1:]


def test_in_short() -> None:
    assert told("In short") == [
        "  Procedures in force: 3; nothing known to be wrong with 0",
        "  Public services to be carried out: 2; with a procedure 1, without 1",
        "  Documents to be looked at again: 3 (changes: 6, answered: 1)",
        "  Documents that rest on ended law: 2",
        "  Legal documents that texts rest on, and of which the catalogue cannot tell: 1",
        "  Changes of the law with a day that is known already: 1",
    ]


def test_procedures_beside_what_they_rest_on() -> None:
    assert told("Procedures in force (3)") == [
        f"  {row}"
        for row in (
            (
                "Code      Title              Service      Law                              "
                "Service record  Draft"
            ),
            (
                "QT-HT-01  Đăng ký khai sinh  1.001193     1 ended, 1 changed, 1 not known  "
                "1 abolished     01/01"
            ),
            (
                "QT-HT-02  Đăng ký kết hôn    1.000894 +2  1 changed                        "
                "1 unlisted      -"
            ),
            (
                "QT-HT-09  Việc nội bộ        1.000894     1 ended, 1 changed, 1 not known  "
                "in step         -"
            ),
        )
    ]


def test_services() -> None:
    assert told("Public services of the office") == [
        "  Public services to be carried out: 2; with a procedure 1, without 1",
        "  Of 'scope.yml' the catalogue does not have: 1.555555",
        "  Public services without a procedure (1)",
        "    Hộ tịch (1)",
        "      1.000656 =Đăng ký khai tử",
        "  Carried out by more than one document (1)",
        "    1.000894 Đăng ký kết hôn: QT-HT-02, QT-HT-09",
        "  Outside the scope of the office (1)",
        "    1.012345 Giao đất: QT-HT-02",
        "  No more in the national catalogue (1)",
        "    public service 1.001193 was abolished on 2026-09-01: QT-HT-01",
        "  Not in the catalogue of public services (1)",
        "    1.999999: QT-HT-02",
    ]


def test_suspects() -> None:
    """By age, then by document: who looks at it, what was said, each change with its term."""
    owner = "Văn phòng, Hoàng Thị Soạn"
    first = f"    QT-HT-01 01/00 Đăng ký khai sinh: {owner}; not answered"
    private = f"    QT-HT-09 01/00 Việc nội bộ: {owner}; not answered"
    amended = (
        "      decree No 118/2026/NĐ-CP amends decree No 23/2015/NĐ-CP from 2026-11-16 on "
        "(line {line}); due"
    )
    due = "        2026-11-30"
    ended = (
        "      decree No 118/2026/NĐ-CP takes the place of decree No 61/2018/NĐ-CP from "
        "2026-07-01 on (line"
    )
    assert told("To be looked at again (6)") == [
        "  changed 0 to 5 working days ago (3)",
        first,
        amended.format(line=14),
        due,
        f"    QT-HT-02 01/00 Đăng ký kết hôn: {owner}; to be revised, said on 2026-11-18",
        amended.format(line=14),
        due,
        private,
        amended.format(line=15),
        due,
        "  changed 21 to 60 working days ago (1)",
        first,
        "      public service 1.001193 was abolished on 2026-09-01",
        "  changed more than 60 working days ago (2)",
        first,
        ended,
        "        14); due 2026-07-15",
        private,
        ended,
        "        15); due 2026-07-15",
        "  Where no due date stands, no rule of 'qms.yml' gives a term for the day.",
    ]


def test_what_is_coming() -> None:
    assert told("What changes soon (1)") == [
        "  2027-01-01: 7/2026/NĐ-CP comes into force, in 42 days (30 working days)",
        "    decree No 7/2026/NĐ-CP repeals decree No 23/2015/NĐ-CP from 2027-01-01 on",
        "    touches: QT-HT-01, QT-HT-02, QT-HT-09",
    ]


def test_ledger() -> None:
    """The office's days count once, those of documents each; what is not known is apart."""
    interval = (
        "    01/00: 2026-07-01 to 2026-11-20, still going on, 143 days (102 working days): "
        "61/2018/NĐ-CP,"
    )
    assert told("Days on ended law") == [
        "  Period: 2026-01-05 to 2026-11-20",
        "  Documents: 2; document days: 286 days (204 working days)",
        "  Days on which at least one text rested on ended law: 143 days (102 working days)",
        "  QT-HT-01 Đăng ký khai sinh: 143 days (102 working days), still going on",
        interval,
        "      replaced by 118/2026/NĐ-CP",
        "  QT-HT-09 Việc nội bộ: 143 days (102 working days), still going on",
        interval,
        "      replaced by 118/2026/NĐ-CP",
        "  Not known, and counted neither as exposed nor as in step (1)",
        "    85/2019/TT-BTC: the day from which it is in force is not known (QT-HT-01, QT-HT-09)",
    ]


def test_last_months() -> None:
    assert told("The last twelve months")[-4:] == [
        "  2026-08-31  3         2 of 3                     2        2",
        "  2026-09-30  3         1 of 2                     2        2",
        "  2026-10-31  3         1 of 2                     2        2",
        "  2026-11-20  3         1 of 2                     3        2",
    ]


def test_a_period() -> None:
    """Clipped at both ends: what went on behind it is still going on."""
    asked = sync(standing(), first=date(2026, 7, 10), last=date(2026, 7, 19))

    lines = as_text(asked, "en").split("\n")

    assert "  Period: 2026-07-10 to 2026-07-19" in lines
    assert "  QT-HT-01 Đăng ký khai sinh: 10 days (6 working days), still going on" in lines


def test_no_line_is_wider_than_a_terminal() -> None:
    for language in ("en", "vi"):
        assert max(map(len, as_text(found(), language).split("\n"))) <= WIDTH


def test_many_codes_are_cut_short() -> None:
    codes = tuple(f"QT-{n:02d}" for n in range(15))

    assert str(some(codes)).endswith("QT-11 and 3 more")
    assert str(some(codes[:12])).endswith("QT-10, QT-11")


def test_json_has_everything() -> None:
    value = json.loads(as_json(found(), "en"))

    assert (value["format"], value["day"], value["calendar"]) == (1, "2026-11-20", "2026.1")
    assert value["counts"]["suspicions_by_age"] == {
        "0-5": 3,
        "6-20": 0,
        "21-60": 1,
        "61-": 2,
        "unknown": 0,
    }
    assert value["procedures"][0]["law"]["ended"] == [
        {
            "legal": "61",
            "number": "61/2018/NĐ-CP",
            "state": "expired",
            "provisions": [],
            "acting": ["118/2026/NĐ-CP"],
        }
    ]
    (document, _) = value["exposure"]["documents"]
    assert document["intervals"][0]["ended_by"] == "replaced by 118/2026/NĐ-CP"
    assert value["suspects"][0]["due"] == "2026-07-15"
    assert [each["day"] for each in value["trend"]][-2:] == ["2026-10-31", "2026-11-20"]


def test_sheets() -> None:
    sheets = {each.title: each for each in as_sheets(found(), "en")}

    assert [*sheets] == [
        "Summary",
        "Procedures",
        "Services without a procedure",
        "To be looked at again",
        "Coming into force",
        "Ledger of days out of step",
        "The last twelve months",
    ]
    assert all(len(title) <= 31 for title in sheets)
    assert all(len(row) == len(s.columns) for s in sheets.values() for row in s.rows)
    assert list(sheets["Services without a procedure"].rows) == [
        ["1.000656", "=Đăng ký khai tử", "Hộ tịch"]
    ]
    ledger = sheets["Ledger of days out of step"].rows
    assert [(row[0], row[3], row[6], row[8]) for row in ledger] == [
        ("QT-HT-01", "on ended law", date(2026, 7, 1), 143),
        ("QT-HT-01", "document in all, no day counted twice", None, 143),
        ("QT-HT-09", "on ended law", date(2026, 7, 1), 143),
        ("QT-HT-09", "document in all, no day counted twice", None, 143),
        ("QT-HT-01", "not known", date(2026, 1, 5), 320),
        ("QT-HT-09", "not known", date(2026, 3, 2), 264),
    ]


def test_an_office_that_is_empty() -> None:
    """Nothing was ever in force: every list says so, and nothing fails."""
    empty = sync(standing_of(load(Handbook.new().tree, DAY)))

    assert empty.ledger.period == Period(DAY, DAY)
    for form in FORMS.values():
        assert form(empty, "en")
    assert [row for each in as_sheets(empty, "en")[1:6] for row in each.rows] == []
