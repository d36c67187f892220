"""Own work put aside where it cannot stay as it is, so that it can be done again on top."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.acts.desk import Clock
from qmsdocs.edits.aside import branch_of, free_name, put_aside
from qmsdocs.edits.commit import go_to
from qmsdocs.edits.joining import Lines
from qmsdocs.model.places import CONTENT
from qmsdocs.source.git import Repository, commit_tree
from qmsdocs.source.gitlog import differences
from qmsdocs.source.load import load
from qmsdocs.source.slices import commit_slice

_RECORDS = f"{CONTENT}/records/"


@dataclass(frozen=True, slots=True)
class Aside:
    """Where own work lies that could not stay where it was.

    Attributes:
        branch: Name of the branch on which own commits are kept; empty: none had to go.
        files: Copies of own files, below the folder ``aside``.
    """

    branch: str
    files: tuple[Path, ...]


def step_aside(repository: Repository, ours: str, target: str, clock: Clock) -> Aside:
    """Go to a commit, with a copy aside of each file that is in the way; commits stay.

    Args:
        repository: Whose branch, index and files.
        ours: Full id of the commit that is checked out.
        target: Full id of the commit to go to; it builds upon that one.
        clock: Tells the moment, and by that the name of the folder.

    Raises:
        QmsError: A file cannot be copied, or somebody else was faster.
    """
    name = free_name(repository, _day(repository, ours, clock).isoformat())
    files = put_aside(repository, ours, target, name, {})
    go_to(repository, ours, target)
    return Aside("", files)


def give_way(repository: Repository, lines: Lines, clock: Clock) -> Aside:
    """Go to what others shared; own commits stay on a branch, own texts lie beside as files.

    Args:
        repository: Whose branch, index and files.
        lines: The shared line and the own one.
        clock: Tells the moment, and by that the name of branch and folder.

    Raises:
        QmsError: A file cannot be copied, or somebody else was faster.
    """
    name = free_name(repository, _day(repository, lines.ours, clock).isoformat())
    files = put_aside(repository, lines.ours, lines.theirs, name, _own(repository, lines))
    branch = branch_of(name)
    go_to(repository, lines.ours, lines.theirs, branch)
    return Aside(branch.removeprefix("refs/heads/"), files)


def _own(repository: Repository, lines: Lines) -> dict[str, bytes]:
    """Return the own files but for records, as far as the shared side has not the same."""
    shared = {blob for _, blob in commit_tree(repository, lines.theirs).listing.values()}
    own = [
        each
        for each in differences(repository, lines.base, lines.ours)
        if each.after and each.after not in shared and not each.path.startswith(_RECORDS)
    ]
    contents = repository.blobs(each.after for each in own)
    paths = (repository.prefix + each.path for each in own)
    return dict(zip(paths, contents, strict=True))


def _day(repository: Repository, commit: str, clock: Clock) -> date:
    office = load(commit_slice(repository, commit, ()), date.min).office
    return clock(office.time_zone or "UTC").date()
