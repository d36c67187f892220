"""The program run as people run it: in this process, or as one of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from tests.sample import ROOT

START = "from qmsdocs.cli.main import run; run()"


@dataclass(frozen=True, slots=True)
class Left:
    """What the program left behind."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Door:
    """Runs the program in this process, in English unless a test says otherwise."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path, language: str = "en") -> Left:
        """Return what the program leaves behind."""
        self.capsys.readouterr()
        chosen = ["--lang", language] if language else []
        status = main([*chosen, *map(str, arguments)])
        out, err = self.capsys.readouterr()
        return Left(status, out, err)


def start(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Left:
    """Run the program as a process of its own and return what it leaves behind."""
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", START, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Left(done.returncode, done.stdout.decode(), done.stderr.decode())


TEXT = "content/procedures/ho-tich/qt-ht-01.md"
EDITED = (
    "content/procedures/ho-tich/qt-ht-01.md:13: error: QT-HT-01 01/00: the text differs from what "
    "was promulgated by 'content/records/promulgations/a-3.yml': body [TXT001]\n"
    "  hint: Restore the promulgated text from git; make changes in a new revision in 'drafts/'.\n"
    "1 error, 0 warnings.\n"
)
CLEAN = "No errors, no warnings.\n"


def edit(root: Path, path: str = TEXT) -> None:
    """Write one more line at a file's end."""
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("Thêm.\n")
