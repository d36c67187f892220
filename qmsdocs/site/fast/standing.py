"""What stands in a build folder now, known by the digests of its files.

A site of two thousand documents has ten thousand files. One that the system says nobody has
touched since its digest was taken is not read again: it is the same file of the same size, and
the time of its last change of any kind, which no program sets, is the same. That time lies well
before the note was made, so that nothing written right after it is overlooked.
"""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from qmsdocs.site.fast.made import Digests, digest_of
from qmsdocs.source.store import read_whole, write_whole

_SLOW = 2_000_000_000
"""Nanoseconds within which two changes may bear one time: some disks count by two seconds."""
_Note = tuple[str, str]


class Standing:
    """The files of the parts of a build folder.

    Args:
        folder: The build folder.
        kept: File of what was noted of it before; none: nothing is kept.
    """

    def __init__(self, folder: Path, kept: Path | None) -> None:
        self._folder = folder
        self._kept = kept
        self._before = _read(kept)
        self._notes: dict[str, dict[str, _Note]] = {}

    def digests(self, part: str) -> Digests:
        """Return the digest of every file of a part, by its path there; none without one.

        Folders with nothing in them are taken away. Of what is no file there is no digest, and
        of a link in the place of the part nothing at all: what it leads to is not ours.
        """
        known = self._before.get(part, {})
        self._notes[part] = found = {}
        top = self._folder / part
        for place, path in [] if top.is_symlink() else _files(top):
            mark = _mark(place)
            before = known.get(path)
            same = before and mark and before[0] == mark
            found[path] = (mark, before[1] if before and same else _digest(place))
        return {path: digest for path, (_, digest) in found.items()}

    def note(self, part: str, digests: Digests | None) -> None:
        """Note what stands in a part from now on; nothing where it is not known."""
        seen = self._notes.pop(part, {})
        if digests is None:
            return
        top = self._folder / part
        self._notes[part] = {
            path: known if known and known[1] == digest else (_mark(str(top / path)), digest)
            for path, digest in digests.items()
            for known in [seen.get(path)]
        }

    def save(self) -> None:
        """Keep the notes for the next run; a failure to write is no fault."""
        if self._kept is None:
            return
        with contextlib.suppress(OSError):
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._kept, [json.dumps(self._told()).encode()])

    def _told(self) -> Mapping[str, Mapping[str, _Note]]:
        with tempfile.TemporaryFile(dir=self._folder) as file:
            # The clock is that of the disk.
            sure = os.fstat(file.fileno()).st_ctime_ns - _SLOW
        return {
            part: {path: (_if_before(sure, mark), digest) for path, (mark, digest) in found.items()}
            for part, found in self._notes.items()
        }


def digests_below(folder: Path) -> Digests:
    """Return the digest of every file below a folder, by its path there."""
    return {path: _digest(place) for place, path in _files(folder)}


def _files(top: Path) -> list[tuple[str, str]]:
    """Return where each file below a folder lies, and its path there with ``/``."""
    found: list[tuple[str, str]] = []
    folders = [(str(top), "")]
    for folder, below in folders:
        entries = _entries(folder)
        if not entries and below:
            _prune(folder, str(top))
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{path}/"))
            else:
                found.append((entry.path, path))
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _prune(folder: str, top: str) -> None:
    """Take away a folder with nothing in it, and those above it that hold nothing else."""
    with contextlib.suppress(OSError):
        while folder != top:
            os.rmdir(folder)  # noqa: PTH106 - thousands of paths are texts here
            folder = os.path.dirname(folder)  # noqa: PTH120 - as above


def _mark(place: str) -> str:
    """Return what changes whenever a file does: which one it is, its size, its last change."""
    # Windows tells when a file was made instead.
    if sys.platform == "win32":
        return ""
    try:
        found = os.stat(place)  # noqa: PTH116 - as above
    except OSError:
        return ""
    return f"{found.st_ctime_ns} {found.st_ino} {found.st_size}"


def _if_before(moment: int, mark: str) -> str:
    return mark if mark and int(mark.partition(" ")[0]) < moment else ""


def _digest(place: str) -> str:
    try:
        # A pipe would wait for somebody to write into it.
        if not os.path.isfile(place):  # noqa: PTH113 - as above
            return ""
        with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            return digest_of(file.read())
    except OSError:
        return ""


def _read(kept: Path | None) -> Mapping[str, Mapping[str, _Note]]:
    found = read_whole(kept) if kept else None
    notes: Mapping[str, Mapping[str, _Note]] = json.loads(found) if found else {}
    return notes
