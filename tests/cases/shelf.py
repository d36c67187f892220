"""The files of a handbook being bent for a case, and the scans beside it."""

import os
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_records
from qmsdocs.source.tree import MemoryTree, Tree, WorkTree
from tests.sample import EVIDENCE, sample_files


def _decomposed(raw: bytes) -> bytes:
    return unicodedata.normalize("NFD", raw.decode()).encode()


_ENCODED: dict[str, Callable[[bytes], bytes]] = {
    "bom": lambda raw: b"\xef\xbb\xbf" + raw,
    "crlf": lambda raw: raw.replace(b"\n", b"\r\n"),
    "nfd": _decomposed,
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "windows-1258": lambda raw: raw.decode().encode("cp1258", "replace"),
}


@dataclass
class Shelf:
    """The sample's files, changed one after another whatever its records say of them."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=sample_files)
    links: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    evidence: Path | None = EVIDENCE

    @property
    def tree(self) -> Tree:
        """What is to be read: memory, or a folder where more than files is part of the case."""
        if not self.links and not self.odd:
            return MemoryTree(self.files)
        for path, content in self.files.items():
            self._placed(path).write_bytes(content)
        for path, where in self.links.items():
            self._placed(path).symlink_to(where)
        for path, kind in self.odd.items():
            if kind == "folder":
                self._placed(path).mkdir()
            else:
                os.mkfifo(self._placed(path))
        return WorkTree(self.folder / "tree")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace words that stand exactly once in a file."""
        raw = self.text(path)
        assert raw.count(old) == 1, f"{path}: {raw.count(old)} times {old!r}"
        self.files[full(path)] = raw.replace(old, new).encode()

    def append(self, path: str, text: str) -> None:
        """Write words at a file's end."""
        self.files[full(path)] += text.encode()

    def add(self, path: str, text: str = "", hexadecimal: str = "", size: str = "0") -> None:
        """Place a new file: of a text, of bytes, or of so many letters."""
        assert full(path) not in self.files, path
        self.files[full(path)] = text.encode() or bytes.fromhex(hexadecimal) or b"a" * int(size)

    def overwrite(self, path: str, text: str = "", hexadecimal: str = "") -> None:
        """Replace a whole file, told as for ``add``."""
        del self.files[full(path)]
        self.add(path, text, hexadecimal)

    def pad(self, path: str, megabytes: str) -> None:
        """Make a file so many megabytes longer."""
        self.files[full(path)] += b"dai them mot dong\n" * (int(megabytes) * 1_000_000 // 18)

    def delete(self, path: str) -> None:
        """Take a file or a folder away, and with a record its signature."""
        own = (full(path), f"{full(path)}.sig")
        gone = [p for p in self.files if p in own or p.startswith(full(path) + "/")]
        assert gone, path
        for each in gone:
            del self.files[each]

    def copy(self, path: str, to: str) -> None:
        """Copy a file."""
        assert full(to) not in self.files, to
        self.files[full(to)] = self.files[full(path)]

    def move(self, path: str, to: str) -> None:
        """Move a file."""
        self.copy(path, to)
        self.delete(path)

    def encode(self, path: str, form: str) -> None:
        """Save a file as another program would: bom, crlf, nfd, utf-16, windows-1258."""
        before = self.files[full(path)]
        self.files[full(path)] = _ENCODED[form](before)
        assert self.files[full(path)] != before, path

    def link(self, path: str, to: str) -> None:
        """Put a link where a file stood or stands not."""
        self.files.pop(full(path), None)
        self.links[full(path)] = to

    def empty_folder(self, path: str) -> None:
        """Make a folder that holds nothing."""
        self.odd[full(path)] = "folder"

    def pipe(self, path: str) -> None:
        """Make something that is neither file nor folder."""
        self.odd[full(path)] = "pipe"

    def evidence_kept(self, answer: str) -> None:
        """Judge without a store."""
        assert answer == "no"
        self.evidence = None

    def lose(self, record: str) -> None:
        """Take away the scan that a record names."""
        self._piece(record).unlink()

    def spoil(self, record: str) -> None:
        """Change the scan that a record names by one byte."""
        piece = self._piece(record)
        piece.write_bytes(piece.read_bytes() + b"\n")

    def stray(self, name: str) -> None:
        """Put a file into the store that no record names."""
        (self._store() / name).write_text("x", encoding="utf-8")

    def text(self, path: str) -> str:
        """Return a file as text."""
        return self.files[full(path)].decode()

    def reading(self) -> Reading:
        """Return a reading of the files as they stand now."""
        return Reading.of(MemoryTree(self.files))

    def scan_of(self, record: str) -> str:
        """Return the digest of the scan that a record names."""
        records = read_records(self.reading())
        return next(r for r in records if r.place.path == full(record)).proof.evidence

    def _placed(self, path: str) -> Path:
        place = self.folder / "tree" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _store(self) -> Path:
        kept = self.folder / "evidence"
        if self.evidence == EVIDENCE:
            shutil.copytree(EVIDENCE, kept)
        self.evidence = kept
        return kept

    def _piece(self, record: str) -> Path:
        digest = self.scan_of(record).removeprefix("sha256:")
        return next(self._store().glob(f"{digest}*"))


def full(path: str) -> str:
    """Return a path below ``content/`` as the tree has it."""
    return f"content/{path}"
