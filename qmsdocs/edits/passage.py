"""The way from one commit to another: what would be lost on it, and how files and index go it."""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.edits.files import Edit, has_mode, kept, on_disk, remove, write
from qmsdocs.edits.index import refuse_unsafe, update_index
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

_RAW = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev")
_NOTHING = "000000"
_MODULE = "160000"
_SHORT_ID = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """One path on the way, with git's ids of what lies there.

    Attributes:
        path: From the top of the work tree.
        old: Id before; empty: nothing lies there.
        new: Id afterwards; empty: nothing lies there.
        old_mode: Git's mode before, zeros where nothing lies there.
        mode: Git's mode afterwards.
    """

    path: str
    old: str
    new: str
    old_mode: str
    mode: str

    @property
    def is_module(self) -> bool:
        """Is it another repository, whose files are its own business?"""
        return _MODULE in (self.old_mode, self.mode)

    @property
    def back(self) -> "Passage":
        """The same path on the way back."""
        return Passage(self.path, self.new, self.old, self.mode, self.old_mode)

    @property
    def row(self) -> str:
        """The line by which git's index lets the path pass."""
        return f"{self.mode} {self.new or '0' * len(self.old)}\t{self.path}"


def passages(repository: Repository, base: str, target: str) -> tuple[Passage, ...]:
    """Return the way from one commit to another, by their full ids, in order of the paths."""
    return tuple(_passages(repository.ask("diff-tree", *_RAW, base, target)))


def refuse_changed(repository: Repository, base: str, edits: Iterable[Edit]) -> None:
    """Refuse edits of files that are neither as they were read nor as they are to be.

    Raises:
        QmsError: A file, or what is staged of it, would be lost.
    """
    staged = staged_since(repository, base)
    for edit in edits:
        known = (edit.before, edit.after)
        entry = staged.get(repository.prefix + edit.path)
        if on_disk(repository.folder / edit.path) not in known or (
            entry is not None and _blob(repository, entry) not in known
        ):
            raise QmsError(
                say(
                    "'{path}' has changes that are not committed; nothing was done", path=edit.path
                ),
                say("Save, submit or undo them first ('git diff' shows them), then try again."),
            )


def in_the_way(repository: Repository, base: str, way: Sequence[Passage]) -> tuple[str, ...]:
    """Return the paths at which something lies, or is staged, that would be lost on the way."""
    staged, top = staged_since(repository, base), top_of(repository)
    going = {top / each.path for each in way if not each.new}
    return tuple(
        each.path
        for each in way
        if staged.get(each.path, each.old) not in (each.old, each.new)
        or not (_is_free(top, each) or _only(top / each.path, going))
        or not _barriers(top, each) <= going
    )


def refuse_impossible(repository: Repository, folder: Path, way: Sequence[Passage]) -> None:
    """Refuse a way that git would not go, as it leads into git's own folder, for example.

    Raises:
        QmsError: It would not.
    """
    refuse_unsafe(repository, folder, [each.row for each in way])


def follow(repository: Repository, folder: Path, base: str, target: str) -> None:
    """Bring files and index from one commit to another; a second time does nothing.

    Args:
        repository: Whose files.
        folder: Git's folder of the work tree, held.
        base: Full id of the commit that they come from.
        target: Full id of the commit that they go to.

    Raises:
        LeftError: A file is neither of the two; it is left, all others have followed.
        QmsError: Git fails, or another program does not let go of the index.
    """
    way, staged = passages(repository, base, target), staged_since(repository, base)
    left = set(_go(repository, folder, way))
    passing = [each for each in way if staged.get(each.path, each.old) in (each.old, each.new)]
    update_index(repository, folder, [each.row for each in passing])
    left |= {each.path for each in way} - {each.path for each in passing}
    if left:
        raise LeftError(target, tuple(sorted(left)))


class LeftError(QmsError):
    """Files were changed while others followed a commit; they were left as they are."""

    def __init__(self, commit: str, paths: tuple[str, ...]) -> None:
        super().__init__(
            say(
                "the handbook is at commit {commit} now, but these files were changed in the "
                "meantime and were left as they are: {paths}",
                commit=commit[:10],
                paths=paths,
            ),
            say("Compare them with 'git diff' and keep what you need."),
        )


def staged_since(repository: Repository, base: str) -> dict[str, str]:
    """Return the ids of what is staged otherwise than a commit has it, by path from the top.

    An empty id: it is to be taken away.
    """
    compare = ("diff-index", "--cached", "--ita-invisible-in-index", *_RAW)
    return {each.path: each.new for each in _passages(repository.ask(*compare, base))}


def top_of(repository: Repository) -> Path:
    """Return the top of the work tree."""
    return repository.folder.joinpath(*[".."] * repository.prefix.count("/"))


def _passages(raw: str) -> Iterator[Passage]:
    cells = iter(raw.split("\0"))
    for head, path in zip(cells, cells, strict=False):
        old_mode, mode, old, new, _ = head.removeprefix(":").split(" ")
        before, after = ("" if m == _NOTHING else i for m, i in ((old_mode, old), (mode, new)))
        yield Passage(path, before, after, old_mode, mode)


def _blob(repository: Repository, blob: str) -> bytes | None:
    return next(repository.blobs([blob])) if blob else None


def _go(repository: Repository, folder: Path, way: Sequence[Passage]) -> Iterator[str]:
    """Let the files pass, what goes first; yield those that cannot without losing something."""
    top, files = top_of(repository), [each for each in way if not each.is_module]
    for each in files:
        if not each.new:
            if _is_free(top, each):
                remove(top / each.path, top)
            else:
                yield each.path
    coming = [each for each in files if each.new and not _has_come(top, each)]
    contents = repository.blobs(each.new for each in coming)
    for each, content in zip(coming, contents, strict=True):
        if _is_free(top, each) and not _barriers(top, each):
            write(top / each.path, content, folder, each.mode)
        else:
            yield each.path


def _is_free(top: Path, passage: Passage) -> bool:
    """Does nothing lie there but what belongs to the way?"""
    return passage.is_module or not {passage.old, passage.new}.isdisjoint(_ids(top, passage))


def _has_come(top: Path, passage: Passage) -> bool:
    same_mode = passage.old_mode == passage.mode or has_mode(top / passage.path, passage.mode)
    return same_mode and passage.new in _ids(top, passage)


def _ids(top: Path, passage: Passage) -> set[str]:
    """Return the ids that git may give to what lies there; an empty one: nothing does."""
    target = top / passage.path
    try:
        link = target.is_symlink()
        found = os.fsencode(target.readlink()) if link else target.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {""}
    except OSError:
        return set()
    length = len(passage.old or passage.new)
    return {_id(found, length), _id(kept(passage.path, found), length)}


def _id(content: bytes, length: int) -> str:
    digest = hashlib.sha1 if length == _SHORT_ID else hashlib.sha256
    return digest(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _only(target: Path, going: Collection[Path]) -> bool:
    """Is it a folder of which nothing is left once these files have gone?"""
    return target.is_dir() and all(each in going or each.is_dir() for each in target.rglob("*"))


def _barriers(top: Path, passage: Passage) -> set[Path]:
    """Return what lies where folders of the path must be: files, or links to elsewhere."""
    parts = passage.path.split("/")
    folders = (top.joinpath(*parts[:n]) for n in range(1, len(parts)))
    return {each for each in folders if each.is_symlink() or each.is_file()}
