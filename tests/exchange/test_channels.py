"""Ways to hand in a file, out of one glued cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.exchange.channels import channels_of
from qmsdocs.model.services import Channel

HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            "Trực tuyến5 Ngày làm việc10 USD(/bản)Tại cơ quan đại diện.Trực tiếp1.5 NgàyMiễn phí",
            [
                Channel("Trực tuyến", "5 Ngày làm việc", "10 USD (/bản)", "Tại cơ quan đại diện."),
                Channel("Trực tiếp", "1.5 Ngày", "Miễn phí"),
            ],
            id="fee with a remark, then a remark on the row",
        ),
        pytest.param(
            "Trực tiếpKhông có thông tin2,000 Việt Nam Đồng(/trang (bản chính))Trang sau 1.000 đ",
            [
                Channel(
                    "Trực tiếp",
                    "",
                    "2,000 Việt Nam Đồng (/trang (bản chính))",
                    "Trang sau 1.000 đ",
                )
            ],
            id="no limit, brackets within brackets",
        ),
        pytest.param(
            "Trực tuyến60 NgàyKhông có thông tin",
            [Channel("Trực tuyến", "60 Ngày")],
            id="no fee",
        ),
        pytest.param(
            "Trực tuyến1Miễn phíTrực tiếp1Miễn phí",
            [Channel("Trực tuyến", "1", "Miễn phí"), Channel("Trực tiếp", "1", "Miễn phí")],
            id="a limit whose unit the source has lost",
        ),
        pytest.param(
            "Trực tiếp1100,000 VNĐ",
            [Channel("Trực tiếp", "1", "100,000 VNĐ")],
            id="limit and fee run together, one way to read them",
        ),
        pytest.param(
            "Trực tiếp120 VNĐ(20.000 đồng)",
            [Channel("Trực tiếp", note="120 VNĐ(20.000 đồng)")],
            id="limit and fee run together, two ways to read them",
        ),
        pytest.param(
            "Trực tuyếnKhông quy địnhMiễn phíQua cổng",
            [Channel("Trực tuyến", "Không quy định", "Miễn phí", "Qua cổng")],
            id="limit in words",
        ),
        pytest.param(
            "Trực tiếp3 NgàyMiễn phí(Mức phí (nếu có) theo nghị quyếtNộp tại trung tâm",
            [
                Channel(
                    "Trực tiếp",
                    "3 Ngày",
                    "",
                    "Miễn phí (Mức phí (nếu có) theo nghị quyếtNộp tại trung tâm",
                )
            ],
            id="a bracket that is not closed",
        ),
        pytest.param(
            "Trực tiếp3 NgàyMiễn phí(1) Trường hợp thứ nhất",
            [Channel("Trực tiếp", "3 Ngày", "Miễn phí", "(1) Trường hợp thứ nhất")],
            id="a number in brackets begins the remark",
        ),
        pytest.param(
            "Trực tiếp3 NgàyMiễn phíNộp Trực tuyến hoặc Trực tiếp tại trung tâm",
            [
                Channel(
                    "Trực tiếp", "3 Ngày", "Miễn phí", "Nộp Trực tuyến hoặc Trực tiếp tại trung tâm"
                )
            ],
            id="ways named in a remark begin no row",
        ),
    ],
)
def test_rows(cell: str, expected: list[Channel]) -> None:
    assert channels_of(HEAD + cell) == (tuple(expected), "")


def test_something_else_is_kept() -> None:
    assert channels_of("Nộp hồ sơ trực tiếp tại trung tâm.") == (
        (),
        "Nộp hồ sơ trực tiếp tại trung tâm.",
    )


def test_nothing() -> None:
    assert channels_of("Không có thông tin") == ((), "")


ROWS = st.lists(
    st.builds(
        Channel,
        st.sampled_from(["Trực tiếp", "Trực tuyến", "Dịch vụ bưu chính"]),
        st.sampled_from(["5 Ngày làm việc", "20 Ngày", "2 Giờ", "12 Tháng", "0.5 Ngày"]),
        st.sampled_from(
            ["Miễn phí", "20,000 VNĐ", "10 USD", "5,000 Việt Nam Đồng (/lần (tối đa))"]
        ),
        st.sampled_from(
            ["", "Nộp tại trung tâm.", "05 ngày, kể từ ngày nhận", "- Trực tiếp:\n+ tại xã"]
        ),
    ),
    min_size=1,
    max_size=5,
)


@given(ROWS)
def test_what_was_glued_comes_apart(rows: list[Channel]) -> None:
    cell = "".join(
        f"{each.mode}{each.limit}{each.fee.replace(' (/', '(/')}{each.note}" for each in rows
    )

    assert channels_of(HEAD + cell) == (tuple(rows), "")
