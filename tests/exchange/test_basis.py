"""Legal documents out of glued cells and free lists."""

from datetime import date

import pytest

from qmsdocs.exchange.basis import issuer_behind, listed_basis, service_basis
from qmsdocs.law.finding.citations import citations
from qmsdocs.model.text import LegalReference

HEAD = "Tên văn bản pháp lýMã văn bản"
REGISTRATION = LegalReference("123/2015/NĐ-CP", "Chính phủ", date(2015, 11, 15))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            "Hướng dẫn về phí85/2019/TT-BTCNghị định về hộ tịch104/2022/NĐ-CP",
            [LegalReference("85/2019/TT-BTC"), LegalReference("104/2022/NĐ-CP")],
            id="the next title is glued to a number",
        ),
        pytest.param(
            "Luật 60/2014/QH1360/2014/QH13Nghị định cũ01/2010/NĐ-CP",
            [LegalReference("60/2014/QH13"), LegalReference("01/2010/NĐ-CP")],
            id="the title ends with the number",
        ),
        pytest.param(
            "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ chi tiết123/2015/NĐ-CP",
            [REGISTRATION],
            id="day and issuer out of the title",
        ),
        pytest.param(
            "Thông tư sửa đổi Thông tư số 02/2020/TT-BTP ngày 08/4/2020 của Bộ trưởng Bộ Tư pháp "
            "ban hành mẫu04/2024/TT-BTP",
            [LegalReference("04/2024/TT-BTP")],
            id="what a title amends is no basis",
        ),
        pytest.param(
            "Luật Địa chất54/2024/QH15193/2025/NĐ-CP193/2025/NĐ-CPThông tư36/2025/TT-BNNMT",
            [
                LegalReference("54/2024/QH15"),
                LegalReference("193/2025/NĐ-CP"),
                LegalReference("36/2025/TT-BNNMT"),
            ],
            id="a number stands for the title",
        ),
        pytest.param(
            "Sửa đổi trong lĩnh vực môi trườngLuật số 146/2025/QH15quy định phí14/2021/TT-BTC",
            [LegalReference("146/2025/QH15"), LegalReference("14/2021/TT-BTC")],
            id="type before the number, small letter behind it",
        ),
        pytest.param(
            "Quy định phí14/2021/TT-BTCNghị định số 46/2020/NĐ-CP46/2020",
            [LegalReference("14/2021/TT-BTC"), LegalReference("46/2020/NĐ-CP")],
            id="the last number is cut short, its title has it",
        ),
        pytest.param(
            "Quy định phí14/2021/TT-BTCQuy định lệ phí hàng không193",
            [LegalReference("14/2021/TT-BTC"), LegalReference("Quy định lệ phí hàng không193")],
            id="a row without a number is kept whole",
        ),
    ],
)
def test_table(cell: str, expected: list[LegalReference]) -> None:
    assert service_basis(HEAD + cell) == tuple(expected)


def test_no_information() -> None:
    assert service_basis("Không có thông tin") == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            "- Luật Hộ tịch số 60/2014/QH13;\n- Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của "
            "Chính phủ.",
            [LegalReference("60/2014/QH13"), REGISTRATION],
            id="a list with dashes",
        ),
        pytest.param(
            "Nghị định số 07/2025/NĐ-CP sửa đổi Nghị định số 23/2015/NĐ-CP; Luật Hộ tịch",
            [LegalReference("07/2025/NĐ-CP"), LegalReference("Luật Hộ tịch")],
            id="what is amended is no basis, a name alone is kept",
        ),
    ],
)
def test_list(cell: str, expected: list[LegalReference]) -> None:
    assert listed_basis(cell) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param("của Chính phủ quy định", "Chính phủ", id="government"),
        pytest.param(
            "của Bộ trưởng Bộ Lao động - Thương binh và Xã hội quy định",
            "Bộ Lao động - Thương binh và Xã hội",
            id="a minister signs for the ministry",
        ),
        pytest.param("của HĐND tỉnh An Giang Quy định mức chi", "HĐND tỉnh An Giang", id="council"),
        pytest.param(
            "của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu ban hành",
            "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
            id="a name with a dash",
        ),
        pytest.param("của Hồi đồng tỉnh quy định", "", id="not clear"),
        pytest.param("quy định", "", id="none"),
    ],
)
def test_issuer(text: str, issuer: str) -> None:
    whole = f"Nghị quyết số 08/2024/NQ-HĐND ngày 26/6/2024 {text}"

    assert issuer_behind(whole, citations(whole)[0].end) == issuer
