"""Clones of one shared repository, in each of which somebody of the sample's office works."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.cli.main import main
from tests.acts.clerks import CHAIRMAN, CHIEF, DRAFTER, EMAILS, SECRETARY, TODAY, Done
from tests.sample import EVIDENCE, KEYS

REASON = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"
DRAFT = "content/drafts/qt-ht-01.md"
PLACE = "## 1. Mục đích"
_MACHINE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True, slots=True)
class Clone:
    """One clone."""

    root: Path

    @classmethod
    def of(cls, shared: Path, root: Path) -> "Clone":
        """Return a new clone of the shared repository."""
        git(root.parent, "clone", "--quiet", str(shared), str(root))
        return cls(root)

    def act(self, person: str, *arguments: str) -> Done:
        """Run a command as a person; how it ended and what it said, in English."""
        self.sits_down(person)
        out, err = io.StringIO(), io.StringIO()
        with _at(self.root), redirect_stdout(out), redirect_stderr(err):
            status = main(["--lang", "en", *arguments])
        return Done(status, out.getvalue(), err.getvalue())

    def does(self, person: str, *arguments: str) -> str:
        """Run a command that must succeed, and return what it prints."""
        done = self.act(person, *arguments)
        assert done.status == 0, done.err
        return done.out

    def sits_down(self, person: str) -> None:
        """Let git know who works here from now on, and with which key."""
        key = self.root.parent / f"key-{person}"
        if not key.exists():
            shutil.copy(KEYS / person, key)
            key.chmod(0o600)
        self.git("config", "user.email", EMAILS[person])
        self.git("config", "user.signingkey", str(key))

    def git(self, *arguments: str) -> str:
        """Run git here and return what it prints."""
        return git(self.root, *arguments)

    @property
    def head(self) -> str:
        """Id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD").strip()

    @property
    def state(self) -> tuple[str, ...]:
        """Branches, and what differs in files and index: what a refusal must not touch."""
        heads = self.git("for-each-ref", "refs/heads", "refs/qmsdocs")
        return heads, self.git("status", "--porcelain"), self.git("ls-files", "-s", "-u")

    @property
    def acts(self) -> list[str]:
        """The acts on the line of first parents, newest first, by their trailers."""
        form = "--format=%(trailers:key=Qmsdocs-Act,valueonly,separator=%x2C)"
        return self.git("log", "--first-parent", form).split()

    def read(self, path: str) -> str:
        """Return a file of the work tree."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, words: str, path: str = DRAFT, after: str = PLACE) -> None:
        """Write a sentence into a file of the work tree, below a heading."""
        text = self.read(path)
        assert after in text
        (self.root / path).write_text(text.replace(after, f"{after}\n\n{words}"), encoding="utf-8")

    def promulgates(self, number: str, *codes: str) -> None:
        """Record a decision of the chairman over drafts that are approved."""
        scan, store = self.root.parent / "scan.pdf", self.root.parent / "store"
        store.mkdir(exist_ok=True)
        if not scan.exists():
            scan.write_bytes(min(EVIDENCE.iterdir()).read_bytes() + b"\n%% another paper\n")
        paper = ("--signer", CHAIRMAN, "--evidence", str(scan), "--store", str(store))
        kept = ("--retention", "vinh-vien", "--signed", TODAY, "--effective", TODAY, "--yes")
        self.does(SECRETARY, "promulgate", *codes, "--number", number, *paper, *kept)

    def approves(self, *codes: str) -> None:
        """Bring drafts to where they await promulgation."""
        self.does(DRAFTER, "submit", *codes)
        self.does(CHIEF, "review", *codes, "--yes")
        self.does(CHAIRMAN, "approve", *codes, "--yes")

    def sound(self) -> None:
        """Assert that nothing is wrong with the handbook, its history or its repository."""
        assert self.act(DRAFTER, "check", ".").status == 0
        assert self.act(DRAFTER, "verify", ".").status == 0
        self.intact()

    def intact(self) -> None:
        """Assert that nothing is half done or left over."""
        assert self.git("fsck", "--no-dangling", "--no-progress") == ""
        assert self.git("for-each-ref", "refs/qmsdocs") == ""
        left = sorted(p.name for p in (self.root / ".git").glob("*") if "lock" in p.name)
        assert left in ([], ["qmsdocs.lock"])
        assert not list((self.root / ".git").glob("qmsdocs-*"))
        assert not list((self.root / "content").rglob(".*"))


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints."""
    environment = {k: v for k, v in os.environ.items() if k[:4] != "GIT_"}
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        env=environment | _MACHINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


@contextmanager
def _at(root: Path) -> Iterator[None]:
    """Work in a folder, on the day of the sample, with a memory of its own."""
    here = Path.cwd()
    own = {"HOME": str(root.parent), "QMSDOCS_CACHE": str(root.parent / "cache")}
    former = dict(os.environ)
    os.environ.update(own | {"QMSDOCS_TODAY": TODAY})
    os.chdir(root)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(former)
