"""What servers said of the state of each source, kept outside the handbook; safe to delete."""

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from qmsdocs.exchange.pulling import Validators
from qmsdocs.source.sources import Source
from qmsdocs.source.store import read_whole, write_whole


@dataclass(slots=True)
class Remembered:
    """What was said of each source when the catalogue was last brought up to date from it.

    Attributes:
        known: By source: the state of the catalogue since, and what the server said.
    """

    file: Path | None
    known: dict[str, tuple[str, Validators]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path | None) -> "Remembered":
        """Return what is kept in a file; nothing where it cannot be read."""
        try:
            raw = json.loads(read_whole(file) or b"{}") if file else {}
            known = {key: (state, Validators(*said)) for key, (state, *said) in raw.items()}
        except (ValueError, TypeError, AttributeError):
            return cls(file)
        return cls(file, known)

    def of_source(self, source: Source, state: str) -> Validators | None:
        """Return what the server said; none where the catalogue has changed since.

        What was taken over then may be there no more: the file is fetched once again.
        """
        since, said = self.known.get(_key(source), ("", None))
        return said if since == state else None

    def keep(self, source: Source, state: str, said: Validators) -> None:
        """Remember what the server said, in the file at once; a failure to write is no fault."""
        self.known[_key(source)] = (state, said)
        rows = {key: (since, one.etag, one.modified) for key, (since, one) in self.known.items()}
        if self.file is not None:
            with contextlib.suppress(OSError):
                self.file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self.file, [json.dumps(rows).encode()])


def _key(source: Source) -> str:
    return hashlib.sha256(json.dumps(asdict(source), sort_keys=True).encode()).hexdigest()
