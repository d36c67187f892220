"""What every test may ask for: a real git repository with fixed people and dates."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ISOLATED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True)
class History:
    """Writes commits with fixed authors and dates; ``root`` is the work tree's top."""

    root: Path

    def commit(self, files: Mapping[str, str | bytes | None], on: str, by: str = "Lan") -> str:
        """Commit these files (none: deleted) at noon UTC on a day; return the commit's id."""
        for name, content in files.items():
            self.write(name, content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", f"on {on}", env=stamped(on, by))
        return self.head

    def write(self, name: str, content: str | bytes | None) -> None:
        """Put a file into the work tree, or take it away."""
        path = self.root / name
        if content is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    @property
    def head(self) -> str:
        """Id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD").strip()

    def git(self, *args: str, env: Mapping[str, str] | None = None) -> str:
        """Run git in this repository, deaf to the machine's own settings."""
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(self.root), *args],  # noqa: S607
            env={**_machine(), **ISOLATED, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (args, done.stderr)
        return done.stdout


def stamped(on: str, by: str = "Lan") -> dict[str, str]:
    """Return the environment in which git commits at noon UTC on a day, by somebody.

    A day may also be a whole moment, as ``2026-03-01T23:30:00Z``.
    """
    moment = on if "T" in on else f"{on}T12:00:00Z"
    return {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", by),
            ("EMAIL", f"{by.lower()}@example.org"),
            ("DATE", moment),
        )
    }


def _machine() -> dict[str, str]:
    # Tests may run inside a git hook, where GIT_DIR names the real repository.
    return {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}


@pytest.fixture(autouse=True)
def _git_of_its_own() -> Iterator[None]:
    """Keep git, wherever the package starts it, deaf to who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name[:4] == "GIT_"}
    for name in kept:
        del os.environ[name]
    os.environ.update(ISOLATED)
    yield
    for name in [each for each in os.environ if each[:4] == "GIT_"]:
        del os.environ[name]
    os.environ.update(kept)


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Return an empty repository with a main branch."""
    made = History(tmp_path / "handbook")
    made.root.mkdir()
    made.git("init", "--quiet", "--initial-branch=main", "--template=")
    return made
