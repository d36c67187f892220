"""When a handbook has changed: announced or not, at rest or not, as the system allows it."""

import errno
import os
import shutil
import threading
import time
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from watchdog.events import DirDeletedEvent

from qmsdocs.cli import watching
from qmsdocs.cli.watching import Watch
from tests.cli.doors import edit


class Silent:
    """An observer that announces nothing, as over a network folder."""

    def schedule(self, *_: object, **__: object) -> None:
        """Take note of nothing."""

    def start(self) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""

    def join(self) -> None:
        """Do nothing."""


class Full(Silent):
    """An observer for which the system has no room."""

    def start(self) -> None:
        """Fail as inotify does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Gone(Silent):
    """An observer whose folder is removed just before it starts."""

    def start(self) -> None:
        """Fail as inotify does."""
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


@pytest.fixture
def told() -> list[str]:
    """Return the list of reasons why changes are looked for."""
    return []


@pytest.fixture
def changes(
    office: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> Generator[Generator[None]]:
    """Return the changes of a small handbook, which is looked at without patience."""
    for name in ("QUIET", "OFTEN", "SELDOM", "LATE"):
        monkeypatch.setattr(watching, name, 0.01)
    with closing(Watch(office, None, told.append).changes()) as found:
        yield found


def test_announced(office: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked for: the system tells."""
    monkeypatch.setattr(watching, "SELDOM", 60)
    with closing(Watch(office, None, told.append).changes()) as found:
        next(found)
        edit(office)
        next(found)

    assert told == []


@pytest.mark.parametrize(
    ("observer", "reasons"),
    [
        pytest.param(Silent, [""], id="nothing announced"),
        pytest.param(Full, ["No space left on device"], id="no room"),
        pytest.param(Gone, [], id="folder gone for a moment"),
    ],
)
def test_looked_for(
    office: Path,
    told: list[str],
    changes: Generator[None],
    monkeypatch: pytest.MonkeyPatch,
    observer: type[Silent],
    reasons: list[str],
) -> None:
    """A change is found all the same, and it is said once that the system announces none."""
    monkeypatch.setattr(watching, "Observer", observer)

    next(changes)
    for _ in range(2):
        edit(office)
        next(changes)

    assert told == reasons


def test_poll(office: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "Observer", Full)
    monkeypatch.setattr(watching, "OFTEN", 0.01)

    with closing(Watch(office, None, told.append, polling=True).changes()) as found:
        next(found)
        edit(office)
        next(found)

    assert told == []


def test_evidence_is_looked_for(
    office: Path, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan that arrives is a change, and says nothing about what is announced."""
    store = tmp_path / "scans"
    store.mkdir()
    monkeypatch.setattr(watching, "SELDOM", 0.01)
    monkeypatch.setattr(watching, "LATE", 0.01)

    with closing(Watch(office, store, told.append).changes()) as found:
        next(found)
        (store / "scan.pdf").write_bytes(b"1")
        next(found)

    assert told == []


def test_another_folder_of_that_name_is_heard(
    office: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Watch(office, None, told.append).changes()) as found:
        next(found)
        (office / "content").rename(office / "kept")
        shutil.copytree(office / "kept", office / "content")
        monkeypatch.setattr(watching, "SELDOM", 0.01)
        next(found)
        monkeypatch.setattr(watching, "SELDOM", 60)
        edit(office)
        next(found)

    assert told == []


def test_a_folder_put_back_under_the_number_of_the_first_is_heard(
    office: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "folder_identity", lambda _: (1, 1))
    shutil.copytree(office / "content", office / "kept")

    with closing(Watch(office, None, told.append).changes()) as found:
        next(found)
        shutil.rmtree(office / "content")
        (office / "kept").rename(office / "content")
        next(found)
        edit(office)
        next(found)

    assert told == []


@pytest.mark.parametrize("pieces", [1, 5])
def test_a_writer_is_waited_for(
    office: Path, changes: Generator[None], monkeypatch: pytest.MonkeyPatch, pieces: int
) -> None:
    """As long as something changes from one look to the next, it is one save."""
    written = list(range(pieces))

    def pause(seconds: float) -> None:
        del seconds
        if written:
            edit(office, f"content/{written.pop()}.md")

    next(changes)
    monkeypatch.setattr(time, "sleep", pause)
    edit(office)
    next(changes)

    assert written == []


def test_a_writer_without_end_is_not_waited_for(
    office: Path, changes: Generator[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        edit(office)

    next(changes)
    monkeypatch.setattr(time, "sleep", pause)
    edit(office)
    next(changes)

    assert len(pauses) == watching.LOOKS


def test_the_folder_lost_is_told_from_one_within_it() -> None:
    """Its number may be given to the next folder of that name at once."""
    bell = watching._Bell("/office/content", threading.Event())  # noqa: SLF001

    bell.dispatch(DirDeletedEvent("/office/content/drafts"))
    within = bell.lost
    bell.dispatch(DirDeletedEvent("/office/content"))

    assert (within, bell.lost) == (False, True)
