"""The handbook that speed is measured with: repeatable, and without a fault."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.generate import final_files, generate
from bench.story import Size, Story
from qmsdocs.cli.main import main
from qmsdocs.model.records import Meaning
from qmsdocs.model.text import Area
from qmsdocs.source.load import load
from qmsdocs.source.tree import WorkTree
from tests.builders import DAY

SMALL = Size(documents=80, commits=120, seed=7)


def _head(folder: Path) -> str:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), "rev-parse", "HEAD"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "handbook"
    generate(folder, SMALL)
    return folder


def test_the_same_seed_makes_the_same_commits(made: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", SMALL)
    generate(tmp_path / "other", replace(SMALL, seed=8))

    assert _head(tmp_path / "again") == _head(made)
    assert _head(tmp_path / "other") != _head(made)


def test_the_seed_does_not_depend_on_how_text_is_hashed(tmp_path: Path) -> None:
    """Sets and dictionaries come in another order with another hash seed; files do not."""
    script = Path(__file__).parents[2] / "bench" / "generate.py"
    for hashing in ("1", "2"):
        subprocess.run(  # noqa: S603
            [sys.executable, str(script), str(tmp_path / hashing), "-n", "20", "--commits", "1"],
            env={"PYTHONHASHSEED": hashing, "PATH": "/usr/bin:/bin"},
            stdout=subprocess.DEVNULL,
            check=True,
        )

    assert _head(tmp_path / "1") == _head(tmp_path / "2")


@pytest.mark.parametrize("signed", [True, False])
def test_check_finds_nothing(signed: bool, tmp_path: Path) -> None:
    generate(tmp_path / "made", replace(SMALL, commits=0, signed=signed))

    assert main(["check", str(tmp_path / "made"), "--as-of", "2026-11-20", "--strict"]) == 0


def test_verify_finds_nothing(made: Path) -> None:
    assert main(["verify", str(made)]) == 0


def test_it_is_what_an_office_has(made: Path) -> None:
    corpus = load(WorkTree(made), DAY)

    assert len(corpus.timelines) == SMALL.documents
    areas = {text.area for text in corpus.texts}
    assert areas == {Area.CURRENT, Area.DRAFT, Area.SUPERSEDED}
    releases = [r for r in corpus.records if r.meaning is Meaning.PROMULGATED]
    assert max(len(release.covers) for release in releases) > 5
    bodies = [len(text.body.encode()) for text in corpus.texts if text.kind == "procedure"]
    assert 8_000 < sum(bodies) / len(bodies) < 10_000
    assert all(len(text.lines) >= 15 for text in corpus.texts)
    assert any(text.files for text in corpus.texts)


def test_as_many_commits_as_asked_for(made: Path) -> None:
    steps = list(Story(SMALL).steps())

    assert len(steps) == SMALL.commits
    assert all((made / path).is_file() for path in final_files(steps))


def test_the_floor_reads_every_file(made: Path) -> None:
    script = Path(__file__).parents[2] / "bench" / "floor.py"
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(script), str(made)], capture_output=True, text=True, check=True
    )

    assert int(done.stdout) == sum(1 for path in (made / "content").rglob("*") if path.is_file())
