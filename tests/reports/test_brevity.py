"""What differs, in a few lines."""

import pytest

from qmsdocs.model.changes import Difference, What
from qmsdocs.model.rows import Cell
from qmsdocs.model.topics import Topic
from qmsdocs.reports.brevity import brief, short, unsaid
from qmsdocs.reports.release_words import also, changes
from qmsdocs.wording import Said, in_language, say

LONG = "Không quá {n} ngày làm việc kể từ ngày Trung tâm nhận đủ hồ sơ hợp lệ của người dân"


def replaced(topic: Topic, old: str, new: str, cell: Cell | None = None) -> Difference:
    return Difference(topic=topic, what=What.REPLACED, old=old, new=new, cell=cell)


def told(*found: Difference, most: int = 3, letters: int = 170) -> list[str]:
    """Return the lines, in words."""
    speak = in_language("en")
    made = brief(sorted(found, key=lambda each: each.topic.weight), most, letters)
    lines = [
        say("{topic}: {changes}", topic=line.label, changes=changes(line)) for line in made.lines
    ]
    return [speak(said) for said in (*lines, *([also(made)] if made.also else []))]


@pytest.mark.parametrize(
    ("difference", "line"),
    [
        pytest.param(
            replaced(Topic.FEE, "8.000 đồng", "9.000 đồng"),
            "Fees: 8.000 đồng → 9.000 đồng",
            id="value",
        ),
        pytest.param(
            replaced(Topic.LIMIT, LONG.format(n="03"), LONG.format(n="02")),
            "Time limits: Không quá 03 ngày làm … → Không quá 02 ngày làm …",
            id="within a sentence",
        ),
        pytest.param(
            replaced(Topic.DOSSIER, "a " * 70, "b " * 80),
            "Dossier: worded anew, 70 words before, 80 now",
            id="written anew",
        ),
        pytest.param(
            replaced(Topic.STEPS, "Văn thư", "Lãnh đạo", Cell("4", True, "Trách nhiệm")),
            "Steps, responsibility: step 4, Trách nhiệm: Văn thư → Lãnh đạo",
            id="cell of a step",
        ),
        pytest.param(
            replaced(Topic.STEPS, "Ghi sổ", "Ghi sổ và phần mềm", Cell("4", True, "Trình tự")),
            "Steps, responsibility: step 4: Ghi sổ → Ghi sổ và phần mềm",
            id="what a step does",
        ),
        pytest.param(
            replaced(Topic.DOSSIER, "1", "2", Cell("3", True, "Bản chính")),
            "Dossier: row 3, Bản chính: 1 → 2",
            id="cell of a numbered row",
        ),
        pytest.param(
            replaced(Topic.FEE, "1.000", "2.000", Cell("Trang thứ nhất", False, "Mức thu")),
            "Fees: Trang thứ nhất: 1.000 → 2.000",
            id="cell of a named row",
        ),
        pytest.param(
            Difference(
                topic=Topic.DOSSIER, what=What.REMOVED, cell=Cell("7", True), old="Giấy A | 1 | 2"
            ),
            "Dossier: row 7: removed: Giấy A",
            id="row gone",
        ),
        pytest.param(
            Difference(
                topic=Topic.DOSSIER, what=What.ADDED, cell=Cell("", column="Mẫu"), new="Mẫu"
            ),
            "Dossier: column: added: Mẫu",
            id="column",
        ),
        pytest.param(
            Difference(topic=Topic.FEE, what=What.SECTION_REMOVED, section="Phí, lệ phí", old="a"),
            "Phí, lệ phí: section Phí, lệ phí: removed",
            id="section gone",
        ),
        pytest.param(
            Difference(topic=Topic.IDENTITY, what=What.REPLACED, key="title", old="A", new="B"),
            "Document data: title: A → B",
            id="title",
        ),
        pytest.param(
            Difference(topic=Topic.IDENTITY, what=What.ADDED, key="phone", new="113"),
            "Document data: field 'phone': added: 113",
            id="key of its own",
        ),
        pytest.param(
            Difference(topic=Topic.FILES, what=What.REPLACED, old="a.pdf", new="a.pdf"),
            "Attached files: a.pdf → a.pdf",
            id="file",
        ),
        pytest.param(
            Difference(topic=Topic.WORDING, what=What.UNSEEN, section="Mục đích"),
            "Other content: only order, numbering, links or marks",
            id="nothing that readers see",
        ),
        pytest.param(
            Difference(topic=Topic.WORDING, what=What.RENAMED, section="B", old="A", new="B"),
            "Other content: section B: title A → B",
            id="another heading",
        ),
    ],
)
def test_line(difference: Difference, line: str) -> None:
    assert told(difference) == [line]


