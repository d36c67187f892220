"""Where hooks are put, what is left alone, and what somebody learns who uses them wrongly."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from qmsdocs.cli import hooks
from tests.builders import Handbook
from tests.cli.doors import Door, start
from tests.conftest import History

FOREIGN = "#!/bin/sh\nexit 0\n"


@pytest.fixture
def bare(history: History, tmp_path: Path) -> Path:
    """Return an empty bare repository."""
    folder = tmp_path / "server.git"
    history.git("init", "--quiet", "--bare", "--initial-branch=main", "--template=", str(folder))
    return folder


def test_work_tree(history: History, door: Door) -> None:
    """The hook is a few lines that start this very program, and may be written again."""
    first = door("hooks", "install", history.root)
    path = history.root / ".git/hooks/pre-commit"
    text = path.read_text(encoding="utf-8")
    again = door("hooks", "install", history.root)

    assert (first.status, first.out) == (0, f"Every commit is judged from now on: '{path}'.\n")
    assert again == first
    assert path.read_text(encoding="utf-8") == text
    assert text.startswith("#!/bin/sh\n")
    assert text.endswith(
        f"\nexec {shlex.quote(sys.executable)} -P -m qmsdocs hooks run pre-commit\n"
    )
    assert path.stat().st_mode & 0o777 == 0o755
    assert [each.name for each in path.parent.iterdir()] == ["pre-commit"]


def test_server(bare: Path, door: Door) -> None:
    """On a server the branch is named that is guarded from now on."""
    left = door("hooks", "install", "--server", bare)

    assert (left.status, left.out) == (
        0,
        f"Every push to the branch 'main' is judged from now on: '{bare}/hooks/pre-receive'.\n",
    )
    assert os.access(bare / "hooks/pre-receive", os.X_OK)


def test_forge(bare: Path, door: Door) -> None:
    """Where a forge calls the hooks of a folder from its own, ours goes into that folder."""
    (bare / "hooks/pre-receive.d").mkdir(parents=True)
    (bare / "hooks/pre-receive").write_text(FOREIGN)

    assert door("hooks", "install", "--server", bare).status == 0
    assert os.access(bare / "hooks/pre-receive.d/qmsdocs", os.X_OK)
    assert (bare / "hooks/pre-receive").read_text() == FOREIGN


def test_folder_named_in_the_settings(history: History, door: Door, tmp_path: Path) -> None:
    """A setting of git says where hooks lie."""
    history.git("config", "core.hooksPath", str(tmp_path / "ours"))

    assert door("hooks", "install", history.root).status == 0
    assert (tmp_path / "ours/pre-commit").is_file()
    assert not (history.root / ".git/hooks").exists()


def test_linked_work_tree(history: History, door: Door, tmp_path: Path) -> None:
    """Linked work trees share the hooks of their repository."""
    history.commit({"a": "1"}, "2026-03-01")
    history.git("worktree", "add", "--quiet", str(tmp_path / "linked"))

    assert door("hooks", "install", tmp_path / "linked").status == 0
    assert (history.root / ".git/hooks/pre-commit").is_file()


def test_subfolder(history: History, door: Door) -> None:
    """A folder of the repository will do."""
    (history.root / "a").mkdir()

    assert door("hooks", "install", history.root / "a").status == 0
    assert (history.root / ".git/hooks/pre-commit").is_file()


@pytest.mark.parametrize("linked", [False, True])
def test_foreign_hook(history: History, door: Door, linked: bool) -> None:
    """Somebody else's hook is left as it is; the words say what to add to it."""
    path = history.root / ".git/hooks/pre-commit"
    path.parent.mkdir()
    if linked:
        (history.root / "theirs").write_text(FOREIGN)
        path.symlink_to(history.root / "theirs")
    else:
        path.write_text(FOREIGN)

    left = door("hooks", "install", history.root)

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: '{path}' is a hook that qmsdocs did not write; it was left as it is\n"
        f"  hint: Add this line to it: {shlex.quote(sys.executable)} -P -m qmsdocs hooks run "
        "pre-commit || exit 1\n"
    )
    assert path.read_text() == FOREIGN


def test_folder_that_cannot_be_written(history: History, door: Door) -> None:
    """What stands in the way is named."""
    (history.root / ".git/hooks").write_text("a file")

    left = door("hooks", "install", history.root)

    assert left.status == 2
    assert "cannot be written: " in left.err


def test_wrong_kind(history: History, bare: Path, door: Door) -> None:
    """A server has no commits to judge, and nobody pushes to a work tree."""
    server = door("hooks", "install", bare)
    work = door("hooks", "install", "--server", history.root)

    assert (server.status, work.status) == (2, 2)
    assert server.err == (
        f"qmsdocs: '{bare}' is a bare repository: nobody commits there\n"
        f"  hint: Use 'qmsdocs hooks install --server {bare}'.\n"
    )
    assert work.err.startswith(f"qmsdocs: '{history.root}' is no bare repository\n")


def test_program_in_a_folder_with_blanks(
    history: History, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the folder of the interpreter is called, the shell finds it."""
    odd = tmp_path / "it's a $HOME"
    odd.symlink_to(Path(sys.prefix))
    monkeypatch.setattr(sys, "executable", str(odd / "bin/python"))
    door("hooks", "install", history.root)

    done = subprocess.run(  # noqa: S603
        [str(history.root / ".git/hooks/pre-commit")],
        cwd=history.root,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_help(door: Door) -> None:
    """The group is listed, and lists its own commands."""
    assert "  hooks " in door("--help").out
    assert "  install " in door("hooks", "--help").out


def test_run_by_hand(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who starts a hook by hand where git would not, learns so in words."""
    monkeypatch.chdir(history.root.parent)
    commit = start("--lang", "en", "hooks", "run", "pre-commit", env={"QMSDOCS_LANG": "en"})
    other = start("--lang", "en", "hooks", "run", "post-merge")

    assert commit.status == 1
    assert commit.err.startswith("qmsdocs: refused: '")
    assert "is not in a git repository" in commit.err
    assert other.status == 2


def test_bug(history: History, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug refuses in one line that says where, without a traceback."""
    made = Handbook.new()
    for path, content in made.files.items():
        history.write(path, content)
    history.git("add", "--all")
    monkeypatch.chdir(history.root)
    monkeypatch.setenv("QMSDOCS_LANG", "en")

    def broken(*_: object) -> None:
        raise KeyError("inner\nwords")

    monkeypatch.setattr(hooks, "judge", broken)

    left = door("hooks", "run", "pre-commit")

    assert left.status == 1
    first, hint = left.err.splitlines()
    assert first.startswith("qmsdocs: refused: a bug in qmsdocs ")
    assert "KeyError" in first
    assert "test_hooks_install.py:" in first
    assert hint == "  hint: Nothing was changed. Tell whoever keeps this server or computer."
