"""Papers of a dossier, out of one glued cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.exchange.dossier import papers_of
from qmsdocs.model.services import Paper

HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            f"--{HEAD}Tờ khai1 bản chínhGiấy ủy quyền (nếu có)0 bản chính,1 bản sao",
            [Paper("Tờ khai", originals=1), Paper("Giấy ủy quyền (nếu có)", "", 0, 1)],
            id="originals and copies",
        ),
        pytest.param(
            f"* Phải nộp:{HEAD}Tờ khai1 bản chính* Phải xuất trình:{HEAD}Hộ chiếu0 bản chính",
            [
                Paper("Tờ khai", originals=1, case="* Phải nộp:"),
                Paper("Hộ chiếu", originals=0, case="* Phải xuất trình:"),
            ],
            id="cases",
        ),
        pytest.param(
            f"--{HEAD}Đơn theo Mẫu số 03 Nghị định số 40/2026/NĐ-CPMẫu số 03 (1).docx1 bản chính",
            [Paper("Đơn theo Mẫu số 03 Nghị định số 40/2026/NĐ-CP", "Mẫu số 03 (1).docx", 1)],
            id="form",
        ),
        pytest.param(
            f"--{HEAD}Đơn theo mẫu;MauDon.docxMau khai.pdf1 bản chính",
            [Paper("Đơn theo mẫu;", "MauDon.docx; Mau khai.pdf", 1)],
            id="two forms",
        ),
        pytest.param(
            f"--{HEAD}Tờ khai theo mẫutờ khai số 2.docx1 bản chính",
            [Paper("Tờ khai theo mẫutờ khai số 2.docx", originals=1)],
            id="a form whose beginning is not certain stays in the name",
        ),
        pytest.param(
            f"--{HEAD}Tờ khai: 01 bản chính hoặc 02 bản sao.1 bản chính",
            [Paper("Tờ khai: 01 bản chính hoặc 02 bản sao.", originals=1)],
            id="numbers in a sentence end no row",
        ),
        pytest.param(
            f"--{HEAD}Báo cáo năm 20251 bản chính",
            [Paper("Báo cáo năm 2025", originals=1)],
            id="a year before the number",
        ),
        pytest.param(
            f"--{HEAD}Tờ khai theo Mẫu số 031 bản chínhHộ chiếu1 bản chính",
            [Paper("Tờ khai theo Mẫu số 031 bản chính"), Paper("Hộ chiếu", originals=1)],
            id="two ways to read the digits: kept in the name",
        ),
        pytest.param(
            f"--{HEAD}Tờ khai1 bản chínhTrường hợp nộp trực tuyến thì khai trên cổng.",
            [Paper("Tờ khai", originals=1), Paper("Trường hợp nộp trực tuyến thì khai trên cổng.")],
            id="a text behind the last row",
        ),
        pytest.param(f"Trường hợp thứ nhất{HEAD}", [Paper("Trường hợp thứ nhất")], id="empty case"),
        pytest.param("--", [], id="no table"),
        pytest.param("Nộp theo Luật.", [Paper("Nộp theo Luật.")], id="no table, but a text"),
    ],
)
def test_papers(cell: str, expected: list[Paper]) -> None:
    assert papers_of(cell) == tuple(expected)


PAPERS = st.lists(
    st.builds(
        Paper,
        st.sampled_from(
            ["Tờ khai", "- Giấy ủy quyền", "Bản sao (nếu có).", "+ Đơn theo Mẫu số 1a"]
        ),
        st.sampled_from(["", "Mẫu số 03.docx"]),
        st.integers(0, 9),
        st.none() | st.integers(1, 9),
        st.just(""),
    ),
    min_size=1,
    max_size=6,
)


@given(PAPERS)
def test_what_was_glued_comes_apart(papers: list[Paper]) -> None:
    cell = "".join(
        f"{each.name}{each.form}{each.originals} bản chính"
        + (f",{each.copies} bản sao" if each.copies else "")
        for each in papers
    )

    assert papers_of(f"--{HEAD}{cell}") == tuple(papers)
