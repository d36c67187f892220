"""The build folder: parts put in place whole, and files changed in a part that stands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qmsdocs.site.fast.last import Same
from qmsdocs.site.output import BuildFolder, build_folder, write_files
from tests.site.published import content_of

BEFORE = {"a.html": b"1", "b/index.html": b"2", "c/d/e.html": b"3", "f": b"4", "g": b"5"}
FRESH = {"a.html": b"6", "b": b"7", "f/h.html": b"8"}
GONE = ("b/index.html", "c/d/e.html", "f", "never.html")
AFTER = {"a.html": b"6", "b": b"7", "f/h.html": b"8", "g": b"5"}


def written(folder: Path, files: dict[str, bytes]) -> None:
    write_files(folder, files.items())


@pytest.fixture
def folder(tmp_path: Path) -> BuildFolder:
    """Return a build folder with a site, and fresh files of the next one."""
    path = tmp_path / "out"
    with build_folder(path) as folder:
        written(folder.fresh("site"), BEFORE)
        folder.put("site")
    found = BuildFolder(path)
    written(found.fresh("site"), FRESH)
    return found


def test_change(folder: BuildFolder) -> None:
    """What is fresh stands among what was there; what is gone left no folder behind."""
    folder.change("site", GONE)

    assert content_of(folder.path / "site") == AFTER
    assert not (folder.path / "site" / "c").exists()
    assert sorted(each.name for each in folder.path.iterdir()) == [
        ".lock",
        ".qmsdocs-build",
        "site",
    ]


class KilledError(Exception):
    """The run is over."""


def _at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("qmsdocs.site.output._finish", _killed)


def _before_the_first_file(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Path, "replace", _killed)


def _before_the_last_file(patch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def last(self: Path, target: Path) -> Path:
        return _killed() if self.name == "h.html" else replace(self, target)

    patch.setattr(Path, "replace", last)


def _at_the_end(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("shutil.rmtree", lambda path, **_: _killed() if path.exists() else None)


def _killed(*_: object) -> Path:
    raise KilledError


@pytest.mark.parametrize(
    "moment", [_at_once, _before_the_first_file, _before_the_last_file, _at_the_end]
)
def test_killed(folder: BuildFolder, moment: Callable[[pytest.MonkeyPatch], None]) -> None:
    """What a killed run had begun to change is changed by the next one."""
    with pytest.MonkeyPatch.context() as patch:
        moment(patch)
        with pytest.raises(KilledError):
            folder.change("site", GONE)

    with build_folder(folder.path):
        pass

    assert content_of(folder.path / "site") == AFTER
    assert not list(folder.path.glob(".go*"))


def test_killed_before(folder: BuildFolder) -> None:
    """A run that had not begun to change anything changes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", _killed)
        with pytest.raises(KilledError):
            folder.change("site", GONE)

    with build_folder(folder.path):
        pass

    assert content_of(folder.path / "site") == BEFORE
    assert not list(folder.path.glob(".*-site*"))


def test_made_for_nothing(tmp_path: Path) -> None:
    """A build folder in which nothing was put is not left behind; one that was there stays."""
    with pytest.raises(KilledError), build_folder(tmp_path / "new"):
        raise KilledError
    (tmp_path / "old").mkdir()
    with build_folder(tmp_path / "old"):
        pass

    assert [each.name for each in tmp_path.iterdir()] == ["old"]


def test_what_stands_is_not_written(tmp_path: Path) -> None:
    """Files that stand elsewhere already are told of, and not written."""
    files = {"a": b"1", "b/c": b"2"}
    present = write_files(tmp_path / "one", files.items())

    again = write_files(
        tmp_path / "two", [("a", b"1"), ("b/c", b"3"), ("d", Same("4"))], {**present, "d": "4"}
    )

    assert content_of(tmp_path / "two") == {"b/c": b"3"}
    assert again == {"a": present["a"], "b/c": again["b/c"], "d": "4"}
    assert json.dumps(again)
