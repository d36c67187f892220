"""``qmsdocs figures``: what the dashboard and the feeds show, printed."""

import json
from pathlib import Path

import pytest

from tests.cli.doors import Door
from tests.reports.figures.reader import families
from tests.sample import EVIDENCE

DAY = ("--as-of", "2026-11-20", "--evidence", EVIDENCE)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """Return a handbook outside any repository, with an objective that was measured."""
    from tests.reports.figures.office import files  # noqa: PLC0415 - signs on import

    for path, content in files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def test_text(handbook: Path, door: Door) -> None:
    left = door("figures", handbook, *DAY)

    assert (left.status, left.err) == (0, "")
    assert left.out.startswith("Dashboard, Ủy ban nhân dân phường Sông Mẫu, 2026-11-20\n")
    assert "  Targets met: 3 of 5 (to be dealt with)\n" in left.out
    assert "Đỗ Văn Duyệt" not in left.out


def test_for_the_office(handbook: Path, door: Door) -> None:
    assert "Đỗ Văn Duyệt" in door("figures", handbook, *DAY, "--audience", "internal").out


def test_json_is_what_the_site_carries(handbook: Path, door: Door, tmp_path: Path) -> None:
    assert door("build", handbook, *DAY, "--out", tmp_path / "out").status == 0

    left = door("figures", handbook, *DAY, "--format", "json")

    assert left.out == (tmp_path / "out" / "site" / "status.json").read_text(encoding="utf-8")
    assert json.loads(left.out)["schema"] == "qmsdocs-status-1"


def test_openmetrics(handbook: Path, door: Door) -> None:
    left = door("figures", handbook, *DAY, "--format", "openmetrics")

    assert families(left.out)
    assert left.out.endswith("# EOF\n")


def test_machines_read_the_same_in_every_language(handbook: Path, door: Door) -> None:
    for form in ("json", "openmetrics"):
        asked = ("figures", handbook, *DAY, "--format", form)
        assert door(*asked, language="vi").out == door(*asked).out


def test_no_handbook(tmp_path: Path, door: Door) -> None:
    left = door("figures", tmp_path / "nowhere")

    assert (left.status, left.out) == (2, "")
    assert "does not exist" in left.err


def test_registers_at_fault(handbook: Path, door: Door) -> None:
    """Where nobody's right can be judged there are no figures, and no nought either."""
    path = handbook / "content" / "people.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")

    left = door("figures", handbook, *DAY)

    assert (left.status, left.out) == (2, "")
    assert "nobody's right can be judged" in left.err
