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

from qmsdocs import __version__
from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.source.tree import EntryKind, Tree
from qmsdocs.wording import packed, unpacked

_PACKAGE = Path(__file__).parent.parent


def content_digest(tree: Tree) -> str:
    """Return one digest over the names, kinds and bytes of everything in a tree."""
    digest = hashlib.sha256()
    for entry in tree.entries():
        digest.update(f"{entry.kind}:{entry.path}\n".encode("utf-8", "surrogateescape"))
        if entry.kind is EntryKind.FILE:
            try:
                content = tree.read(entry.path)
            except OSError as error:
                content = str(error.errno).encode()
            digest.update(b"%d:" % len(content))
            digest.update(content)
    return digest.hexdigest()


def folder_stamp(folder: Path | None) -> str:
    """Return what tells whether a folder of evidence may have changed: names, sizes, times."""
    if folder is None or not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        found = entry.stat()
        row = f"{entry.name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\n"
        digest.update(row.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


@dataclass(slots=True)
class Memory:
    """Answers for one content of one handbook, and signatures found good before.

    Attributes:
        zone: Time zone of the office, so that today can be told without reading it again.
        answers: Packed diagnostics by question.
    """

    file: Path | None
    content: str = ""
    zone: str = ""
    answers: dict[str, list[list[object]]] = field(default_factory=dict)
    signatures: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, folder: Path | None = None) -> "Memory":
        """Return what is remembered of the handbook in a folder; nothing where unreadable."""
        try:
            place = folder or _folder()
        except (OSError, RuntimeError):
            return cls(None)
        name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        file = place / f"{name[:32]}.json"
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
            if raw["stamp"] != _stamp():
                return cls(file)
            return cls(file, raw["content"], raw["zone"], raw["answers"], raw["signatures"])
        except (OSError, ValueError, KeyError, TypeError):
            return cls(file)

    def begin(self, content: str) -> None:
        """Forget the answers about another content."""
        if content != self.content:
            self.content, self.zone, self.answers = content, "", {}

    def answer(self, question: str) -> list[Diagnostic] | None:
        """Return the diagnostics that were found for a question, or none."""
        try:
            return [_unpacked(row) for row in self.answers[question]]
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, question: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Remember what was found, in the file at once; a failure to write is no fault."""
        self.answers[question] = [_packed(each) for each in diagnostics]
        if self.file is None:
            return
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _replace(self.file, {"stamp": _stamp(), **self._values()})

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
    newest = max(
        entry.stat().st_mtime_ns
        for folder in ("", "model", "checks", "source")
        for entry in os.scandir(_PACKAGE / folder)
        if entry.name.endswith(".py")
    )
    return f"{__version__}/{newest}"


def _replace(file: Path, values: Mapping[str, object]) -> None:
    import tempfile  # noqa: PLC0415 - only where something new was found out

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    with os.fdopen(handle, "w", encoding="utf-8") as new:
        json.dump(values, new, ensure_ascii=False)
    Path(name).replace(file)


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


def question(day: date, prefixes: Iterable[str], evidence: str) -> str:
    """Return the name under which an answer is remembered."""
    return "|".join((day.isoformat(), ",".join(prefixes), evidence))
