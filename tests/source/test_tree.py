"""Folders and memory as trees: links are listed and never followed, nothing raises."""

import os
from pathlib import Path

import pytest

from qmsdocs.source.tree import Entry, EntryKind, MemoryTree, WorkTree


def _put(root: Path, path: str, content: str = "a") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def test_a_folder_and_memory_list_the_same(tmp_path: Path) -> None:
    files = ["content/qms.yml", "content/a/b.md", "content/a.md", "content/a-b/c.md", "other/x.md"]
    for path in files:
        _put(tmp_path, path, path)
    memory = MemoryTree({path: path.encode() for path in files})
    work = WorkTree(tmp_path)

    assert work.entries() == memory.entries()
    assert [work.read(e.path) for e in work.entries()] == [
        memory.read(e.path) for e in memory.entries()
    ]
    assert Entry("other/x.md") not in work.entries()


def test_no_content_at_all(tmp_path: Path) -> None:
    assert WorkTree(tmp_path).entries() == []
    assert WorkTree(tmp_path / "missing").entries() == []


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = _put(tmp_path, "outside/secret.md")
    inside = _put(tmp_path, "content/a/b.md")
    (tmp_path / "content/file.md").symlink_to(inside)
    (tmp_path / "content/out.md").symlink_to(outside)
    (tmp_path / "content/folder").symlink_to(outside.parent)
    (tmp_path / "content/broken.md").symlink_to("nowhere")
    (tmp_path / "content/round").symlink_to(tmp_path / "content")

    assert WorkTree(tmp_path).entries() == [
        Entry("content/a/b.md"),
        Entry("content/broken.md", EntryKind.LINK),
        Entry("content/file.md", EntryKind.LINK),
        Entry("content/folder", EntryKind.LINK),
        Entry("content/out.md", EntryKind.LINK),
        Entry("content/round", EntryKind.LINK),
    ]


def test_content_itself_may_not_be_a_link(tmp_path: Path) -> None:
    _put(tmp_path, "elsewhere/qms.yml")
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")

    assert WorkTree(tmp_path).entries() == [Entry("content", EntryKind.LINK)]


def test_content_that_is_a_file(tmp_path: Path) -> None:
    _put(tmp_path, "content")

    assert WorkTree(tmp_path).entries() == [Entry("content", EntryKind.OTHER)]


def test_a_pipe_is_listed_and_not_opened(tmp_path: Path) -> None:
    _put(tmp_path, "content/a.md")
    os.mkfifo(tmp_path / "content/pipe.md")

    assert Entry("content/pipe.md", EntryKind.OTHER) in WorkTree(tmp_path).entries()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_opened(tmp_path: Path) -> None:
    _put(tmp_path, "content/a/b.md")
    (tmp_path / "content/a").chmod(0)
    try:
        assert WorkTree(tmp_path).entries() == [Entry("content/a", EntryKind.OTHER)]
    finally:
        (tmp_path / "content/a").chmod(0o700)


def test_a_folder_with_the_name_of_a_text(tmp_path: Path) -> None:
    _put(tmp_path, "content/a.md/b.md")

    assert WorkTree(tmp_path).entries() == [Entry("content/a.md/b.md")]


def test_very_deep_folders(tmp_path: Path) -> None:
    """Deeper than Python would recurse, and deeper than a path may be long."""
    folder = os.open(tmp_path, os.O_RDONLY)
    for name in ["content", *["d"] * 3000]:
        os.mkdir(name, dir_fd=folder)
        inner = os.open(name, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)

    found = WorkTree(tmp_path).entries()

    assert [each.kind for each in found] == [EntryKind.OTHER]
    _remove_deep(tmp_path / "content")


def _remove_deep(top: Path) -> None:
    # The clean-up of pytest cannot reach that deep either.
    while (top / "d").is_dir():
        (top / "d").rename(top.parent / "next")
        top.rmdir()
        (top.parent / "next").rename(top)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    _put(tmp_path, "content/a.md")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/\xff.md")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    names = [each.path for each in WorkTree(tmp_path).entries()]

    assert names == ["content/a.md", "content/\udcff.md"]
    assert WorkTree(tmp_path).read(names[1]) == b"x"


def test_a_file_that_went_away_in_between(tmp_path: Path) -> None:
    file = _put(tmp_path, "content/a.md")
    tree = WorkTree(tmp_path)
    (entry,) = tree.entries()
    file.unlink()

    with pytest.raises(OSError, match="No such file"):
        tree.read(entry.path)
