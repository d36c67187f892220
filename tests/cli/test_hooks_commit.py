"""Commits as people make them, with the hook in place: judged is what is staged, and only that."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from tests.builders import TEXT, changed
from tests.cli.doors import EDITED, Left, edit, start
from tests.cli.pushing import environment
from tests.conftest import History, stamped
from tests.proof.story import FORMER, IN_FORCE, Story, opened

DRAFT = "content/drafts/qt-ht-02.md"
NEW = changed(TEXT, id="h2k7w4mz", code="QT-HT-02")
RECORD = "content/records/promulgations/a-3.yml"


@pytest.fixture
def story(history: History) -> Story:
    """Return a story with one text superseded and one in force, and the hook in place."""
    made = opened(history)
    made.revise(date(2026, 1, 5))
    made.accept("2026-01-05")
    assert main(["hooks", "install", str(history.root)]) == 0
    return made


def commit(root: Path, *arguments: str, **variables: str) -> Left:
    """Commit in a folder; return what git leaves behind."""
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(root), "commit", "--quiet", "-m", "x", *arguments],  # noqa: S607
        env={**environment(), **stamped("2026-02-01"), **variables},
        capture_output=True,
        check=False,
    )
    return Left(done.returncode, done.stdout.decode(), done.stderr.decode())


def staged(history: History, path: str, content: str | None) -> None:
    """Stage one file, or that it is gone."""
    history.write(path, content)
    history.git("add", "--all")


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(DRAFT, NEW, id="draft"),
        pytest.param(DRAFT, "---\nid: h2k7w4mz\n", id="draft half finished"),
        pytest.param(DRAFT, "", id="empty draft"),
        pytest.param("README.md", "x", id="beside the handbook"),
    ],
)
def test_let_through(story: Story, path: str, content: str) -> None:
    """What is being written is committed without a word."""
    staged(story.history, path, content)

    assert commit(story.history.root) == Left(0, "", "")


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        pytest.param(
            RECORD, None, "was deleted (commit not made yet, 2026-11-20, -) [VER002]", id="record"
        ),
        pytest.param(
            FORMER, "x", "a superseded text was altered (commit not made yet", id="superseded"
        ),
        pytest.param(IN_FORCE, changed(TEXT, body="\nx\n"), "without a record", id="text in force"),
        pytest.param("content/qms.yml", "qms: 1\n", "was removed", id="register"),
    ],
)
def test_refused(story: Story, path: str, content: str | None, said: str) -> None:
    """A refusal names file and rule and what to do next, and leaves everything as it was."""
    before = story.history.head
    staged(story.history, path, content)
    index = story.history.git("ls-files", "-s")

    left = commit(story.history.root)

    first, found, hint, *_, end = left.err.splitlines()
    assert left.status == 1
    assert first == "qmsdocs: the commit was refused for what it would bring in"
    assert found.startswith(f"{path}: error: ")
    assert said in left.err
    assert hint.startswith("  hint: ")
    assert end.startswith("qmsdocs: Nothing was committed and your files are as they were.")
    assert (story.history.head, story.history.git("ls-files", "-s")) == (before, index)


def test_mended_as_the_words_say(story: Story) -> None:
    """Who follows the words, letter by letter, is let through."""
    staged(story.history, RECORD, None)
    staged(story.history, DRAFT, NEW)
    hint = commit(story.history.root).err.splitlines()[2]
    told = hint[hint.index("git restore") :].partition("'")[0]
    story.history.git(*shlex.split(told)[1:])

    assert commit(story.history.root).status == 0
    assert story.history.git("diff", "--name-only", "HEAD~1", "HEAD").split() == [DRAFT]


def test_only_what_is_staged(story: Story) -> None:
    """Neither what lies in the folder and is not staged, nor what is merely announced, counts."""
    staged(story.history, DRAFT, NEW)
    story.history.write(RECORD, None)
    story.history.write("content/drafts/later.txt", "x")
    story.history.git("add", "--intent-to-add", "content/drafts/later.txt")

    assert commit(story.history.root).status == 0


@pytest.mark.parametrize(
    "options", [pytest.param(["-a"], id="all"), pytest.param(["--", RECORD], id="named files")]
)
def test_index_of_the_commit(story: Story, options: list[str]) -> None:
    """What git stages by itself for this commit is what is judged."""
    story.history.write(RECORD, None)

    left = commit(story.history.root, *options)

    assert left.status == 1
    assert "[VER002]" in left.err


def test_index_of_a_partial_commit(story: Story) -> None:
    """What is staged and left out of this commit does not stand in its way."""
    staged(story.history, RECORD, None)
    story.history.write(DRAFT, NEW)
    story.history.git("add", DRAFT)

    assert commit(story.history.root, "--", DRAFT).status == 0


def test_old_errors(story: Story) -> None:
    """Errors that are committed already are mentioned in one line and do not block."""
    story.edit(IN_FORCE, "mới", "cũ")
    story.history.write(IN_FORCE, story.book.files[IN_FORCE])
    story.history.git("add", "--all")
    commit(story.history.root, "--no-verify")
    other = changed(story.book.files[IN_FORCE].decode(), unit="khac")
    staged(story.history, IN_FORCE, other)

    left = commit(story.history.root)

    assert left.status == 0
    assert left.err == (
        "qmsdocs: errors that the same documents had before and that do not stand in the way: 1 "
        "('qmsdocs check' names them)\n"
    )


def test_first_commit(story: Story, tmp_path: Path) -> None:
    """The first commit of a repository is judged as a whole."""
    new = History(tmp_path / "new")
    new.root.mkdir()
    new.git("init", "--quiet", "--template=")
    assert main(["hooks", "install", str(new.root)]) == 0
    for path, content in story.book.files.items():
        new.write(path, content)
    edit(new.root, IN_FORCE)
    new.git("add", "--all")
    bad = commit(new.root)
    new.write(IN_FORCE, story.book.files[IN_FORCE])
    new.git("add", "--all")
    good = commit(new.root)

    assert (bad.status, good.status) == (1, 0)
    assert "[VER009]" in bad.err


def test_repository_without_a_handbook(history: History) -> None:
    """Where there is no handbook the hook says nothing and asks git little."""
    assert main(["hooks", "install", str(history.root)]) == 0
    staged(history, "a.txt", "1")
    first = commit(history.root)
    staged(history, "content/records/x.yml", "1")
    second = commit(history.root)

    assert [first, second] == [Left(0, "", "")] * 2


def _linked(history: History) -> Path:
    folder = history.root.parent / "linked"
    history.git("worktree", "add", "--quiet", str(folder), "-b", "linked")
    return folder


def _subfolder(history: History) -> Path:
    return history.root / "content/records"


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(_linked, id="linked work tree"),
        pytest.param(_subfolder, id="started in a subfolder"),
    ],
)
def test_from_elsewhere(story: Story, where: Callable[[History], Path]) -> None:
    """Linked work trees share the hook, and a commit may be started anywhere within."""
    folder = where(story.history)
    top = History(Path(History(folder).git("rev-parse", "--show-toplevel").strip()))
    top.write(RECORD, None)
    top.git("add", "--all")
    bad = commit(folder)
    top.git("reset", "--quiet", "--hard")
    staged(top, DRAFT, NEW)
    good = commit(folder)

    assert (bad.status, good.status) == (1, 0)
    assert "[VER002]" in bad.err


def test_git_folder_named_by_hand(story: Story) -> None:
    """It is the same where somebody tells git where its folder and the files are."""
    root = story.history.root
    staged(story.history, RECORD, None)

    done = subprocess.run(  # noqa: S603
        ["git", f"--git-dir={root}/.git", f"--work-tree={root}", "commit", "-m", "x"],  # noqa: S607
        env={**environment(), **stamped("2026-02-01")},
        cwd=root.parent,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert b"[VER002]" in done.stderr


def test_handbook_below_the_top(history: History) -> None:
    """A handbook in a folder is found from the top, where git starts the hook."""
    story = Story(history, prefix="so-tay/")
    story.accept("2025-07-01")
    story.book.in_force()
    story.accept("2025-09-01")
    assert main(["hooks", "install", str(history.root / "so-tay")]) == 0
    staged(history, f"so-tay/{RECORD}", None)

    left = commit(history.root / "so-tay")

    assert left.status == 1
    assert left.err.splitlines()[1] == "Handbook: below 'so-tay/'"
    assert f"-- :/so-tay/{RECORD}'" in left.err


def test_modules_of_the_repository(story: Story) -> None:
    """Nothing that is committed passes for a part of the program."""
    staged(story.history, "click.py", "raise SystemExit(0)\n")
    staged(story.history, "qmsdocs/__main__.py", "raise SystemExit(0)\n")
    staged(story.history, RECORD, None)

    assert commit(story.history.root).status == 1


HOOK = """\
#!/bin/sh
exec {python} -P -m qmsdocs --lang en check {folder} --staged --as-of 2026-11-20
"""


@pytest.mark.parametrize("below", ["", "so tay/"])
@pytest.mark.parametrize("linked", [False, True])
def test_check_within_a_hook(committed: History, below: str, linked: bool) -> None:
    """``check --staged`` in somebody's own hook judges the index that the commit is made from."""
    if below:
        (committed.root / below).mkdir()
        committed.git("mv", "content", f"{below}content")
        committed.commit({}, "2025-09-02")
    root = _linked(committed) if linked else committed.root
    hook = committed.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    folder = shlex.quote(below or ".")
    hook.write_text(HOOK.format(python=sys.executable, folder=folder), encoding="utf-8")
    hook.chmod(0o755)
    edit(root / below)

    left = commit(root, "-a")

    # git shows what a hook prints beside its own words.
    assert (left.status, left.out + left.err) == (1, EDITED)


def test_other_commands_scrub_the_environment(
    committed: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever git said to whoever called, other commands ask about the folder they are given."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, str(tmp_path))
    left = start("--lang", "en", "verify", committed.root)
    checked = start("--lang", "en", "check", committed.root, "--known", "HEAD")

    assert (left.status, checked.status) == (0, 0)
