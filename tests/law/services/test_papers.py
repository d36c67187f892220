"""Papers of a dossier known again under other words, and those that certainly are not there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.papers import papers, without_counterpart

KNOWN = (
    "Tờ khai đăng ký khai sinh theo mẫu",
    "Giấy báo tử",
    "Biên bản về việc trẻ bị bỏ rơi",
    "Văn bản ủy quyền (được chứng thực)",
    "Hợp đồng thuê nhà",
    "Phiếu lý lịch tư pháp",
    "Giấy tờ chứng minh nơi cư trú",
    "Hộ chiếu hoặc thẻ căn cước",
)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        pytest.param(
            ["- Tờ khai theo mẫu;", "- Lưu ý về hồ sơ;", "1. Giấy chứng sinh", "a) Hộ chiếu"],
            ["Tờ khai theo mẫu;", "Giấy chứng sinh", "Hộ chiếu"],
            id="items, less the remarks",
        ),
        pytest.param(
            [
                "| STT | Giấy tờ | Bản chính |",
                "|---|---|---|",
                "| 1 | Tờ khai | 1 |",
                "| 2 | Giấy chứng sinh | 1 |",
                "- Giấy tờ gửi bưu chính phải có chứng thực",
            ],
            ["Tờ khai", "Giấy chứng sinh"],
            id="a table, and remarks below it",
        ),
        pytest.param(["| A | B |", "|---|---|", "| Tờ khai | 1 |"], [], id="no column of names"),
        pytest.param(["Tờ khai theo mẫu"], [], id="a sentence"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_papers(rows: list[str], names: list[str]) -> None:
    assert list(papers(rows)) == names


@pytest.mark.parametrize(
    ("paper", "passage"),
    [
        ("Giấy tờ tùy thân", "Hộ chiếu/Thẻ căn cước/Căn cước điện tử còn giá trị sử dụng"),
        ("Một giấy tờ tuỳ thân còn hạn", "Căn cước điện tử, thẻ căn cước công dân"),
        ("Tờ khai đăng ký khai tử", "Mẫu hộ tịch điện tử tương tác đăng ký khai tử"),
        ("Giấy tờ chứng minh thông tin về cư trú", "Giấy tờ về nơi thường trú (xuất trình)"),
        ("Giấy báo tử hoặc giấy tờ thay Giấy báo tử", "GIẤY BÁO TỬ"),
        ("Giấy chứng sinh; không có thì giấy cam đoan", "- Giấy chứng sinh (bản chính)"),
        ("Văn bản uỷ quyền", "Trường hợp ủy quyền: văn bản ủy quyền được chứng thực"),
    ],
)
def test_one_paper_under_other_words(paper: str, passage: str) -> None:
    assert without_counterpart([paper], [passage]) == ()
    assert without_counterpart([passage], [paper]) == ()


@pytest.mark.parametrize("paper", KNOWN)
def test_a_paper_that_is_not_there(paper: str) -> None:
    others = [each for each in KNOWN if each != paper]

    assert without_counterpart([paper], others) == (paper,)


@given(st.sets(st.sampled_from(KNOWN)))
def test_what_stands_on_both_sides_is_never_missed(names: set[str]) -> None:
    there = [unicodedata.normalize("NFD", f"- {name.upper()};") for name in names]

    assert without_counterpart(names, there) == ()


def test_one_without_words_of_its_own_is_left_alone() -> None:
    assert without_counterpart(["Giấy tờ hợp lệ theo quy định"], ["Tờ khai"]) == ()
