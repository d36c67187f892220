"""Records as they were brought in, commit by commit, each with the signature beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Record
from qmsdocs.source.gitlog import Commit
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_record
from qmsdocs.source.tree import MemoryTree

_FOLDER = "content/records/"
_RECORD = ".yml"
_SIGNATURE = ".yml.sig"


def is_record(path: str) -> bool:
    """Is this the file of a record?"""
    return path.startswith(_FOLDER) and path.endswith(_RECORD)


def is_signature(path: str) -> bool:
    """Is this the file of a signature?"""
    return path.startswith(_FOLDER) and path.endswith(_SIGNATURE)


def record_beside(path: str) -> str:
    """Return the path of the record that a signature lies beside."""
    return path.removesuffix(".sig")


@dataclass(slots=True)
class Arrivals:
    """Records brought in by the commits taken so far.

    Attributes:
        contents: Bytes of every record and signature, by blob.
        examined: Bytes of each record by its id, and, by its id and ``.sig``, of the
            signature that first lay beside it.
    """

    contents: Mapping[str, bytes]
    examined: dict[str, bytes] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)

    def take(self, commit: Commit) -> tuple[Record, ...]:
        """Apply a commit; return the records that had never been there before."""
        paths = [c.path for c in commit.changes if is_record(c.path) or is_signature(c.path)]
        for change in commit.changes:
            self._files[change.path] = change.after
        found = [self._arrived(path) for path in paths if is_record(path)]
        self._sign({record_beside(path) for path in paths})
        return tuple(record for record in found if record is not None)

    def _arrived(self, path: str) -> Record | None:
        blob = self._files[path]
        if not blob or blob in self._known:
            return None
        self._known.add(blob)
        reading = Reading.of(MemoryTree({path: self.contents[blob]}))
        record = read_record(reading, path) if reading.files else None
        if record is not None:
            self.examined[record.id] = self.contents[blob]
        return record

    def _sign(self, paths: Iterable[str]) -> None:
        for path in paths:
            blob, beside = self._files.get(path), self._files.get(f"{path}.sig")
            if blob and beside:
                record_id = bytes_digest(self.contents[blob])
                self.examined.setdefault(f"{record_id}.sig", self.contents[beside])
