"""Commits that ask to be accepted, judged on top of what is accepted already.

What stands is taken as if one commit had made it; what the laws of history say of that alone
is not the newcomers' fault. So they are judged by the laws of ``verify`` without reading
history again, and only as far as the documents that they touch.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.office import Office
from qmsdocs.model.text import Area
from qmsdocs.proof.catalogue import LAWS
from qmsdocs.proof.gate import compared
from qmsdocs.proof.gather import gather_line
from qmsdocs.proof.history import History, Step
from qmsdocs.proof.law import at
from qmsdocs.proof.neighbours import neighbours
from qmsdocs.proof.records import FUTURE
from qmsdocs.proof.versions import REGISTERS, register_path, zone_named
from qmsdocs.source.git import BlobTree, Repository, commit_tree
from qmsdocs.source.gitlog import Change, Commit
from qmsdocs.source.load import Aids, load
from qmsdocs.source.registers import OFFICE
from qmsdocs.source.texts import area_of
from qmsdocs.wording import say

_FILE_MODE = "100"
_FORM = ("FIL002", "FIL007", "HDR")
"""How the ids begin of checks on a text's form, which a draft may fail while it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """Commits that ask to be accepted into one handbook.

    Attributes:
        repository: Where they are, with the handbook's prefix.
        base: Full id of the commit that they build upon; empty: nothing was accepted so far.
        line: The commits, oldest first, along first parents.
        changes: What differs between the base, or nothing, and the last of them.
    """

    repository: Repository
    base: str
    line: Sequence[Commit]
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of judging commits.

    Attributes:
        refused: What the commits bring in that may not be: breaches of the laws first.
        stood: How many errors the documents that they touch had before.
    """

    refused: tuple[Diagnostic, ...]
    stood: int


def judge(incoming: Incoming, moment: datetime) -> Judgement:
    """Return what came of judging commits at a moment.

    Raises:
        QmsError: Git cannot be read.
    """
    scene = _scene(incoming)
    history = _history(incoming, scene)
    known = replace(history, steps=history.steps[:1]) if incoming.base else History(())
    new = history.steps[1:] if incoming.base else history.steps
    today = _today(moment, history.steps)
    broken = {*_broken(history), *_late(new, today)} - {*_broken(known)}
    laws = sorted(broken, key=lambda each: each.sort_key)
    named = {each.place.path for each in laws}
    came, stood = _compared(scene, today)
    # What a law says of a file, a check says again in other words.
    checks = [each for each in came if each.place.path not in named and not _is_form(each)]
    return Judgement((*laws, *checks), sum(1 for each in stood if scene.touches(each)))


class _Trees(NamedTuple):
    """The handbook as the base left it, none where there is none, and as the commits leave it."""

    before: BlobTree | None
    after: BlobTree


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is judged: the files around the documents that commits touch, or all of them."""

    near: _Trees
    whole: _Trees
    words: Collection[str]
    paths: Collection[str]

    def touches(self, each: Diagnostic) -> bool:
        """Is this about one of the documents or files that the commits touch?"""
        return each.subject.document in self.words or each.place.path in self.paths


def _scene(incoming: Incoming) -> _Scene:
    repository, base = incoming.repository, incoming.base
    paths = {change.path for commit in incoming.line for change in commit.changes}
    paths |= {change.path for change in incoming.changes}
    if not base:
        trees = _trees(incoming, None, BlobTree(repository, {}))
        return _Scene(trees, trees, (), paths)
    standing = commit_tree(repository, base)
    words, near = neighbours(standing, base, incoming.line, paths)
    return _Scene(_trees(incoming, near, near), _trees(incoming, standing, standing), words, paths)


def _trees(incoming: Incoming, before: BlobTree | None, start: BlobTree) -> _Trees:
    listing = dict(start.listing)
    for change in incoming.changes:
        if change.mode:
            listing[change.path] = (change.mode, change.after)
        else:
            listing.pop(change.path, None)
    return _Trees(before, replace(start, listing=listing, loaded={}))


def _history(incoming: Incoming, scene: _Scene) -> History:
    line = list(incoming.line)
    if scene.near.before is not None:
        standing = (
            Change(path, "", blob)
            for path, (mode, blob) in sorted(scene.near.before.listing.items())
            if mode.startswith(_FILE_MODE)
        )
        line.insert(0, Commit(incoming.base, 0, "", tuple(standing)))
    given = len(line) - len(incoming.line)
    return gather_line(incoming.repository, line, lambda _: None, given=given)


def _broken(history: History) -> Iterator[Diagnostic]:
    return (each for law in LAWS for each in law.run(history))


def _late(steps: Iterable[Step], today: date) -> Iterator[Diagnostic]:
    """Yield the records from the future that a commit from the future brings along."""
    for step in steps:
        for record in step.arrivals:
            if step.day >= record.recorded_on > today:
                said = say(
                    "'recorded_on' is {found}, and today is {today} "
                    "(commit {commit}, {on}, {author})",
                    found=record.recorded_on,
                    today=today,
                    **step.named,
                )
                yield Diagnostic(
                    FUTURE.id,
                    FUTURE.severity,
                    FUTURE.nature,
                    at(record.place.path),
                    said,
                    FUTURE.hint,
                )


def _today(moment: datetime, steps: Sequence[Step]) -> date:
    office = (steps[-1].rules.office if steps else None) or Office()
    return moment.astimezone(zone_named(office.time_zone) or UTC).date()


def _compared(scene: _Scene, today: date) -> tuple[list[Diagnostic], list[Diagnostic]]:
    # A rule or a person that changed may touch any document.
    ruled = any(register_path(file) in scene.paths for file in REGISTERS)
    trees = scene.whole if ruled else scene.near
    if register_path(OFFICE) not in trees.after.listing:
        return [], []
    aids = Aids(remembered={}, kept={})
    before = None if trees.before is None else load(trees.before, today, aids)
    return compared(before, load(trees.after, today, aids))


def _is_form(each: Diagnostic) -> bool:
    return each.check.startswith(_FORM) and area_of(each.place.path) is Area.DRAFT
