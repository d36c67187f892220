"""What is staged for the next commit, as a commit that asks to be accepted."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from qmsdocs.proof.incoming import Incoming
from qmsdocs.proof.push import language_at
from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import Commit, differences, different_names
from qmsdocs.source.registers import OFFICE
from qmsdocs.source.tree import CONTENT

_REGISTER = f"{CONTENT}/{OFFICE}"


@dataclass(frozen=True)
class Staging:
    """The next commit of a repository, asked from the top of its work tree.

    Attributes:
        moment: When the commit is made.
    """

    repository: Repository
    moment: datetime

    @cached_property
    def head(self) -> str:
        """Full id of the commit that is checked out; empty: there is none yet."""
        return self.repository.commit_id("HEAD") if self.repository.has_commits() else ""

    @cached_property
    def accepted(self) -> tuple[str, ...]:
        """Prefix of each handbook that lies in the commit that is checked out."""
        return tuple(self.repository.handbooks(self.head)) if self.head else ()

    @cached_property
    def touched(self) -> list[str]:
        """Paths from the top that the commit would change below some ``content/``."""
        return different_names(self.repository, self.head, "", f"**/{CONTENT}/**")

    @property
    def language(self) -> str:
        """Language of the office; empty: unknown, or not asked about."""
        for prefix in self.accepted[:1] if self.touched else ():
            return language_at(replace(self.repository, prefix=prefix), self.head)
        return ""

    def incoming(self) -> list[Incoming]:
        """Return what the commit would bring into each handbook."""
        if not self.touched:
            return []
        came = [path.removesuffix(_REGISTER) for path in self.touched if path.endswith(_REGISTER)]
        author = self.repository.ask("config", "--get", "user.name", empty=1).strip() or "-"
        commit = Commit("", int(self.moment.timestamp()), author, parent=self.head)
        prefixes = dict.fromkeys((*self.accepted, *came))
        return [found for each in prefixes if (found := self._into(each, commit)) is not None]

    def _into(self, prefix: str, commit: Commit) -> Incoming | None:
        repository = replace(self.repository, prefix=prefix)
        base = self.head if prefix in self.accepted else ""
        changes = differences(repository, base)
        if not changes:
            return None
        made = replace(commit, changes=tuple(c for c in changes if c.before != c.after))
        return Incoming(repository=repository, base=base, line=[made], changes=changes)
