"""A new repository is there whole or not at all."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from qmsdocs.edits.founding import establish, refuse_unusable
from qmsdocs.edits.history import Author, Commit
from qmsdocs.errors import QmsError
from tests.conftest import History

MOMENT = datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=7)))
FILES = {"content/qms.yml": b"qms: 1\n", "README.md": b"x\n"}


def commit(author: Author = Author("Mai Bảo", "bao@co-quan.example")) -> Commit:  # noqa: B008
    """Return the one commit of a new repository."""
    return Commit(MOMENT, author, "Bắt đầu\n\nQmsdocs-Act: init", FILES)


def around(folder: Path) -> list[str]:
    """Return everything that lies beside a folder."""
    return sorted(each.name for each in folder.parent.iterdir())


def test_established(tmp_path: Path) -> None:
    folder = tmp_path / "xa" / "so tay"

    made = establish(folder, commit(), {"user.email": "bao@co-quan.example"})

    history = History(folder)
    assert history.head == made
    assert history.git("log", "--format=%an|%ae|%cn|%ad|%B", "--date=iso-strict") == (
        "Mai Bảo|bao@co-quan.example|Mai Bảo|2026-11-23T08:30:00+07:00|Bắt đầu\n\n"
        "Qmsdocs-Act: init\n\n"
    )
    assert history.git("branch", "--all", "--format=%(refname)") == "refs/heads/main\n"
    assert history.git("status", "--porcelain", "--ignored") == ""
    assert history.git("config", "user.email") == "bao@co-quan.example\n"
    assert history.git("fsck", "--strict", "--no-dangling") == ""
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert around(folder) == ["so tay"]


def test_same_commit_wherever_it_is_made(tmp_path: Path) -> None:
    one, other = (establish(tmp_path / name, commit(), {}) for name in ("a", "b"))

    assert one == other


def test_author_with_signs_of_git(tmp_path: Path) -> None:
    establish(tmp_path / "new", commit(Author("A <b>\nc", "x@y.example")), {})

    assert History(tmp_path / "new").git("log", "--format=%an|%ae") == "A bc|x@y.example\n"


def test_an_empty_folder_and_a_link_to_one(tmp_path: Path) -> None:
    for name in ("empty", "real"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to("real")

    for name in ("empty", "link"):
        establish(tmp_path / name, commit(), {})

    assert (tmp_path / "real/README.md").is_file()
    assert (tmp_path / "link").is_symlink()
    assert around(tmp_path / "real") == ["empty", "link", "real"]


@pytest.mark.parametrize(
    "name", [pytest.param("full", id="not empty"), pytest.param("full/file", id="a file")]
)
def test_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("kept", encoding="utf-8")

    with pytest.raises(QmsError) as refused:
        establish(tmp_path / name, commit(), {})

    assert str(refused.value.said) == f"'{tmp_path / name}' exists and is not empty"
    assert (tmp_path / "full/file").read_text(encoding="utf-8") == "kept"
    assert around(tmp_path / "full") == ["full"]


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(QmsError) as refused:
        establish(tmp_path / "a", commit(), {})

    assert "cannot be made: Not a directory" in str(refused.value.said)
    assert around(tmp_path / "a") == ["a", "b"]


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(QmsError) as refused:
        refuse_unusable(tmp_path / "file/a/b")

    assert str(refused.value.said) == f"nothing can be made in '{tmp_path}/file'"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_where_nothing_may_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(QmsError) as refused:
        refuse_unusable(tmp_path / "new")

    assert str(refused.value.said) == f"nothing can be made in '{tmp_path}'"


def test_git_fails(tmp_path: Path) -> None:
    """What was begun beside is taken away, and the folder is not there."""
    broken: Mapping[str, str] = {"no section": "x"}

    with pytest.raises(QmsError):
        establish(tmp_path / "new", commit(), broken)

    assert list(tmp_path.iterdir()) == []


def test_filled_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else was faster: theirs stays."""
    folder = tmp_path / "new"
    replace = Path.replace

    def slow(self: Path, target: Path) -> Path:
        folder.mkdir()
        (folder / "theirs").write_text("x", encoding="utf-8")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", slow)

    with pytest.raises(QmsError) as refused:
        establish(folder, commit(), {})

    assert str(refused.value.said).startswith(f"'{folder}' cannot be made: Directory not empty")
    assert [each.name for each in folder.iterdir()] == ["theirs"]
    assert list(tmp_path.iterdir()) == [folder]


def test_moment_in_another_zone(tmp_path: Path) -> None:
    made = Commit(MOMENT.astimezone(UTC), Author("A", "a@b.example"), "x", FILES)

    establish(tmp_path / "new", made, {})

    assert History(tmp_path / "new").git("log", "--format=%aI") == "2026-11-23T01:30:00+00:00\n"
