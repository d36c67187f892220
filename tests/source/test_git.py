"""Commits and the index as trees, whatever names files have and whoever calls."""

import os
from pathlib import Path

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.source.environment import clean_environment
from qmsdocs.source.git import Repository, commit_tree, index_tree
from qmsdocs.source.tree import Entry, EntryKind
from tests.conftest import History

ODD = {
    "content/a b.md": "space",
    "content/đăng ký.md": "accents",
    "content/new\nline.md": "new line",
    "content/tab\tquote\"'.md": "quotes",
    "content/[a]*?.md": "patterns",
    "content/--output=x.md": "option",
    "content/:(top)x.md": "magic",
    "content/trail .md ": "blank",
}


def _contents(repository: Repository, commit: str) -> dict[str, str]:
    tree = commit_tree(repository, commit)
    return {entry.path: tree.read(entry.path).decode() for entry in tree.entries()}


def test_ids_are_the_same_everywhere(history: History) -> None:
    """A commit of fixed content, author and day has one id on every machine."""
    made = history.commit({"content/a.md": "a\n"}, "2026-03-01")

    assert made == "d00a002bcd89b11fd49959bf31c8859f2fe13d6a"


def test_commit_as_a_tree(history: History) -> None:
    """A commit shows the files of its own time, and those below content/ only."""
    first = history.commit({"content/a.md": "one", "b.md": "outside"}, "2026-03-01")
    history.commit({"content/a.md": "two", "content/c/d.yml": "more"}, "2026-03-02")
    repository = Repository.at(history.root)

    assert _contents(repository, first) == {"content/a.md": "one"}
    assert _contents(repository, history.head) == {
        "content/a.md": "two",
        "content/c/d.yml": "more",
    }


def test_odd_names(history: History) -> None:
    """Every name comes back as it is."""
    history.commit(ODD, "2026-03-01")

    assert _contents(Repository.at(history.root), history.head) == ODD


def test_empty_file_and_bytes(history: History) -> None:
    """Bytes come back as they are, none included."""
    files = {"content/a.bin": b"", "content/b.bin": b"\0\n\xff\r\n", "content/c.bin": b"\n"}
    history.commit(files, "2026-03-01")
    tree = commit_tree(Repository.at(history.root), history.head)

    assert {path: tree.read(path) for path in files} == files


def test_link_and_module(history: History) -> None:
    """Links and modules are listed as such and never followed."""
    history.commit({"content/a.md": "a"}, "2026-03-01")
    (history.root / "content/link.md").symlink_to("a.md")
    history.git("update-index", "--add", "--cacheinfo", f"160000,{history.head},content/module")
    history.git("add", "content/link.md")
    tree = index_tree(Repository.at(history.root))

    assert tree.entries() == [
        Entry("content/a.md", EntryKind.FILE),
        Entry("content/link.md", EntryKind.LINK),
        Entry("content/module", EntryKind.OTHER),
    ]


def test_index_as_a_tree(history: History) -> None:
    """The index shows what is staged, not what lies in the folder."""
    history.commit({"content/a.md": "one", "content/b.md": "b"}, "2026-03-01")
    history.write("content/a.md", "staged")
    history.git("add", "--all")
    history.git("rm", "--quiet", "--cached", "content/b.md")
    history.write("content/a.md", "not staged")
    tree = index_tree(Repository.at(history.root))

    assert [entry.path for entry in tree.entries()] == ["content/a.md"]
    assert tree.read("content/a.md") == b"staged"


def test_below_the_top(history: History) -> None:
    """A handbook in a folder of a larger repository is read from there."""
    made = history.commit({"a b/content/x.md": "ours", "content/x.md": "theirs"}, "2026-03-01")
    repository = Repository.at(history.root / "a b")

    assert repository.prefix == "a b/"
    assert _contents(repository, made) == {"content/x.md": "ours"}
    assert index_tree(repository).read("content/x.md") == b"ours"


def test_bare(history: History, tmp_path: Path) -> None:
    """A bare repository has no work tree, and commits all the same."""
    made = history.commit({"content/a.md": "a"}, "2026-03-01")
    history.git("clone", "--quiet", "--bare", history.root.as_uri(), str(tmp_path / "bare"))
    repository = Repository.at(tmp_path / "bare")

    assert not repository.has_work_tree()
    assert _contents(repository, made) == {"content/a.md": "a"}


