"""Copies of files put aside, before others take their places."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from qmsdocs.edits.commit import git_folder
from qmsdocs.edits.files import remove, write
from qmsdocs.edits.holding import held
from qmsdocs.edits.index import update_index
from qmsdocs.edits.passage import Passage, in_the_way, passages, staged_since, top_of
from qmsdocs.source.git import Repository

FOLDER = "aside"
"""Name of the folder at the top of the work tree; git takes no notice of what lies in it."""
_IGNORED = b"*\n"
_STAGED = ".staged"


def free_name(repository: Repository, stem: str) -> str:
    """Return ``stem-1``, or the next number that neither a branch nor a folder has."""
    number = 1
    while _is_taken(repository, f"{stem}-{number}"):
        number += 1
    return f"{stem}-{number}"


def branch_of(name: str) -> str:
    """Return the full name of the branch on which commits of that name are kept."""
    return f"refs/heads/{FOLDER}/{name}"


def put_aside(
    repository: Repository, base: str, target: str, name: str, own: Mapping[str, bytes]
) -> tuple[Path, ...]:
    """Copy files below ``aside/``, and let those that are in the way be as they were committed.

    Args:
        repository: Whose files.
        base: Full id of the commit that is checked out.
        target: Full id of the commit to which there must be no hindrance.
        name: Name of the folder in which the copies lie.
        own: More to be put there, by path from the top of the work tree.

    Returns:
        The copies.

    Raises:
        QmsError: A file cannot be read or written.
    """
    folder, top = git_folder(repository), top_of(repository)
    with held(folder):
        way = passages(repository, base, target)
        lost = set(in_the_way(repository, base, way))
        hindering = [each for each in way if each.path in lost]
        copies = {**own, **dict(_uncommitted(repository, base, hindering))}
        if copies:
            write(top / FOLDER / ".gitignore", _IGNORED, folder)
        for path, content in copies.items():
            write(top / FOLDER / name / path, content, folder)
        _restore(repository, folder, hindering)
    return tuple(top / FOLDER / name / path for path in sorted(copies))


def _is_taken(repository: Repository, name: str) -> bool:
    known = repository.ask("for-each-ref", branch_of(name))
    return bool(known) or (top_of(repository) / FOLDER / name).exists()


def _uncommitted(
    repository: Repository, base: str, hindering: list[Passage]
) -> Iterator[tuple[str, bytes]]:
    """Yield what lies at these paths, and what is staged where that is something else."""
    staged, top = staged_since(repository, base), top_of(repository)
    for each in hindering:
        target = top / each.path
        lies = target.read_bytes() if target.is_file() else None
        if lies is not None:
            yield each.path, lies
        blob = staged.get(each.path)
        content = next(repository.blobs([blob])) if blob else None
        if content not in (None, lies):
            yield each.path + _STAGED, content


def _restore(repository: Repository, folder: Path, hindering: list[Passage]) -> None:
    top = top_of(repository)
    for each in hindering:
        target = top / each.path
        if target.is_dir():
            continue
        if each.old:
            write(target, next(repository.blobs([each.old])), folder, each.old_mode)
        else:
            remove(target, top)
    update_index(repository, folder, [each.back.row for each in hindering])
