"""An office at work in a clone of the sample."""

from pathlib import Path

import pytest

from qmsdocs.demo.make import make
from tests.acts.clerks import Office, office_in
from tests.sample import SAMPLE


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's repository, made once; nobody may change it."""
    folder = tmp_path_factory.mktemp("sample") / "origin"
    make(folder, SAMPLE)
    return folder


@pytest.fixture
def office(
    tmp_path: Path,
    origin: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """Return an office in a clone of its own."""
    return office_in(tmp_path, origin, capsys, monkeypatch)
