"""Single files: read as git would keep them, put in place in one step."""

import errno
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.edits.files import LINK, kept, on_disk, remove, write
from qmsdocs.errors import QmsError


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("content/a.md", b"x\ny\r", id="text"),
        pytest.param("content/people.yml", b"x\ny\r", id="register"),
        pytest.param("content/records/approvals/a.yml", b"x\r\ny\r", id="record"),
        pytest.param("content/drafts/a.files/b.csv", b"x\r\ny\r", id="attached"),
        pytest.param("logo.png", b"x\r\ny\r", id="anything-else"),
    ],
)
def test_line_ends(path: str, found: bytes) -> None:
    assert kept(path, b"x\r\ny\r") == found


@given(st.binary())
def test_kept_is_kept(content: bytes) -> None:
    """What git would keep, it keeps as it is."""
    once = kept("content/a.md", content.replace(b"\r\r", b"\r"))

    assert kept("content/a.md", once) == once


def test_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x\r\n")

    assert on_disk(tmp_path / "a.md") == b"x\n"
    assert on_disk(tmp_path / "b.md") is None
    assert on_disk(tmp_path / "a.md/b.md") is None


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(QmsError, match="cannot be read"):
        on_disk(tmp_path)


def test_write(tmp_path: Path) -> None:
    (tmp_path / "git").mkdir()
    target = tmp_path / "a/b/c.md"

    write(target, b"x", tmp_path / "git")
    write(target, b"y", tmp_path / "git", "100755")

    assert target.read_bytes() == b"y"
    assert target.stat().st_mode & stat.S_IXUSR
    assert not list((tmp_path / "git").iterdir())


def test_write_a_link(tmp_path: Path) -> None:
    write(tmp_path / "a", b"b/c", tmp_path, LINK)

    assert (tmp_path / "a").readlink() == Path("b/c")


def test_write_to_another_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is written beside its place then, under a name that whoever completes it uses."""
    (tmp_path / "git").mkdir()
    near = tmp_path / "a/.b.md.qmsdocs-new-"
    near.parent.mkdir()
    near.symlink_to(tmp_path / "elsewhere")
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    write(tmp_path / "a/b.md", b"x", tmp_path / "git")

    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]
    assert (tmp_path / "a/b.md").read_bytes() == b"x"
    assert not (tmp_path / "elsewhere").exists()
    assert not list((tmp_path / "git").iterdir())


def test_remove(tmp_path: Path) -> None:
    """Folders in which nothing is left go as well, up to the top."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/x.md").touch()
    (tmp_path / "a/b/y.md").touch()

    remove(tmp_path / "a/b/y.md", tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "x.md"]
    remove(tmp_path / "a/x.md", tmp_path)
    remove(tmp_path / "a/x.md", tmp_path)

    assert not list(tmp_path.iterdir())
