"""What stands in a folder is told as if every file had been read, and few of them are."""

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from qmsdocs.site.fast import standing
from qmsdocs.site.fast.standing import Standing, digests_below

FILES = {"a.html": b"one", "b/c.html": b"two", "b/d/e.css": b"three"}
Read = Callable[[], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a build folder with a part."""
    for name, content in FILES.items():
        path = tmp_path / "out" / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "out"


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe in what was written a moment ago: this disk counts by far less than seconds."""
    monkeypatch.setattr(standing, "_SLOW", -(10**10))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return what tells which files were read since it was asked before."""
    found: list[str] = []
    digest = standing._digest  # noqa: SLF001 - the step that is to be left out

    def noted(place: str) -> str:
        found.append(Path(place).name)
        return digest(place)

    monkeypatch.setattr(standing, "_digest", noted)

    def told() -> list[str]:
        names = sorted(found)
        found.clear()
        return names

    return told


def looked(folder: Path) -> dict[str, str]:
    """Look at the part, keep what was noted, and return the digests."""
    known = Standing(folder, folder / "kept")
    found = dict(known.digests("site"))
    known.note("site", found)
    known.save()
    return found


def digests_of(files: dict[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in files.items()}


@pytest.mark.usefixtures("sure")
def test_untouched(folder: Path, read: Read) -> None:
    """What nobody touched is not read a second time."""
    assert looked(folder) == digests_of(FILES)
    assert read() == ["a.html", "c.html", "e.css"]

    assert looked(folder) == digests_of(FILES)
    assert read() == []


def _written(path: Path) -> None:
    """Write as many other bytes, at the same time as far as a program can say so."""
    before = path.stat()
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_bytes(b"TWO")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _put_in_its_place(path: Path) -> None:
    before = path.stat()
    other = path.with_name("other")
    other.write_bytes(b"TWO")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def _linked(path: Path) -> None:
    other = path.parent.parent.parent / "other"
    other.write_bytes(b"TWO")
    path.unlink()
    path.symlink_to(other)


@pytest.mark.usefixtures("sure")
@pytest.mark.parametrize("touch", [_written, _put_in_its_place, _linked])
def test_touched(folder: Path, read: Read, touch: Callable[[Path], None]) -> None:
    """What somebody touched is read, however like its former self it looks."""
    looked(folder)
    read()

    touch(folder / "site" / "b" / "c.html")

    assert looked(folder) == digests_of({**FILES, "b/c.html": b"TWO"})
    assert read() == ["c.html"]


@pytest.mark.usefixtures("sure")
def test_copied(folder: Path, read: Read) -> None:
    """A copy of a build folder is another one: all of it is read."""
    looked(folder)
    read()
    shutil.copytree(folder, folder.with_name("copy"))

    assert looked(folder.with_name("copy")) == digests_of(FILES)
    assert len(read()) == len(FILES)


def test_written_right_before(folder: Path, read: Read) -> None:
    """What may have been written after the note, at the same time, is read once more."""
    looked(folder)
    read()

    looked(folder)

    assert read() == ["a.html", "c.html", "e.css"]


@pytest.mark.usefixtures("sure")
def test_new_files(folder: Path, read: Read) -> None:
    """Of a part that was changed, what was put there is known without being read."""
    known = Standing(folder, folder / "kept")
    before = dict(known.digests("site"))
    (folder / "site" / "a.html").write_bytes(b"four")
    (folder / "site" / "b" / "c.html").unlink()
    after = digests_of({"a.html": b"four", "b/d/e.css": b"three"})
    known.note("site", after)
    known.save()
    read()

    assert after != before
    assert looked(folder) == after
    assert read() == []


@pytest.mark.usefixtures("sure")
def test_unknown_part(folder: Path, read: Read) -> None:
    """Of a part that somebody else made nothing is known."""
    known = Standing(folder, folder / "kept")
    known.digests("site")
    known.note("site", None)
    known.save()
    read()

    looked(folder)

    assert len(read()) == len(FILES)


@pytest.mark.usefixtures("sure")
@pytest.mark.parametrize("damage", [lambda kept: kept[:-9], lambda kept: kept.replace(b"1", b"2")])
def test_damaged_notes(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    """Notes of which one byte is not as it was written are none."""
    looked(folder)
    (folder / "kept").write_bytes(damage((folder / "kept").read_bytes()))

    assert looked(folder) == digests_of(FILES)


@pytest.mark.usefixtures("sure")
def test_where_no_time_of_change_is_told(
    folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system tells only when a file was made, all of them are read."""
    monkeypatch.setattr("sys.platform", "win32")
    looked(folder)
    read()

    looked(folder)

    assert len(read()) == len(FILES)


def test_nothing_is_kept(folder: Path) -> None:
    """Without a file to keep notes in there are none, and nothing goes wrong."""
    for kept in (None, folder / "site" / "a.html" / "kept"):
        known = Standing(folder, kept)
        known.note("site", known.digests("site"))
        known.save()
        assert Standing(folder, kept).digests("site") == digests_of(FILES)
    assert Standing(folder, None).digests("none") == {}
    assert digests_below(folder / "site") == digests_of(FILES)
