"""A push to a shared repository: which branch is guarded, and what it would make of its line.

Accepted is what lies on the first-parent line of the protected branch. A push may only add to
that line, and what it adds is judged as ``verify`` would judge it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from qmsdocs.errors import QmsError
from qmsdocs.proof.incoming import Incoming
from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import differences, different_names, first_parent_line
from qmsdocs.source.reading import Reading
from qmsdocs.source.registers import OFFICE, read_office, read_register
from qmsdocs.source.tree import CONTENT, MemoryTree
from qmsdocs.wording import say

SETTING = "qmsdocs.protected"
"""Names the protected branch in git's configuration of the repository."""
_BRANCHES = "refs/heads/"
_CELLS = 3
_REGISTER = f"{CONTENT}/{OFFICE}"


@dataclass(frozen=True)
class Update:
    """One branch or tag that is to move; an empty id: it is made, or deleted."""

    old: str
    new: str
    ref: str

    @property
    def branch(self) -> str:
        """The name as people write it."""
        return self.ref.removeprefix(_BRANCHES)


def updates(listed: str) -> tuple[Update, ...]:
    """Return the updates that git lists to a hook, ``old new ref`` on each line.

    Raises:
        QmsError: A line is something else.
    """
    found = []
    for line in listed.splitlines():
        cells = line.split(" ", _CELLS - 1)
        if len(cells) != _CELLS:
            raise QmsError(
                say("git said '{line}', expected 'old new ref'", line=line),
                say("This command is meant to be started by git, as the hook 'pre-receive'."),
            )
        old, new = (each if each.strip("0") else "" for each in cells[:2])
        found.append(Update(old, new, cells[2]))
    return tuple(found)


def protected(repository: Repository) -> str:
    """Return the full name of the protected branch.

    Raises:
        QmsError: Nothing says which it is.
    """
    name = repository.ask("config", "--get", SETTING, empty=1).strip()
    if name:
        return name if name.startswith("refs/") else _BRANCHES + name
    name = repository.ask("symbolic-ref", "--quiet", "HEAD", empty=1).strip()
    if not name:
        raise QmsError(
            say("nothing says which branch is protected"),
            say("Whoever keeps the server names it: 'git config {setting} main'.", setting=SETTING),
        )
    return name


def guarded(repository: Repository, asked: Iterable[Update]) -> "Push | None":
    """Return the push to the protected branch, or none where no update concerns it.

    Raises:
        QmsError: The protected branch does not exist, so that nothing would be guarded.
    """
    branches = [each for each in asked if each.ref.startswith(_BRANCHES)]
    if not branches:
        return None
    name = protected(repository)
    for update in branches:
        if update.ref == name:
            return Push(repository, update)
    exists = repository.ask("for-each-ref", "--format=%(refname)", name).split()
    if name not in exists and any(
        Push(repository, each).handbooks for each in branches if each.new
    ):
        raise QmsError(
            say(
                "the protected branch is '{branch}', which does not exist here, so that nothing "
                "would be guarded",
                branch=name.removeprefix(_BRANCHES),
            ),
            say(
                "Push the handbook to that branch, or have whoever keeps the server name "
                "another: 'git config {setting} BRANCH'.",
                setting=SETTING,
            ),
        )
    return None


@dataclass(frozen=True)
class Push:
    """A push to the protected branch."""

    repository: Repository
    update: Update

    @cached_property
    def accepted(self) -> tuple[str, ...]:
        """Prefix of each handbook that lies in the branch before the push."""
        return tuple(self.repository.handbooks(self.update.old)) if self.update.old else ()

    @cached_property
    def handbooks(self) -> tuple[str, ...]:
        """Prefix of each handbook that lies in the branch before or after the push."""
        old, new = self.update.old, self.update.new
        if not old:
            return tuple(self.repository.handbooks(new)) if new else ()
        return tuple(dict.fromkeys((*self.accepted, *self._came())))

    @property
    def language(self) -> str:
        """Language of the office as it was accepted, or else as it comes; empty: unknown."""
        commit = self.update.old if self.accepted else self.update.new
        for prefix in (self.accepted or self.handbooks)[:1]:
            return language_at(replace(self.repository, prefix=prefix), commit)
        return ""

    def incoming(self) -> list[Incoming]:
        """Return what the push brings into each handbook.

        Raises:
            QmsError: The push takes away from the accepted line instead of adding to it.
        """
        if not self.handbooks:
            return []
        if self.update.old:
            self._refuse_loss()
        return [found for each in self.handbooks if (found := self._into(each)) is not None]

    def _refuse_loss(self) -> None:
        old, new, branch = self.update.old, self.update.new, self.update.branch
        if not new:
            raise QmsError(
                say("branch '{branch}' holds the handbook and cannot be deleted", branch=branch),
                say("Nothing was changed. Push to it what is to be added."),
            )
        lost = self.repository.ask(
            "rev-list", "--count", "--end-of-options", old, f"^{new}"
        ).strip()
        if lost != "0":
            raise QmsError(
                say(
                    "the push would take accepted commits out of '{branch}': {count}, the last of "
                    "them {commit}",
                    count=int(lost),
                    branch=branch,
                    commit=old[:10],
                ),
                say(
                    "Nothing was changed. Put your work on top of what is accepted: "
                    "'git pull --rebase', then push again, without --force."
                ),
            )
        line = ("rev-list", "--first-parent", "--parents", "--end-of-options", new, f"^{old}")
        first = self.repository.ask("-c", "core.commitGraph=false", *line).splitlines()[-1].split()
        if first[1:2] != [old]:
            raise QmsError(
                say(
                    "the push joins what is accepted to your work, expected your work to what is "
                    "accepted: {commit}, the last accepted commit of '{branch}', is not on the "
                    "line of first parents of {tip}",
                    commit=old[:10],
                    branch=branch,
                    tip=new[:10],
                ),
                say(
                    "Nothing was changed. Join them the other way round: 'git pull --rebase' (or "
                    "'qmsdocs pull'), then push again."
                ),
            )

    def _came(self) -> list[str]:
        if not self.update.new:
            return []
        old, new = self.update.old, self.update.new
        found = different_names(self.repository, old, new, f"**/{_REGISTER}")
        return [path.removesuffix(_REGISTER) for path in found]

    def _into(self, prefix: str) -> Incoming | None:
        repository = replace(self.repository, prefix=prefix)
        # A handbook that comes anew is judged with everything that led to it.
        base = self.update.old if prefix in self.accepted else ""
        line = first_parent_line(repository, self.update.new, base)
        changes = differences(repository, base, self.update.new)
        if not changes and not any(commit.changes for commit in line):
            return None
        return Incoming(repository=repository, base=base, line=line, changes=changes)


def language_at(repository: Repository, commit: str) -> str:
    """Return the language that a handbook's office speaks as of a commit."""
    path = f"{repository.prefix}{_REGISTER}"
    raw = repository.ask_bytes("cat-file", "blob", f"{commit}:{path}")
    fields, _ = read_register(Reading.of(MemoryTree({_REGISTER: raw})), OFFICE)
    return read_office(fields).language if fields else ""