def test_foreign_variables(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables of whoever called do not lead to another repository."""
    made = history.commit({"content/a.md": "a"}, "2026-03-01")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_CONFIG_PARAMETERS"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    clean_environment()

    repository = Repository.at(history.root)

    assert repository.commit_id("HEAD") == made
    assert index_tree(repository).read("content/a.md") == b"a"


def test_inside_a_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook keeps what tells it which objects it is asked about, and nothing else."""
    for name in ("GIT_DIR", "GIT_QUARANTINE_PATH", "GIT_TRACE", "GIT_CONFIG_COUNT"):
        monkeypatch.setenv(name, "x")
    clean_environment(inside_hook=True)

    kept = {name for name in os.environ if name.startswith("GIT_")}

    assert kept == {
        "GIT_DIR",
        "GIT_QUARANTINE_PATH",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OPTIONAL_LOCKS",
    }


def test_inside_the_hook_of_a_commit(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What git says from the top of the work tree holds in a folder below as well."""
    history.commit({"a/content/x.md": "old"}, "2026-03-01")
    history.write("a/content/x.md", "staged elsewhere")
    elsewhere = str(tmp_path / "index")
    history.git("add", "--all", env={"GIT_INDEX_FILE": elsewhere})
    monkeypatch.chdir(history.root)
    for name, value in (("GIT_DIR", ".git"), ("GIT_INDEX_FILE", elsewhere)):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_WORK_TREE", "")
    monkeypatch.delenv("GIT_WORK_TREE")
    clean_environment(inside_hook=True)

    repository = Repository.at(history.root / "a")

    assert repository.prefix == "a/"
    assert index_tree(repository).read("content/x.md") == b"staged elsewhere"


@pytest.mark.parametrize(
    "revision",
    ["--output=stolen", "-h", "--all", "HEAD~9", "nowhere", "HEAD..HEAD", "HEAD:content"],
)
def test_revision_that_is_no_commit(history: History, revision: str) -> None:
    """What names no commit is refused, also where it looks like an option."""
    history.commit({"content/a.md": "a"}, "2026-03-01")
    before = sorted(history.root.iterdir())

    with pytest.raises(QmsError) as caught:
        Repository.at(history.root).commit_id(revision)

    assert str(caught.value.said) == f"'{revision}' names no commit in '{history.root}'"
    assert sorted(history.root.iterdir()) == before


@pytest.mark.parametrize("commit", ["HEAD", "--output=stolen", "", "0" * 39, "0" * 41, "G" * 40])
def test_tree_of_what_is_no_id(history: History, commit: str) -> None:
    """Only a full id is taken for a commit."""
    with pytest.raises(QmsError) as caught:
        commit_tree(Repository(history.root), commit)

    assert str(caught.value.said) == f"'{commit}' is no commit id"


def test_names_of_commits(history: History) -> None:
    """Branches, tags and short ids name commits."""
    made = history.commit({"content/a.md": "a"}, "2026-03-01")
    history.git(
        "tag",
        "-a",
        "-m",
        "v1",
        "v1",
        env={
            "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z",
            "GIT_COMMITTER_NAME": "Lan",
            "GIT_COMMITTER_EMAIL": "l@example.org",
        },
    )
    repository = Repository.at(history.root)

    assert {repository.commit_id(name) for name in ("HEAD", "main", "v1", made[:8])} == {made}


def test_changes_not_committed(history: History) -> None:
    """Staged, unstaged and new files count; those outside content/ do not."""
    history.commit({"content/a.md": "a", "b.md": "b"}, "2026-03-01")
    repository = Repository.at(history.root)
    history.write("b.md", "changed")
    clean = repository.has_changes()
    history.write("content/new.md", "new")

    assert (clean, repository.has_changes()) == (False, True)


def test_no_commits(history: History) -> None:
    """A repository without commits says so."""
    assert not Repository.at(history.root).has_commits()


def test_shallow(history: History, tmp_path: Path) -> None:
    """A clone that was cut off says so."""
    history.commit({"content/a.md": "a"}, "2026-03-01")
    history.commit({"content/a.md": "b"}, "2026-03-02")
    to = str(tmp_path / "shallow")
    history.git("clone", "--quiet", "--depth=1", history.root.as_uri(), to)

    assert Repository.at(Path(to)).is_shallow()
    assert not Repository.at(history.root).is_shallow()


def test_no_repository(tmp_path: Path) -> None:
    """A folder outside any repository is refused with what to do."""
    with pytest.raises(QmsError) as caught:
        Repository.at(tmp_path)

    assert str(caught.value.said) == f"'{tmp_path}' is not in a git repository"
    assert "'qmsdocs demo DIR'" in str(caught.value.hint)


def test_repository_of_another_user(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git refuses to read is said, with the way to allow it."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(QmsError) as caught:
        Repository.at(history.root)

    assert str(caught.value.said) == f"git refuses '{history.root}': it belongs to another user"
    assert f"safe.directory {history.root}'" in str(caught.value.hint)


def test_no_folder(tmp_path: Path) -> None:
    """A folder that does not exist is refused."""
    with pytest.raises(QmsError) as caught:
        Repository.at(tmp_path / "none")

    assert str(caught.value.said) == f"the folder '{tmp_path / 'none'}' does not exist"


def test_damaged_repository(history: History) -> None:
    """A blob that is gone is named, and how to look further."""
    history.commit({"content/a.md": "a"}, "2026-03-01")
    blob = history.git("rev-parse", "HEAD:content/a.md").strip()
    (history.root / ".git/objects" / blob[:2] / blob[2:]).unlink()

    with pytest.raises(QmsError) as caught:
        list(Repository.at(history.root).blobs([blob]))

    assert str(caught.value.said) == f"the repository '{history.root}' lacks the object {blob}"
    assert "git fsck" in str(caught.value.hint)


def test_what_git_says(history: History) -> None:
    """Where git fails otherwise, its own last words are passed on."""
    with pytest.raises(QmsError) as caught:
        Repository.at(history.root).ask("ls-tree", "nowhere")

    assert str(caught.value.said) == (
        f"'git ls-tree' failed in '{history.root}': fatal: Not a valid object name nowhere"
    )
