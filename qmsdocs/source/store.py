"""What was worked out of files before, by their digest: a file of lines, safe to delete."""

import contextlib
import hashlib
from collections.abc import Iterator, MutableMapping
from pathlib import Path


class Store(MutableMapping[str, str]):
    """Lines of text by key, read when first asked.

    Neither keys nor values hold a line end, and no key holds a tab.
    """

    def __init__(self, file: Path | None, stamp: str) -> None:
        self._file = file
        self._stamp = stamp
        self._known: dict[str, str] | None = None
        self._used: dict[str, str] = {}
        self._new = False

    def __getitem__(self, key: str) -> str:
        if key not in self._used:
            self._used[key] = self._before()[key]
        return self._used[key]

    def __setitem__(self, key: str, value: str) -> None:
        self._new = True
        self._used[key] = value

    def __delitem__(self, key: str) -> None:
        if self._used.pop(key, None) is None and key not in self._before():
            raise KeyError(key)
        self._before().pop(key, None)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._before(), **self._used})

    def __len__(self) -> int:
        return len({**self._before(), **self._used})

    def save(self) -> None:
        """Write what was asked for, if any of it is new; a failure to write is no fault."""
        if self._file is None or not self._new:
            return
        # What nobody asks for any more is dropped once it is more than what somebody did.
        before = self._before()
        kept = {**before, **self._used} if len(before) < 2 * len(self._used) else self._used
        rows = [self._stamp, *(f"{key}\t{value}" for key, value in kept.items())]
        content = "\n".join(rows).encode()
        with contextlib.suppress(OSError, ValueError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, content)
            self._new = False

    def _before(self) -> dict[str, str]:
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, str]:
        whole = read_whole(self._file) if self._file else None
        if whole is None:
            return {}
        try:
            stamp, *rows = whole.decode().split("\n")
        except UnicodeDecodeError:
            return {}
        if stamp != self._stamp:
            return {}
        return dict(row.split("\t", 1) for row in rows if "\t" in row)


def read_whole(file: Path) -> bytes | None:
    """Return what ``write_whole`` wrote; none where a single byte of it is not as written."""
    try:
        digest, _, rest = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return rest if digest.decode("ascii", "replace") == hashlib.sha256(rest).hexdigest() else None


def write_whole(file: Path, content: bytes) -> None:
    """Write a file at once, with its digest in the first line.

    Raises:
        OSError: It cannot be written; what was there before is untouched.
    """
    import tempfile  # noqa: PLC0415 - only where something new was found out

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with open(handle, "wb") as new:  # noqa: PTH123 - a handle has no path
            new.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
