"""The whole history of a handbook proved: which laws it keeps, and what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.errors import QmsError
from qmsdocs.proof.catalogue import LAWS
from qmsdocs.proof.chains import roots
from qmsdocs.proof.gather import gather
from qmsdocs.source.git import Repository
from qmsdocs.wording import Said, say

Tell = Callable[[Said], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of examining a history.

    Attributes:
        prefix: Where the handbook lies below the top of the repository, empty or ``a/b/``.
        tip: Full id of the commit whose history was examined.
        day: Day of that commit in the office's time zone.
        roots: Ids of the first register records, on which everything else rests.
        commits: How many commits of the first-parent line were examined.
        records: How many records they brought in.
        signatures: How many signatures were examined anew.
        registers: How many versions of registers were compared.
        uncommitted: Something of the handbook is not committed and was not examined.
    """

    prefix: str
    tip: str
    day: date
    roots: tuple[str, ...]
    commits: int
    records: int
    signatures: int
    registers: int
    uncommitted: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def holds(self) -> bool:
        """Does history keep every law?"""
        return not self.diagnostics


def verify(repository: Repository, revision: str = "HEAD", tell: Tell | None = None) -> Verdict:
    """Return what came of examining the history that leads to a revision.

    Raises:
        QmsError: There is nothing to examine, or the clone does not hold all of history.
    """
    told = tell or (lambda _: None)
    _refuse_shallow(repository)
    tip = _tip(repository, revision)
    uncommitted = repository.has_work_tree() and tip == _tip(repository, "HEAD")
    placed = replace(repository, prefix=_prefix(repository, tip))
    history = gather(placed, tip, told)
    told(say("Judging…"))
    found = {each for law in LAWS for each in law.run(history)}
    return Verdict(
        prefix=placed.prefix,
        tip=tip,
        day=history.steps[-1].day,
        roots=roots(history),
        commits=len(history.steps),
        records=sum(len(step.arrivals) for step in history.steps),
        signatures=len(history.signatures),
        registers=sum(len(step.versions) for step in history.steps),
        uncommitted=uncommitted and repository.has_changes(),
        diagnostics=tuple(sorted(found, key=lambda each: each.sort_key)),
    )


def _prefix(repository: Repository, tip: str) -> str:
    """Return where the handbook lies; a bare repository has no folder that would say it."""
    if repository.has_work_tree():
        return repository.prefix
    found = repository.handbooks(tip)
    return found[0] if len(found) == 1 else ""


def _refuse_shallow(repository: Repository) -> None:
    if repository.is_shallow():
        raise QmsError(
            say(
                "the clone '{folder}' was cut off from its older history",
                folder=str(repository.folder),
            ),
            say("Fetch all of it with 'git fetch --unshallow' (in CI: 'fetch-depth: 0')."),
        )


def _tip(repository: Repository, revision: str) -> str:
    if revision == "HEAD" and not repository.has_commits():
        raise QmsError(
            say("there is no commit on the branch that is checked out"),
            say("Commit the handbook first, or name another branch with --rev."),
        )
    return repository.commit_id(revision)
