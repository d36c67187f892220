"""What every test may ask for: a real git repository with fixed people and dates."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

settings.register_profile("project", deadline=None, database=None)
settings.load_profile("project")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
GOLDEN = Path(__file__).parent / "golden"
SETTINGS = ("LANGUAGE", "QMSDOCS_LANG", "QMSDOCS_EVIDENCE", "QMSDOCS_CACHE", "SOURCE_DATE_EPOCH")
"""What the environment may tell the program; each test begins without."""
ISOLATED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True)
class History:
    """Writes commits with fixed authors and dates; ``root`` is the work tree's top."""

    root: Path

    def commit(self, files: Mapping[str, str | bytes | None], on: str, by: str = "Lan") -> str:
        """Commit these files (none: deleted) at noon UTC on a day; return the commit's id."""
        for name, content in files.items():
            self.write(name, content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", f"on {on}", env=stamped(on, by))
        return self.head

    def write(self, name: str, content: str | bytes | None) -> None:
        """Put a file into the work tree, or take it away."""
        path = self.root / name
        if content is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    @property
    def head(self) -> str:
        """Id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD").strip()

    def git(self, *args: str, env: Mapping[str, str] | None = None) -> str:
        """Run git in this repository, deaf to the machine's own settings."""
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(self.root), *args],  # noqa: S607
            env={**_machine(), **ISOLATED, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (args, done.stderr)
        return done.stdout


def stamped(on: str, by: str = "Lan") -> dict[str, str]:
    """Return the environment in which git commits at noon UTC on a day, by somebody.

    A day may also be a whole moment, as ``2026-03-01T23:30:00Z``.
    """
    moment = on if "T" in on else f"{on}T12:00:00Z"
    return {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", by),
            ("EMAIL", f"{by.lower()}@example.org"),
            ("DATE", moment),
        )
    }


def _machine() -> dict[str, str]:
    # Tests may run inside a git hook, where GIT_DIR names the real repository.
    return {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}


@pytest.fixture(autouse=True)
def _git_of_its_own() -> Iterator[None]:
    """Keep git, wherever the package starts it, deaf to who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name[:4] == "GIT_"}
    for name in kept:
        del os.environ[name]
    os.environ.update(ISOLATED)
    yield
    for name in [each for each in os.environ if each[:4] == "GIT_"]:
        del os.environ[name]
    os.environ.update(kept)


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Return an empty repository with a main branch."""
    made = History(tmp_path / "handbook")
    made.root.mkdir()
    made.git("init", "--quiet", "--initial-branch=main", "--template=")
    return made


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``, which writes what is found into the files that expect it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected outputs")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Are expected outputs to be rewritten? The difference is for people to review."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update_golden: bool) -> Callable[[str, str], None]:
    """Return what compares an output with a file of ``tests/golden/``, or writes that file."""

    def compare(name: str, found: str) -> None:
        path = GOLDEN / name
        if update_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="\n")
        assert found == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser without a window."""
    if CHROMIUM is None:
        if "QMSDOCS_TESTS_MUST_RUN" in os.environ:
            pytest.fail("chromium is not installed, and every test must run")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a memory of its own in each test, and no other settings."""
    folder = tmp_path_factory.mktemp("cache")
    for name in SETTINGS:
        # Set and taken away, so that what the program itself sets is taken back as well.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("QMSDOCS_CACHE", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    return folder
