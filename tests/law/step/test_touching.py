"""Tests of whether what was done to provisions concerns a text that cites a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.finding.provisions import Provision
from qmsdocs.law.step.reliance import Use
from qmsdocs.law.step.touching import named, touches


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("khoản 1, khoản 2 Điều 12", ["khoản 1 Điều 12", "khoản 2 Điều 12"]),
        ("khoản 1 Điều 8; điểm b khoản 3 Điều 9", ["khoản 1 Điều 8", "điểm b khoản 3 Điều 9"]),
        ("Điều 5", ["Điều 5"]),
        ("Phụ lục I", []),
        ("Chương II; Điều 40", []),
        ("Phụ lục I và Điều 3", []),
        ("Điều 10 đến Điều 80", []),
        ("từ Điều 10 đến hết Điều 15", []),
        ("Điều 5 (trừ khoản 2), Điều 7", []),
        ("Điều 5, thay cụm từ “x” tại Điều 9", []),
        ("Điều 3, Mục 2 Chương IV, Điều 20", []),
        ("Điều 12: khoản 1, khoản 2; Điều 15", []),
        (", ".join(f"Điều {number}" for number in range(1, 60)), []),
        ("các Điều 10 đến 12", []),
        ("Điều 10 đến 12", ["Điều 10", "Điều 11", "Điều 12"]),
        ("khoản 2 các Điều 22, 24", ["khoản 2 Điều 22", "Điều 24"]),
    ],
)
def test_named(words: str, found: list[str]) -> None:
    assert list(map(str, named(words))) == found


@pytest.mark.parametrize(
    ("ours", "whole", "theirs", "concerned"),
    [
        pytest.param((), True, "Điều 9", True, id="the whole is cited"),
        pytest.param(("khoản 2 Điều 14",), True, "Điều 9", True, id="the whole is cited as well"),
        pytest.param(("khoản 2 Điều 14",), False, "", True, id="the whole is touched"),
        pytest.param(("khoản 2 Điều 14",), False, "Điều 9", False, id="another article"),
        pytest.param(("khoản 2 Điều 14",), False, "Điều 14", True, id="the article around it"),
        pytest.param(("Điều 14",), False, "khoản 2 Điều 14", True, id="a clause of it"),
        pytest.param(("khoản 1 Điều 14",), False, "khoản 2 Điều 14", False, id="another clause"),
        pytest.param(("khoản 2 Điều 14",), False, "Phụ lục I", True, id="cannot be read"),
        pytest.param(("khoản 2 Điều 14",), False, "Điều 9; Điều 14", True, id="one of several"),
    ],
)
def test_touches(ours: tuple[str, ...], whole: bool, theirs: str, concerned: bool) -> None:
    use = Use("a", (1,), ours, whole=whole)

    assert touches(use, theirs) is concerned


PROVISIONS = st.builds(
    Provision,
    article=st.integers(1, 99).map(str),
    clause=st.just("") | st.integers(1, 20).map(str),
)


@given(PROVISIONS)
def test_what_is_cited_is_touched_by_itself(provision: Provision) -> None:
    assert touches(Use("a", (1,), (str(provision),), whole=False), str(provision))
