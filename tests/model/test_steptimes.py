"""What cells say of the time of a step, and sections of the limit."""

import gzip
import json
import os
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.durations import NOTHING, OPEN, WORKING_DAY, Amount, Kind, Unit, written
from qmsdocs.model.steptimes import named_times, stated_limit, step_time

REPOSITORY = Path(__file__).parents[2]
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
HOUR = Unit(Kind.HOURS, Fraction(1, 8))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("0,5 ngày làm việc", "0,5 ngày làm việc", id="decimal comma"),
        pytest.param("**4,5 ngày làm việc**", "4,5 ngày làm việc", id="bold"),
        pytest.param("01 (một) ngày làm việc", "1 ngày làm việc", id="in words too"),
        pytest.param("½ ngày", "0,5 ngày", id="sign"),
        pytest.param("02 ngày (16 giờ)", "2 ngày", id="the same in hours"),
        pytest.param("(02 ngày)", "2 ngày", id="all in brackets"),
        pytest.param("02 ngày (làm việc)", "2 ngày làm việc", id="kind in brackets"),
        pytest.param("0,5 ngày<br>làm việc", "0,5 ngày làm việc", id="broken line"),
        pytest.param("01 ngày 4 giờ", "1,5 ngày", id="days and hours"),
        pytest.param("2 giờ 30 phút", "2,5 giờ", id="hours and minutes"),
        pytest.param("04 giờ hành chính", "0,5 ngày làm việc", id="office hours, counted"),
        pytest.param("01 buổi", "0,5 ngày làm việc", id="half a day"),
        pytest.param("Không quá 01 ngày", "1 ngày", id="at most"),
        pytest.param("1/2 nga\u0300y", "0,5 ngày", id="decomposed"),
    ],
)
def test_time_of_a_step(cell: str, expected: str) -> None:
    found = step_time(cell)

    assert found is not None
    assert written(found) == expected


@pytest.mark.parametrize(
    "cell",
    [
        *("", "-", "Giờ hành chính", "Không quy định", "Trong ngày", "Trả ngay", "Theo giấy hẹn"),
        *("Sau 15 giờ", "Trước 17h00", "8h00 - 8h30", "Tháng 01 hằng năm", "Ngày 05 tháng 3"),
        *("Theo quy định tại khoản 2 Điều 5", "Sau 02 ngày", "Khi phát sinh", "mười lăm ngày"),
    ],
)
def test_nothing_definite(cell: str) -> None:
    assert step_time(cell) == OPEN


def test_time_that_is_not_counted() -> None:
    assert step_time("Không tính thời gian") == NOTHING


@pytest.mark.parametrize(
    "cell", ["5", "1,5", "O,5 ngày", "1//2 ngày", "0.5.1 ngày", "2 nagy", "2 ngay", "0,5 gìơ"]
)
def test_not_understood(cell: str) -> None:
    assert step_time(cell) is None


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        pytest.param("0,5", WORKING_DAY, "0,5 ngày làm việc", id="number alone"),
        pytest.param("2 - 3", WORKING_DAY, "2 ngày làm việc", id="range alone"),
        pytest.param("4", HOUR, "4 giờ", id="hours"),
        pytest.param("½ ngày", WORKING_DAY, "0,5 ngày làm việc", id="days of the head"),
        pytest.param("½ ngày", HOUR, "0,5 ngày", id="another unit than the head"),
    ],
)
def test_the_head_of_the_column_tells_the_unit(cell: str, unit: Unit, expected: str) -> None:
    found = step_time(cell, unit)

    assert found is not None
    assert written(found) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "Trường hợp 1: 2 ngày<br>Trường hợp 2: 3 ngày",
        "2 ngày hoặc 3 ngày",
        "2 ngày; 3 ngày",
        "2 ngày, 3 ngày",
    ],
)
def test_alternatives_are_neither_added_nor_chosen(cell: str) -> None:
    assert step_time(cell) == Amount(Fraction(2), Fraction(5), frozenset({Kind.CALENDAR}))


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("03 ngày làm việc kể từ ngày nhận hồ sơ.", "3 ngày làm việc", id="one"),
        pytest.param(
            "Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo.",
            "1 ngày làm việc",
            id="the same day",
        ),
        pytest.param(
            "- Theo quy định: ngay trong ngày.\n- Theo quy trình này: 0,75 ngày làm việc.",
            "1 ngày làm việc",
            id="the most of all",
        ),
        pytest.param(
            "03 ngày làm việc; kéo dài thêm không quá 02 ngày làm việc.",
            "5 ngày làm việc",
            id="an extension is added",
        ),
    ],
)
def test_limit(section: str, expected: str) -> None:
    found = stated_limit(section)

    assert found is not None
    assert written(found) == expected


@pytest.mark.parametrize(
    "section", ["", "Không quy định", "Theo Nghị định số 23/2015/NĐ-CP ngày 16/02/2015."]
)
def test_no_limit(section: str) -> None:
    assert stated_limit(section) is None


def test_working_and_calendar_days_together_limit_nothing() -> None:
    limit = stated_limit("05 ngày làm việc. Trường hợp phải xác minh: không quá 25 ngày.")

    assert limit is not None
    assert not Amount.of(Fraction(40), WORKING_DAY).exceeds(limit)


@given(st.text("0123456789½,./-– ngàylmviệcgiờ()\n*trong;", max_size=40))
def test_no_cell_is_too_odd(cell: str) -> None:
    for unit in (None, WORKING_DAY):
        found = step_time(cell, unit)
        assert found is None or found.low >= 0
    stated_limit(cell)


@pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)
def test_times_of_national_records() -> None:
    """Every time that the national portal states in its own field is understood."""
    with gzip.open(DATA / "tthc" / "records.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["cach_thuc_thuc_hien"] for line in file]
    stated = {
        found[1]
        for text in texts
        for found in re.finditer(
            r"(?:Trực tiếp|Trực tuyến|Dịch vụ bưu chính)"
            r"(\d[\d,.]* (?:Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Phút))",
            text,
        )
    }

    assert len(stated) > 50
    for each in stated:
        found = step_time(each)
        assert found is not None, each
        assert found.kinds, each


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("03 ngày làm việc kể từ ngày nhận", ["03 ngày làm việc"]),
        ("ngay trong ngày tiếp nhận; sau 15 giờ thì trong ngày làm việc tiếp theo",
         ["ngay trong ngày"]),
        ("trong ngày làm việc tiếp nhận", ["trong ngày làm việc"]),
        ("0,75 ngày làm việc, chậm nhất 02 giờ", ["0,75 ngày làm việc", "02 giờ"]),
        ("theo quy định", []),
    ],
)  # fmt: skip
def test_where_times_are_named(text: str, named: list[str]) -> None:
    assert [text[begin:end] for begin, end in named_times(text)] == named
