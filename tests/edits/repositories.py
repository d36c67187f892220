"""Small repositories in which files go from one commit to another."""

import stat
from datetime import UTC, datetime
from pathlib import Path

from qmsdocs.edits.commit import Change
from qmsdocs.edits.files import Edit
from qmsdocs.edits.history import Author
from tests.conftest import History

TEXT = "content/a.md"
OTHER = "content/b.md"
SOAN = Author("Hoàng Thị Soạn", "ho-tich@example.org")
MOMENT = datetime(2026, 11, 20, 2, tzinfo=UTC)
FILES = {TEXT: "một\n", OTHER: "hai\n", "README.md": "đọc\n"}


def begun(history: History) -> str:
    """Return the id of a first commit with a few files."""
    return history.commit(FILES, on="2026-11-19")


def change(base: str, *edits: Edit) -> Change:
    """Return a change by somebody of the office."""
    return Change(base, SOAN, MOMENT, "Sửa\n", edits)


def lying(root: Path) -> dict[str, str]:
    """Return everything that lies in a work tree: content by path, links with an arrow."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if name.split("/")[0] == ".git":
            continue
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            runs = "*" if path.stat().st_mode & stat.S_IXUSR else ""
            found[name] = path.read_text(encoding="utf-8") + runs
    return found


def intact(history: History) -> None:
    """Assert that nothing is half done or left over in a repository."""
    assert history.git("status", "--porcelain") == ""
    assert history.git("fsck", "--no-dangling", "--no-progress") == ""
    assert history.git("for-each-ref", "refs/qmsdocs") == ""
    git = history.root / ".git"
    left = {path.name for path in git.iterdir() if path.name.startswith("qmsdocs")}
    assert left <= {"qmsdocs.lock"}
    assert not list(git.rglob("*[!s].lock"))
