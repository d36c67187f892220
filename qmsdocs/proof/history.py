"""A handbook's history as it was accepted, commit by commit: what the laws are judged on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.diagnostics import Subject
from qmsdocs.model.fingerprint import Fingerprint, Node, Parts, parts_of
from qmsdocs.model.office import Office
from qmsdocs.model.records import Record, Signature
from qmsdocs.model.roster import Roster
from qmsdocs.model.text import Area, Number
from qmsdocs.source.gitlog import Commit
from qmsdocs.wording import Value, say


@dataclass(frozen=True, slots=True)
class Copy:
    """One text as files: the blob of its Markdown, and of each attached file by name."""

    blob: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A text before and after a commit; none: it did not lie there."""

    path: str
    area: Area
    before: Copy | None
    after: Copy | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the Markdown of a text says; ``parts`` are those without attached files."""

    id: str
    code: str
    number: Number
    parts: Parts
    unit: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text that was read: which revision of which document, and its fingerprint."""

    id: str
    code: str
    number: Number
    fingerprint: Fingerprint
    unit: str

    @property
    def subject(self) -> Subject:
        """What a diagnostic about this text holds back."""
        return Subject(self.id, *self.number)


@dataclass(frozen=True, slots=True)
class Version:
    """A register as a commit left it.

    Attributes:
        digest: By which records name it; empty where the file is gone or is no text.
        node: Its entries as they stand there; none where they cannot be read.
    """

    file: str
    digest: str
    node: Mapping[str, Node] | None

    @property
    def path(self) -> str:
        """Path of the register below the handbook's root."""
        return f"content/{self.file}"


@dataclass(frozen=True, slots=True)
class Rules:
    """Office and roster as of a commit, each in the last version that could be read."""

    office: Office | None = None
    roster: Roster | None = None

    def after(self, later: "Rules") -> "Rules":
        """Return these rules; where there was none yet, the first ones that came."""
        return Rules(self.office or later.office, self.roster or later.roster)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One commit of the first-parent line.

    Attributes:
        day: Day of the commit in the office's time zone.
        prior: Rules before the commit.
        rules: Rules after it.
        arrivals: Records that were brought in, in order of their paths.
        versions: New versions of registers.
        turns: Texts that came, changed or left.
    """

    commit: Commit
    day: date
    prior: Rules
    rules: Rules
    arrivals: tuple[Record, ...] = ()
    versions: tuple[Version, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def office_id(self) -> str:
        """Id of the office whose records count: the one that stood before, if any did."""
        office = self.prior.after(self.rules).office
        return office.id if office else ""

    @property
    def named(self) -> dict[str, Value]:
        """How a sentence names this commit: ``{commit}``, ``{on}``, ``{author}``."""
        name = self.commit.short or say("not made yet")
        return {"commit": name, "on": self.day, "author": self.commit.author}


@dataclass(frozen=True)
class History:
    """Everything that the laws ask about.

    Attributes:
        record_ids: Id of each record file that ever lay in the handbook, by blob.
        signatures: Each signature examined with the roster of the accepting commit.
        seen: What the Markdown of texts says, by blob.
        digests: ``sha256`` hex digest of attached files, by blob.
        tables: Rows of each table of measurements that ever lay in the handbook, by blob.
    """

    steps: Sequence[Step]
    record_ids: Mapping[str, str] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    _known: dict[Copy, Sighting | None] = field(default_factory=dict, repr=False, compare=False)

    def sighting(self, copy: Copy) -> Sighting | None:
        """Return which text a copy is, or none where it cannot be read."""
        if copy not in self._known:
            self._known[copy] = self._sighting(copy)
        return self._known[copy]

    def _sighting(self, copy: Copy) -> Sighting | None:
        seen = self.seen.get(copy.blob)
        if seen is None or any(blob not in self.digests for _, blob in copy.files):
            return None
        named = ((name, self.digests[blob]) for name, blob in copy.files)
        files = parts_of({}, "", named).files
        parts = Parts(seen.parts.identity, seen.parts.facts, seen.parts.body, files)
        return Sighting(seen.id, seen.code, seen.number, parts.fingerprint, seen.unit)
