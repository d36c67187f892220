"""What differs from a commit: which files, and which documents they speak of."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.source.changes import Changes, changes
from qmsdocs.source.git import Repository, commit_tree, index_tree
from qmsdocs.source.tree import WorkTree
from qmsdocs.wording import say
from tests.builders import TEXT, Handbook, changed
from tests.conftest import History

FIRST, SECOND = "k3f9t2xq", "z1second"
IN_FORCE = "content/procedures/ho-tich/qt-ht-01.md"
DRAFT = "content/drafts/qt-ht-02.md"
RECORD = "content/records/approvals/a-1.yml"


@pytest.fixture
def committed(history: History) -> History:
    """Return a repository with a text in force, its records, and a draft with a file."""
    made = Handbook.new()
    made.in_force()
    made.put(DRAFT, changed(TEXT, id=SECOND, code="QT-HT-02"))
    made.put("content/drafts/qt-ht-02.files/a.txt", "a")
    history.commit(dict(made.files), on="2025-09-01")
    return history


def changed_since(history: History, since: str = "HEAD", folder: str = "") -> Changes:
    """Return how the files differ from a commit."""
    repository = Repository.at(history.root / folder)
    commit = repository.commit_id(since)
    tree = WorkTree(history.root / folder)
    return changes(repository, commit, tree, repository.changed_paths(commit))


def write(path: str, content: str | None) -> Callable[[History], None]:
    return lambda history: history.write(path, content)


def append(path: str, text: str = "x\n") -> Callable[[History], None]:
    def put(history: History) -> None:
        with (history.root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return put


@pytest.mark.parametrize(
    ("change", "paths", "documents"),
    [
        pytest.param(append(IN_FORCE), {IN_FORCE}, {FIRST}, id="edited"),
        pytest.param(write(IN_FORCE, None), {IN_FORCE}, {FIRST}, id="deleted"),
        pytest.param(
            write("content/drafts/new.md", changed(TEXT, id="n1newone")),
            {"content/drafts/new.md"},
            {"n1newone"},
            id="untracked",
        ),
        pytest.param(
            write(DRAFT, changed(TEXT, id="n1newone")),
            {DRAFT},
            {SECOND, "n1newone"},
            id="another id",
        ),
        pytest.param(write(DRAFT, f"---\nid: {SECOND}\n---\n"), {DRAFT}, {SECOND}, id="broken"),
        pytest.param(write(DRAFT, "---\na: [\n"), {DRAFT}, {SECOND}, id="broken altogether"),
        pytest.param(
            write("content/drafts/qt-ht-02.files/a.txt", "b"),
            {"content/drafts/qt-ht-02.files/a.txt"},
            {SECOND},
            id="attached file",
        ),
        pytest.param(
            write("content/drafts/qt-ht-02.files/a.txt", None),
            {"content/drafts/qt-ht-02.files/a.txt"},
            {SECOND},
            id="attached file gone",
        ),
        pytest.param(write(RECORD, None), {RECORD}, {FIRST}, id="record gone"),
        pytest.param(append(RECORD, "# x\n"), {RECORD}, {FIRST}, id="record edited"),
        pytest.param(
            write(RECORD + ".sig", "x"), {RECORD + ".sig"}, {FIRST}, id="signature of a record"
        ),
        pytest.param(
            write("content/suppressions.yml", "x"), {"content/suppressions.yml"}, set(), id="other"
        ),
        pytest.param(write("readme.md", "x"), set(), set(), id="outside the handbook"),
    ],
)
def test_files_and_documents(
    committed: History, change: Callable[[History], None], paths: set[str], documents: set[str]
) -> None:
    change(committed)

    assert changed_since(committed) == Changes(frozenset(paths), frozenset(documents))


def test_nothing(committed: History) -> None:
    """A file that was touched, and no more, is none that differs."""
    os.utime(committed.root / IN_FORCE, (0, 0))

    assert changed_since(committed) == Changes(frozenset(), frozenset())


def test_renamed(committed: History) -> None:
    """Both names, whatever git makes of it."""
    committed.git("mv", DRAFT, "content/drafts/other.md")

    assert changed_since(committed).paths == {DRAFT, "content/drafts/other.md"}


def test_earlier_commit(committed: History) -> None:
    first = committed.head
    append(IN_FORCE)(committed)
    committed.commit({}, on="2025-09-02")
    append(DRAFT)(committed)

    assert changed_since(committed).paths == {DRAFT}
    assert changed_since(committed, first).paths == {DRAFT, IN_FORCE}


def test_ignored_by_git(committed: History) -> None:
    """What git ignores is read all the same."""
    committed.commit({".gitignore": "*.md\n"}, on="2025-09-02")
    committed.write("content/drafts/new.md", changed(TEXT, id="n1newone"))

    assert changed_since(committed).documents == {"n1newone"}


def test_below_the_top(committed: History) -> None:
    """Paths begin at the handbook; another one beside it is none of its business."""
    for name in ("docs/a", "docs/b"):
        shutil.copytree(committed.root / "content", committed.root / name / "content")
    committed.commit({}, on="2025-09-02")
    append(f"docs/a/{IN_FORCE}")(committed)
    append(f"docs/b/{DRAFT}")(committed)

    assert changed_since(committed, folder="docs/a").paths == {IN_FORCE}


@pytest.mark.parametrize(
    "setting",
    ["diff.relative=true", "diff.noprefix=true", "core.quotePath=true", "diff.renames=copies"],
)
def test_whatever_git_is_set_to(committed: History, setting: str) -> None:
    shutil.copytree(committed.root / "content", committed.root / "docs/a/content")
    committed.commit({}, on="2025-09-02")
    committed.git("config", *setting.split("="))
    committed.write("docs/a/content/drafts/đơn.md", "x")
    append(f"docs/a/{DRAFT}")(committed)

    found = changed_since(committed, folder="docs/a")

    assert found.paths == {"content/drafts/đơn.md", DRAFT}


def test_index(committed: History) -> None:
    """What is staged, and not what was written since."""
    append(IN_FORCE)(committed)
    committed.git("add", "--all")
    append(DRAFT)(committed)
    repository = Repository.at(committed.root)

    paths = repository.changed_paths(committed.head, staged=True)

    assert paths == {IN_FORCE}
    found = changes(repository, committed.head, index_tree(repository), paths)
    assert found.documents == {FIRST}


def test_two_commits(committed: History, tmp_path: Path) -> None:
    """Also where there are no files at all."""
    first = committed.head
    committed.commit({DRAFT: None}, on="2025-09-02")
    second = committed.head
    committed.git("clone", "--quiet", "--bare", str(committed.root), str(tmp_path / "bare"))
    repository = Repository.at(tmp_path / "bare")

    paths = repository.changed_paths(first, until=second)

    assert paths == {DRAFT}
    found = changes(repository, first, commit_tree(repository, second), paths)
    assert found.documents == {SECOND}


def test_name_that_is_no_text(committed: History) -> None:
    """It is shown as diagnostics show it."""
    (committed.root / os.fsdecode(b"content/drafts/\xff.md")).write_bytes(b"x")

    assert changed_since(committed).paths == {"content/drafts/\\udcff.md"}


def test_file_that_cannot_be_read(committed: History) -> None:
    """A pipe in the place of a text: what the commit has of it counts."""
    (committed.root / IN_FORCE).unlink()
    os.mkfifo(committed.root / IN_FORCE)

    assert changed_since(committed).documents == {FIRST}


@pytest.mark.parametrize(
    ("path", "document", "concerned"),
    [
        pytest.param("content/a.md", "", True, id="the file"),
        pytest.param("content/b.md", "k3f9t2xq", True, id="the document"),
        pytest.param("content/b.md", "", False, id="no document"),
        pytest.param("content/b.md", "z1second", False, id="another document"),
    ],
)
def test_concern(path: str, document: str, *, concerned: bool) -> None:
    found = Diagnostic(
        "TXT001",
        Severity.ERROR,
        Nature.INTEGRITY,
        Place(path, 3),
        say("m"),
        say("h"),
        Subject(document),
    )

    assert Changes(frozenset({"content/a.md"}), frozenset({FIRST})).concern(found) is concerned
