"""People named one after another: who is the same person, what is refused."""

from datetime import date
from typing import Any

import pytest

from qmsdocs.beginnings.enrolment import Entry
from qmsdocs.model.records import Decision
from tests.beginnings.offices import enrolment, entry

ISSUED = date(2025, 7, 1)


def test_somebody() -> None:
    taken = enrolment()

    assert taken.enrol(entry(number="01/QĐ-UBND", issued=ISSUED, since=date(2025, 7, 2))) == []

    (person,) = taken.people.values()
    (mandate,) = person.mandates
    assert (person.id, person.name, person.email) == (
        "dinh-thi-an",
        "Đinh Thị An",
        "an@co-quan.example",
    )
    assert (mandate.id, mandate.role, mandate.since) == ("m1", "chu-tich", date(2025, 7, 2))
    assert mandate.decision == Decision("01/QĐ-UBND", ISSUED)
    assert person.keys == ()


def test_role_and_unit_by_name() -> None:
    taken = enrolment()

    assert taken.enrol(entry(role="Công chức chuyên môn", unit="tổ một cửa")) == []

    (mandate,) = taken.people["dinh-thi-an"].mandates
    assert (mandate.role, mandate.scope.units) == ("cong-chuc", ("to-mot-cua",))


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(entry(role="thu-ky-iso"), id="name and address"),
        pytest.param(entry(role="thu-ky-iso", email="AN@co-quan.example"), id="in capitals"),
        pytest.param(entry(role="thu-ky-iso", id="dinh-thi-an", email=""), id="id"),
    ],
)
def test_same_person_in_another_role(again: Entry) -> None:
    taken = enrolment()
    taken.enrol(entry())

    assert taken.enrol(again) == []

    assert list(taken.people) == ["dinh-thi-an"]
    roles = [(each.id, each.role) for each in taken.people["dinh-thi-an"].mandates]
    assert roles == [("m1", "chu-tich"), ("m2", "thu-ky-iso")]


def test_address_that_comes_later() -> None:
    taken = enrolment()
    taken.enrol(entry(email=""))

    taken.enrol(entry(id="dinh-thi-an", role="thu-ky-iso"))

    assert taken.people["dinh-thi-an"].email == "an@co-quan.example"


def test_namesakes() -> None:
    """Two addresses are two people; the second gets an id of its own."""
    taken = enrolment()
    taken.enrol(entry())

    taken.enrol(entry(email="khac@co-quan.example"))

    assert list(taken.people) == ["dinh-thi-an", "dinh-thi-an-2"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"name": ""}, ["the name is missing"], id="no name"),
        pytest.param({"name": "東京"}, ["no id can be made of '東京'; write one"], id="no id"),
        pytest.param(
            {"id": "Đinh An"}, ["'Đinh An' is no id; write it as 'dinh-an'"], id="id with blanks"
        ),
        pytest.param({"email": "an"}, ["'an' is no e-mail address"], id="no address"),
        pytest.param({"since": None}, ["the first day is missing"], id="no day"),
        pytest.param(
            {"number": "1"},
            ["a decision has a number and a day; one of them is missing"],
            id="decision without its day",
        ),
        pytest.param(
            {"issued": ISSUED},
            ["a decision has a number and a day; one of them is missing"],
            id="day without its decision",
        ),
        pytest.param(
            {"number": "1", "issued": ISSUED, "since": date(2025, 6, 30)},
            ["the first day 2025-06-30 is before the decision of 2025-07-01"],
            id="before the decision",
        ),
        pytest.param(
            {"since": date(2026, 11, 22)},
            [
                (
                    "without a decision a mandate begins on 2026-11-23 at the earliest, not on "
                    "2026-11-22"
                )
            ],
            id="reaching back without a decision",
        ),
        pytest.param(
            {"unit": "van-phong"},
            ["the role 'chu-tich' is for the whole office; leave its unit out"],
            id="head of a unit",
        ),
        pytest.param(
            {"role": "cong-chuc", "unit": "phòng"},
            ["unit 'phòng' is not one of: van-phong, to-mot-cua"],
            id="no such unit",
        ),
        pytest.param(
            {"number": "1\u200b", "issued": ISSUED},
            ["character 2 is U+200B, which cannot be seen; type the words anew"],
            id="unseen in the number",
        ),
        pytest.param(
            {"role": "thủ kho"},
            [
                (
                    "role 'thủ kho' is not one of: chu-tich, pho-chu-tich, chanh-van-phong, "
                    "truong-phong, cong-chuc, thu-ky-iso"
                )
            ],
            id="no such role",
        ),
        pytest.param(
            {"name": "", "since": None},
            ["the name is missing", "the first day is missing"],
            id="everything that is wrong",
        ),
    ],
)
def test_refused(values: dict[str, Any], said: list[str]) -> None:
    taken = enrolment()

    assert [str(each) for each in taken.enrol(entry(**values))] == said
    assert taken.people == {}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({}, "'Đinh Thị An' stands here twice in the same role", id="the same again"),
        pytest.param(
            {"name": "Khác"},
            "'an@co-quan.example' is the address of 'Đinh Thị An'",
            id="address of another",
        ),
        pytest.param(
            {"id": "dinh-thi-an", "name": "Khác"},
            "'dinh-thi-an' is the id of 'Đinh Thị An' already",
            id="id of another",
        ),
        pytest.param(
            {"id": "dinh-thi-an", "email": "khac@co-quan.example", "role": "thu-ky-iso"},
            "'Đinh Thị An' has the address 'an@co-quan.example' already",
            id="second address",
        ),
        pytest.param(
            {"email": "", "role": "thu-ky-iso"},
            "'Đinh Thị An' was named before; say by id or e-mail address whether it is the same "
            "person",
            id="who knows",
        ),
    ],
)
def test_refused_after_another(values: dict[str, Any], said: str) -> None:
    taken = enrolment()
    taken.enrol(entry())

    assert [str(each) for each in taken.enrol(entry(**values))] == [said]
    assert list(taken.people) == ["dinh-thi-an"]
