"""The catalogues: a row that cannot be read is a fault and hides no other."""

from datetime import date

import pytest

from qmsdocs.law.state.identity import resolve
from qmsdocs.model.text import LegalReference
from qmsdocs.source.catalogue import read_calendar, read_clauses, read_law, read_wordings
from qmsdocs.source.reading import Reading
from qmsdocs.source.tree import MemoryTree
from tests.source.handbooks import words

LEGAL = "content/catalogue/legal/2023.csv"
HEADER = "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
ROW = "{0},NQ,{1},Tên,HĐND tỉnh {0},2023-12-08,2024-01-01,,in force,,2026-06-01\n"
A, B, C = (ROW.format(each, f"{each}/2023/NQ-HĐND") for each in "abc")


def _reading(**files: str) -> Reading:
    return Reading.of(MemoryTree({path: text.encode() for path, text in files.items()}))


def _law(text: str) -> tuple[list[str], list[str]]:
    reading = _reading(**{LEGAL: text})
    law = read_law(reading)
    return [each.id for each in law.documents], [
        each.removeprefix(f"{LEGAL}:") for each in words(reading.faults)
    ]


def test_a_legal_document() -> None:
    reading = _reading(**{LEGAL: HEADER + A})
    (document,) = read_law(reading).documents

    assert reading.faults == []
    assert (document.id, document.type, document.number) == ("a", "NQ", "a/2023/NQ-HĐND")
    assert document.issued == date(2023, 12, 8)
    assert document.effective == date(2024, 1, 1)
    assert document.expires is None
    assert (document.status, document.source) == ("in force", "")
    assert document.checked == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("text", "ids", "faults"),
    [
        pytest.param(HEADER, [], [], id="no rows"),
        pytest.param(HEADER + A + B, ["a", "b"], [], id="two rows"),
        pytest.param((HEADER + A + B).replace("\n", "\r\n"), ["a", "b"], [], id="Windows"),
        pytest.param(HEADER + A + B.rstrip("\n"), ["a", "b"], [], id="no line end"),
        pytest.param(
            "id,number\n" + A, [],
            [f"1: the first line must be '{HEADER.strip()}' [CAT001]"], id="another first line",
        ),
        pytest.param(HEADER + A + "x,y\n" + B, ["a", "b"],
                     ["3: 2 cells, expected 11 [CAT001]"], id="too few cells"),
        pytest.param(HEADER + A.rstrip("\n") + ",more\n" + B, ["b"],
                     ["2: 12 cells, expected 11 [CAT001]"], id="too many cells"),
        pytest.param(HEADER + A + "\n" + B, ["a", "b"],
                     ["3: 0 cells, expected 11 [CAT001]"], id="empty line"),
        pytest.param(HEADER + A + 'x,"y"z,\n' + B, ["a", "b"],
                     ["3: not CSV: ',' expected after '\"' [CAT001]"], id="quote within"),
        pytest.param(HEADER + A.replace("2024-01-01", "1/1/2024") + B, ["a", "b"],
                     ["2: 'effective' is '1/1/2024', expected YYYY-MM-DD [CAT001]"],
                     id="another form of day"),
        pytest.param(HEADER + A.replace("2024-01-01", "2024-W01-1"), ["a"],
                     ["2: 'effective' is '2024-W01-1', expected YYYY-MM-DD [CAT001]"], id="week"),
        pytest.param(HEADER + A.replace("Tên", "Dòng\u2028mới\x0b") + B, ["a", "b"], [],
                     id="strange line ends within a title"),
        pytest.param(HEADER + A.replace("Tên", '"Tên, và\ndòng"') + B, ["a", "b"], [],
                     id="comma and line end in quotes"),
        pytest.param(HEADER + A + B.replace("Tên", '"Tên') + C, ["a"],
                     ["4: not CSV: unexpected end of data [CAT001]"], id="quote never closed"),
        pytest.param(HEADER + A.replace("Tên", "x" * 200_000) + B, ["b"],
                     ["2: not CSV: field larger than field limit (131072) [CAT001]"],
                     id="one enormous cell"),
    ],
)  # fmt: skip
def test_rows(text: str, ids: list[str], faults: list[str]) -> None:
    assert _law(text) == (ids, faults)


