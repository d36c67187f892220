"""``check`` reads: it leaves everything as it was, and what it remembers changes only its pace."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qmsdocs.checks import engine
from qmsdocs.cli.main import main
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.suppressions import Judged
from qmsdocs.source import memory
from tests.builders import Handbook
from tests.cli.doors import START
from tests.conftest import History
from tests.sample import ROOT

TEXT = "content/procedures/ho-tich/qt-ht-01.md"
DAY = ("--as-of", "2026-11-20")
HEAVY = ("yaml", "git", "pydantic", "mkdocs", "qmsdocs.source.load", "qmsdocs.checks.engine")


@pytest.fixture
def handbook(history: History) -> Path:
    """Return a committed handbook with a dirty index, a dirty file and a new one."""
    made = Handbook.new()
    made.in_force()
    history.commit(dict(made.files), on="2025-09-01")
    history.write("content/drafts/staged.md", "x")
    history.git("add", "--all")
    history.write("content/drafts/staged.md", "y")
    history.write("content/drafts/new.md", "z")
    return history.root


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """Return a store with one piece."""
    store = tmp_path / "scans"
    store.mkdir()
    (store / f"{hashlib.sha256(b'x').hexdigest()}.pdf").write_bytes(b"x")
    return store


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Corpus]:
    """Return the list of what was judged anew, rather than answered from memory."""
    found: list[Corpus] = []
    judge = engine.judge

    def counted(corpus: Corpus, prefixes: tuple[str, ...] = ()) -> Judged:
        found.append(corpus)
        return judge(corpus, prefixes)

    monkeypatch.setattr(engine, "judge", counted)
    return found


def snapshot(root: Path) -> dict[str, tuple[int, int, str]]:
    """Return kind, moment of the last change and content of everything below a folder."""
    return {str(path.relative_to(root)): _state(path) for path in [root, *sorted(_all(root))]}


def _all(root: Path) -> Iterator[Path]:
    yield from root.rglob("*")


def _state(path: Path) -> tuple[int, int, str]:
    found = path.lstat()
    content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return (found.st_mode, found.st_mtime_ns, content)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param([], id="files"),
        pytest.param(["--staged"], id="index"),
        pytest.param(["--known", "HEAD"], id="commit"),
        pytest.param(["--format", "json", "--strict"], id="json"),
    ],
)
def test_check_leaves_everything_as_it_was(
    handbook: Path, evidence: Path, options: list[str]
) -> None:
    """Work tree, index, refs, configuration and every moment of change, git's own included."""
    before = (snapshot(handbook), snapshot(evidence))

    for _ in range(2):
        status = main(["check", str(handbook), *DAY, "--evidence", str(evidence), *options])

        assert status in {0, 1}

    assert (snapshot(handbook), snapshot(evidence)) == before


def test_process_leaves_everything_as_it_was(handbook: Path) -> None:
    """The same for a process of its own, started within the handbook."""
    before = snapshot(handbook)

    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", START, "check", *DAY],
        cwd=handbook,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert snapshot(handbook) == before


class Asked:
    """One handbook asked again and again."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys

    def __call__(self, *options: str | Path) -> str:
        """Return what ``check`` prints."""
        self.capsys.readouterr()
        main(["check", str(self.root), *DAY, *map(str, options)])
        return self.capsys.readouterr().out


@pytest.fixture
def asked(handbook: Path, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Return what asks the handbook."""
    return Asked(handbook, capsys)


def test_answered_from_memory(asked: Asked, judged: list[Corpus]) -> None:
    assert asked() == asked()
    assert len(judged) == 1


def test_in_either_language(asked: Asked, judged: list[Corpus]) -> None:
    """What is remembered is what was found, not how it was said."""
    assert asked("--lang=vi") != asked("--lang=en")
    assert asked("--format=json") != asked()
    assert len(judged) == 1


