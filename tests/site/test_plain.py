"""The same site by plain ``mkdocs`` at the root, by its fork, and from the staged folder."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from qmsdocs.site.render import epoch
from tests.builders import DAY
from tests.site.published import content_of
from tests.site.stories import two_revisions, written_to

TOP = Path(__file__).parent.parent.parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a handbook with the settings and the hook of this repository."""
    made = written_to(two_revisions(), tmp_path / "handbook")
    shutil.copy(TOP / "mkdocs.yml", made)
    shutil.copytree(TOP / "hooks", made / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return made


def run(
    program: str, root: Path, *options: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a site builder in a folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    command = [sys.executable, "-W", "ignore", "-m", program, *options]
    return subprocess.run(  # noqa: S603
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def built(root: Path) -> dict[str, bytes]:
    """Return the site as the program itself makes it."""
    out = root / "own"
    assert main(["build", str(root), "--as-of", DAY.isoformat(), "--out", str(out)]) == 0
    return content_of(out / "site")


def test_mkdocs_at_the_root(root: Path) -> None:
    """Plain ``mkdocs build`` makes the same bytes."""
    done = run("mkdocs", root, "build", QMSDOCS_AS_OF=DAY.isoformat())

    assert done.returncode == 0, done.stderr
    assert content_of(root / "build" / "site") == built(root)


def test_day_in_settings(root: Path) -> None:
    """The day may stand in mkdocs.yml."""
    settings = root / "mkdocs.yml"
    added = settings.read_text(encoding="utf-8") + f"extra: {{as_of: {DAY.isoformat()}}}\n"
    settings.write_text(added, encoding="utf-8")

    done = run("mkdocs", root, "build")

    assert done.returncode == 0, done.stderr
    assert content_of(root / "build" / "site") == built(root)


def test_without_a_day(root: Path) -> None:
    """No day is invented: the error says how to name it."""
    done = run("mkdocs", root, "build")

    assert done.returncode != 0
    assert "QMSDOCS_AS_OF=2026-07-15" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "build" / "site").exists()


def test_staged_folder(root: Path, tmp_path: Path) -> None:
    """The staged folder is complete: MkDocs alone renders the same bytes from it."""
    site = built(root)

    done = run(
        "mkdocs",
        root / "own" / "stage",
        *("build", "-q", "-d", str(tmp_path / "again")),
        SOURCE_DATE_EPOCH=epoch(DAY),
    )

    assert done.returncode == 0, done.stderr
    assert content_of(tmp_path / "again") == site


@pytest.mark.skipif(
    importlib.util.find_spec("properdocs") is None and "QMSDOCS_TESTS_MUST_RUN" not in os.environ,
    reason="ProperDocs, the fork of MkDocs, is not installed",
)
def test_properdocs(root: Path, tmp_path: Path) -> None:
    """The fork of MkDocs makes the same pages from the staged folder."""
    site = built(root)

    done = run(
        "properdocs",
        root / "own" / "stage",
        *("build", "-q", "-f", "mkdocs.yml", "-d", str(tmp_path / "again")),
        SOURCE_DATE_EPOCH=epoch(DAY),
    )

    assert done.returncode == 0, done.stderr
    assert _without_generator(content_of(tmp_path / "again")) == _without_generator(site)


def _without_generator(files: dict[str, bytes]) -> dict[str, list[bytes]]:
    return {
        name: [line for line in content.split(b"\n") if b'name="generator"' not in line]
        for name, content in files.items()
    }
