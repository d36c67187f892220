"""Somebody who begins a handbook: a key, a file of people, and a terminal to sit at."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.beginnings.offices import PEOPLE_CSV
from tests.cli.doors import START, Left
from tests.sample import ROOT

TODAY = {"QMSDOCS_TODAY": "2026-11-23"}
NAME = "Ủy ban nhân dân phường Mới"
ID = "ubnd-phuong-moi"


@dataclass(frozen=True, slots=True)
class Beginner:
    """The files that somebody has who begins a handbook."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the handbook is to be."""
        return self.root / "sổ tay"

    @property
    def key(self) -> Path:
        """The beginner's private key."""
        return self.root / "khóa"

    @property
    def people(self) -> Path:
        """The file of the people."""
        return self.root / "people.csv"

    @classmethod
    def at(cls, root: Path) -> "Beginner":
        """Return a beginner with a new key and four people."""
        made = cls(root)
        make_key(made.key)
        made.people.write_text(PEOPLE_CSV, encoding="utf-8")
        return made

    def options(self, **changed: str | Path | Sequence[str] | None) -> list[str]:
        """Return the options that answer every question, in which these are others."""
        sound: dict[str, object] = {
            "name": NAME,
            "short": "UBND phường Mới",
            "parent": "",
            "id": ID,
            "unit": ["van-phong=Văn phòng", "Tổ Một cửa"],
            "field": ["Hộ tịch"],
            "day": None,
            "language": None,
            "people": self.people,
            "me": "ly-dung",
            "key": self.key,
            "time_zone": "Asia/Ho_Chi_Minh",
        }
        found = ["init", str(self.folder)]
        for option, value in {**sound, **changed}.items():
            for each in value if isinstance(value, list) else [value]:
                found += [] if each is None else [f"--{option.replace('_', '-')}", str(each)]
        return found


def make_key(path: Path, passphrase: str = "") -> None:
    """Make an OpenSSH key pair."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", str(path)]
    subprocess.run(command, check=True)  # noqa: S603


@contextmanager
def at_terminal(
    arguments: Sequence[str | Path], cwd: Path, env: Mapping[str, str]
) -> Iterator["Terminal"]:
    """Run the program on a terminal of its own."""
    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-c", START, "--lang", "en", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **TODAY, "COLUMNS": "200", **env},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        process.kill()
        process.wait()
        os.close(master)


@dataclass(slots=True)
class Terminal:
    """What is typed and what is seen."""

    master: int
    process: "subprocess.Popen[bytes]"
    seen: str = ""

    def answer(self, *pairs: tuple[str, str]) -> None:
        """Wait for each question in turn, then type its answer."""
        for question, line in pairs:
            self.wait_for(question)
            self.type(line)

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self.master, f"{line}\n".encode())

    def wait_for(self, words: str) -> None:
        """Read until these words were seen after the last ones."""
        start = len(self.seen)
        while words not in self.seen[start:]:
            assert self._read(), (words, self.seen)

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        os.killpg(self.process.pid, signal.SIGINT)

    def left(self) -> Left:
        """Read to the end; return the status and all that was seen."""
        while self._read():
            pass
        return Left(self.process.wait(60), self.seen, "")

    def _read(self) -> bool:
        """Read what there is; false at the end, or where nothing comes for a minute."""
        if not select.select([self.master], [], [], 60)[0]:
            return False
        try:
            found = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += found.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(found)
