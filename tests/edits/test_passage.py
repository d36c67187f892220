"""The way from one commit to another: nothing is lost on it, and all of it is gone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmsdocs.edits.commit import InTheWayError, go_to
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from tests.conftest import History
from tests.edits.repositories import TEXT, begun, intact, lying

NEW = "content/mới/c.md"
Tree = Mapping[str, str]
_PATHS = ("a", "a/b", "a/b/c.md", "d.md", "é/f.yml")
_TREES = st.dictionaries(
    st.sampled_from(_PATHS), st.sampled_from(["", "x\n", "y\r\n", "-> d.md", "x\n*"])
).filter(
    lambda tree: (
        not any(
            f"{other}/".startswith(f"{each}/") and other != each for each in tree for other in tree
        )
    )
)


def _committed(history: History, tree: Tree) -> str:
    """Return the id of a commit with exactly these files, which are checked out."""
    history.git("rm", "-r", "--quiet", "--ignore-unmatch", ".")
    for name, content in tree.items():
        path = history.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content.startswith("-> "):
            path.symlink_to(content.removeprefix("-> "))
        else:
            path.write_bytes(content.removesuffix("*").encode())
            path.chmod(0o755 if content.endswith("*") else 0o644)
    return history.commit({}, on="2026-11-19")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=_TREES, new=_TREES)
def test_all_of_the_way(tmp_path_factory: pytest.TempPathFactory, old: Tree, new: Tree) -> None:
    """Whatever two commits hold, files and index end as the second one has them."""
    history = History(tmp_path_factory.mktemp("way"))
    history.git("init", "--quiet", "--initial-branch=main", "--template=")
    target, base = _committed(history, new), _committed(history, old)
    (history.root / "của tôi.txt").write_text("tôi\n", encoding="utf-8")

    go_to(Repository.at(history.root), base, target)

    assert history.head == target
    expected = {name: content.replace("\r\n", "\n") for name, content in new.items()}
    assert {k: v.replace("\r\n", "\n") for k, v in lying(history.root).items()} == {
        **expected,
        "của tôi.txt": "tôi\n",
    }
    assert history.git("status", "--porcelain") == '?? "c\\341\\273\\247a t\\303\\264i.txt"\n'


def _edited(root: Path) -> None:
    (root / TEXT).write_text("của tôi\n", encoding="utf-8")


def _gone(root: Path) -> None:
    (root / TEXT).unlink()


def _folder(root: Path) -> None:
    (root / TEXT).unlink()
    (root / TEXT / "x").mkdir(parents=True)
    (root / TEXT / "x/y.md").touch()


def _untracked(root: Path) -> None:
    (root / NEW).parent.mkdir()
    (root / NEW).write_text("của tôi\n", encoding="utf-8")


def _file_for_a_folder(root: Path) -> None:
    (root / NEW).parent.write_text("của tôi\n", encoding="utf-8")


def _link_for_a_folder(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    (root / NEW).parent.symlink_to(root.parent / "elsewhere")


@pytest.mark.parametrize(
    ("arrange", "path"),
    [
        pytest.param(_edited, TEXT, id="edited"),
        pytest.param(_gone, TEXT, id="taken-away"),
        pytest.param(_folder, TEXT, id="folder-for-a-file"),
        pytest.param(_untracked, NEW, id="not-tracked"),
        pytest.param(_file_for_a_folder, NEW, id="file-for-a-folder"),
        pytest.param(_link_for_a_folder, NEW, id="link-for-a-folder"),
    ],
)
def test_in_the_way(history: History, arrange: Callable[[Path], None], path: str) -> None:
    """What would be lost is named, and nothing at all is changed."""
    base, target = _parted(history)
    arrange(history.root)
    before = (lying(history.root), history.git("status", "--porcelain"))

    with pytest.raises(InTheWayError) as raised:
        go_to(Repository.at(history.root), base, target)

    assert raised.value.paths == (path,)
    assert (lying(history.root), history.git("status", "--porcelain")) == before
    assert history.head == base


def test_staged_in_the_way(history: History) -> None:
    """What is staged would be lost as well, whatever lies there."""
    base, target = _parted(history)
    history.write(TEXT, "của tôi\n")
    history.git("add", TEXT)
    history.write(TEXT, "một\n")

    with pytest.raises(InTheWayError) as raised:
        go_to(Repository.at(history.root), base, target)

    assert raised.value.paths == (TEXT,)
    assert history.git("show", f":{TEXT}") == "của tôi\n"


def _parted(history: History) -> tuple[str, str]:
    """Return two commits, of which the first is checked out."""
    base = begun(history)
    target = history.commit({TEXT: "mười\n", NEW: "mới\n"}, on="2026-11-20")
    history.git("reset", "--quiet", "--hard", base)
    return base, target


def test_line_ends_of_another_system(history: History) -> None:
    """A text with the line ends of Windows is not a changed text."""
    history.write(".gitattributes", "*.md text eol=lf\n")
    base, target = _parted(history)
    (history.root / TEXT).write_bytes("một\r\n".encode())

    go_to(Repository.at(history.root), base, target)

    assert lying(history.root)[TEXT] == "mười\n"
    intact(history)


def test_way_into_gits_own_folder(history: History) -> None:
    """What git itself would never write is refused, and nothing is changed."""
    base = begun(history)
    blob = history.git("rev-parse", f"{base}:README.md").strip()
    tree = _tree(history, f"100755 blob {blob}\tpost-checkout")
    tree = _tree(history, f"040000 tree {tree}\thooks")
    tree = _tree(history, f"040000 tree {tree}\t.git")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    target = history.git(*who, "commit-tree", tree, "-p", base, "-m", "x").strip()

    with pytest.raises(QmsError, match="git refuses a file") as raised:
        go_to(Repository.at(history.root), base, target)

    assert "Ignoring path .git/hooks/post-checkout" in str(raised.value.said)
    assert history.head == base
    assert not (history.root / ".git/hooks/post-checkout").exists()


def _tree(history: History, row: str) -> str:
    (history.root / ".git/row").write_text(f"{row}\n", encoding="utf-8")
    return history.git("-c", f"alias.made=!git mktree < '{history.root}/.git/row'", "made").strip()
