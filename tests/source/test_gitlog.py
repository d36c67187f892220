"""The first-parent line: which files each commit changed, however history was made."""

from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import Commit, differences, different_names, first_parent_line
from tests.conftest import History, stamped


def _line(history: History, prefix: str = "") -> list[Commit]:
    return first_parent_line(Repository.at(history.root / prefix), history.head)


def _changes(commit: Commit) -> dict[str, str]:
    kinds = {(False, True): "new", (True, False): "gone", (True, True): "changed"}
    return {c.path: kinds[bool(c.before), bool(c.after)] for c in commit.changes}


def test_changes_of_each_commit(history: History) -> None:
    """New, changed and deleted files are told apart; renaming is leaving and coming."""
    history.commit({"content/a.md": "1", "content/b.md": "same", "x": "outside"}, "2026-03-01")
    history.commit({"content/a.md": "2", "x": "outside too"}, "2026-03-02")
    history.commit({"content/a.md": None}, "2026-03-03")
    history.git("mv", "content/b.md", "content/c.md")
    history.commit({}, "2026-03-04")

    assert [_changes(commit) for commit in _line(history)] == [
        {"content/a.md": "new", "content/b.md": "new"},
        {"content/a.md": "changed"},
        {"content/a.md": "gone"},
        {"content/b.md": "gone", "content/c.md": "new"},
    ]


def test_odd_names(history: History) -> None:
    """Names come back as they are, beside an empty commit."""
    names = {"content/đ\n\t: x.md": "1", "content/:100644 x.md": "2"}
    history.commit({}, "2026-03-01")
    history.commit(names, "2026-03-02")

    assert [_changes(commit) for commit in _line(history)] == [{}, dict.fromkeys(names, "new")]


def test_merge_is_compared_with_its_first_parent(history: History) -> None:
    """Commits of a branch count as the merge that brought them."""
    history.commit({"content/a.md": "1"}, "2026-03-01")
    history.git("checkout", "--quiet", "-b", "side")
    history.commit({"content/b.md": "1"}, "2026-03-02")
    history.commit({"content/b.md": "2"}, "2026-03-03")
    history.git("checkout", "--quiet", "main")
    history.commit({"content/c.md": "1"}, "2026-03-04")
    history.git("merge", "--quiet", "--no-ff", "-m", "m", "side", env=stamped("2026-03-05"))

    assert [_changes(commit) for commit in _line(history)] == [
        {"content/a.md": "new"},
        {"content/c.md": "new"},
        {"content/b.md": "new"},
    ]


def test_mode_and_link(history: History) -> None:
    """Another mode is no change; a link is no file."""
    history.commit({"content/a.md": "1", "content/b.md": "2"}, "2026-03-01")
    (history.root / "content/a.md").chmod(0o755)
    (history.root / "content/b.md").unlink()
    (history.root / "content/b.md").symlink_to("a.md")
    history.commit({}, "2026-03-02")

    assert _changes(_line(history)[1]) == {"content/b.md": "gone"}


def test_below_the_top(history: History) -> None:
    """Paths are those below the handbook's root."""
    history.commit({"*/content/a.md": "1", "x/content/a.md": "2"}, "2026-03-01")

    assert [_changes(commit) for commit in _line(history, "*")] == [{"content/a.md": "new"}]


def test_longer_ids(tmp_path: Path) -> None:
    """A repository may name its objects by SHA-256."""
    history = History(tmp_path)
    history.git("init", "--quiet", "--object-format=sha256", "--template=")
    history.commit({"content/a.md": "1"}, "2026-03-01")
    (commit,) = _line(history)

    assert len(commit.id) == 64
    assert _changes(commit) == {"content/a.md": "new"}
    assert list(Repository.at(tmp_path).blobs([commit.changes[0].after])) == [b"1"]


def test_author_and_day(history: History) -> None:
    """The author is shown as letters that can be printed; the day is the office's."""
    history.commit({"content/a.md": "1"}, "2026-03-01T17:30:00Z", by="Ạ\x1b[31m")
    (commit,) = _line(history)

    assert commit.author == "Ạ\ufffd[31m"
    assert commit.day_in(UTC) == date(2026, 3, 1)
    assert commit.day_in(ZoneInfo("Asia/Ho_Chi_Minh")) == date(2026, 3, 2)
    assert commit.short == history.head[:10]


@pytest.mark.parametrize(
    ("seconds", "day"), [(10**15, date.max), (-(10**15), date.min), (0, date(1970, 1, 1))]
)
def test_impossible_moment(seconds: int, day: date) -> None:
    """A moment outside the calendar is its end or its beginning."""
    assert Commit("0" * 40, seconds, "Lan").day_in(UTC) == day


def test_line_after_a_commit(history: History) -> None:
    """What leads to a commit that is known already is left out."""
    first = history.commit({"content/a.md": "1"}, "2026-03-01")
    second = history.commit({"content/a.md": "2"}, "2026-03-02")
    third = history.commit({"content/b.md": "1"}, "2026-03-03")
    repository = Repository.at(history.root)

    found = first_parent_line(repository, third, first)

    assert [(each.id, each.parent, _changes(each)) for each in found] == [
        (second, first, {"content/a.md": "changed"}),
        (third, second, {"content/b.md": "new"}),
    ]
    assert first_parent_line(repository, first, third) == []


def test_differences(history: History) -> None:
    """Two commits, or what is staged, are compared at once; links count with their mode."""
    old = history.commit({"content/a.md": "1", "content/b.md": "1", "c": "outside"}, "2026-03-01")
    history.write("content/b.md", None)
    (history.root / "content/link.md").symlink_to("a.md")
    history.write("content/new.md", "1")
    history.git("add", "--all")
    history.write("content/later.md", "1")
    history.git("add", "--intent-to-add", "content/later.md")
    history.write("content/a.md", "not staged")
    repository = Repository.at(history.root)
    staged = differences(repository, old)
    history.git("commit", "--quiet", "-m", "x", env=stamped("2026-03-02"))

    found = differences(repository, old, history.head)

    assert found == staged
    assert [(each.path, bool(each.before), bool(each.after), each.mode) for each in found] == [
        ("content/b.md", True, False, ""),
        ("content/link.md", False, False, "120000"),
        ("content/new.md", False, True, "100644"),
    ]


def test_differences_from_nothing(history: History) -> None:
    """Compared with nothing at all everything is new, in a repository without commits too."""
    history.write("content/a.md", "1")
    history.git("add", "--all")
    repository = Repository.at(history.root)
    staged = differences(repository, "")
    made = history.commit({}, "2026-03-01")

    assert [each.path for each in staged] == ["content/a.md"]
    assert differences(repository, "", made) == staged


def test_names_that_differ(history: History) -> None:
    """Names are matched from the top of the repository, wherever they lie."""
    old = history.commit({"a b/content/x.yml": "1", "content/x.yml": "1"}, "2026-03-01")
    files = {"a b/content/x.yml": "2", "content/x.yml": None, "content/y/x.yml": "1"}
    new = history.commit(files, "2026-03-02")
    repository = Repository.at(history.root)

    assert different_names(repository, old, new, "**/content/x.yml") == [
        "a b/content/x.yml",
        "content/x.yml",
    ]
    assert different_names(repository, new, "", "**/content/x.yml") == []
