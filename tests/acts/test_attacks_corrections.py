"""Corrections, new codes and annulments that must not do something else than they say."""

from pathlib import Path

import pytest

from tests.acts.clerks import CHIEF, DRAFTER, SECRETARY, Office

TEXT = "content/procedures/ho-tich/qt-ht-01.md"
RIGHT = ("--capacity", "TL", "--yes", "--reason", "Gõ thừa một khoảng trắng")
REASON = ("--yes", "--reason", "Ghi nhầm ngày hiệu lực")


def _copy(office: Office, old: str = "## 1. M", new: str = "## 1.  M") -> Path:
    content = (office.root / TEXT).read_bytes().replace(old.encode(), new.encode(), 1)
    file = office.keys / "copy.md"
    file.write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    return file


def test_copy_from_another_editor(office: Office) -> None:
    """Its mark and line ends are the editor's; the text in force has neither."""
    office.does(CHIEF, "correct", "QT-HT-01", str(_copy(office)), *RIGHT)

    content = (office.root / TEXT).read_bytes()
    assert content.startswith(b"---\nid: ")
    assert b"\r" not in content
    office.sound()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("x" * 99, "", f"this is the text that lies in '{TEXT}' already", id="nothing"),
        pytest.param(
            "unit: van-phong",
            "unit: ttpvhcc",
            f"this is the text that lies in '{TEXT}' already",
            id="unit-alone",
        ),
        pytest.param(
            "code: QT-HT-01",
            "code: QT-HT-31",
            "the corrected text has the code 'QT-HT-31', expected 'QT-HT-01'",
            id="code",
        ),
    ],
)
def test_no_slip(office: Office, old: str, new: str, said: str) -> None:
    done = office.act(CHIEF, "correct", "QT-HT-01", str(_copy(office, old, new)), *RIGHT)

    assert done.status == 1
    assert said in done.err


def test_correction_of_a_text_that_is_gone_by_then(office: Office) -> None:
    """On 5 December another revision is in force: the slip is not in that one."""
    file = office.keys / "copy.md"
    file.write_bytes((office.root / "content/procedures/chung-thuc/qt-ct-01.md").read_bytes())

    done = office.act(CHIEF, "correct", "QT-CT-01", str(file), *RIGHT, "--effective", "2026-12-05")

    assert done.status == 1
    assert "the corrected text is c1s4b8yg 01/00, expected c1s4b8yg 01/01" in done.err


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("QT-HT-01", f"code 'QT-HT-01' is taken by '{TEXT}'", id="taken"),
        pytest.param("qt ht 01", f"code 'QT-HT-01' is taken by '{TEXT}'", id="written-otherwise"),
        pytest.param(
            "BM-01", "code 'BM-01' is taken by 'content/forms/bm-01.md'", id="taken-by-another-kind"
        ),
        pytest.param(
            "QT-HT-02", "code 'QT-HT-02' is taken by 'content/drafts/qt-ht-02.md'", id="by-a-draft"
        ),
        pytest.param(" ", "the code '' has neither a letter nor a figure", id="blank"),
    ],
)
def test_code_that_cannot_be_given(office: Office, code: str, said: str) -> None:
    head = office.head

    done = office.act(CHIEF, "renumber", "QT-HT-03", code, *RIGHT)

    assert (done.status, office.head) == (1, head)
    assert said in done.err


def test_renumbered_from_a_later_day(office: Office) -> None:
    office.does(CHIEF, "renumber", "QT-HT-03", " QT-HT-33", *RIGHT, "--effective", "2026-11-25")
    office.sound()

    office.does(SECRETARY, "settle", day="2026-11-25")

    assert (office.root / "content/procedures/ho-tich/qt-ht-33.md").exists()
    office.sound(day="2026-11-25")


def test_renumbered_while_a_revision_awaits_its_day(office: Office) -> None:
    """That revision was promulgated under the former code, and would bring it back."""
    done = office.act(CHIEF, "renumber", "QT-CT-01", "QT-CT-31", *RIGHT)

    assert done.status == 1
    assert "QT-CT-01 01/01 is promulgated for 2026-12-01, under its former code" in done.err


def test_annulled_approval_of_forms(office: Office) -> None:
    """Forms that came into force by approval are drafts again."""
    name = "2025-09-23-phe-duyet-bieu-mau.yml"

    office.does(CHIEF, "annul", f"approvals/{name}", f"./content/records/approvals/{name}", *REASON)

    record = office.git("show", "HEAD", "--format=", "--", "content/records/corrections")
    assert record.count("+  - ") == 1
    assert (office.root / "content/drafts/bm-01.files/phieu-kiem-soat.csv").exists()
    office.sound()


@pytest.mark.parametrize(
    ("record", "said"),
    [
        pytest.param("registers/2026-08-06-ky-thay.yml", "cannot be annulled", id="register"),
        pytest.param(
            "corrections/2025-09-24-huy-phe-duyet-nham.yml", "cannot be annulled", id="annulment"
        ),
        pytest.param("2", "'2' names 0 records, expected 1", id="one-digit-of-an-id"),
    ],
)
def test_not_annulled(office: Office, record: str, said: str) -> None:
    head = office.head

    done = office.act(CHIEF, "annul", record, *REASON)

    assert office.head == head
    assert said in done.err


def test_annulled_revision_of_old(office: Office) -> None:
    """It is a draft that leads nowhere, and stands in nobody's way."""
    office.does(CHIEF, "annul", "2026-01-16-05-qd-ubnd.yml", *REASON)

    said = office.does(DRAFTER, "revise", "QT-HT-01", "--change", "Theo nghị định mới của bộ")

    assert "content/drafts/qt-ht-01.02-01.md" in said
    office.sound()
