"""One writer at a time in a work tree.

The lock is the operating system's: it ends with the process that holds it, however that ends.
So whoever holds it knows that what others left half done will not be finished by them.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

LOCK = "qmsdocs.lock"
"""Name of the file in git's folder that is locked; it is empty and stays there."""
NEW = "qmsdocs-new-"
"""How the names begin of files that are being written in git's folder."""
_PAUSE = 0.05
_TRIES = 200


class LockedError(QmsError):
    """Another program holds one of git's locks, or left it when it was cut off."""

    def __init__(self, lock: Path) -> None:
        super().__init__(
            say("another program holds '{path}'", path=str(lock)),
            say(
                "Wait until it is done, then try again. If no other program is at work here, "
                "delete that file first."
            ),
        )


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold git's folder of a work tree for one writer; what a dead one left there is cleared.

    Raises:
        QmsError: Another one holds it for ten seconds, or the folder cannot be written to.
    """
    try:
        file = (folder / LOCK).open("ab")
    except OSError as error:
        raise _unwritable(folder, error) from None
    with file:
        _take(file, folder)
        _clear(folder)
        yield


def leftovers(folder: Path) -> list[Path]:
    """Return the files that somebody is writing, or was when he was cut off."""
    return sorted(folder.glob(f"{NEW}*"))


def _take(file: BinaryIO, folder: Path) -> None:
    for _ in range(_TRIES):
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            time.sleep(_PAUSE)
        except OSError as error:
            raise _unwritable(folder, error) from None
        else:
            return
    raise QmsError(
        say("another command of qmsdocs is writing in '{folder}'", folder=str(folder)),
        say("Nothing was changed. Wait until it is done, then try again."),
    )


def _clear(folder: Path) -> None:
    locked = folder / "index.lock"
    for each in leftovers(folder):
        # Git would wait for ever for a lock that was ours.
        if locked.exists() and locked.samefile(each):
            locked.unlink()
        each.unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> QmsError:
    return QmsError(
        say("'{path}' cannot be written: {reason}", path=str(folder), reason=error.strerror or "?"),
        say("Nothing was changed. Ask for the right to write there."),
    )