def test_sums_figures_and_who_come_first() -> None:
    found = told(
        replaced(Topic.LIMIT, "trong ngày", "ngay trong ngày"),
        replaced(Topic.LIMIT, "2 giờ", "1 giờ", Cell("2", True, "Thời gian")),
        replaced(Topic.LIMIT, "3 giờ", "2 giờ", Cell("Tổng", False, "Thời gian", total=True)),
        replaced(Topic.STEPS, "Ghi", "Ghi sổ", Cell("2", True, "Trình tự")),
        replaced(Topic.STEPS, "A", "B", Cell("3", True, "Trách nhiệm")),
    )

    assert found == [
        "Time limits: Tổng: 3 giờ → 2 giờ; step 2: 2 giờ → 1 giờ; trong ngày → ngay trong ngày",
        "Steps, responsibility: step 3, Trách nhiệm: A → B; step 2: Ghi → Ghi sổ",
    ]


def test_what_a_line_has_no_room_for_is_counted() -> None:
    found = told(*(replaced(Topic.FEE, f"{n}.000 đồng", f"{n}.500 đồng") for n in range(1, 10)))

    assert "".join(found) == (
        "Fees: 1.000 đồng → 1.500 đồng; 2.000 đồng → 2.500 đồng; 3.000 đồng → 3.500 đồng; "
        "4.000 đồng → 4.500 đồng; 5.000 đồng → 5.500 đồng; 6.000 đồng → 6.500 đồng; 3 more"
    )


def test_other_topics_are_named_in_the_last_line() -> None:
    found = [
        Difference(topic=topic, what=What.ADDED, new="x")
        for topic in (Topic.FEE, Topic.LIMIT, Topic.STEPS, Topic.DOSSIER, Topic.DOSSIER)
    ]

    assert told(*found, most=3)[2:] == ["Also: Steps, responsibility (1), Dossier (2)"]
    assert len(told(*found, most=4)) == 4
    assert unsaid(found, brief(found, 1)) == 4


def test_law_in_front_matter_and_body_is_one() -> None:
    listed = [
        Difference(topic=Topic.LEGAL, what=What.ADDED, key="legal_basis", new=f"{n}/2026/NĐ-CP")
        for n in range(1, 4)
    ]
    listed.append(
        Difference(topic=Topic.LEGAL, what=What.REMOVED, key="legal_basis", old="9/2020/NĐ-CP")
    )
    body = Difference(topic=Topic.LEGAL, what=What.ADDED, section="Cơ sở pháp lý", new="Nghị định")

    assert told(*listed, body) == [
        "Legal basis: added: 1/2026/NĐ-CP, 2/2026/NĐ-CP, 3/2026/NĐ-CP; removed: 9/2020/NĐ-CP"
    ]
    assert told(*listed, body, letters=30) == [
        "Legal basis: added: 1/2026/NĐ-CP, 2/2026/NĐ-CP; removed: 9/2020/NĐ-CP; 1 more"
    ]
    assert told(*listed, body, *[replaced(Topic.FEE, "1", "2")] * 2, most=1) == [
        "Fees: 1 → 2; 1 → 2",
        "Also: Legal basis (4)",
    ]


def test_much_wording_is_only_located() -> None:
    found = [
        Difference(topic=Topic.WORDING, what=What.ADDED, section=title, new="câu")
        for title in ("Mục đích", "Phạm vi", "Mục đích")
    ]

    assert told(*found) == ["Other content: worded otherwise in: Mục đích; Phạm vi"]


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("một hai ba", 10, "một hai ba"),
        ("một hai ba", 9, "một hai …"),
        ("mộthaibabốn", 6, "mộtha …"),
        ("một, hai ba", 6, "một …"),
    ],
)
def test_short(text: str, most: int, cut: str) -> None:
    assert short(text, most) == cut


def test_words_of_files_stay_values() -> None:
    """What stands in a file is never taken for a sentence of the program."""
    made = brief([replaced(Topic.FEE, "{x}", "%s")], 3)

    said = changes(made.lines[0])

    assert isinstance(said, Said)
    assert in_language("vi")(said) == "{x} → %s"
