"""Correcting a slip, renumbering, annulling."""

from pathlib import Path

from tests.acts.clerks import CHIEF, SECRETARY, Office

TEXT = "content/procedures/ho-tich/qt-ht-01.md"
REASON = ("--reason", "Gõ thừa một khoảng trắng")


def _copy(office: Office, old: str, new: str) -> Path:
    text = (office.root / TEXT).read_text(encoding="utf-8")
    assert old in text
    file = office.keys / "copy.md"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def _correction(office: Office) -> str:
    listed = office.git("diff", "--name-only", "--diff-filter=A", "HEAD~1", "HEAD")
    return next(line for line in listed.splitlines() if line.endswith(".yml"))


def test_slip(office: Office) -> None:
    file = _copy(office, "## 1. Mục đích", "## 1.  Mục đích")
    former = (office.root / TEXT).read_bytes()

    office.does(CHIEF, "correct", "QT-HT-01", str(file), "--capacity", "TL", "--yes", *REASON)

    assert (office.root / TEXT).read_bytes() == file.read_bytes()
    assert (office.root / "content/superseded/qt-ht-01/02-00.md").read_bytes() == former
    office.sound()


def test_more_than_a_slip(office: Office) -> None:
    """A limit, a fee, a step is never a slip."""
    file = _copy(office, "ngày làm việc", "tháng làm việc")

    done = office.act(CHIEF, "correct", "QT-HT-01", str(file), "--capacity", "TL", "--yes", *REASON)

    assert done.status == 1
    assert "a correction may mend presentation only" in done.err
    assert office.git("status", "--porcelain") == ""


def test_another_documents_text(office: Office) -> None:
    file = office.root / "content/procedures/ho-tich/qt-ht-04.md"

    done = office.act(CHIEF, "correct", "QT-HT-01", str(file), "--capacity", "TL", "--yes", *REASON)

    assert done.status == 1
    assert "expected k3f9t2xq 02/00" in done.err


def test_no_text_at_all(office: Office) -> None:
    done = office.act(
        CHIEF, "correct", "QT-HT-01", str(office.keys / "scan.pdf"), "--capacity", "TL", *REASON
    )

    assert done.status == 2
    assert "the corrected text cannot be read" in done.err


def test_renumber(office: Office) -> None:
    said = office.does(CHIEF, "renumber", "QT-HT-03", "QT-HT-33", "--yes", *REASON)

    assert "Renumber QT-HT-03 02/01 to QT-HT-33" in said
    text = (office.root / "content/procedures/ho-tich/qt-ht-33.md").read_text(encoding="utf-8")
    assert "\ncode: QT-HT-33\n" in text
    office.sound()


def test_code_that_is_taken(office: Office) -> None:
    done = office.act(CHIEF, "renumber", "QT-HT-03", "QT-HT-01", "--yes", *REASON)

    assert done.status == 1
    assert "code 'QT-HT-01' is taken by 'content/procedures/ho-tich/qt-ht-01.md'" in done.err


def test_annulled_correction(office: Office) -> None:
    """The former wording is in force again, and the wrong one is history's alone."""
    former = (office.root / TEXT).read_bytes()
    file = _copy(office, "## 1. Mục đích", "## 1.  Mục đích")
    office.does(CHIEF, "correct", "QT-HT-01", str(file), "--capacity", "TL", "--yes", *REASON)

    office.does(CHIEF, "annul", _correction(office), "--yes", *REASON)

    assert (office.root / TEXT).read_bytes() == former
    assert not (office.root / "content/superseded/qt-ht-01/02-00.md").exists()
    office.sound()


def test_annulled_promulgation(office: Office) -> None:
    """The text is an approved draft again, the former one in force; the number can be used."""
    former = (office.root / TEXT).read_bytes()
    office.approved()
    order = ("promulgate", "QT-HT-01", "--effective", "2026-11-20")
    office.does(SECRETARY, *order, *office.decided("41/QĐ"))

    said = office.does(CHIEF, "annul", _correction(office), "--yes", *REASON)

    assert "QT-HT-01 02/01: approved, awaiting promulgation" in said
    assert (office.root / TEXT).read_bytes() == former
    office.sound()
    office.does(SECRETARY, *order, *office.decided("46/QĐ"))
    office.sound()


def test_annulled_twice(office: Office) -> None:
    file = _copy(office, "## 1. Mục đích", "## 1.  Mục đích")
    office.does(CHIEF, "correct", "QT-HT-01", str(file), "--capacity", "TL", "--yes", *REASON)
    record = _correction(office)
    office.does(CHIEF, "annul", record, "--yes", *REASON)

    done = office.act(CHIEF, "annul", record, "--yes", *REASON)

    assert done.status == 1
    assert f"'{record}' is annulled already" in done.err


def test_no_such_record(office: Office) -> None:
    done = office.act(CHIEF, "annul", "2026-01-01-khong-co.yml", "--yes", *REASON)

    assert done.status == 2
    assert "'2026-01-01-khong-co.yml' names 0 records, expected 1" in done.err
