"""Units and fields: chosen by number, or named."""

import pytest

from qmsdocs.beginnings.choices import FIELDS, UNITS, chosen
from qmsdocs.beginnings.words import no_id, no_name

OFFERED = (("mot", "Một"), ("hai", "Hai, và nữa"))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("2", (OFFERED[1],), id="number"),
        pytest.param("2, 1", (OFFERED[1], OFFERED[0]), id="numbers"),
        pytest.param("1 2;", OFFERED, id="numbers and blanks"),
        pytest.param("1-2", OFFERED, id="from one to another"),
        pytest.param("1 - 2, 1", OFFERED, id="overlapping"),
        pytest.param("1; Ba", (OFFERED[0], ("ba", "Ba")), id="number and name"),
        pytest.param("b=Ba; Bốn, năm", (("b", "Ba"), ("bon-nam", "Bốn, năm")), id="names"),
        pytest.param("1; 1", (OFFERED[0],), id="twice the same"),
    ],
)
def test_chosen(text: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert chosen(text, OFFERED) == (pairs, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("3", "there is no number 3 in the list", id="number too high"),
        pytest.param("1-3", "there is no number 3 in the list", id="range too long"),
        pytest.param("x=7", "'7' is no name", id="a number is no name"),
        pytest.param("0", "there is no number 0 in the list", id="number too low"),
        pytest.param("Ba; ba=Khác", "'ba' stands here twice; write id=Name", id="one id for two"),
        pytest.param("東京", "no id can be made of '東京'; write id=Name", id="no id"),
        pytest.param("a=", "'' is no name", id="no name"),
        pytest.param(
            "A\u200bB",
            "character 2 is U+200B, which cannot be seen; type the words anew",
            id="unseen",
        ),
    ],
)
def test_not_to_be_had(text: str, said: str) -> None:
    assert str(chosen(text, OFFERED)[1]) == said


def test_what_is_offered_will_do() -> None:
    """Codes are made of the initials of a field's id; no two fields may have the same."""
    initials = ["".join(part[0] for part in each.split("-")) for each, _ in FIELDS]

    assert len(set(initials)) == len(FIELDS)
    for entry_id, name in (*FIELDS, *UNITS):
        assert no_id(entry_id) is None
        assert no_name(name) is None
