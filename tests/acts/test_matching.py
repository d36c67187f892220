"""Naming the services of procedures: decided by people, written into drafts alone."""

import json

import pytest

from tests.acts.clerks import DRAFTER, SECRETARY, Office
from tests.cli.beginners import at_terminal

TITLE = "Cấp giấy xác nhận TTHN"


@pytest.fixture
def nameless(office: Office) -> Office:
    """Return an office with a draft, QT-HT-06, that names no service."""
    office.does(
        DRAFTER, "new", "procedure", "--title", TITLE, "--field", "ho-tich", "--unit", "van-phong"
    )
    return office


def draft(office: Office) -> str:
    """Return the draft as it lies in the folder."""
    return (office.root / "content/drafts/qt-ht-06.md").read_text(encoding="utf-8")


def test_shown(nameless: Office) -> None:
    head = nameless.head

    said = nameless.does(DRAFTER, "match").splitlines()

    assert said[0] == f"QT-HT-06  {TITLE} (draft)"
    assert said[1] == "  100  1.004873  Thủ tục cấp Giấy xác nhận tình trạng hôn nhân"
    assert nameless.head == head


def test_as_json(nameless: Office) -> None:
    found = json.loads(nameless.does(DRAFTER, "match", "--format", "json"))

    (row,) = found["matches"]
    assert (found["schema"], row["name"], row["title"]) == (1, "QT-HT-06", TITLE)
    assert row["services"][0] == {
        "code": "1.004873",
        "name": "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
        "score": 100,
        "ended": False,
    }


@pytest.mark.parametrize(
    "accepting",
    [
        pytest.param(["--accept", "QT-HT-06=1.004873.H55"], id="by-name"),
        pytest.param(["--accept-above", "95"], id="by-score"),
    ],
)
def test_accepted(nameless: Office, accepting: list[str]) -> None:
    said = nameless.does(DRAFTER, "match", *accepting)

    assert "Name the public services of QT-HT-06 01/00 (commit " in said
    assert 'services: ["1.004873"]\n' in draft(nameless)
    assert nameless.git("status", "--porcelain") == ""
    assert nameless.does(DRAFTER, "match") == "every procedure names its public service\n"
    assert nameless.act(DRAFTER, "verify", ".").status == 0


@pytest.mark.parametrize(
    ("answer", "named"), [pytest.param("c", True, id="yes"), pytest.param("", False, id="nothing")]
)
def test_asked_on_a_terminal(nameless: Office, answer: str, named: bool) -> None:
    with at_terminal(["match"], nameless.root, {"QMSDOCS_TODAY": "2026-11-20"}) as terminal:
        terminal.answer(("(score 100)? Type 'c' or 'y' for yes: ", answer))
        left = terminal.left()

    assert left.status == 0
    assert ('services: ["1.004873"]\n' in draft(nameless)) is named


def test_a_score_that_nothing_reaches(nameless: Office) -> None:
    nameless.write("content/drafts/qt-ht-06.md", TITLE, "Xác nhận hôn nhân")
    nameless.does(DRAFTER, "save")
    head = nameless.head

    nameless.does(DRAFTER, "match", "--accept-above", "95")

    assert nameless.head == head


@pytest.mark.parametrize(
    ("accepting", "status", "said"),
    [
        pytest.param(
            "QT-HT-01=1.001193",
            1,
            "QT-HT-01 has no draft, and a text in force is never edited\n"
            "  hint: Open its next revision first: 'qmsdocs revise QT-HT-01'.",
            id="in-force",
        ),
        pytest.param(
            "QT-HT-06=1.004874",
            1,
            "service '1.004874' is not in the catalogue\n  hint: Did you mean '1.004873'?",
            id="unknown-service",
        ),
        pytest.param("QT-HT-66=1.004873", 2, "QT-HT-66", id="unknown-document"),
        pytest.param(
            "QT-HT-06", 2, "--accept: 'QT-HT-06' is not of the form CODE=SERVICE", id="no-service"
        ),
    ],
)
def test_refused(nameless: Office, accepting: str, status: int, said: str) -> None:
    head = nameless.head

    done = nameless.act(DRAFTER, "match", "--accept", accepting)

    assert done.status == status
    assert said in done.err
    assert nameless.head == head


def test_what_was_submitted_is_not_changed(office: Office) -> None:
    reason = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", reason)
    office.does(DRAFTER, "submit", "QT-HT-01")

    done = office.act(SECRETARY, "match", "--accept", "QT-HT-01=1.004873")

    assert done.status == 1
    assert "QT-HT-01 02/01 was submitted already" in done.err


def test_plain_files(office: Office) -> None:
    file = office.keys / "quy-trinh.txt"
    file.write_text("QUY TRÌNH\nMã hiệu: 01\nĐKKS\nLần ban hành: 01\n", encoding="utf-8")

    said = office.does(DRAFTER, "match", str(file)).splitlines()

    assert said[:2] == ["quy-trinh.txt  ĐKKS", "  100  1.001193  Thủ tục đăng ký khai sinh"]
    refused = office.act(DRAFTER, "match", str(file), "--accept-above", "90")
    assert "only what is in the handbook can be accepted, not plain files" in refused.err
    missing = office.act(DRAFTER, "match", str(file) + "x")
    assert missing.status == 2


def test_a_file_that_is_no_text(office: Office) -> None:
    file = office.keys / "quy-trinh.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0")

    done = office.act(DRAFTER, "match", str(file))

    assert done.status == 2
    assert "is not UTF-8" in done.err
