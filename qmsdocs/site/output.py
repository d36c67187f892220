"""The build folder: ours alone, written by one run at a time, swapped whole."""

import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

_MARKER = ".qmsdocs-build"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class BuildFolder:
    """A folder in which finished parts stand under their names and nothing half-made."""

    path: Path

    def fresh(self, name: str) -> Path:
        """Return an empty folder to make a part in."""
        made = self.path / f".new-{name}"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        return made

    def put(self, name: str) -> Path:
        """Put the part made in the fresh folder in the place of the former one."""
        target, old = self.path / name, self.path / f".old-{name}"
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        try:
            (self.path / f".new-{name}").rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
        return target

    def tidy(self) -> None:
        """Take away what an interrupted run left behind, and put back what it had moved."""
        for old in sorted(self.path.glob(".old-*")):
            target = self.path / old.name.removeprefix(".old-")
            if target.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.rename(target)
        for new in sorted(self.path.glob(".new-*")):
            shutil.rmtree(new, ignore_errors=True)


@contextmanager
def build_folder(path: Path) -> Iterator[BuildFolder]:
    """Give a build folder to one run; what was half-made is gone at the end.

    Raises:
        QmsError: The folder holds something else, or another run is at work in it.
    """
    try:
        _claim(path)
        with _locked(path / _LOCK):
            folder = BuildFolder(path)
            folder.tidy()
            try:
                yield folder
            finally:
                folder.tidy()
    except OSError as error:
        raise QmsError(
            say(
                "the build folder '{folder}' cannot be written: {reason}",
                folder=str(path),
                reason=error.strerror or str(error),
            ),
            say("Name another folder with --out."),
        ) from error


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Write files below a folder; return the digest of each."""
    made: set[Path] = set()
    digests: dict[str, str] = {}
    for name, content in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
        digests[name] = hashlib.sha256(content).hexdigest()
    return digests


def _claim(path: Path) -> None:
    marker = path / _MARKER
    if path.exists() and not marker.is_file() and any(path.iterdir()):
        raise QmsError(
            say("'{folder}' holds files that qmsdocs did not make", folder=str(path)),
            say("Name an empty folder with --out; nothing was touched."),
        )
    path.mkdir(parents=True, exist_ok=True)
    if not marker.is_file():
        marker.write_text("qmsdocs\n", encoding="ascii")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError:
            raise QmsError(
                say("another run is building in '{folder}'", folder=str(path.parent)),
                say("Wait until it is done, or name another folder with --out."),
            ) from None
        yield


def _lock(descriptor: int) -> None:
    # The system takes the lock away when the process ends, however it ends.
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
