"""What sections and columns are about, by the headings of the layouts in use."""

import pytest

from qmsdocs.model.outline import Heading
from qmsdocs.model.topics import Topic, bare_title, topic_of, topic_of_column


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Phí, lệ phí", Topic.FEE),
        ("LỆ PHÍ", Topic.FEE),
        ("Mức thu phí", Topic.FEE),
        ("Kinh phí thực hiện", None),
        ("Chi phí", None),
        ("Thời hạn giải quyết", Topic.LIMIT),
        ("Thời gian xử lý", Topic.LIMIT),
        ("Thời gian lưu trữ", Topic.WORDING),
        ("Quy trình xử lý công việc", Topic.STEPS),
        ("Quy trình các bước xử lý công việc", Topic.STEPS),
        ("Trình tự thực hiện", Topic.STEPS),
        ("Các bước thực hiện", Topic.STEPS),
        ("Nội dung quy trình", None),
        ("Cơ quan thực hiện", Topic.AUTHORITY),
        ("Cơ quan có thẩm quyền quyết định", Topic.AUTHORITY),
        ("Nơi tiếp nhận và trả kết quả", Topic.AUTHORITY),
        ("Trách nhiệm", Topic.AUTHORITY),
        ("Thành phần hồ sơ", Topic.DOSSIER),
        ("Thành phần, số lượng hồ sơ", Topic.DOSSIER),
        ("Số lượng hồ sơ", Topic.DOSSIER),
        ("Yêu cầu, điều kiện", Topic.DOSSIER),
        ("Mẫu đơn, tờ khai", Topic.DOSSIER),
        ("Hồ sơ cần lưu", Topic.WORDING),
        ("HỒ SƠ LƯU", Topic.WORDING),
        ("Cơ sở pháp lý", Topic.LEGAL),
        ("Căn cứ pháp lý", Topic.LEGAL),
        ("Tài liệu viện dẫn", Topic.LEGAL),
        ("Căn cứ lập mục tiêu", None),
        ("Mục đích", None),
        ("Biểu mẫu", None),
        ("", None),
    ],
)
def test_sections(title: str, topic: Topic | None) -> None:
    assert topic_of(title) is topic


@pytest.mark.parametrize(
    ("column", "within", "topic"),
    [
        ("Thời gian", Topic.STEPS, Topic.LIMIT),
        ("Thời gian (01 ngày làm việc)", Topic.STEPS, Topic.LIMIT),
        ("Thời gian lưu", Topic.STEPS, Topic.STEPS),
        ("Thời gian", Topic.WORDING, Topic.WORDING),
        ("Trách nhiệm", Topic.STEPS, Topic.STEPS),
        ("Mức thu", Topic.WORDING, Topic.FEE),
        ("Phí, lệ phí", Topic.DOSSIER, Topic.FEE),
        ("Giấy tờ", Topic.DOSSIER, Topic.DOSSIER),
    ],
)
def test_columns(column: str, within: Topic, topic: Topic) -> None:
    assert topic_of_column(column, within) is topic


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("5.6. Phí, lệ phí", "Phí, lệ phí"),
        ("đ) Kết quả", "Kết quả"),
        ("1 MỤC ĐÍCH", "MỤC ĐÍCH"),
        ("**7.** Hồ sơ", "Hồ sơ"),
        ("2.7 Cơ quan", "Cơ quan"),
        ("Cách ghi", "Cách ghi"),
        ("03 ngày", "03 ngày"),
    ],
)
def test_bare_title(heading: str, title: str) -> None:
    assert bare_title(Heading(0, 2, heading)) == title


def test_order_of_what_matters() -> None:
    assert sorted(Topic, key=lambda topic: topic.weight) == list(Topic)
    assert Topic.FEE.weight < Topic.LIMIT.weight < Topic.LEGAL.weight < Topic.WORDING.weight
