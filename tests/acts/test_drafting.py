"""Opening drafts, and keeping them."""

import pytest

from tests.acts.clerks import DRAFTER, SECRETARY, Office

REASON = ("--change", "Bổ sung cách nhận kết quả qua bưu chính công ích")
NEW = ("new", "procedure", "--title", "Đăng ký giám hộ: trường hợp “đặc biệt”")


def test_new(office: Office) -> None:
    """The next free code of the kind's pattern, an id of its own, the kind's template."""
    said = office.does(DRAFTER, *NEW, "--field", "ho-tich", "--unit", "van-phong")

    assert said.splitlines()[1] == "  QT-HT-06 01/00: draft"
    text = (office.root / "content/drafts/qt-ht-06.md").read_text(encoding="utf-8")
    assert 'title: "Đăng ký giám hộ: trường hợp “đặc biệt”"' in text
    assert "## 1. " in text
    found = office.act(DRAFTER, "check", ".", "--evidence", "evidence")
    assert found.out.count(": error: ") == found.out.count("[DRF009]") == 1
    assert office.act(DRAFTER, "verify", ".").status == 0


def test_own_template(office: Office) -> None:
    (office.root / "templates").mkdir()
    (office.root / "templates/procedure.md").write_text("## 1. Mẫu riêng\n", encoding="utf-8")

    office.does(DRAFTER, *NEW, "--field", "ho-tich")

    text = (office.root / "content/drafts/qt-ht-06.md").read_text(encoding="utf-8")
    assert text.endswith("---\n\n## 1. Mẫu riêng\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([*NEW], "field '' is not in qms.yml on 2026-11-20", id="no-field"),
        pytest.param(
            [*NEW, "--field", "ho-tic"],
            "field 'ho-tic' is not in qms.yml on 2026-11-20\n  hint: Did you mean 'ho-tich'?",
            id="misspelt-field",
        ),
        pytest.param(
            ["new", "proceduer", "--title", "A"],
            "kind 'proceduer' is not in qms.yml on 2026-11-20\n  hint: Did you mean 'procedure'?",
            id="misspelt-kind",
        ),
        pytest.param(
            [*NEW, "--field", "ho-tich", "--code", "QT-HT-01"],
            "code 'QT-HT-01' is taken",
            id="taken",
        ),
        pytest.param(
            ["new", "form", "--title", "Phiếu\u200b hẹn"],
            "character 6 is U+200B, which cannot be seen",
            id="unseen",
        ),
    ],
)
def test_not_opened(office: Office, arguments: list[str], said: str) -> None:
    done = office.act(DRAFTER, *arguments)

    assert done.status == 1
    assert said in done.err


def test_revise_and_reissue(office: Office) -> None:
    """Everything but number and reason is the former text, attached files included."""
    office.does(SECRETARY, "revise", "BM-01", *REASON)
    said = office.does(DRAFTER, "revise", "QT-HT-01", "--reissue")

    draft = (office.root / "content/drafts/bm-01.md").read_text(encoding="utf-8")
    former = (office.root / "content/forms/bm-01.md").read_text(encoding="utf-8")
    assert "revision: 1\n" in draft
    assert f"change: {REASON[1]}\n" in draft
    assert draft[draft.index("---", 4) :] == former[former.index("---", 4) :]
    attached = sorted(each.name for each in (office.root / "content/forms/bm-01.files").iterdir())
    assert (
        sorted(e.name for e in (office.root / "content/drafts/bm-01.files").iterdir()) == attached
    )
    assert "QT-HT-01 03/00: draft" in said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("QT-HT-02", "QT-HT-02 has a draft 01/01 already", id="draft-is-open"),
        pytest.param("QT-HT-05", "QT-HT-05 01/00 is 'withdrawn from force'", id="withdrawn"),
    ],
)
def test_not_revised(office: Office, code: str, said: str) -> None:
    done = office.act(DRAFTER, "revise", code, *REASON)

    assert done.status == 1
    assert said in done.err


def test_revise_beside_what_awaits_its_day(office: Office) -> None:
    """The next draft lies beside the text that is promulgated for a later day."""
    said = office.does(DRAFTER, "revise", "QT-CT-01", *REASON)

    assert "content/drafts/qt-ct-01.01-02.md" in said
    office.sound()


def test_save(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", *REASON)
    office.write("content/drafts/qt-ht-01.md", "## 1. Mục đích", "## 1. Mục đích\n\nViết dở.")

    office.does(DRAFTER, "save")
    again = office.act(DRAFTER, "save")

    assert office.git("status", "--porcelain") == ""
    assert "no draft differs from what was kept before" in again.err