def test_numbers_are_found_however_they_are_composed() -> None:
    row = A.replace("Đ", "Đ").replace("tỉnh", "ti\u0309nh")
    law = read_law(_reading(**{LEGAL: HEADER + row}))

    reference = LegalReference("a/2023/NQ-HĐND", "HĐND tỉnh a")
    assert resolve(law, reference).candidates == law.documents


def test_a_number_that_stands_twice_stays_ambiguous() -> None:
    other = B.replace("b/2023", "a/2023")
    law = read_law(_reading(**{LEGAL: HEADER + A + other}))

    found = resolve(law, LegalReference("a/2023/NQ-HĐND")).candidates

    assert [each.id for each in found] == ["a", "b"]
    assert resolve(law, LegalReference("a/2023/NQ-HĐND", "HĐND tỉnh b")).found == found[1]


def test_relations_of_all_years() -> None:
    header = "id,from,relation,to,date,until,provisions,source,recorded\n"
    reading = _reading(
        **{
            "content/catalogue/relations/2024.csv": header + "r2,b,amends,a,2024-02-01,,Điều 3,,\n",
            "content/catalogue/relations/2023.csv": header + "r1,a,replaces,x,,,,,2023-12-09\n",
        }
    )

    relations = read_law(reading).relations

    assert reading.faults == []
    assert [(each.id, each.acting, each.relation, each.target) for each in relations] == [
        ("r1", "a", "replaces", "x"),
        ("r2", "b", "amends", "a"),
    ]
    assert relations[0].day is None
    assert relations[0].recorded == date(2023, 12, 9)
    assert (relations[1].day, relations[1].provisions) == (date(2024, 2, 1), "Điều 3")


def test_stale_wordings() -> None:
    head = "id,wording,from,until,instead,source\n"
    rows = "huyen,cấp huyện,2025-07-01,,,Luật 72/2025/QH15\nx,,,,,\ny,Đề án 30,1/7/2025,,,\n"
    reading = _reading(**{"content/catalogue/wording.csv": head + rows})

    first, second = read_wordings(reading)

    assert (first.wording, first.since, first.until) == ("cấp huyện", date(2025, 7, 1), None)
    assert str(first.place) == "content/catalogue/wording.csv:2"
    assert (second.wording, second.since) == ("Đề án 30", None)
    assert words(reading.faults) == [
        "content/catalogue/wording.csv:4: 'from' is '1/7/2025', expected YYYY-MM-DD [CAT001]"
    ]


def test_without_stale_wordings() -> None:
    assert read_wordings(_reading()) == ()


def test_clauses_by_edition() -> None:
    reading = _reading(
        **{
            "content/catalogue/iso-9001-2015.csv": "clause,title_vi,title_en\n7.5,Thông tin,Info\n",
            "content/catalogue/iso-9001-2026.csv": "clause,title_vi,title_en\n",
            "content/catalogue/other.csv": "x\n",
        }
    )

    clauses = read_clauses(reading)

    assert sorted(clauses) == ["9001:2015", "9001:2026"]
    assert [each.clause for each in clauses["9001:2015"]] == ["7.5"]
    assert reading.faults == []


def test_the_calendar() -> None:
    reading = _reading(
        **{
            "content/calendar.yml": "calendar: 1\nversion: '2026'\n"
            "holidays: [{day: 2026-09-02, name: Quốc khánh}]\n"
            "working_days: [{day: 2026-08-22, name: Làm bù}]\n"
        }
    )

    calendar = read_calendar(reading)

    assert reading.faults == []
    assert calendar.version == "2026"
    assert not calendar.works_on(date(2026, 9, 2))
    assert calendar.works_on(date(2026, 8, 22))


def test_a_calendar_with_faults() -> None:
    reading = _reading(
        **{
            "content/calendar.yml": "calendar: 1\nholidays: [{day: 2/9/2026}, {day: 2026-09-02}]\n"
            "workdays: []\n"
        }
    )

    calendar = read_calendar(reading)

    assert not calendar.works_on(date(2026, 9, 2))
    expected = "expected a day written YYYY-MM-DD, such as 2026-07-15"
    assert words(reading.faults) == [
        f"content/calendar.yml:2: 'day' is '2/9/2026', {expected} [HDR005]",
        "content/calendar.yml:3: key 'workdays' is not known here [HDR006]",
    ]


def test_no_calendar() -> None:
    calendar = read_calendar(_reading())

    assert calendar.version == ""
    assert calendar.works_on(date(2026, 9, 2))
