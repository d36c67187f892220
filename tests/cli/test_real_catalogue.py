"""Real lists taken over into a handbook: all of each, once, with nothing left to do after it."""

import json
import os
from pathlib import Path

import pytest

from tests.acts.clerical import keep_catalogue
from tests.cli.doors import Door
from tests.conftest import History
from tests.sample import ROOT

DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or ROOT.parent / "shared" / "data")
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)


@pytest.mark.parametrize(
    ("pattern", "kind", "rows", "rejected"),
    [
        pytest.param("tthc/danh-sach-tthc-*.xlsx", "services", 1841, 0, id="portal"),
        pytest.param("legal/catalogue.csv", "documents", 3391, 21, id="law"),
    ],
)
def test_taken_over_once(
    history: History, door: Door, pattern: str, kind: str, rows: int, rejected: int
) -> None:
    keep_catalogue(history)
    files = sorted(DATA.glob(pattern))
    form = ("--root", history.root, "--format", "json")

    first = json.loads(door("catalogue", "import", *files, "--write", *form).out)
    again = json.loads(door("catalogue", "import", *files, "--write", *form).out)

    assert (first["rows"], len(first["rejected"])) == (rows, rejected)
    taken = sum(len(first[kind][turn]) for turn in ("new", "changed"))
    assert taken + first[kind]["untouched"] == rows - rejected
    assert first["commit"] == history.head
    assert again["commit"] is None
    assert again[kind]["untouched"] == rows - rejected
    assert door("check", history.root, "--select", "CAT").status == 0


def test_expiry_list(history: History, door: Door) -> None:
    """The old and the new document of each row, and what the one does to the other."""
    keep_catalogue(history)
    form = ("--root", history.root, "--format", "json")
    file: Path = DATA / "legal/expired_documents.csv"

    found = json.loads(door("catalogue", "import", file, "--write", *form).out)

    assert [each["row"] for each in found["rejected"]] == [10]
    assert len(found["relations"]["new"]) >= 8
    assert {each["entry"]["relation"] for each in found["relations"]["new"]} <= {
        "replaces",
        "repeals",
    }
