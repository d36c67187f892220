"""Two people at once, each in a real clone: one wins, the other is told and loses nothing."""

import shutil
from pathlib import Path

import pytest

from tests.acts.clerks import CHAIRMAN, CHIEF, DRAFTER, SECRETARY
from tests.acts.clones import DRAFT, REASON, Clone, git


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory, origin: Path) -> Path:
    """Return the sample as it is shared, with the drafts of two procedures opened."""
    folder = tmp_path_factory.mktemp("drafted")
    git(folder, "clone", "--quiet", "--bare", str(origin), "shared.git")
    clone = Clone.of(folder / "shared.git", folder / "clone")
    clone.does(DRAFTER, "revise", "QT-HT-01", "QT-HT-04", "--change", REASON)
    clone.does(DRAFTER, "push")
    return folder / "shared.git"


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory, drafted: Path) -> Path:
    """Return the same with both drafts approved."""
    folder = tmp_path_factory.mktemp("approved")
    shutil.copytree(drafted, folder / "shared.git")
    clone = Clone.of(folder / "shared.git", folder / "clone")
    clone.approves("QT-HT-01", "QT-HT-04")
    clone.does(CHAIRMAN, "push")
    return folder / "shared.git"


def two(shared: Path, folder: Path) -> tuple[Clone, Clone]:
    """Return two clones of a copy of what is shared."""
    shutil.copytree(shared, folder / "shared.git")
    first, second = (Clone.of(folder / "shared.git", folder / name) for name in ("a", "b"))
    return first, second


def test_different_documents(drafted: Path, tmp_path: Path) -> None:
    """Both go on; the shared line is the first parent, as a server wants it."""
    first, second = two(drafted, tmp_path)
    first.does(DRAFTER, "submit", "QT-HT-01")
    second.does(SECRETARY, "submit", "QT-HT-04")

    first.does(DRAFTER, "push")
    said = second.does(SECRETARY, "push")

    assert said == (
        "New from others:\n"
        "  2026-11-20  Hoàng Thị Soạn: Trình QT-HT-01 02/01\n"
        f"Shared with '{tmp_path}/shared.git':\n"
        "  2026-11-20  Trần Thị Ví Dụ: Trình QT-HT-04 01/01\n"
    )
    assert second.acts[:2] == ["pull", "submit"]
    assert second.git("log", "-1", "--format=%an <%ae> %as", "HEAD").strip() == (
        "Trần Thị Ví Dụ <thu-ky-iso@example.org> 2026-11-20"
    )
    assert second.git("rev-parse", "HEAD^1") == first.git("rev-parse", "HEAD")
    second.sound()
    assert first.does(DRAFTER, "pull").startswith("New from others:\n  2026-11-20  Trần Thị")
    assert first.head == second.head
    first.intact()


def test_same_text_submitted_by_both(drafted: Path, tmp_path: Path) -> None:
    first, second = two(drafted, tmp_path)
    first.does(DRAFTER, "submit", "QT-HT-01")
    second.does(SECRETARY, "submit", "QT-HT-01")

    first.does(DRAFTER, "push")
    second.does(SECRETARY, "push")

    assert second.act(SECRETARY, "check", ".").status == 0


def test_submitted_twice_by_one_person(drafted: Path, tmp_path: Path) -> None:
    """The same record over the same text is the same file, wherever it was made."""
    first, second = two(drafted, tmp_path)
    first.does(DRAFTER, "submit", "QT-HT-01")
    second.does(DRAFTER, "submit", "QT-HT-01")

    first.does(DRAFTER, "push")
    second.does(DRAFTER, "push")

    assert second.act(DRAFTER, "check", ".").status == 0


def test_two_texts_submitted(drafted: Path, tmp_path: Path) -> None:
    """The first one to share wins; the other is told by whom, and finds the own text aside."""
    first, second = two(drafted, tmp_path)
    first.write("Câu của người thứ nhất.")
    first.does(DRAFTER, "submit", "QT-HT-01")
    second.write("Câu của người thứ hai.", after="## 2. Phạm vi")
    second.does(SECRETARY, "submit", "QT-HT-01")
    first.does(DRAFTER, "push")
    before = second.state

    done = second.act(SECRETARY, "push")

    assert done.status == 1
    assert done.err == (
        "  - QT-HT-01 02/01 was 'prepared' by Hoàng Thị Soạn on 2026-11-20; your 'prepared' covers "
        "another text\n"
        "qmsdocs: what was done here cannot be brought together with what others shared\n"
        "  hint: Nothing was changed, and nothing is lost. 'qmsdocs pull --aside' puts your work "
        "aside, where you find it again, and brings in what was shared; then do yours anew on top "
        "of it.\n"
    )
    assert second.state == before
    _goes_on(second)


