"""Acts and pulls as processes of their own, killed at any moment, and the server's own gate."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acts.clerks import DRAFTER, SECRETARY, TODAY
from tests.acts.clones import REASON, Clone, git
from tests.cli.doors import START, start
from tests.sample import ROOT

PIECES = 4
"""Moments at which each command is killed, one in each piece of the time that it takes."""


def _settings(clone: Clone) -> dict[str, str]:
    return {
        "HOME": str(clone.root.parent),
        "QMSDOCS_TODAY": TODAY,
        "PYTHONPATH": str(ROOT),
        "QMSDOCS_LANG": "en",
    }


def _killed(clone: Clone, arguments: tuple[str, ...], after: float) -> None:
    """Start a command, and kill it with every program that it started."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", START, *arguments],
        cwd=clone.root,
        env=os.environ | _settings(clone),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def apart(tmp_path: Path, origin: Path) -> Clone:
    """Return a clone in which something was done, and in which others' work is to come."""
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "shared.git")
    first, second = (Clone.of(tmp_path / "shared.git", tmp_path / name) for name in ("a", "b"))
    first.does(DRAFTER, "revise", "QT-HT-04", "--change", REASON)
    first.does(DRAFTER, "push")
    second.does(SECRETARY, "revise", "QT-HT-01", "--change", REASON)
    (second.root / "notes.txt").write_text("của tôi", encoding="utf-8")
    return second


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        pytest.param(("submit", "QT-HT-01"), "submit", id="act"),
        pytest.param(("pull",), "pull", id="pull"),
    ],
)
def test_killed_at_any_moment(apart: Clone, arguments: tuple[str, ...], made: str) -> None:
    """After one more command files, index and branch are as before or as after, and whole."""
    seconds = 0.0
    for piece in range(PIECES + 1):
        clone = Clone(apart.root.parent / f"c{piece}")
        shutil.copytree(apart.root, clone.root, symlinks=True)
        began = time.monotonic()
        # The first one is not killed, so that the time is known.
        _killed(clone, arguments, seconds * (piece - 0.5) / PIECES if piece else 60)
        seconds = seconds or time.monotonic() - began

        clone.does(SECRETARY, "settle")

        assert clone.head == apart.head or clone.acts[0] == made
        assert clone.git("status", "--porcelain") == "?? notes.txt\n"
        clone.intact()
    assert Clone(apart.root.parent / "c0").acts[0] == made


def test_real_commands_and_a_real_server(tmp_path: Path, origin: Path) -> None:
    """What is pushed goes on from what was accepted, as the server's gate wants it."""
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "shared.git")
    clones = [Clone.of(tmp_path / "shared.git", tmp_path / name) for name in ("a", "b")]
    environment: Mapping[str, str] = _settings(clones[0])
    installed = start("hooks", "install", "--server", tmp_path / "shared.git", env=environment)
    assert installed.status == 0, installed.err
    for clone, person, code in zip(clones, (DRAFTER, SECRETARY), ("01", "04"), strict=True):
        clone.sits_down(person)
        for command in (
            ("revise", f"QT-HT-{code}", "--change", REASON),
            ("submit", f"QT-HT-{code}"),
        ):
            done = start(*command, cwd=clone.root, env=environment)
            assert done.status == 0, done.err

    first, second = (start("push", cwd=clone.root, env=environment) for clone in clones)

    assert (first.status, second.status) == (0, 0), first.err + second.err
    assert "Hoàng Thị Soạn: Trình QT-HT-01 02/01" in second.out
    assert "Trần Thị Ví Dụ: Trình QT-HT-04 01/01" in second.out
    assert git(tmp_path / "shared.git", "rev-parse", "main").strip() == clones[1].head
    clones[1].sound()
