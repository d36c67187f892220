"""What was found out before, kept outside the handbook, by content; safe to delete.

Nothing here imports YAML, git or the checks: the warm path reads the files, digests them
and looks the answer up.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from qmsdocs import __version__
from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.model.suppressions import Judged, Suppressed, Suppression
from qmsdocs.source.store import Store, read_whole, write_whole
from qmsdocs.source.tree import EntryKind, Tree
from qmsdocs.wording import packed, unpacked

_PACKAGE = Path(__file__).parent.parent
_NAMES = {"stamp", "content", "zone", "answers", "signatures"}


def content_digest(tree: Tree) -> str:
    """Return one digest over the names, kinds and bytes of everything in a tree."""
    digest = hashlib.sha256()
    for entry in tree.entries():
        # No path holds a NUL, so that nothing in one can look like the next entry.
        digest.update(f"{entry.kind}:{entry.path}\0".encode("utf-8", "surrogateescape"))
        if entry.kind is EntryKind.FILE:
            try:
                content = tree.read(entry.path)
            except OSError as error:
                content = str(error.errno).encode()
            digest.update(b"%d:" % len(content))
            digest.update(content)
    return digest.hexdigest()


def folder_stamp(folder: Path | None) -> str | None:
    """Return what tells whether a folder of evidence may have changed: names, sizes, times.

    None where it cannot be listed: then nothing that was found out before may be said again.
    """
    if folder is None:
        return ""
    digest = hashlib.sha256()
    try:
        for entry in sorted(os.scandir(folder), key=lambda each: each.name):
            found = entry.stat()
            row = f"{entry.name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\n"
            digest.update(row.encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return digest.hexdigest()


@dataclass(slots=True)
class Memory:
    """Answers for one content of one handbook, and signatures found good before.

    Attributes:
        zone: Time zone of the office, so that today can be told without reading it again.
        answers: What was found, packed, by question.
        stamp: That of the program as it was at the start: what it finds out is kept under it.
    """

    file: Path | None
    content: str = ""
    zone: str = ""
    answers: dict[str, list[Any]] = field(default_factory=dict)
    signatures: dict[str, str] = field(default_factory=dict)
    stamp: str = ""

    @classmethod
    def of(cls, root: Path, folder: Path | None = None) -> "Memory":
        """Return what is remembered of the handbook in a folder; nothing where unreadable."""
        try:
            place = folder or _folder()
        except (OSError, RuntimeError):
            return cls(None)
        name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        file = place / f"{name[:32]}.json"
        raw, stamp = _kept(file), _stamp()
        if raw is None or raw["stamp"] != stamp:
            return cls(file, stamp=stamp)
        answers, signatures = raw["answers"], raw["signatures"]
        return cls(file, raw["content"], raw["zone"], answers, signatures, stamp)

    def worked_out(self) -> Store:
        """Return what was worked out of single files before, by their digests."""
        return self._store(".texts")

    def read_before(self) -> Store:
        """Return what sound texts and records were read as before, as rows."""
        return self._store(".read")

    def standing(self) -> Store:
        """Return what the parts of the whole handbook come to, by their digests."""
        return self._store(".standing")

    def of_pages(self) -> Path | None:
        """Return the file in which it is kept what staged files and the search were made of."""
        return self.file.with_suffix(".pages") if self.file else None

    def of_site(self, out: Path) -> Path | None:
        """Return the file in which it is kept what the site in a build folder was made of."""
        name = hashlib.sha256(str(out.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        return self.file.with_name(f"{name[:32]}.site") if self.file else None

    def begin(self, content: str) -> None:
        """Forget the answers about another content."""
        if content != self.content:
            self.content, self.zone, self.answers = content, "", {}

    def answer(self, question: str) -> Judged | None:
        """Return what was found for a question, or none."""
        try:
            day, found, aside, whole = self.answers[question]
            return Judged(
                date.fromisoformat(day),
                tuple(_unpacked(row) for row in found),
                tuple(_unpacked_aside(row, entry) for row, entry in aside),
                by_registers=bool(whole),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, question: str, judged: Judged) -> None:
        """Remember what was found, in the file at once; a failure to write is no fault."""
        found = [_packed(each) for each in judged.diagnostics]
        aside = [[_packed(s.diagnostic), _entry(s.suppression)] for s in judged.suppressed]
        self.answers[question] = [judged.day.isoformat(), found, aside, judged.by_registers]
        self.save()

    def save(self) -> None:
        """Write what is remembered; a failure to write is no fault."""
        if self.file is None:
            return
        with contextlib.suppress(OSError, ValueError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            values = {"stamp": self.stamp, **self._values()}
            write_whole(self.file, [json.dumps(values, ensure_ascii=False).encode()])

    def _store(self, ending: str) -> Store:
        return Store(self.file.with_suffix(ending) if self.file else None, self.stamp)

    def _values(self) -> Mapping[str, object]:
        names = ("content", "zone", "answers", "signatures")
        return {name: getattr(self, name) for name in names}


def _folder() -> Path:
    given = os.environ.get("QMSDOCS_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where nothing else is said

    return Path(user_cache_path("qmsdocs"))


def _stamp() -> str:
    """Return what changes whenever the program itself does."""
    digest = hashlib.sha256(__version__.encode())
    for folder, inner, files in os.walk(_PACKAGE):
        inner.sort()
        for file in sorted(files):
            if file.endswith(".py"):
                found = os.stat(os.path.join(folder, file))  # noqa: PTH116, PTH118 - at every start
                row = f"{folder}/{file}\0{found.st_size}\0{found.st_mtime_ns}\n"
                digest.update(row.encode())
    return digest.hexdigest()


def _kept(file: Path) -> dict[str, Any] | None:
    """Return what was written; none where a single byte of it is not as it was written."""
    try:
        found = json.loads(read_whole(file) or b"")
    except ValueError:
        return None
    return found if isinstance(found, dict) and set(found) == _NAMES else None


def _packed(each: Diagnostic) -> list[object]:
    subject = [
        each.subject.document,
        each.subject.issue,
        each.subject.revision,
        each.subject.record,
    ]
    place = [each.place.path, each.place.line]
    words = [packed(each.message), packed(each.hint)]
    return [each.check, each.severity.value, each.nature.value, place, *words, subject]


def _unpacked(row: list[object]) -> Diagnostic:
    check, severity, nature, place, message, hint, subject = row
    if not (isinstance(place, list) and isinstance(message, list) and isinstance(hint, list)):
        raise TypeError(row)
    if not isinstance(subject, list):
        raise TypeError(row)
    return Diagnostic(
        str(check),
        Severity(str(severity)),
        Nature(str(nature)),
        Place(*place),
        unpacked(message),
        unpacked(hint),
        Subject(*subject),
    )


def _entry(each: Suppression) -> list[object]:
    place = [each.place.path, each.place.line]
    return [place, each.check, each.document, each.reason, each.by, each.until.isoformat()]


def _unpacked_aside(row: list[object], entry: list[Any]) -> Suppressed:
    place, check, document, reason, by, until = entry
    kept = Suppression(Place(*place), check, document, reason, by, date.fromisoformat(until))
    return Suppressed(_unpacked(row), kept)


def question(day: date, prefixes: Iterable[str], evidence: str) -> str:
    """Return the name under which an answer is remembered."""
    return json.dumps([day.isoformat(), *sorted(set(prefixes)), evidence])
