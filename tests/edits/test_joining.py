"""Two lines in one tree: path by path, and no file mixed that may not be."""

from collections.abc import Mapping

import pytest

from qmsdocs.edits.joining import Joined, join, parted
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from tests.conftest import History
from tests.edits.repositories import intact

LONG = "".join(f"{number}\n" for number in range(20))
Files = Mapping[str, str | None]


def _joined(history: History, theirs: Files, ours: Files, *, mix: bool = True) -> Joined:
    history.commit({"a.md": LONG, "b.md": "hai\n"}, on="2026-11-18")
    history.git("checkout", "--quiet", "-b", "theirs")
    their_tip = history.commit(theirs, on="2026-11-19")
    history.git("checkout", "--quiet", "main")
    lines = parted(Repository.at(history.root), their_tip, history.commit(ours, on="2026-11-20"))
    found = join(Repository.at(history.root), lines, lambda _: mix)
    intact(history)
    return found


def _files(history: History, joined: Joined) -> dict[str, str]:
    names = history.git("ls-tree", "-r", "-z", "--name-only", joined.tree).split("\0")
    return {name: history.git("show", f"{joined.tree}:{name}") for name in names if name}


@pytest.mark.parametrize(
    ("theirs", "ours", "found"),
    [
        pytest.param(
            {"c.md": "ba\n"}, {"d.md": "tư\n"}, {"c.md": "ba\n", "d.md": "tư\n"}, id="new"
        ),
        pytest.param({"c.md": "ba\n"}, {"c.md": "ba\n"}, {"c.md": "ba\n"}, id="same-file"),
        pytest.param({"b.md": None}, {"b.md": None}, {"b.md": None}, id="both-take-away"),
        pytest.param({"b.md": "x\n"}, {"c.md": "y\n"}, {"b.md": "x\n", "c.md": "y\n"}, id="apart"),
        pytest.param(
            {"a.md": None, "e/a.md": LONG},
            {"b.md": None, "e/b.md": "hai\n", "f.md": "sáu\n"},
            {"a.md": None, "e/a.md": LONG, "b.md": None, "e/b.md": "hai\n", "f.md": "sáu\n"},
            id="both-move",
        ),
    ],
)
def test_together(history: History, theirs: Files, ours: Files, found: Files) -> None:
    joined = _joined(history, theirs, ours, mix=False)

    whole = {"a.md": LONG, "b.md": "hai\n", **found}
    assert _files(history, joined) == {k: v for k, v in whole.items() if v is not None}
    assert (joined.mixed, joined.torn) == ((), ())


@pytest.mark.parametrize(
    ("theirs", "ours", "torn"),
    [
        pytest.param({"b.md": "x\n"}, {"b.md": "y\n"}, ("b.md",), id="same-line"),
        pytest.param({"c.md": "x\n"}, {"c.md": "y\n"}, ("c.md",), id="two-new-files"),
        pytest.param({"b.md": None}, {"b.md": "y\n"}, ("b.md",), id="taken-away-and-changed"),
        pytest.param({"é": "x\n"}, {"é/b.md": "y\n"}, ("é", "é/b.md"), id="file-and-folder"),
        pytest.param({"b.md": "\0\n"}, {"b.md": "\0\0\n"}, ("b.md",), id="no-text"),
        pytest.param(
            {"a.md": None, "e/a.md": LONG},
            {"a.md": f"{LONG}x\n"},
            ("a.md",),
            id="moved-and-changed",
        ),
    ],
)
def test_torn(history: History, theirs: Files, ours: Files, torn: tuple[str, ...]) -> None:
    """A change is never carried after a file that moved."""
    assert _joined(history, theirs, ours) == Joined("", (), torn)


@pytest.mark.parametrize("mix", [True, False])
def test_other_lines_of_one_file(history: History, *, mix: bool) -> None:
    joined = _joined(history, {"a.md": f"đầu\n{LONG}"}, {"a.md": f"{LONG}cuối\n"}, mix=mix)

    if mix:
        assert _files(history, joined)["a.md"] == f"đầu\n{LONG}cuối\n"
        assert (joined.mixed, joined.torn) == (("a.md",), ())
    else:
        assert joined == Joined("", (), ("a.md",))


TABLE = "content/catalogue/legal/2026.csv"
HEAD = "id,number\n"


@pytest.mark.parametrize("folder", ["", "so-tay/"])
def test_rows_of_a_table_are_all_kept(history: History, folder: str) -> None:
    """Rows that stand at the same place are no conflict: each says one thing of its own."""
    path = f"{folder}{TABLE}"
    history.commit({path: f"{HEAD}a,1\nz,9\n"}, on="2026-11-17")

    joined = _joined(history, {path: f"{HEAD}a,1\nb,2\nz,9\n"}, {path: f"{HEAD}a,1\nc,3\nz,9\n"})

    assert sorted(_files(history, joined)[path].split()) == ["a,1", "b,2", "c,3", HEAD[:-1], "z,9"]
    assert joined.torn == ()


def test_a_table_that_is_new_on_both_sides(history: History) -> None:
    joined = _joined(history, {TABLE: f"{HEAD}b,2\n"}, {TABLE: f"{HEAD}c,3\n"})

    assert _files(history, joined)[TABLE].split() == [HEAD[:-1], "b,2", "c,3"]


def test_a_table_that_one_side_took_away(history: History) -> None:
    history.commit({TABLE: f"{HEAD}a,1\n"}, on="2026-11-17")

    joined = _joined(history, {TABLE: None}, {TABLE: f"{HEAD}a,1\nc,3\n"})

    assert joined.torn == (TABLE,)


def test_nothing_in_common(history: History) -> None:
    first = history.commit({"a.md": "một\n"}, on="2026-11-18")
    history.git("checkout", "--quiet", "--orphan", "other")
    second = history.commit({"a.md": "hai\n"}, on="2026-11-19")

    with pytest.raises(QmsError, match="no commit in common"):
        parted(Repository.at(history.root), first, second)
