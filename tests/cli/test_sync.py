"""``qmsdocs sync``: one page, in several forms; what cannot be asked is refused with words."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.doors import Door
from tests.reports.out_of_step import book

DAY = ("--as-of", "2026-11-20")
LAW = """\
id,type,number,title,issuer,issued,effective,expires,status,source,checked
118,NĐ,118/2026/NĐ-CP,Thay thế,Chính phủ,2026-05-01,2026-07-01,,,Công báo,
61,NĐ,61/2018/NĐ-CP,Một cửa,Chính phủ,2018-04-23,2018-06-21,,,Công báo,
"""
RELATIONS = """\
id,from,relation,to,date,until,provisions,source,recorded
r-1,118,replaces,61,,,,Công báo,
"""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """Return a handbook outside any repository, two of whose texts rest on ended law."""
    made = book()
    made.put("content/catalogue/legal/all.csv", LAW)
    made.put("content/catalogue/relations/all.csv", RELATIONS)
    root = tmp_path / "office"
    for path, content in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def test_text(handbook: Path, door: Door) -> None:
    left = door("sync", "--root", handbook, *DAY)

    assert (left.status, left.err) == (0, "")
    assert left.out.startswith("Law, public services and procedures in step, 2026-11-20\n")
    assert "  Documents that rest on ended law: 2\n" in left.out


def test_the_second_time_it_is_the_same(handbook: Path, door: Door) -> None:
    """What is kept from one run to the next tells the same."""
    assert door("sync", "--root", handbook, *DAY) == door("sync", "--root", handbook, *DAY)


def test_another_day(handbook: Path, door: Door) -> None:
    left = door("sync", "--root", handbook, "--as-of", "30/6/2026", "--format", "json")

    assert json.loads(left.out)["counts"]["exposed_documents"] == 0


def test_a_period(handbook: Path, door: Door) -> None:
    period = ("--from", "2026-07-10", "--to", "2026-07-19")

    left = door("sync", "--root", handbook, *DAY, *period, "--format", "json")

    exposure = json.loads(left.out)["exposure"]
    assert (exposure["first"], exposure["last"]) == ("2026-07-10", "2026-07-19")
    assert (exposure["days"], exposure["document_days"]) == (10, 20)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        pytest.param(
            ("--to", "2026-11-21"),
            "qmsdocs: the ledger cannot reach 2026-11-21, which is later than 2026-11-20\n"
            "  hint: Days that are still to come are no exposure; name a later day with --as-of.\n",
            id="later than the day",
        ),
        pytest.param(
            ("--from", "2026-08-02", "--to", "2026-08-01"),
            "qmsdocs: the ledger begins on 2026-08-02, after 2026-08-01\n",
            id="ends before it begins",
        ),
    ],
)
def test_a_period_that_cannot_be(
    handbook: Path, door: Door, period: tuple[str, ...], said: str
) -> None:
    left = door("sync", "--root", handbook, *DAY, *period)

    assert (left.status, left.out, left.err) == (2, "", said)


@pytest.mark.parametrize("name", ["a.txt", "a.json", "A.JSON"])
def test_into_a_file(handbook: Path, door: Door, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_text("what was there before", encoding="utf-8")
    form = "text" if name.endswith("txt") else "json"

    left = door("sync", "--root", handbook, *DAY, "--output", target)

    assert (left.status, left.out) == (0, f"Written: {target}\n")
    shown = door("sync", "--root", handbook, *DAY, "--format", form).out
    assert target.read_text(encoding="utf-8") == shown
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "office"])


def test_excel(handbook: Path, door: Door, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="XlsxWriter is an optional extra")
    calamine = pytest.importorskip("python_calamine", reason="as above")
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"

    for each in (first, second):
        assert door("sync", "--root", handbook, *DAY, "--output", each).status == 0

    assert first.read_bytes() == second.read_bytes()
    sheets = calamine.CalamineWorkbook.from_filelike(io.BytesIO(first.read_bytes())).sheet_names
    assert sheets[:2] == ["Summary", "Procedures"]


def test_excel_without_xlsxwriter(
    handbook: Path, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    left = door("sync", "--root", handbook, *DAY, "--output", tmp_path / "a.xlsx")

    assert (left.status, left.out) == (2, "")
    assert left.err == (
        "qmsdocs: an Excel file cannot be written here: XlsxWriter is not installed\n"
        "  hint: Install what is missing with 'pip install \"qmsdocs[excel]\"'.\n"
    )
    assert not (tmp_path / "a.xlsx").exists()


def test_a_form_that_nobody_writes(handbook: Path, door: Door) -> None:
    left = door("sync", "--root", handbook, *DAY, "--output", "a.pdf")

    assert (left.status, left.err) == (
        2,
        (
            "qmsdocs: 'a.pdf' names no form that can be written\n"
            "  hint: End its name in .xlsx, .json or .txt.\n"
        ),
    )


def test_a_folder_that_is_not_there(handbook: Path, door: Door, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "a.json"

    left = door("sync", "--root", handbook, *DAY, "--output", target)

    assert left.status == 2
    assert left.err == f"qmsdocs: '{target}' cannot be written: No such file or directory\n"


def test_changes_nothing(handbook: Path, door: Door) -> None:
    def state() -> dict[str, tuple[int, int]]:
        found = sorted(handbook.rglob("*"))
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in found}

    before = state()
    door("sync", "--root", handbook, *DAY)

    assert state() == before


def test_folder_without_a_handbook(tmp_path: Path, door: Door) -> None:
    left = door("sync", "--root", tmp_path / "nowhere")

    assert left.status == 2
    assert left.err.startswith("qmsdocs: the folder '")
