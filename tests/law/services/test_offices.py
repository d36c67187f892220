"""Levels of offices, and offices that stand at another level than a record's."""

import pytest

from qmsdocs.law.services.offices import elsewhere, ranks
from qmsdocs.law.services.stated_facts import Row


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Ủy ban nhân dân cấp xã", {"xã"}),
        ("Uỷ ban Nhân dân xã, phường, thị trấn.", {"xã"}),
        ("UBND phường Sông Mẫu", {"xã"}),
        ("Cơ quan đăng ký kinh doanh cấp xã", {"xã"}),
        ("Chủ tịch Ủy ban nhân dân tỉnh", {"tỉnh"}),
        ("UBND thành phố; Sở Tư pháp", {"tỉnh"}),
        ("Ủy ban nhân dân quận, huyện", {"huyện"}),
        ("Bộ trưởng Bộ Tài chính", {"bộ"}),
        ("Sở Tư pháp, Ủy ban nhân dân cấp xã", {"tỉnh", "xã"}),
        ("Tổ chức hành nghề công chứng", set()),
        ("Cán bộ tiếp nhận; 01 bộ hồ sơ; bộ phận một cửa; số 5; cơ sở Đông Hà", set()),
        ("", set()),
    ],
)
def test_ranks(text: str, levels: set[str]) -> None:
    assert ranks(text) == levels


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(["UBND phường"], None, id="the same"),
        pytest.param(["UBND tỉnh"], 0, id="another"),
        pytest.param(["Quyết định: UBND cấp xã", "Thực hiện: Sở Tư pháp"], 1, id="one of two"),
        pytest.param(["Sở Tư pháp hoặc UBND cấp xã"], None, id="either"),
        pytest.param(["Cơ quan phối hợp: Sở Tư pháp"], None, id="beside"),
        pytest.param(["Được uỷ quyền: Sở Tư pháp"], None, id="for it"),
        pytest.param(["Văn phòng"], None, id="no known level"),
    ],
)
def test_elsewhere(lines: list[str], found: int | None) -> None:
    rows = [Row(number, line) for number, line in enumerate(lines)]

    row = elsewhere(rows, frozenset({"xã"}))

    assert (row.line if row else None) == found
