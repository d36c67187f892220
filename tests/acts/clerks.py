"""People of the sample's office at work in a clone of their own."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from tests.sample import EVIDENCE, KEYS

TODAY = "2026-11-20"
EMAILS = {
    "le-van-mau": "chu-tich@example.org",
    "pham-thi-thu": "pho-chu-tich@example.org",
    "do-van-duyet": "chanh-van-phong@example.org",
    "vu-thi-nghiem": "kinh-te@example.org",
    "tran-thi-vi-du": "thu-ky-iso@example.org",
    "hoang-thi-soan": "ho-tich@example.org",
    "ngo-van-ghi": "ngo-van-ghi@example.org",
}
CHAIRMAN, DEPUTY, CHIEF = "le-van-mau", "pham-thi-thu", "do-van-duyet"
SECRETARY, DRAFTER, OTHER = "tran-thi-vi-du", "hoang-thi-soan", "ngo-van-ghi"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Office:
    """A clone of the sample, in which one person after another acts."""

    root: Path
    keys: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def act(self, person: str, *arguments: str, day: str = TODAY) -> Done:
        """Run a command as a person, on a day, with that person's key."""
        key = self.keys / person
        if not key.exists():
            shutil.copy(KEYS / person, key)
            key.chmod(0o600)
        self.git("config", "user.email", EMAILS[person])
        self.git("config", "user.signingkey", str(key))
        self.monkeypatch.setenv("QMSDOCS_TODAY", day)
        self.monkeypatch.chdir(self.root)
        self.capsys.readouterr()
        status = main(["--lang", "en", *arguments])
        out, err = self.capsys.readouterr()
        return Done(status, out, err)

    def does(self, person: str, *arguments: str, day: str = TODAY) -> str:
        """Run a command that must succeed, and return what it prints."""
        done = self.act(person, *arguments, day=day)
        assert done.status == 0, done.err
        return done.out

    def sound(self, day: str = TODAY) -> None:
        """Assert that the handbook has no error, its history holds and nothing is left over."""
        assert self.act(SECRETARY, "check", ".", "--evidence", "evidence", day=day).status == 0
        assert self.act(SECRETARY, "verify", ".", day=day).status == 0
        assert self.git("status", "--porcelain") == ""

    def git(self, *arguments: str) -> str:
        """Run git in the clone and return what it prints."""
        environment = {k: v for k, v in os.environ.items() if k[:4] != "GIT_"}
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(self.root), *arguments],  # noqa: S607
            env=environment | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    @property
    def head(self) -> str:
        """Id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD").strip()

    def write(self, path: str, old: str, new: str) -> None:
        """Replace words in a file of the work tree."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def approved(self, code: str = "QT-HT-01") -> None:
        """Bring the next revision of a procedure to where it awaits promulgation."""
        reason = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"
        self.does(DRAFTER, "revise", code, "--change", reason)
        self.does(DRAFTER, "submit", code)
        self.does(CHIEF, "review", code, "--yes")
        self.does(CHAIRMAN, "approve", code, "--yes")

    def decided(self, number: str, signed: str = TODAY) -> tuple[str, ...]:
        """Return the options of an act that the chairman decided on paper."""
        paper = ("--signer", CHAIRMAN, "--evidence", str(self.keys / "scan.pdf"))
        kept = ("--retention", "vinh-vien", "--yes")
        return ("--number", number, "--signed", signed, "--capacity", "TM", *paper, *kept)


def office_in(
    folder: Path, origin: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
) -> Office:
    """Return an office that works in a copy of the sample's repository."""
    root, keys = folder / "handbook", folder / "keys"
    shutil.copytree(origin, root, symlinks=True)
    keys.mkdir()
    scan = min(EVIDENCE.iterdir())
    (keys / "scan.pdf").write_bytes(scan.read_bytes() + b"\n%% another paper\n")
    patch.setenv("HOME", str(folder))
    patch.setenv("QMSDOCS_CACHE", str(folder / "cache"))
    office = Office(root, keys, capsys, patch)
    # A copied index takes every file for changed, and an act would read the whole handbook.
    office.git("update-index", "-q", "--refresh")
    return office
