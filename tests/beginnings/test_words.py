"""Words that people give: what is taken as it stands, what is refused and how that is said."""

from datetime import date

import pytest

from qmsdocs.beginnings.words import named, no_email, no_id, no_name, tidied
from qmsdocs.model.days import day_of


def test_composed_and_without_blanks() -> None:
    assert tidied("  Tho\u031b\u0300i \n") == "Thời"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Trần \"Tí\": 'x', {y} [z] #1 & *", id="signs of YAML"),
        pytest.param("Đỗ 🙂", id="emoji"),
        pytest.param("Ö Ñandú 東京", id="other letters"),
        pytest.param("2B", id="digit first"),
    ],
)
def test_names(name: str) -> None:
    assert no_name(name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("…", "'…' is no name", id="no letter"),
        pytest.param("1-2", "'1-2' is no name", id="digits alone"),
        pytest.param("An\x07", "character 3 is U+0007, which cannot be seen", id="control"),
        pytest.param("An\u200bh", "character 3 is U+200B, which cannot be seen", id="no width"),
        pytest.param("\u202eAn", "character 1 is U+202E, which cannot be seen", id="turned"),
        pytest.param("A\u00a0n", "character 2 is U+00A0, which cannot be seen", id="hard space"),
        pytest.param("A\nn", "character 2 is U+000A, which cannot be seen", id="line end"),
        pytest.param("A\udc80", "character 2 is U+DC80, which cannot be seen", id="no UTF-8"),
        pytest.param("A\ufeff", "character 2 is U+FEFF, which cannot be seen", id="mark"),
    ],
)
def test_no_names(name: str, said: str) -> None:
    assert str(no_name(name)).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("ubnd-phuong-moi", None, id="id"),
        pytest.param("5-nam", None, id="digit first"),
        pytest.param(
            "UBND phường", "'UBND phường' is no id; write it as 'ubnd-phuong'", id="a name"
        ),
        pytest.param("a--b", "'a--b' is no id; write it as 'a-b'", id="two hyphens"),
        pytest.param("東京", "'東京' is no id; use letters a-z, digits and '-'", id="no letter"),
    ],
)
def test_ids(text: str, said: str | None) -> None:
    found = no_id(text)

    assert (str(found) if found else None) == said


@pytest.mark.parametrize("text", ["an@co-quan.example", "an+ký@cơ-quan.example"])
def test_addresses(text: str) -> None:
    assert no_email(text) is None


@pytest.mark.parametrize(
    "text", ["an", "an@", "@b", "a b@c", "An <an@b>", "a@b@c", "a@b,c@d", "a@b\u200b"]
)
def test_no_addresses(text: str) -> None:
    assert no_email(text) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2026-07-05", date(2026, 7, 5), id="iso"),
        pytest.param("5/7/2026", date(2026, 7, 5), id="vietnamese"),
        pytest.param("05/07/2026", date(2026, 7, 5), id="as a spreadsheet has it"),
        pytest.param("30/02/2026", None, id="no such day"),
        pytest.param("2026/07/05", None, id="another order"),
        pytest.param("7/2026", None, id="month"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        pytest.param("Hộ tịch", ("ho-tich", "Hộ tịch"), id="name"),
        pytest.param("ht = Hộ tịch", ("ht", "Hộ tịch"), id="id and name"),
        pytest.param("A = B", ("a-b", "A = B"), id="no id before the sign"),
        pytest.param("x=", ("x", ""), id="id without a name"),
    ],
)
def test_named(text: str, pair: tuple[str, str]) -> None:
    assert named(text) == pair
