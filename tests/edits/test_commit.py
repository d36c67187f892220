"""One change as one commit: whole or not at all, whoever is at work beside it."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from qmsdocs.edits import holding, index
from qmsdocs.edits.commit import Change, commit, complete, git_folder, go_to, make
from qmsdocs.edits.files import Edit
from qmsdocs.edits.holding import held
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from tests.conftest import History
from tests.edits.repositories import FILES, MOMENT, OTHER, SOAN, TEXT, begun, change, intact, lying
from tests.sample import ROOT

NEW = "content/mới/c.md"
EDITS = (
    Edit(TEXT, b"m\xe1\xbb\x99t\n", b"m\xc6\xb0\xe1\xbb\x9di\n"),
    Edit(OTHER, b"hai\n", None),
    Edit(NEW, None, b"ba\n"),
)
AFTER = {TEXT: "mười\n", NEW: "ba\n", "README.md": "đọc\n"}


def test_one_commit(history: History) -> None:
    base = begun(history)

    made = commit(Repository.at(history.root), change(base, *EDITS))

    assert history.head == made
    assert lying(history.root) == AFTER
    assert history.git("log", "-1", "--format=%P|%an|%ae|%aI|%cn|%B").strip() == (
        f"{base}|Hoàng Thị Soạn|ho-tich@example.org|2026-11-20T02:00:00+00:00|Hoàng Thị Soạn|Sửa"
    )
    assert history.git("symbolic-ref", "HEAD") == "refs/heads/main\n"
    intact(history)


def test_handbook_below_the_top(history: History) -> None:
    base = history.commit({"sổ tay/content/a.md": "một\n", "a.md": "khác\n"}, on="2026-11-19")
    edit = Edit(TEXT, "một\n".encode(), b"hai\n")

    commit(Repository.at(history.root / "sổ tay"), change(base, edit))

    assert lying(history.root) == {"sổ tay/content/a.md": "hai\n", "a.md": "khác\n"}
    intact(history)


def test_somebody_was_faster(history: History) -> None:
    """The branch moves only from where it was read."""
    base = begun(history)
    history.commit({"README.md": "khác\n"}, on="2026-11-20", by="Minh")
    head = history.head

    with pytest.raises(QmsError, match="while this was being made") as raised:
        commit(Repository.at(history.root), change(base, *EDITS))

    assert dict(raised.value.said.values) == {"author": "Minh", "commit": head[:10]}
    assert lying(history.root) == {**FILES, "README.md": "khác\n"}
    intact(history)


def test_many_at_once(history: History) -> None:
    """Of several acts upon one commit exactly one is made, and the others are told."""
    base, told = begun(history), []

    def act(number: int) -> None:
        edit = Edit(TEXT, "một\n".encode(), f"{number}\n".encode())
        try:
            commit(Repository.at(history.root), change(base, edit))
        except QmsError as error:
            told.append(str(error.said))

    people = [threading.Thread(target=act, args=(number,)) for number in range(5)]
    for each in people:
        each.start()
    for each in people:
        each.join()

    assert len(told) == 4
    assert history.git("rev-list", "--count", f"{base}..HEAD").strip() == "1"
    intact(history)


def test_waits_for_the_other(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    base, repository = begun(history), Repository.at(history.root)
    monkeypatch.setattr(holding, "_TRIES", 3)
    said = "another command of qmsdocs is writing"

    with held(git_folder(repository)), pytest.raises(QmsError, match=said):
        commit(repository, change(base, *EDITS))

    assert lying(history.root) == FILES
    commit(repository, change(base, *EDITS))
    intact(history)


@pytest.mark.parametrize("staged", [False, True])
def test_changed_underneath(history: History, *, staged: bool) -> None:
    """A file that is neither as it was read nor as it is to be is not touched."""
    base = begun(history)
    history.write(TEXT, "của tôi\n")
    if staged:
        history.git("add", TEXT)
        history.write(TEXT, "một\n")
    before = history.git("status", "--porcelain")

    with pytest.raises(QmsError, match="has changes that are not committed; nothing was done"):
        commit(Repository.at(history.root), change(base, *EDITS))

    assert history.head == base
    assert history.git("status", "--porcelain") == before


def test_taken_as_it_lies(history: History) -> None:
    """A file that already is as it is to be needs no hand, and other work stays."""
    base = begun(history)
    history.write(TEXT, "mười\n")
    history.write("README.md", "đang viết\n")
    history.git("add", "README.md")
    history.write("notes.txt", "của tôi\n")

    commit(Repository.at(history.root), change(base, *EDITS))

    assert lying(history.root) == {**AFTER, "README.md": "đang viết\n", "notes.txt": "của tôi\n"}
    assert history.git("status", "--porcelain") == "M  README.md\n?? notes.txt\n"


def test_git_is_busy(history: History) -> None:
    base = begun(history)
    (history.root / ".git/MERGE_HEAD").write_text(base, encoding="ascii")

    with pytest.raises(QmsError, match="in the middle of bringing two lines"):
        commit(Repository.at(history.root), change(base, *EDITS))

    assert lying(history.root) == FILES


CUT = """
import os, signal, sys
from pathlib import Path
from importlib import import_module
sys.path.insert(0, sys.argv[1])
from qmsdocs.edits.commit import commit
from qmsdocs.source.git import Repository
from tests.edits.repositories import change
from tests.edits.test_commit import EDITS
when, where = sys.argv[4].split(" ")
module, name = where.split(".")
module = import_module(f"qmsdocs.edits.{module}")
real = getattr(module, name)
def cut(*given, **named):
    if when == "after":
        real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(module, name, cut)
