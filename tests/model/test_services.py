"""Tests of public services: codes, ends, and which of them an office has."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.model.services import Listed, Scope, Service, Services, listed, national_code


@pytest.mark.parametrize(
    ("code", "national"),
    [
        ("1.001193", "1.001193"),
        ("1.014464.H50", "1.014464"),
        ("1.001677.000.00.00.H13", "1.001677"),
        ("0.001193", ""),
        ("1.01193", ""),
        ("1.001193.50", ""),
        ("T-TVH-284957-TT", ""),
        ("", ""),
    ],
)
def test_national_code(code: str, national: str) -> None:
    assert national_code(code) == national


def test_an_end_without_a_day_is_an_end() -> None:
    gone = Service(code="1.000001", name="A", ended=True)
    coming = Service(code="1.000001", name="A", ended=True, abolished=date(2026, 7, 1))

    assert gone.ended_on(date(2000, 1, 1))
    assert not coming.ended_on(date(2026, 6, 30))
    assert coming.ended_on(date(2026, 7, 1))
    assert listed(coming).ended_on(date(2026, 7, 1))
    assert replace(coming, ended=False).ended_on(date(2026, 7, 1))


def test_records_are_read_when_asked_for() -> None:
    asked = []

    def read(code: str) -> Service:
        asked.append(code)
        return Service(code=code, name="A")

    services = Services({"a": Listed("a", "A"), "b": Listed("b", "B")}, read)

    assert (len(services), list(services)) == (2, ["a", "b"])
    assert asked == []
    assert services["a"] is services["a"]
    assert asked == ["a"]


WARD = Listed("1.000001", "A", ("Cấp tỉnh", "Cấp xã"), "Hộ tịch")


@pytest.mark.parametrize(
    ("scope", "holds"),
    [
        pytest.param(Scope(), False, id="nothing said"),
        pytest.param(Scope(("Cấp xã",)), True, id="its level"),
        pytest.param(Scope(("Cấp bộ",)), False, id="another level"),
        pytest.param(Scope(("Cấp xã",), ("Đất đai",)), False, id="another field"),
        pytest.param(Scope((), ("Hộ tịch",)), True, id="its field"),
        pytest.param(Scope(("cấp  xã", "Cấp Xã")), True, id="its level, in other letters"),
        pytest.param(Scope(("Cấp bộ",), codes=("1.000001",)), True, id="besides"),
        pytest.param(Scope(("Cấp bộ",), codes=("1.000001.H55",)), True, id="with its province"),
        pytest.param(Scope(("Cấp xã",), excepted={"1.000001": "Tỉnh làm"}), False, id="excepted"),
    ],
)
def test_scope(scope: Scope, holds: bool) -> None:
    assert scope.holds(WARD) is holds