def test_times_alone(asked: Asked, judged: list[Corpus]) -> None:
    before = asked()
    for path in _all(asked.root / "content"):
        os.utime(path, (0, 0))

    assert asked() == before
    assert len(judged) == 1


def test_one_byte(asked: Asked, judged: list[Corpus]) -> None:
    before = asked()
    path = asked.root / TEXT
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"khai sinh", b"khai sinx", 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    after = asked()

    assert "[TXT001]" in after
    assert "[TXT001]" not in before
    assert len(judged) == 2


def test_evidence(asked: Asked, evidence: Path, judged: list[Corpus]) -> None:
    asked("--evidence", evidence)
    asked("--evidence", evidence)
    (piece,) = evidence.iterdir()
    piece.write_bytes(b"y")
    asked("--evidence", evidence)
    asked()

    stores = [corpus.evidence for corpus in judged]
    digests = [list(store.values()) if store is not None else None for store in stores]
    assert digests == [[f"sha256:{hashlib.sha256(each).hexdigest()}"] for each in (b"x", b"y")] + [
        None
    ]


def test_day(asked: Asked, judged: list[Corpus]) -> None:
    asked("--as-of", "2025-09-01")
    asked("--as-of", "2025-09-02")
    asked("--as-of", "2025-09-01")

    assert [str(corpus.day) for corpus in judged] == ["2025-09-01", "2025-09-02"]


def test_selection(asked: Asked, judged: list[Corpus]) -> None:
    assert asked("--select", "TXT") != asked("--select", "HDR")
    assert asked() != asked("--select", "TXT")
    assert len(judged) == 3


def test_program(asked: Asked, judged: list[Corpus], monkeypatch: pytest.MonkeyPatch) -> None:
    before = asked()
    monkeypatch.setattr(memory, "__version__", "another")

    assert asked() == before
    assert len(judged) == 2


@pytest.mark.parametrize("damage", ["deleted", "emptied", "cut", "turned", "replaced"])
def test_damaged_memory(asked: Asked, judged: list[Corpus], cache: Path, damage: str) -> None:
    before = asked()
    (file,) = cache.glob("*.json")
    content = file.read_bytes()
    if damage == "deleted":
        file.unlink()
    else:
        file.write_bytes(
            {
                "emptied": b"",
                "cut": content[: len(content) // 2],
                "turned": content.replace(b"error", b"warn"),
                "replaced": json.dumps({"answers": 1}).encode(),
            }[damage]
        )

    assert asked() == before
    assert asked() == before
    assert len(judged) == 2


def test_memory_that_cannot_be_kept(
    asked: Asked, judged: list[Corpus], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("QMSDOCS_CACHE", str(tmp_path / "file"))

    assert asked() == asked()
    assert len(judged) == 2


def test_warm_path_is_lean(handbook: Path) -> None:
    """An answer from memory costs no import of what reads, judges or asks git."""
    script = (
        "import sys, json; from qmsdocs.cli.main import main; main(sys.argv[1:]);"
        f"print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]), file=sys.stderr)"
    )
    loaded = []
    for _ in range(2):
        done = subprocess.run(  # noqa: S603 - this interpreter
            [sys.executable, "-c", script, "check", str(handbook), *DAY],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        loaded.append(json.loads(done.stderr))

    assert "qmsdocs.source.load" in loaded[0]
    assert loaded[1] == []


def test_several_at_once(handbook: Path, cache: Path) -> None:
    """Processes that share a memory do not disturb each other."""
    command = [sys.executable, "-c", START, "check", str(handbook), *DAY]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE)  # noqa: S603 - this interpreter
        for _ in range(4)
    ]

    said = {process.communicate()[0] for process in started}

    assert len(said) == 1
    kept = {path.suffix for path in cache.iterdir() if path.is_file()}
    assert kept <= {".json", ".read", ".texts"}
    assert len(list(cache.glob("*.json"))) == 1
