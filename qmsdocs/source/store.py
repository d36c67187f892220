"""What was worked out of files before, by their digest: a file of lines, safe to delete."""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path


class Store(MutableMapping[str, str]):
    """Lines of text by key, read when first asked.

    Neither keys nor values hold a line end, and no key holds a tab. Values are kept as bytes:
    there may be as much of them as of the handbook itself.
    """

    def __init__(self, file: Path | None, stamp: str) -> None:
        self._file = file
        self._stamp = stamp
        self._known: dict[str, bytes] | None = None
        self._asked: set[str] = set()
        self._new: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> str:
        if key in self._new:
            return self._new[key].decode()
        found = self._before()[key]
        self._asked.add(key)
        return found.decode()

    def __setitem__(self, key: str, value: str) -> None:
        self._new[key] = value.encode()

    def __delitem__(self, key: str) -> None:
        if self._new.pop(key, None) is None and key not in self._before():
            raise KeyError(key)
        self._before().pop(key, None)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._before(), **self._new})

    def __len__(self) -> int:
        return len({**self._before(), **self._new})

    def save(self) -> None:
        """Write what was asked for, if any of it is new; a failure to write is no fault."""
        if self._file is None or not self._new:
            return
        with contextlib.suppress(OSError, ValueError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, self._rows())
            self._before().update(self._new)
            self._asked.update(self._new)
            self._new = {}

    def _rows(self) -> Iterator[bytes]:
        # What nobody asks for any more is dropped once it is more than what somebody did.
        before, used = self._before(), len(self._asked) + len(self._new)
        kept = before if len(before) < 2 * used else self._asked
        yield self._stamp.encode()
        for key in kept:
            if key not in self._new:
                yield b"\n%s\t%s" % (key.encode(), before[key])
        for key, value in self._new.items():
            yield b"\n%s\t%s" % (key.encode(), value)

    def _before(self) -> dict[str, bytes]:
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, bytes]:
        whole = read_whole(self._file) if self._file else None
        stamp, *rows = whole.split(b"\n") if whole else [b""]
        if stamp != self._stamp.encode():
            return {}
        pairs = (row.partition(b"\t") for row in rows)
        return {key.decode(): value for key, tab, value in pairs if tab}


def read_whole(file: Path) -> bytes | None:
    """Return what ``write_whole`` wrote; none where a single byte of it is not as written."""
    try:
        digest, _, rest = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return rest if digest.decode("ascii", "replace") == hashlib.sha256(rest).hexdigest() else None


def write_whole(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file at once, with its digest in the first line.

    Raises:
        OSError: It cannot be written; what was there before is untouched.
    """
    import tempfile  # noqa: PLC0415 - only where something new was found out

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        digest = hashlib.sha256()
        with open(handle, "wb") as new:  # noqa: PTH123 - a handle has no path
            new.write(b"0" * 64 + b"\n")
            for piece in pieces:
                digest.update(piece)
                new.write(piece)
            new.seek(0)
            new.write(digest.hexdigest().encode())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