def _goes_on(clone: Clone) -> None:
    """Put own work aside, take it up again, and share it."""
    own = clone.head
    said = clone.does(SECRETARY, "pull", "--aside")

    copy = f"aside/2026-11-20-1/{DRAFT}"
    assert said == (
        "New from others:\n"
        "  2026-11-20  Hoàng Thị Soạn: Trình QT-HT-01 02/01\n"
        "What was done here is kept on the branch 'aside/2026-11-20-1', and is to be done again:\n"
        "  2026-11-20  Trần Thị Ví Dụ: Trình QT-HT-01 02/01\n"
        "Your texts lie here; copy what you need from them into the drafts:\n"
        f"  {copy}\n"
    )
    assert clone.git("rev-parse", "aside/2026-11-20-1").strip() == own
    assert "Câu của người thứ hai." in clone.read(copy)
    assert "Câu của người thứ nhất." in clone.read(DRAFT)
    assert clone.git("status", "--porcelain") == ""
    shutil.copy(clone.root / copy, clone.root / DRAFT)
    clone.does(SECRETARY, "submit", "QT-HT-01")
    clone.does(SECRETARY, "push")
    clone.sound()


def test_both_revise(origin: Path, tmp_path: Path) -> None:
    """Two drafts of one number: the second drafter goes on with the first one's."""
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "origin.git")
    first, second = two(tmp_path / "origin.git", tmp_path)
    first.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    second.does(SECRETARY, "revise", "QT-HT-01", "--change", "Bổ sung trường hợp đăng ký lại")
    first.does(DRAFTER, "push")
    before = second.state

    done = second.act(SECRETARY, "pull")

    assert done.status == 1
    assert done.err.startswith(
        f"  - '{DRAFT}' was changed by Hoàng Thị Soạn on 2026-11-20, and otherwise by you\n"
    )
    assert second.state == before
    assert f"aside/2026-11-20-1/{DRAFT}" in second.does(SECRETARY, "pull", "--aside")
    assert second.head == first.head


def test_both_revise_for_the_same_reason(origin: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "origin.git")
    first, second = two(tmp_path / "origin.git", tmp_path)
    first.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    second.does(SECRETARY, "revise", "QT-HT-01", "--change", REASON)

    first.does(DRAFTER, "push")
    second.does(SECRETARY, "push")

    assert second.act(SECRETARY, "check", ".").status == 0


def test_same_draft_promulgated_twice(approved: Path, tmp_path: Path) -> None:
    """One decision stands; the other one's record stays where its maker finds it."""
    first, second = two(approved, tmp_path)
    first.promulgates("41/QĐ-UBND", "QT-HT-01")
    second.promulgates("42/QĐ-UBND", "QT-HT-01")
    first.does(SECRETARY, "push")
    before = second.state

    done = second.act(SECRETARY, "push")

    assert done.status == 1
    assert done.err.startswith(
        "  - revision 02/01 of QT-HT-01 came into force by decision 41/QĐ-UBND, recorded by Trần "
        "Thị Ví Dụ on 2026-11-20; yours by 42/QĐ-UBND cannot stand beside it\n"
        "qmsdocs: what was done here cannot be brought together with what others shared\n"
    )
    assert second.state == before
    said = second.does(SECRETARY, "pull", "--aside")
    second.sound()
    assert "Your texts lie here" not in said
    assert "42-q" in second.git("ls-tree", "-r", "--name-only", "aside/2026-11-20-1")


def test_different_releases_promulgated(approved: Path, tmp_path: Path) -> None:
    first, second = two(approved, tmp_path)
    first.promulgates("41/QĐ-UBND", "QT-HT-01")
    second.promulgates("42/QĐ-UBND", "QT-HT-04")

    first.does(SECRETARY, "push")
    second.does(SECRETARY, "push")

    second.sound()
    assert not (second.root / "content/drafts/qt-ht-01.md").exists()
    assert not (second.root / "content/drafts/qt-ht-04.md").exists()


def test_one_code_for_two_documents(drafted: Path, tmp_path: Path) -> None:
    """What shows only when both are together is said as a check says it."""
    first, second = two(drafted, tmp_path)
    first.does(CHIEF, "renumber", "QT-HT-03", "QT-HT-09", "--yes", "--reason", "Sắp lại mã số")
    new = ("--field", "ho-tich", "--code", "QT-HT-09", "--title", "Cấp bản sao trích lục")
    second.does(DRAFTER, "new", "procedure", *new)
    first.does(CHIEF, "push")
    before = second.state

    done = second.act(DRAFTER, "push")

    assert done.status == 1
    assert "qt-ht-09.md:3: error: code 'QT-HT-09' is used by document" in done.err
    assert second.state == before


