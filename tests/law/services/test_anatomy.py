"""The facts of a procedure, read in the layouts in use; nothing that is not there."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.anatomy import Anatomy, anatomy
from qmsdocs.law.services.dossiers import Asked
from qmsdocs.law.services.parts import Part
from tests.law.services.procedures import LETTERED, NUMBERED, PROCESS, PROVINCIAL


def _words(found: Anatomy, part: Part) -> tuple[str, ...]:
    return found.stated[part].words if part in found.stated else ()


def _papers(found: Anatomy) -> dict[str, list[str]]:
    return {each.case: [p.text for p in each.papers if not p.remark] for each in found.dossier}


@pytest.mark.parametrize(
    ("body", "part", "words"),
    [
        pytest.param(LETTERED, Part.LIMIT, ("Ngay trong ngày tiếp nhận",), id="limit, lettered"),
        pytest.param(LETTERED, Part.FEE, ("Miễn lệ phí.",), id="fee behind a colon"),
        pytest.param(LETTERED, Part.RESULT, ("Giấy khai sinh.",), id="result"),
        pytest.param(LETTERED, Part.APPLICANT, ("Cá nhân",), id="applicant"),
        pytest.param(LETTERED, Part.AGENCY, ("Ủy ban nhân dân cấp xã.",), id="agency"),
        pytest.param(LETTERED, Part.QUANTITY, ("01 bộ",), id="quantity within the dossier"),
        pytest.param(
            NUMBERED, Part.LIMIT, ("03 ngày làm việc; nhận sau 15 giờ thì tính từ ngày sau.",),
            id="limit, numbered",
        ),
        pytest.param(NUMBERED, Part.PLACE, ("Trực tiếp: Trung tâm",), id="place as a table"),
        pytest.param(NUMBERED, Part.QUANTITY, ("01 bộ.",), id="quantity of its own"),
        pytest.param(NUMBERED, Part.RESULT, (), id="no result"),
        pytest.param(PROVINCIAL, Part.WAYS,
            ("Trực tiếp, bưu chính hoặc dịch vụ công trực tuyến một phần",), id="ways"),
        pytest.param(PROVINCIAL, Part.CONDITION, ("Không",), id="conditions"),
        pytest.param(PROVINCIAL, Part.PLACE, ("Trung tâm Phục vụ hành chính công",), id="place"),
        pytest.param(PROVINCIAL, Part.LIMIT,
            ("Trường hợp cấp mới: 15 ngày làm việc.", "Trường hợp cấp lại: 05 ngày làm việc."),
            id="limit by case"),
        pytest.param(PROCESS, Part.LIMIT, (), id="no limit"),
    ],
)  # fmt: skip
def test_stated(body: str, part: Part, words: tuple[str, ...]) -> None:
    assert _words(anatomy(body), part) == words


def test_dossier_of_lists() -> None:
    """What need not be brought is shown beside the papers; what are called remarks is not."""
    found = anatomy(LETTERED)

    assert [p.text for case in found.dossier for p in case.papers if p.remark] == [
        "Trường hợp đã có dữ liệu điện tử thì không phải nộp bản giấy"
    ]
    assert _papers(found) == {
        "": ["Tờ khai theo mẫu (nộp trực tiếp)"],
        "Giấy tờ phải nộp": [
            "Giấy chứng sinh",
            "Trường hợp trẻ bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi",
        ],
        "Giấy tờ phải xuất trình": ["Hộ chiếu hoặc thẻ căn cước"],
    }


def test_dossier_of_a_table() -> None:
    """A table without numbers and counts only explains a row."""
    (found,) = anatomy(NUMBERED).dossier

    assert found.papers == (
        Asked("Tờ khai (nộp trực tiếp)", "1", "", "[BM-01](doc:b1m0k5tq)"),
        Asked("Giấy tờ về việc ủy quyền", "", "1", "Xem bảng dưới"),
    )


def test_dossier_by_case() -> None:
    assert _papers(anatomy(PROVINCIAL)) == {
        "Trường hợp cấp mới": ["Đơn đề nghị"],
        "Trường hợp cấp lại": ["Đơn đề nghị cấp lại", "Giấy phép cũ"],
    }


def test_cases_within_a_table_of_papers() -> None:
    body = (
        "## 1. Thành phần hồ sơ\n\n| STT | Giấy tờ | Số lượng |\n|---|---|---|\n"
        "| I | Trường hợp cấp mới | |\n| 1 | Đơn | 1 |\n| | **Trường hợp cấp lại** | |\n"
        "| 2 | Tờ khai | 2 |\n"
    )

    assert _papers(anatomy(body)) == {
        "Trường hợp cấp mới": ["Đơn"],
        "Trường hợp cấp lại": ["Tờ khai"],
    }


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("Số lượng hồ sơ: 01 bộ.", ("01 bộ",)),
        ("Bản vẽ có chữ ký số. Số lượng: 02 bộ; thêm 01 bản để lưu.", ("02 bộ",)),
        ("Số lượng người tham gia không giới hạn.", ()),
    ],
)
def test_quantity_within_the_dossier(line: str, sets: tuple[str, ...]) -> None:
    assert _words(anatomy(f"## Thành phần hồ sơ\n\n- Đơn\n\n{line}\n"), Part.QUANTITY) == sets


def test_two_sections_on_one_part_are_left_alone() -> None:
    """Which of two limits holds, nobody can tell, unless they say in which case."""
    twice = "## Thời hạn giải quyết\n\n3 ngày\n\n## Thời gian xử lý\n\n5 ngày\n"
    told = twice.replace("quyết", "quyết đối với cấp mới").replace("xử lý", "xử lý đối với cấp lại")

    assert _words(anatomy(twice), Part.LIMIT) == ()
    assert _words(anatomy(told), Part.LIMIT) == (
        "Thời hạn giải quyết đối với cấp mới:", "3 ngày",
        "Thời gian xử lý đối với cấp lại:", "5 ngày",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "mode"),
    [
        (NUMBERED, "toàn trình"),
        (PROVINCIAL, "một phần"),
        (LETTERED, ""),
        pytest.param(NUMBERED + PROVINCIAL, "", id="both"),
    ],
)
def test_online(body: str, mode: str) -> None:
    assert anatomy(body).online == mode


def test_forms() -> None:
    assert anatomy(NUMBERED).forms == (
        ("Phiếu kiểm soát", "[BM-01](doc:b1m0k5tq)"),
        ("Tờ khai", "Mẫu của Bộ Tư pháp"),
    )
    assert [name for name, _ in anatomy(LETTERED).forms] == [
        "Tờ khai đăng ký khai sinh",
        "Mẫu sổ theo dõi hồ sơ",
    ]


def test_anchors_lead_to_the_sections() -> None:
    found = anatomy(NUMBERED)

    assert found.anchors[Part.DOSSIER] == "5-2-thanh-phan-ho-so"
    assert found.stated[Part.FEE].anchor == "5-6-phi-le-phi"


def test_an_anchor_that_is_not_certain_is_left_out() -> None:
    found = anatomy("## Phí, `lệ phí`\n\n8.000 đồng\n\n## Kết quả\n\nMột\n\n## Đối tượng\n\nHai\n")

    assert found.stated[Part.FEE].anchor == ""
    assert found.stated[Part.RESULT].anchor == "ket-qua"


_PIECES = (
    *("## Thời hạn giải quyết\n", "## Thành phần hồ sơ\n", "## Các bước\n", "# ", "- ", "**"),
    *("| TT | Trình tự | Trách nhiệm | Thời gian |\n", "|---|---|---|---|\n", "\n", "\n\n", ": "),
    *("| STT | Giấy tờ | Bản chính | Bản sao |\n", "| 1 | Nhận đơn | Văn thư | 2 ngày |\n", "|"),
    *(
        "Giấy chứng sinh",
        "Tờ khai",
        "trường hợp",
        "3 ngày",
        " ",
        "\\",
        "`",
        "> ",
        "1. ",
        "[a](doc:x)",
    ),
)
_LINE = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@given(_LINE)
def test_every_fact_stands_in_the_text(raw: str) -> None:
    """Whatever the text is, the reader adds no word of its own and does not stop."""
    text = unicodedata.normalize("NFC", raw)
    unmarked = re.sub(r"[*`\\]|\[(?=a)|\]\(doc:x\)", "", text)
    words = {*re.findall(r"\w+", f"{text} {unmarked}")}

    found = anatomy(raw)

    shown = [paper.text for case in found.dossier for paper in case.papers]
    shown += [f"{step.what} {step.who} {step.time}" for flow in found.flows for step in flow.steps]
    shown += [line for stated in found.stated.values() for line in stated.words]
    assert {*re.findall(r"\w+", " ".join(shown))} <= words


_NAME = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ", min_size=1, max_size=30).map(str.strip)
_PAPERS = st.lists(_NAME.filter(bool).map(lambda each: f"Giấy {each}"), min_size=1, max_size=8)
_HEADING = st.sampled_from(["## 5.2. Thành phần hồ sơ", "### a. Thành phần, số lượng hồ sơ:",
                            "## THÀNH PHẦN HỒ SƠ"])  # fmt: skip


@given(_HEADING, _PAPERS, st.booleans())
def test_a_dossier_is_read_as_it_was_written(
    heading: str, names: list[str], as_table: bool
) -> None:
    rows = "\n".join(f"| {n} | {name} | 1 | |" for n, name in enumerate(names, 1))
    table = f"| STT | Giấy tờ | Bản chính | Bản sao |\n|---|---|---|---|\n{rows}"
    listed = "\n".join(f"- {name};" for name in names)

    (found,) = anatomy(f"{heading}\n\n{table if as_table else listed}\n").dossier

    assert [" ".join(each.text.split()) for each in found.papers] == [
        " ".join(name.split()) for name in names
    ]
