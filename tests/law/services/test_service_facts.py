"""A text held against the records of its services: limits, fees, offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.service_facts import Held
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.steptimes import stated_limit
from tests.builders import text_of

TEXT = text_of("---\nid: k3f9t2xq\ncode: QT-HT-01\ntitle: Đăng ký\nkind: procedure\n"
               "issue: 1\nrevision: 0\n---\n\nNội dung.\n")  # fmt: skip


def service(*limits: str, note: str = "", code: str = "1.000001") -> Service:
    modes = ("Trực tiếp", "Trực tuyến", "Dịch vụ bưu chính")
    channels = tuple(Channel(m, each, note=note) for m, each in zip(modes, limits, strict=False))
    return Service(code=code, name="Thủ tục", channels=channels)


def exceeds(amount: str, *services: Service) -> bool:
    limit, found = Held(TEXT, services).limit, stated_limit(amount)
    return limit is not None and found is not None and limit.exceeded_by(found)


@pytest.mark.parametrize(
    ("amount", "record", "longer"),
    [
        pytest.param("4 ngày làm việc", service("3 ngày làm việc"), True, id="longer"),
        pytest.param("3 ngày làm việc", service("3 ngày làm việc"), False, id="the same"),
        pytest.param("24 giờ làm việc", service("3 Ngày làm việc"), False, id="hours"),
        pytest.param("25 giờ làm việc", service("3 Ngày làm việc"), True, id="one hour more"),
        pytest.param("4 ngày", service("3 ngày làm việc"), False, id="days of the calendar"),
        pytest.param("4 ngày làm việc", service("3 ngày"), True, id="more working days"),
        pytest.param("3 ngày làm việc", service("3 ngày"), False, id="as many working days"),
        pytest.param(
            "4 ngày làm việc", service("3 ngày làm việc", "5 ngày làm việc"), False, id="longest"
        ),
        pytest.param(
            "6 ngày làm việc", service("3 ngày làm việc", "5 ngày làm việc"), True, id="above it"
        ),
        pytest.param("9 ngày làm việc", service("3 ngày làm việc", "1"), True, id="one unread"),
        pytest.param("9 ngày làm việc", service("1", ""), False, id="none read"),
        pytest.param(
            "9 ngày làm việc", service("3 ngày làm việc", "1 tháng"), False, id="kinds apart"
        ),
        pytest.param(
            "5 ngày làm việc",
            service("3 ngày làm việc", note="Phải xác minh: 08 ngày làm việc"),
            False,
            id="a case in a remark",
        ),
        pytest.param(
            "9 ngày làm việc",
            service("3 ngày làm việc", note="Phải xác minh: 08 ngày làm việc"),
            True,
            id="longer than that case",
        ),
    ],
)
def test_exceeded_by(amount: str, record: Service, longer: bool) -> None:
    assert exceeds(amount, record) is longer


def test_of_several_services_the_longest_limit_holds() -> None:
    two = service("3 ngày làm việc"), service("5 ngày làm việc", code="1.000002")

    assert not exceeds("5 ngày làm việc", *two)
    assert exceeds("6 ngày làm việc", *two)
    assert not exceeds("6 ngày làm việc", *two, service(code="1.000003"))


def test_the_limit_as_the_record_has_it() -> None:
    limit = Held(TEXT, (service("3 Ngày  làm việc", "2 Ngày", "3 Ngày làm việc"),)).limit

    assert limit is not None
    assert limit.written == "3 Ngày làm việc (Trực tiếp, Dịch vụ bưu chính); 2 Ngày (Trực tuyến)"


def test_offices() -> None:
    held = Held(
        TEXT,
        (
            Service(code="1.000001", name="A", agency="UBND cấp xã", authority="UBND cấp xã"),
            Service(code="1.000002", name="B", agency="Sở\nTư pháp"),
        ),
    )

    assert held.offices == "UBND cấp xã; Sở Tư pháp"
    assert held.ranks == {"xã", "tỉnh"}


@given(st.lists(st.integers(1, 60), min_size=1, max_size=3), st.integers(1, 60))
def test_nobody_exceeds_what_a_record_allows(days: list[int], promised: int) -> None:
    record = service(*(f"{each} ngày làm việc" for each in days))

    assert exceeds(f"{promised} ngày làm việc", record) is (promised > max(days))
