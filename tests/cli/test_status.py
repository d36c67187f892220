"""``qmsdocs status``: reads, says what waits, changes nothing."""

import json
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.edits.commit import NOTE
from qmsdocs.model.records import Meaning
from tests.cli.doors import Door
from tests.conftest import History
from tests.workflow.drafts import Drafting

DAY = ("--as-of", "2026-11-20")
LINE = "  QT-HT-01 01/01 Đăng ký khai sinh mới: to be approved, since 2026-11-10 (8 working days)\n"


def prepared() -> Drafting:
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, date(2026, 11, 10))
    return drafting


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """Return a handbook outside any repository, with a draft that waits for its approval."""
    for path, content in prepared().book.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


@pytest.fixture
def repository(history: History) -> History:
    """Return the same handbook as a repository."""
    history.commit(dict(prepared().book.files), on="2026-11-10")
    return history


def test_text(handbook: Path, door: Door) -> None:
    left = door("status", "--root", handbook, *DAY)

    assert (left.status, left.err) == (0, "")
    assert left.out.endswith(f"\n\nLê Văn Mẫu (mau)\n{LINE}")


def test_json(handbook: Path, door: Door) -> None:
    left = door("status", "--root", handbook, *DAY, "--format", "json", "--for", "mau")

    value = json.loads(left.out)
    assert (left.status, value["for"], value["unfinished"]) == (0, "mau", False)
    assert [each["code"] for each in value["waiting"]] == ["QT-HT-01"]


def test_for_one_person(handbook: Path, door: Door) -> None:
    assert door("status", "--root", handbook, *DAY, "--for", "mau").out.endswith(LINE)
    assert door("status", "--root", handbook, *DAY, "--for", "soan").out.endswith(
        "Nothing waits for Hoàng Thị Soạn.\n"
    )


def test_unknown_person(handbook: Path, door: Door) -> None:
    left = door("status", "--root", handbook, *DAY, "--for", "soang")

    assert (left.status, left.out) == (2, "")
    assert left.err == ("qmsdocs: 'soang' is not in people.yml\n  hint: Did you mean 'soan'?\n")


def test_an_act_that_was_cut_off(repository: History, door: Door) -> None:
    (repository.root / ".git" / NOTE).write_text("{}", encoding="ascii")

    left = door("status", "--root", repository.root, *DAY)

    assert "An act was cut off before the files had followed" in left.out
    assert (repository.root / ".git" / NOTE).exists()


def test_changes_nothing(repository: History, door: Door) -> None:
    def state() -> dict[str, tuple[int, int]]:
        found = sorted(path for path in repository.root.rglob("*"))
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in found}

    before = state()
    door("status", "--root", repository.root, *DAY)

    assert state() == before


def test_folder_without_a_handbook(tmp_path: Path, door: Door) -> None:
    left = door("status", "--root", tmp_path / "nowhere")

    assert left.status == 2
    assert left.err.startswith("qmsdocs: the folder '")
