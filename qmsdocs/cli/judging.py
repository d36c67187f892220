"""From options to an answer: which tree, which day, what the checks find.

The warm path must stay lean, so everything that reads is imported only when the answer is
not remembered.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qmsdocs.cli.clock import today
from qmsdocs.errors import QmsError
from qmsdocs.model.suppressions import Judged
from qmsdocs.source.memory import Memory, content_digest, folder_stamp, question
from qmsdocs.source.tree import Tree, WorkTree
from qmsdocs.wording import say

if TYPE_CHECKING:
    from qmsdocs.model.corpus import Corpus
    from qmsdocs.source.reading import Kept


@dataclass(frozen=True, slots=True)
class Where:
    """Which handbook is asked about, and for which day.

    Attributes:
        day: None means today in the office's time zone.
        staged: Read what is staged instead of the files.
        known: Read the tree of this commit instead of the files.
    """

    root: Path
    day: date | None = None
    evidence: Path | None = None
    staged: bool = False
    known: str | None = None


def judge(
    where: Where,
    prefixes: tuple[str, ...] = (),
    tree: Tree | None = None,
    kept: "Kept | None" = None,
) -> Judged:
    """Return what the chosen checks find, for the day that was judged.

    Args:
        where: Which handbook, and which day.
        prefixes: How the ids of the checks begin; without any, all.
        tree: Its files, where they are at hand.
        kept: What they were read as before, for a process that asks again and again.
    """
    tree = tree or tree_of(where)
    memory = Memory.of(where.root)
    memory.begin(content_digest(tree))
    day = where.day or (today(memory.zone) if memory.zone else None)
    stamp = folder_stamp(where.evidence)
    if day is not None and stamp is not None:
        remembered = memory.answer(question(day, prefixes, stamp))
        if remembered is not None:
            return remembered
    from qmsdocs.checks import engine  # noqa: PLC0415 - not on the warm path

    engine.choose(prefixes)
    with undisturbed():
        corpus = read(where, tree, memory, kept)
        judged = engine.judge(corpus, prefixes)
    remember(corpus)
    memory.zone = _zone(corpus)
    if stamp is not None:
        memory.keep(question(corpus.day, prefixes, stamp), judged)
    return judged


def read(
    where: Where,
    tree: Tree | None = None,
    memory: Memory | None = None,
    kept: "Kept | None" = None,
) -> "Corpus":
    """Return the whole handbook for the day asked about."""
    from qmsdocs.source.load import Aids, load  # noqa: PLC0415 - not on the warm path

    known = memory or Memory.of(where.root)
    # A process that reads again and again knows everything after the first time.
    before = None if kept else known.read_before()
    aids = Aids(where.evidence, known.signatures, kept, known.worked_out(), before)
    corpus = load(tree or tree_of(where), where.day or date.min, aids)
    if before is not None:
        before.save()
    if where.day is None:
        return replace(corpus, day=today(_zone(corpus)))
    return corpus


def remember(corpus: "Corpus") -> None:
    """Keep what was worked out of texts, for the next run."""
    from qmsdocs.source.store import Store  # noqa: PLC0415 - not on the warm path

    if isinstance(corpus.worked_out, Store):
        corpus.worked_out.save()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the search for cycles away: what is read forms none, and it costs a tenth of a run."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _zone(corpus: "Corpus") -> str:
    # Rules that name no time zone are a fault, which must be said and not stand in its own way.
    return corpus.office.time_zone or "UTC"


def tree_of(where: Where) -> Tree:
    """Return the files that are asked about."""
    if not where.root.is_dir():
        raise QmsError(
            say("the folder '{folder}' does not exist", folder=str(where.root)),
            say("Name the folder that holds 'content', or go there and leave it out."),
        )
    if where.staged and where.known is not None:
        raise QmsError(say("--staged and --known exclude each other"))
    if not where.staged and where.known is None:
        return WorkTree(where.root)
    from qmsdocs.source.git import Repository, commit_tree, index_tree  # noqa: PLC0415 - 95 ms

    repository = Repository.at(where.root)
    if where.known is None:
        return index_tree(repository)
    return commit_tree(repository, repository.commit_id(where.known))
