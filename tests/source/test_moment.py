"""A handbook's files at one moment: what changed since another, and what editors need."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from qmsdocs.source.moment import Moment, folder_identity, look
from qmsdocs.source.tree import Entry, EntryKind, MemoryTree, WorkTree

A, B = "content/drafts/a.md", "content/drafts/b.md"


def moment(**files: str) -> Moment:
    """Return a moment of drafts, by name without ending."""
    return Moment.of(MemoryTree({f"content/drafts/{k}.md": v.encode() for k, v in files.items()}))


@pytest.mark.parametrize(
    ("now", "written", "removed"),
    [
        pytest.param({"a": "1"}, [], [], id="nothing"),
        pytest.param({"a": "2"}, [A], [], id="changed"),
        pytest.param({"a": "1", "b": ""}, [B], [], id="added, even empty"),
        pytest.param({}, [], [A], id="removed"),
        pytest.param({"b": "1"}, [B], [A], id="renamed"),
    ],
)
def test_since(now: dict[str, str], written: list[str], removed: list[str]) -> None:
    assert moment(**now).since(moment(a="1")) == (written, removed)


def test_a_file_turned_into_a_link_is_written_and_not_removed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("1", encoding="utf-8")
    before = Moment.of(WorkTree(tmp_path))
    (tmp_path / "content/a.md").unlink()
    (tmp_path / "content/a.md").symlink_to("b.md")

    now = Moment.of(WorkTree(tmp_path))

    assert now.entries() == [Entry("content/a.md", EntryKind.LINK)]
    assert now.since(before) == (["content/a.md"], [])


@pytest.mark.parametrize(
    "name",
    [
        ".a.md.swp",
        ".a.md.swx",
        "4913",
        ".#a.md",
        "#a.md#",
        "~$a.docx",
        ".~lock.a.docx#",
        ".goutputstream-X1Y2Z3",
        ".a.md.kate-swp",
        "a.md___jb_tmp___",
    ],
)
def test_what_an_editor_needs_while_it_works_is_passed_over(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "content" / "drafts"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("1", encoding="utf-8")
    seen = look(WorkTree(tmp_path))

    (folder / name).write_text("2", encoding="utf-8")

    assert Moment.of(WorkTree(tmp_path)).entries() == [Entry(A)]
    assert look(WorkTree(tmp_path)) == seen


@pytest.mark.parametrize("name", ["a.md~", "a.md.bak", "4913.md", ".swp", "#a.md", ".a.md"])
def test_what_an_editor_leaves_behind_is_there(name: str) -> None:
    path = f"content/drafts/{name}"

    assert Moment.of(MemoryTree({path: b""})).entries() == [Entry(path)]


@dataclass(frozen=True)
class Refusing:
    """A tree of one file that the system does not give."""

    number: int

    def entries(self) -> list[Entry]:
        """Return the one file."""
        return [Entry(A)]

    def read(self, path: str) -> bytes:
        """Refuse."""
        raise OSError(self.number, os.strerror(self.number), path)


def test_a_file_that_vanishes_while_it_is_read_is_not_there() -> None:
    assert Moment.of(Refusing(errno.ENOENT)).entries() == []


def test_a_file_that_cannot_be_read_is_there_and_refuses() -> None:
    found = Moment.of(Refusing(errno.EACCES))

    with pytest.raises(PermissionError, match="Permission denied"):
        found.read(A)
    assert found == Moment.of(Refusing(errno.EACCES))
    assert found.since(moment(a="1")) == ([A], [])


def test_unchanged_files_are_held_once() -> None:
    before = moment(a="long enough", b="1")

    now = Moment.of(MemoryTree({A: b"long " + b"enough", B: b"2"}), before)

    assert now.read(A) is before.read(A)
    assert now.read(B) == b"2"


def test_look_tells_a_save_by_rename_of_the_same_length(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text("1", encoding="utf-8")
    seen, state = look(WorkTree(tmp_path)), (folder / "a.md").stat()

    (folder / "4913").write_text("2", encoding="utf-8")
    os.utime(folder / "4913", ns=(state.st_atime_ns, state.st_mtime_ns))
    (folder / "4913").replace(folder / "a.md")

    assert look(WorkTree(tmp_path)) != seen


def test_another_folder_in_the_place_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    tree = WorkTree(tmp_path)
    first = folder_identity(tree)
    (tmp_path / "content").rename(tmp_path / "kept")
    without = folder_identity(tree)
    (tmp_path / "content").mkdir()

    assert (first is None, without) == (False, None)
    assert folder_identity(tree) not in {first, None}
