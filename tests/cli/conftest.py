"""A small handbook on disk, and the door of the program."""

from pathlib import Path

import pytest

from tests.builders import Handbook
from tests.cli.doors import Door
from tests.conftest import History


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    """Return the program, to be run in this process."""
    return Door(capsys)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the folder of a small handbook with one text in force and no fault."""
    made = Handbook.new()
    made.in_force()
    root = tmp_path / "office"
    for path, content in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture
def committed(history: History) -> History:
    """Return a repository that holds the small handbook as its first commit."""
    made = Handbook.new()
    made.in_force()
    history.commit(dict(made.files), on="2025-09-01")
    return history
