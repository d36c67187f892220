"""Git's index brought to a new state in one step, made beside its place first.

Git itself would write it in place and, cut off, leave a lock that nobody dares to remove.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qmsdocs.edits.answers import answer, last_line
from qmsdocs.edits.holding import NEW, LockedError
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

_PAUSE = 0.05
_TRIES = 100
_State = tuple[int, int, int] | None


def update_index(repository: Repository, folder: Path, rows: Iterable[str]) -> None:
    """Put rows into the index, and let it know the files as they lie there now.

    Args:
        repository: Whose index.
        folder: Git's folder of the work tree, held.
        rows: ``mode id<TAB>path`` from the top of the work tree; mode 0: no file.

    Raises:
        QmsError: Git refuses a path, or another program does not let go of the index.
    """
    given = list(rows)
    for _ in range(_TRIES):
        with _beside(repository, folder, given) as (new, former):
            if _swap(folder, new, former):
                return
        time.sleep(_PAUSE)
    raise LockedError(folder / "index.lock")


def refuse_unsafe(repository: Repository, folder: Path, rows: Iterable[str]) -> None:
    """Refuse rows with a path that git would never write, such as one into its own folder.

    Raises:
        QmsError: There is one.
    """
    with _beside(repository, folder, rows):
        pass


@contextmanager
def _beside(
    repository: Repository, folder: Path, rows: Iterable[str]
) -> Iterator[tuple[Path, _State]]:
    """Make the index with these rows under another name; yield it, and what it was made from."""
    index, new = folder / "index", folder / f"{NEW}index-{secrets.token_hex(4)}"
    own = {"GIT_INDEX_FILE": str(new)}
    given = "".join(f"{row}\0" for row in rows).encode("utf-8", "surrogateescape")
    try:
        former = _state(index)
        if former is not None:
            shutil.copyfile(index, new)
        put = answer(repository, "update-index", "-z", "--index-info", stdin=given, environment=own)
        if put.status or put.words:
            # Git passes over an unsafe path, and only says so.
            raise QmsError(
                say("git refuses a file: {reason}", reason=last_line(put.words)),
                say("Show these words to whoever keeps the shared repository."),
            )
        answer(repository, "update-index", "-q", "--refresh", environment=own)
        yield new, former
    finally:
        new.unlink(missing_ok=True)


def _swap(folder: Path, new: Path, former: _State) -> bool:
    """Put the new index in place, unless somebody holds the old one or has changed it."""
    index, lock = folder / "index", folder / "index.lock"
    try:
        _link(new, lock)
    except FileExistsError:
        return False
    if _state(index) != former:
        lock.unlink()
        return False
    lock.replace(index)
    return True


def _link(new: Path, lock: Path) -> None:
    """Take git's own lock, in such a way that it is known as ours if we are cut off."""
    try:
        os.link(new, lock)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links.
        with lock.open("xb") as file:
            file.write(new.read_bytes())


def _state(index: Path) -> _State:
    try:
        found = index.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
