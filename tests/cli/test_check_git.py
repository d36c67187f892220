"""``check`` over what git holds: the index, a commit, and what is said where there is none."""

import shutil
from pathlib import Path

import pytest

from tests.cli.doors import CLEAN, EDITED, TEXT, Door, edit, start
from tests.conftest import History


def test_staged_fault_in_the_folder_alone(committed: History, door: Door) -> None:
    edit(committed.root)

    assert door("check", committed.root).status == 1
    assert door("check", committed.root, "--staged").status == 0


def test_staged_fault_in_the_index_alone(committed: History, door: Door) -> None:
    before = (committed.root / TEXT).read_bytes()
    edit(committed.root)
    committed.git("add", "--all")
    (committed.root / TEXT).write_bytes(before)

    assert door("check", committed.root).status == 0
    left = door("check", committed.root, "--staged")
    assert (left.status, left.out) == (1, EDITED)


def test_staged_link_in_the_index(committed: History, door: Door) -> None:
    (committed.root / "content/drafts").mkdir()
    (committed.root / "content/drafts/a.md").symlink_to("/etc/hostname")
    committed.git("add", "--all")

    left = door("check", committed.root, "--staged")

    assert left.out.startswith(
        "content/drafts/a.md: error: a link stands where a file must lie [FIL005]\n"
    )


def test_staged_repository_without_commits(office: Path, door: Door) -> None:
    repository = History(office)
    repository.git("init", "--quiet", "--initial-branch=main", "--template=")
    repository.git("add", "--all")

    assert door("check", office, "--staged").status == 0


def test_staged_no_repository(office: Path, door: Door) -> None:
    left = door("check", office, "--staged")

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: '{office}' is not in a git repository\n"
        "  hint: Go to the handbook's own folder, or make one with 'qmsdocs demo DIR'.\n"
    )


def test_staged_nothing_staged(history: History, door: Door) -> None:
    left = door("check", history.root, "--staged")

    assert left.status == 2
    assert "there is no handbook here" in left.err


def test_known_before_and_after(committed: History, door: Door) -> None:
    good = committed.head
    committed.git("tag", "good")
    edit(committed.root)
    committed.commit({}, on="2025-09-02")

    found = {
        name: door("check", committed.root, "--known", name).status
        for name in (good, good[:10], "good", "main~1", "main", "HEAD")
    }

    assert found == {good: 0, good[:10]: 0, "good": 0, "main~1": 0, "main": 1, "HEAD": 1}


def test_known_detached_head(committed: History, door: Door) -> None:
    committed.git("checkout", "--quiet", "--detach")
    edit(committed.root)

    assert door("check", committed.root, "--known", "HEAD").status == 0
    assert door("check", committed.root, "--staged").status == 0


def test_known_handbook_below_the_top(history: History, door: Door, office: Path) -> None:
    shutil.copytree(office, history.root / "docs/handbook")
    history.commit({}, on="2025-09-01")
    edit(history.root / "docs/handbook")

    assert door("check", history.root / "docs/handbook", "--known", "HEAD").status == 0
    assert door("check", history.root / "docs/handbook", "--staged").status == 0
    assert door("check", history.root / "docs/handbook").status == 1


@pytest.mark.parametrize("name", ["nowhere", "--all", "HEAD:content", "main..main"])
def test_known_no_such_commit(committed: History, door: Door, name: str) -> None:
    left = door("check", committed.root, f"--known={name}")

    assert left.status == 2
    assert left.out == ""


def test_known_repository_without_commits(history: History, door: Door) -> None:
    left = door("check", history.root, "--known", "HEAD")

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: 'HEAD' names no commit in '{history.root}'\n"
        "  hint: 'git branch --all' and 'git tag' list the names that are known here.\n"
    )


def test_known_shallow_clone(committed: History, door: Door, tmp_path: Path) -> None:
    """The tree of one commit is whole in a shallow clone too."""
    clone = tmp_path / "clone"
    committed.git("clone", "--quiet", "--depth=1", f"file://{committed.root}", str(clone))

    assert door("check", clone, "--known", "HEAD").status == 0


@pytest.fixture
def without_git(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which there is no git, and everything else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh-keygen").symlink_to(str(shutil.which("ssh-keygen")))
    return {"PATH": str(folder)}


def test_without_git(committed: History, without_git: dict[str, str]) -> None:
    """The files are judged without git; only what git holds needs it."""
    files = start("--lang", "en", "check", committed.root, env=without_git)
    staged = start("--lang", "en", "check", committed.root, "--staged", env=without_git)

    assert (files.status, files.out) == (0, CLEAN)
    assert staged.status == 2
    assert staged.err == (
        "qmsdocs: the program 'git' was not found\n"
        "  hint: Install git 2.30 or later ('apt install git'), then try again.\n"
    )


def test_bare_repository(committed: History, door: Door, tmp_path: Path) -> None:
    """Where there are no files at all, a commit can be judged nevertheless."""
    bare = tmp_path / "bare.git"
    committed.git("clone", "--quiet", "--bare", str(committed.root), str(bare))

    assert door("check", bare, "--known", "main").status == 0


def test_name_that_is_no_text(committed: History, door: Door) -> None:
    """A name in another encoding is a fault that can be printed, in words and in JSON."""
    blob = committed.git("hash-object", "-w", "--stdin").strip()
    path = b"content/drafts/\xff.md".decode("utf-8", "surrogateescape")
    committed.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")

    words = door("check", committed.root, "--staged")
    values = door("check", committed.root, "--staged", "--format=json")

    assert words.status == values.status == 1
    assert words.out.startswith("content/drafts/\\udcff.md: error: ")
    assert "content/drafts/\\\\udcff.md" in values.out
