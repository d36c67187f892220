"""What was worked out of files before, by their digest: a file of lines, safe to delete."""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path


class Store(MutableMapping[str, str]):
    """Lines of text by key, read when first asked.

    Neither keys nor values hold a line end, and no key holds a tab. All of it lies in one
    piece, which is given back at once: there may be as much of it as of the handbook itself.
    """

    def __init__(self, file: Path | None, stamp: str) -> None:
        self._file = file
        self._stamp = stamp.encode()
        self._whole = bytearray()
        self._known: dict[str, slice] | None = None
        self._asked: set[str] = set()
        self._changed = False

    def __getitem__(self, key: str) -> str:
        place = self._places()[key]
        self._asked.add(key)
        return self._whole[place].decode()

    def __setitem__(self, key: str, value: str) -> None:
        row = value.encode()
        places, start = self._places(), len(self._whole)
        self._whole += row
        places[key] = slice(start, start + len(row))
        self._asked.add(key)
        self._changed = True

    def __delitem__(self, key: str) -> None:
        del self._places()[key]
        self._asked.discard(key)
        self._changed = True

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._places()))

    def __len__(self) -> int:
        return len(self._places())

    def save(self) -> None:
        """Write what was asked for, if any of it is new; a failure to write is no fault."""
        if self._file is None or not self._changed:
            return
        with contextlib.suppress(OSError, ValueError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, self._rows())
            self._changed = False

    def _rows(self) -> Iterator[bytes]:
        places = self._places()
        # What nobody asks for any more is dropped once it is more than what somebody did.
        few = len(places) > 2 * len(self._asked)
        yield self._stamp
        for key, place in places.items():
            if not few or key in self._asked:
                yield b"\n%s\t%s" % (key.encode(), self._whole[place])

    def _places(self) -> dict[str, slice]:
        if self._known is None:
            self._whole = bytearray(self._read())
            self._known = dict(_rows_of(self._whole))
        return self._known

    def _read(self) -> bytes:
        found = read_whole(self._file) if self._file else None
        return found if found and found.startswith(self._stamp + b"\n") else b""


def _rows_of(whole: bytearray) -> Iterator[tuple[str, slice]]:
    """Yield each key, and where its value lies; the first line has none."""
    start = whole.find(b"\n") + 1
    while 0 < start <= len(whole):
        end = whole.find(b"\n", start)
        if end < 0:
            end = len(whole)
        tab = whole.find(b"\t", start, end)
        if tab >= 0:
            yield whole[start:tab].decode(), slice(tab + 1, end)
        start = end + 1


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
