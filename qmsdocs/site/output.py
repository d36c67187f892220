"""The build folder: ours alone, written by one run at a time, whole or as it was before."""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.site.fast.last import Content, Same
from qmsdocs.wording import say

STAGE, SITE = "stage", "site"
_MARKER = ".qmsdocs-build"
_LOCK = ".lock"
_OWN = {_MARKER, _LOCK}


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
        _remove(old)
        if _is_there(target):
            target.rename(old)
        try:
            (self.path / f".new-{name}").rename(target)
        except OSError:
            if _is_there(old):
                old.rename(target)
            raise
        _remove(old)
        return target

    def change(self, name: str, gone: Iterable[str]) -> Path:
        """Put what was made in the fresh folder among the files of the former part.

        A run that is killed on the way is finished by the next one: what is to be done is
        written down before anything is touched.

        Args:
            name: Of the part.
            gone: Its files that are to be taken away, by their paths below it.
        """
        going = self.path / f".go-{name}"
        shutil.rmtree(going, ignore_errors=True)
        _gone(going).write_text(json.dumps(list(gone)), encoding="ascii")
        (self.path / f".new-{name}").rename(going)
        return _finish(going)

    def tidy(self) -> None:
        """Take away what an interrupted run left behind, and finish what it had begun."""
        for old in sorted(self.path.glob(".old-*")):
            target = self.path / old.name.removeprefix(".old-")
            if _is_there(target):
                _remove(old)
            else:
                old.rename(target)
        for new in sorted(self.path.glob(".new-*")):
            shutil.rmtree(new, ignore_errors=True)
        for file in sorted(self.path.glob(".gone-*")):
            going = self.path / file.name.replace(".gone-", ".go-")
            if going.exists():
                _finish(going)
            else:
                file.unlink()


@contextmanager
def build_folder(path: Path) -> Iterator[BuildFolder]:
    """Give a build folder to one run; what was half-made is gone at the end.

    Raises:
        QmsError: The folder holds something else, or another run is at work in it.
    """
    is_new = not path.exists()
    try:
        _claim(path)
        with _locked(path / _LOCK):
            folder = BuildFolder(path)
            folder.tidy()
            try:
                yield folder
            finally:
                folder.tidy()
                if is_new:
                    _leave_nothing(path)
    except OSError as error:
        raise QmsError(
            say(
                "the build folder '{folder}' cannot be written: {reason}",
                folder=str(path),
                reason=error.strerror or str(error),
            ),
            say("Name another folder with --out."),
        ) from error


def write_files(
    folder: Path, files: Iterable[tuple[str, Content]], present: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Write files below a folder; return the digest of each.

    Args:
        folder: Where they are written.
        files: Their paths and contents.
        present: Digests of those that stand elsewhere already: what is the same is not written.
    """
    known = present or {}
    made: set[Path] = set()
    digests: dict[str, str] = {}
    for name, content in files:
        if isinstance(content, Same):
            digests[name] = content.digest
            continue
        digests[name] = hashlib.sha256(content).hexdigest()
        if known.get(name) == digests[name]:
            continue
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
    return digests


def _gone(going: Path) -> Path:
    """Return the file that says what is to be taken away."""
    return going.with_name(going.name.replace(".go-", ".gone-"))


def _finish(going: Path) -> Path:
    """Take away what is to be gone, and move every file to where it belongs."""
    target = going.with_name(going.name.removeprefix(".go-"))
    folders = set()
    for name in json.loads(_gone(going).read_text(encoding="ascii")):
        path = target / name
        # Where a run goes on that was killed, a folder may stand there by now, or a file above.
        if path.is_file() or path.is_symlink():
            path.unlink()
        folders.add(path.parent)
    for folder in folders:
        _prune(folder, target)
    made: set[Path] = set()
    for file in sorted(each for each in going.rglob("*") if each.is_file()):
        path = target / file.relative_to(going)
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        file.replace(path)
    shutil.rmtree(going)
    _gone(going).unlink()
    return target


def _is_there(path: Path) -> bool:
    """Is there anything, be it a link that leads nowhere?"""
    return path.exists() or path.is_symlink()


def _remove(path: Path) -> None:
    """Take away what is there, as far as that is possible; of a link, the link alone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _prune(folder: Path, top: Path) -> None:
    """Take away a folder with nothing in it, and those above it."""
    with suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def _leave_nothing(path: Path) -> None:
    """Take away a build folder that was made for nothing."""
    if {each.name for each in path.iterdir()} <= _OWN:
        shutil.rmtree(path, ignore_errors=True)


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
