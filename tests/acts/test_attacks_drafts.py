"""Drafts as people leave them in the folder: spoilt, gone, renamed, linked, ignored by git."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acts.clerks import CHIEF, DRAFTER, SECRETARY, Office

DRAFT = "content/drafts/qt-ht-01.md"
REASON = ("--change", "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11")
FORM = ("revise", "BM-01", "--change", "Thêm một cột theo góp ý của bộ phận")
ATTACHED = "content/drafts/bm-01.files"


def _replaced(old: str, new: str) -> Callable[[Path], None]:
    def edit(file: Path) -> None:
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    return edit


def _linked(file: Path) -> None:
    kept = file.with_suffix(".kept")
    file.rename(kept)
    file.symlink_to(kept)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(
            lambda file: file.write_bytes(b"\xff\xfe"), "byte 1 is not UTF-8", id="not-utf-8"
        ),
        pytest.param(_replaced("---", "--"), "no front matter", id="no-front-matter"),
        pytest.param(
            _replaced("revision: 1", "revision: -1"), "'revision' is '-1'", id="number-below-zero"
        ),
        pytest.param(
            _replaced("id: k3f9t2xq", "id: k3f9t2xx"),
            "code 'QT-HT-01' is used by document 'k3f9t2xq' too",
            id="another-id",
        ),
        pytest.param(
            lambda file: file.write_bytes(b"-" * 2_100_000), "bytes are more than", id="huge"
        ),
        pytest.param(Path.unlink, f"'{DRAFT}' was taken away", id="gone"),
        pytest.param(_linked, f"'{DRAFT}' is a link; a file must lie there", id="link"),
    ],
)
def test_spoilt_draft(office: Office, spoil: Callable[[Path], None], said: str) -> None:
    """What is wrong with the file is said; the text before it is not submitted in its stead."""
    office.does(DRAFTER, "revise", "QT-HT-01", *REASON)
    spoil(office.root / DRAFT)
    head = office.head

    done = office.act(DRAFTER, "submit", "QT-HT-01")

    assert done.status in (1, 2)
    assert said in done.err
    assert "LNK001" not in done.err
    assert office.head == head


def test_draft_given_up(office: Office) -> None:
    """Whoever takes the file away can say that it is for good, and begin anew."""
    office.does(DRAFTER, "revise", "QT-HT-01", *REASON)
    (office.root / DRAFT).unlink()

    said = office.does(DRAFTER, "save")

    assert said.startswith("Give up the drafts QT-HT-01 02/01 (commit ")
    office.sound()
    office.does(DRAFTER, "revise", "QT-HT-01", *REASON)


def test_draft_renamed(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", *REASON)
    (office.root / DRAFT).rename(office.root / "content/drafts/qt-ht-01.02-01.md")

    office.does(DRAFTER, "submit", "QT-HT-01")

    assert not (office.root / DRAFT).exists()
    office.sound()


def test_attached_link(office: Office) -> None:
    """What a link leads to is not the document's, and is not put into its history."""
    office.does(SECRETARY, *FORM)
    (office.root / ATTACHED / "a.txt").symlink_to("/etc/hostname")
    head = office.head

    done = office.act(SECRETARY, "submit", "BM-01")

    assert (done.status, office.head) == (2, head)
    assert f"'{ATTACHED}/a.txt' is a link; a file must lie there" in done.err


def test_attached_file_that_git_ignores(office: Office) -> None:
    """Whoever submits vouches for everything that they see in the folder."""
    office.does(SECRETARY, *FORM)
    (office.root / ".git/info").mkdir(exist_ok=True)
    (office.root / ".git/info/exclude").write_text("*.pdf\n", encoding="utf-8")
    (office.root / ATTACHED / "mau.pdf").write_bytes(b"%PDF-1.7\r\n")

    office.does(SECRETARY, "submit", "BM-01")

    assert f"{ATTACHED}/mau.pdf" in office.git("ls-files", ATTACHED)
    office.sound()


def test_draft_of_a_renumbered_document(office: Office) -> None:
    """The draft still has the code of old; what it links to is found all the same."""
    office.does(DRAFTER, "revise", "QT-HT-03", *REASON)
    reason = ("--reason", "Sắp xếp lại mã hiệu", "--yes")
    office.does(CHIEF, "renumber", "QT-HT-03", "QT-HT-33", "--capacity", "TL", *reason)

    said = office.does(DRAFTER, "submit", "QT-HT-33")

    assert "QT-HT-03 02/02: prepared, awaiting review" in said
    office.sound()


def test_hint_for_a_code_with_diacritics(office: Office) -> None:
    """The code proposed is one that exists, not the name of its file."""
    apart = unicodedata.normalize("NFD", " QT-ĐỨC-01")
    opened = ("new", "procedure", "--title", "Giám hộ", "--field", "ho-tich", "--code", apart)
    office.does(DRAFTER, *opened)

    done = office.act(DRAFTER, "submit", "QT-DUC-01")

    assert "Did you mean 'QT-ĐỨC-01'?" in done.err
