"""What one side did since two lines of history parted: its acts, its records, its texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qmsdocs.model.days import parse_day
from qmsdocs.model.records import Record
from qmsdocs.model.text import Text
from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import Change, differences
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_record
from qmsdocs.source.texts import area_of, read_text
from qmsdocs.source.tree import CONTENT, MemoryTree

_CELLS = 4
_RECORDS = f"{CONTENT}/records/"
_FORM = "%an%x00%as%x00%(trailers:key=Qmsdocs-Act,valueonly,separator=%x2C)%x00%s"


@dataclass(frozen=True, slots=True)
class Told:
    """One commit as people are told of it; ``act`` is empty where no act made it."""

    author: str
    day: date
    act: str
    said: str


@dataclass(frozen=True)
class Side:
    """One side.

    Attributes:
        base: Full id of the commit at which the lines parted.
        tip: Full id of its last commit.
        changes: The handbook's files that it changed, by path.
        contents: What they hold at its tip, those that are texts or records.
    """

    repository: Repository
    base: str
    tip: str
    changes: Mapping[str, Change]
    contents: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def since(cls, repository: Repository, base: str, tip: str) -> "Side":
        """Return what a side did between two commits, given by their full ids."""
        changes = {each.path: each for each in differences(repository, base, tip)}
        paths = [p for p, change in changes.items() if change.after and _is_read(p)]
        blobs = repository.blobs(changes[path].after for path in paths)
        return cls(repository, base, tip, changes, dict(zip(paths, blobs, strict=True)))

    @cached_property
    def commits(self) -> tuple[Told, ...]:
        """Its commits, oldest first, without those that only join two lines."""
        return told(self.repository, self.base, self.tip)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records that it added."""
        added = [p for p in self.contents if p.startswith(_RECORDS) and not self.changes[p].before]
        reading = self._reading
        found = (read_record(reading, path) for path in added)
        return tuple(each for each in found if each is not None)

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """The texts that it wrote or moved, by path."""
        reading = self._reading
        paths = [path for path in self.contents if area_of(path) is not None]
        found = ((path, read_text(reading, path, {})) for path in paths)
        return {path: text for path, text in found if text is not None}

    @cached_property
    def covered(self) -> frozenset[str]:
        """Ids of the documents over which it made a record."""
        return frozenset(cover.id for record in self.records for cover in record.covers)

    @cached_property
    def documents(self) -> frozenset[str]:
        """Ids of the documents whose texts it wrote or over which it made a record."""
        return self.covered | {text.id for text in self.texts.values()}

    def last_to_touch(self, path: str) -> Told | None:
        """Return its last commit that changed a file, or the files attached to it; or none."""
        attached = path.removesuffix(".md") + ".files"
        where = (f":(top,literal){self.repository.prefix}{each}" for each in (path, attached))
        found = told(self.repository, self.base, self.tip, *where)
        return found[-1] if found else None

    @property
    def _reading(self) -> Reading:
        return Reading.of(MemoryTree(self.contents))


def told(repository: Repository, since: str, until: str, *where: str) -> tuple[Told, ...]:
    """Return the commits after one and up to another, oldest first, as people are told of them.

    Args:
        repository: Where they are.
        since: Full id of the commit that is known; empty: none is.
        until: Full id of the last one.
        where: Only those that changed something there.
    """
    form = ("--no-merges", "--reverse", "--topo-order", "--encoding=UTF-8", f"--format={_FORM}")
    known = (f"^{since}",) if since else ()
    listed = repository.ask("rev-list", *form, until, *known, "--", *where)
    cells = (row.split("\0", _CELLS - 1) for row in listed.splitlines() if "\0" in row)
    return tuple(
        Told(_shown(author), parse_day(day) or date.min, act, _shown(said))
        for author, day, act, said in cells
    )


def _is_read(path: str) -> bool:
    return (path.startswith(_RECORDS) and path.endswith(".yml")) or area_of(path) is not None


def _shown(words: str) -> str:
    # Words of a commit go to a terminal, where control characters would act.
    text = words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