def test_own_fault_of_before(drafted: Path, tmp_path: Path) -> None:
    """What was wrong on the own side already is no reason not to bring both together."""
    first, second = two(drafted, tmp_path)
    first.does(DRAFTER, "submit", "QT-HT-01")
    first.does(DRAFTER, "push")
    second.write("Sửa thẳng.", "content/procedures/ho-tich/qt-ht-02.md")
    second.sits_down(SECRETARY)
    second.git("config", "user.name", "Ai đó")
    second.git("commit", "--quiet", "--all", "-m", "Sửa thẳng tài liệu đang có hiệu lực")

    said = second.does(SECRETARY, "pull")

    assert "  2026-11-20  Hoàng Thị Soạn: Trình QT-HT-01 02/01\n" in said
    assert second.acts[:2] == ["pull", "submit"]


def test_promulgated_while_the_draft_was_changed(approved: Path, tmp_path: Path) -> None:
    first, second = two(approved, tmp_path)
    first.promulgates("41/QĐ-UBND", "QT-HT-01")
    second.write("Viết thêm.")
    second.does(DRAFTER, "save")
    first.does(SECRETARY, "push")

    done = second.act(DRAFTER, "push")

    assert done.err.startswith(
        "  - revision 02/01 of QT-HT-01 came into force by decision 41/QĐ-UBND, recorded by Trần "
        "Thị Ví Dụ on 2026-11-20, while you changed its text\n"
    )
    second.does(DRAFTER, "pull", "--aside")
    assert "Viết thêm." in second.read(f"aside/2026-11-20-1/{DRAFT}")
    second.intact()


def test_draft_changed_while_it_was_reviewed(drafted: Path, tmp_path: Path) -> None:
    """Both stand, and it is said plainly that the review is for the text before."""
    first, second = two(drafted, tmp_path)
    first.does(DRAFTER, "submit", "QT-HT-01")
    first.does(DRAFTER, "push")
    second.does(CHIEF, "pull")
    for words in ("Viết thêm.", "Viết thêm nữa."):
        first.write(words)
        first.does(DRAFTER, "submit", "QT-HT-01")
    first.does(DRAFTER, "push")
    second.does(CHIEF, "review", "QT-HT-01", "--yes")

    said = second.does(CHIEF, "push")

    assert (
        "QT-HT-01 02/01: 'reviewed' by Đỗ Văn Duyệt on 2026-11-20 is for the text before Hoàng Thị "
        "Soạn changed it, and does not count for the text that lies there now; submit that one "
        "anew\n"
    ) in said
    assert "'prepared'" not in said
    done = second.act(CHAIRMAN, "approve", "QT-HT-01", "--yes")
    assert "QT-HT-01 02/01 is not 'reviewed' yet" in done.err


def test_attached_file_changed_while_it_was_reviewed(drafted: Path, tmp_path: Path) -> None:
    """What is attached to a draft is as much of it as its text."""
    first, second = two(drafted, tmp_path)
    first.does(DRAFTER, "submit", "QT-HT-01")
    first.does(DRAFTER, "push")
    second.does(CHIEF, "pull")
    attached = first.root / "content/drafts/qt-ht-01.files/bảng.csv"
    attached.parent.mkdir()
    attached.write_text("a,b\n", encoding="utf-8")
    first.does(DRAFTER, "save")
    first.does(DRAFTER, "push")
    second.does(CHIEF, "review", "QT-HT-01", "--yes")

    said = second.does(CHIEF, "push")

    assert "QT-HT-01 02/01: 'reviewed' by Đỗ Văn Duyệt on 2026-11-20 is for the text before" in said


def test_two_write_one_draft(drafted: Path, tmp_path: Path) -> None:
    """As long as nobody vouched for it, a draft is put together line by line, and it is said."""
    first, second = two(drafted, tmp_path)
    first.write("Câu của người thứ nhất.")
    first.does(DRAFTER, "save")
    second.write("Câu của người thứ hai.", after="## 7. Hồ sơ cần lưu")
    second.does(SECRETARY, "save")
    first.does(DRAFTER, "push")

    said = second.does(SECRETARY, "pull")

    assert (
        f"'{DRAFT}' now holds what others changed and what you changed, line by line; read it "
        "before you go on\n"
    ) in said
    assert "người thứ nhất" in second.read(DRAFT)
    assert "người thứ hai" in second.read(DRAFT)


def test_roster_changed_by_both(drafted: Path, tmp_path: Path) -> None:
    first, second = two(drafted, tmp_path)
    days = ("--from", "2026-12-01", "--until", "2026-12-05", "--yes")
    first.does(CHAIRMAN, "roster", "absence", CHIEF, *days)
    second.does(CHAIRMAN, "roster", "absence", DRAFTER, *days)
    first.does(CHAIRMAN, "push")
    before = second.state

    done = second.act(CHAIRMAN, "push")

    assert done.status == 1
    assert done.err.startswith(
        "  - 'content/people.yml' was changed by Lê Văn Mẫu on 2026-11-20; yours follows from the "
        "version before\n"
    )
    assert second.state == before
    second.does(CHAIRMAN, "pull", "--aside")
    second.does(CHAIRMAN, "roster", "absence", DRAFTER, *days)
    second.does(CHAIRMAN, "push")
    second.sound()
