"""A server that people push to, and the clones that they work in; git itself carries all of it."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.cli.main import main
from tests.cli.doors import Left
from tests.conftest import ISOLATED, History, stamped

TODAY = "2026-11-20"


@dataclass(frozen=True)
class Clone(History):
    """A clone in which somebody works."""

    def push(self, *arguments: str, **variables: str) -> Left:
        """Push, by default the branch that is checked out; return what git leaves behind."""
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(self.root), "push", *(arguments or ("origin", "HEAD"))],  # noqa: S607
            env={**environment(), **variables},
            capture_output=True,
            check=False,
        )
        return Left(done.returncode, done.stdout.decode(), done.stderr.decode())

    def pull(self, *arguments: str) -> None:
        """Pull as people do, at a fixed moment."""
        self.git("pull", "--quiet", "--no-edit", *arguments, env=stamped("2026-02-20"))


@dataclass(frozen=True)
class Server:
    """A bare repository in which every push is judged."""

    folder: Path

    @classmethod
    def made(cls, folder: Path, source: History | None = None) -> "Server":
        """Make one, empty or from a repository, and set its hook."""
        git = History(folder.parent)
        if source is None:
            git.git("init", "--quiet", "--bare", "--initial-branch=main", str(folder))
        else:
            git.git("clone", "--quiet", "--bare", str(source.root), str(folder))
        assert main(["hooks", "install", "--server", str(folder)]) == 0
        return cls(folder)

    def clone(self, name: str, *options: str) -> Clone:
        """Return a new clone of it."""
        target = self.folder.parent / name
        History(self.folder.parent).git(
            "clone", "--quiet", "--config=push.default=current", *options, self.url, str(target)
        )
        return Clone(target)

    @property
    def url(self) -> str:
        """Address for which git does not take a short cut through the file system."""
        return self.folder.as_uri()

    def tip(self, branch: str = "main") -> str:
        """Return the commit at which a branch stands, or nothing."""
        name = f"refs/heads/{branch}"
        return History(self.folder).git("for-each-ref", "--format=%(objectname)", name).strip()


def environment() -> Mapping[str, str]:
    """Return the environment in which people push: git isolated, the day fixed."""
    machine = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    return {**machine, **ISOLATED, "QMSDOCS_TODAY": TODAY, "QMSDOCS_LANG": "en", "LC_ALL": "C"}


def words(left: Left) -> list[str]:
    """Return what the server said, line by line."""
    return [
        line.removeprefix("remote: ").rstrip()
        for line in left.err.splitlines()
        if line.startswith("remote: ")
    ]