commit(Repository.at(Path(sys.argv[2])), change(sys.argv[3], *EDITS))
"""


def _cut_off(history: History, base: str, moment: str) -> None:
    """Have another process make the change, and kill it at a moment."""
    script = [sys.executable, "-c", CUT, str(ROOT), str(history.root), base, moment]
    assert subprocess.run(script, check=False, timeout=60).returncode == -9  # noqa: S603


@pytest.mark.parametrize(
    ("moment", "made"),
    [
        pytest.param("after commit.make", False, id="commit-made"),
        pytest.param("after commit._write_note", False, id="note-written"),
        pytest.param("before commit._follow", True, id="branch-moved"),
        pytest.param("after files._make", True, id="file-written-beside"),
        pytest.param("after passage.write", True, id="file-in-place"),
        pytest.param("before passage.update_index", True, id="all-files-in-place"),
        pytest.param("after index._link", True, id="index-locked"),
        pytest.param("after index._swap", True, id="index-in-place"),
        pytest.param("after commit.follow", True, id="all-done-but-the-note"),
    ],
)
def test_killed(history: History, moment: str, *, made: bool) -> None:
    """Whoever comes next finds all of it or nothing, and nothing left over."""
    base = begun(history)

    _cut_off(history, base, moment)
    completed = complete(Repository.at(history.root))

    assert completed == (history.head if made else None)
    assert (history.head != base) is made
    assert lying(history.root) == (AFTER if made else FILES)
    intact(history)


@pytest.mark.parametrize("staged", [False, True])
def test_edited_after_a_kill(history: History, *, staged: bool) -> None:
    """What a person wrote in between is never overwritten; the rest follows, and work goes on."""
    base, repository = begun(history), Repository.at(history.root)
    _cut_off(history, base, "before commit._follow")
    history.write(TEXT, "của tôi\n")
    if staged:
        history.git("add", TEXT)

    with pytest.raises(QmsError, match="were left as they are") as raised:
        complete(repository)

    assert dict(raised.value.said.values)["paths"] == (TEXT,)
    assert lying(history.root) == {**AFTER, TEXT: "của tôi\n"}
    assert history.git("status", "--porcelain") == f"{'M ' if staged else ' M'} {TEXT}\n"
    assert complete(repository) is None


def test_killed_while_the_branch_was_moving(history: History) -> None:
    """Locks of git that name the commit of the note were left by whoever wrote the note."""
    base = begun(history)
    _cut_off(history, base, "after commit._write_note")
    note = (history.root / ".git/qmsdocs-unfinished.json").read_text(encoding="ascii")
    target = note.split('"')[7]
    (history.root / ".git/refs/heads/main.lock").write_text(f"{target}\n", encoding="ascii")
    (history.root / ".git/HEAD.lock").touch()

    commit(Repository.at(history.root), change(base, *EDITS))

    assert lying(history.root) == AFTER
    intact(history)


def test_lock_of_another_program(history: History) -> None:
    """What is not known to be ours is left, and named."""
    base = begun(history)
    lock = history.root / ".git/refs/heads/main.lock"
    lock.write_text("0" * 40, encoding="ascii")

    with pytest.raises(QmsError, match="another program holds"):
        commit(Repository.at(history.root), change(base, *EDITS))

    assert lock.exists()
    assert lying(history.root) == FILES


def test_index_held_by_another_program(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """The act is done; as soon as the index is free, it follows."""
    base, repository = begun(history), Repository.at(history.root)
    lock = history.root / ".git/index.lock"
    lock.touch()
    monkeypatch.setattr(index, "_TRIES", 2)

    with pytest.raises(QmsError, match="another program holds"):
        commit(repository, change(base, *EDITS))

    assert lying(history.root) == AFTER
    lock.unlink()
    assert complete(repository) == history.head
    intact(history)


def test_index_changed_by_another_program(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody stages at the same moment is not taken back."""
    base, link = begun(history), index._link  # noqa: SLF001 - the moment that is meant
    history.write("notes.txt", "của tôi\n")
    staging = [("add", "notes.txt")]

    def slow(new: Path, lock: Path) -> None:
        if staging:
            history.git(*staging.pop())
        link(new, lock)

    monkeypatch.setattr(index, "_link", slow)
    commit(Repository.at(history.root), change(base, *EDITS))

    assert history.git("status", "--porcelain") == "A  notes.txt\n"


def test_join(history: History) -> None:
    """A commit may bring in another line, with a tree that was made before."""
    base = begun(history)
    history.git("checkout", "--quiet", "-b", "other")
    theirs = history.commit({"README.md": "khác\n"}, on="2026-11-20")
    tree = history.git("rev-parse", "HEAD^{tree}").strip()
    history.git("checkout", "--quiet", "main")
    joining = Change(theirs, SOAN, MOMENT, "Gộp\n", joins=base, tree=tree)

    made = make(Repository.at(history.root), joining)
    go_to(Repository.at(history.root), base, made, "refs/heads/aside/x")

    assert history.git("log", "-1", "--format=%H %P %T").split() == [made, theirs, base, tree]
    assert history.git("rev-parse", "aside/x").strip() == base
    intact(history)


def test_branch_of_that_name(history: History) -> None:
    """Nothing moves where the branch that keeps the former commits cannot be made."""
    base = begun(history)
    made = make(Repository.at(history.root), change(base, *EDITS))
    history.git("branch", "aside")

    with pytest.raises(QmsError, match="failed in"):
        go_to(Repository.at(history.root), base, made, "refs/heads/aside/x")

    assert history.head == base
    assert lying(history.root) == FILES
    intact(history)


def test_note_of_nobody(history: History) -> None:
    """A note that cannot be read is no reason to stop."""
    base = begun(history)
    (history.root / ".git/qmsdocs-unfinished.json").write_text("{", encoding="ascii")

    commit(Repository.at(history.root), change(base, *EDITS))

    intact(history)
