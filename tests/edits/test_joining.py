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


def test_nothing_in_common(history: History) -> None:
    first = history.commit({"a.md": "một\n"}, on="2026-11-18")
    history.git("checkout", "--quiet", "--orphan", "other")
    second = history.commit({"a.md": "hai\n"}, on="2026-11-19")

    with pytest.raises(QmsError, match="no commit in common"):
        parted(Repository.at(history.root), first, second)
