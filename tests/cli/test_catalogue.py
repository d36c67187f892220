"""``catalogue``: what is in it, and files taken over only when told to, once and completely."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.acts.clerical import BIRTH, SERVICE, keep_catalogue
from tests.cli.beginners import at_terminal
from tests.cli.doors import Door, Left
from tests.conftest import History

PORTAL = """\
DANH SÁCH THỦ TỤC HÀNH CHÍNH,,,,
Mã số,Tên,Cơ quan ban hành,Cơ quan thực hiện,Lĩnh vực
1.001193, Đăng ký khai sinh ,Bộ Tư pháp,UBND cấp xã,Hộ tịch
2.000884,Chứng thực chữ ký,Bộ Tư pháp,UBND cấp xã,Chứng thực
x,Không rõ,Bộ Tư pháp,UBND cấp xã,Hộ tịch
"""
SHOWN = """\
Rows read: 3.
Public services: 1 new, 1 changed, 0 replaced, 0 abolished, 0 as they are.
Rejected rows: 1.

New public services (1):
  2.000884  Chứng thực chữ ký

Changed public services (1):
  1.001193  Đăng ký khai sinh
    name: 'Khai sinh' -> 'Đăng ký khai sinh'
    agency that carries it out: 'UBND cấp xã', not known before

Rejected rows (1):
  cong.csv:5: x: {reason}
"""
LAW = """\
loai,so_ky_hieu,trich_yeu,ngay_ban_hanh,co_quan_ban_hanh,ngay_hieu_luc
Thông tư,01/2024/TT-BTP,Một,19/02/2024,Bộ Tư pháp,05/04/2024
Nghị định,123/2015/NĐ-CP,Hộ tịch,15/11/2015,Chính phủ,01/01/2016
"""
Run = Callable[..., Left]


@pytest.fixture
def kept(history: History, monkeypatch: pytest.MonkeyPatch) -> History:
    """Return a handbook with a catalogue, on a certain day."""
    keep_catalogue(history)
    monkeypatch.setenv("QMSDOCS_TODAY", "2026-11-20")
    return history


@pytest.fixture
def run(kept: History, door: Door) -> Run:
    """Return what runs a command over the catalogue."""
    return lambda *given: door("catalogue", *given, "--root", kept.root)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a list of services, of which one is no service."""
    path = tmp_path / "cong.csv"
    path.write_text(PORTAL, encoding="utf-8")
    return path


def _reason(left: Left) -> str:
    (line,) = [each for each in left.out.splitlines() if each.startswith("  cong.csv:5: x: ")]
    return line.removeprefix("  cong.csv:5: x: ")


def test_shows_first(kept: History, run: Run, portal: Path) -> None:
    head = kept.head

    left = run("import", portal)

    assert left.status == 0
    assert left.out == SHOWN.format(reason=_reason(left)) + (
        "Documents in force that rest on it: 1 (QT-HT-01). 'qmsdocs impact' tells what is to be "
        "done once it is written.\n"
        "Nothing was written; --write writes it into the catalogue.\n"
    )
    assert kept.head == head
    assert kept.git("status", "--porcelain") == ""


def test_writes_once(kept: History, run: Run, portal: Path, door: Door) -> None:
    first = run("import", portal, "--write")
    head = kept.head
    again = run("import", portal, "--write")

    assert first.out.endswith(
        "Bring the catalogue up to date from cong.csv: 2 public services, 0 legal documents, "
        f"0 relations (commit {head[:10]})\n"
    )
    assert again.status == 0
    assert again.out.endswith("There is nothing to do: the catalogue says all of this already.\n")
    assert kept.head == head
    assert kept.git("status", "--porcelain") == ""
    assert "source: cong.csv\nchecked: 2026-11-20\n" in (kept.root / SERVICE).read_text("utf-8")
    assert door("check", kept.root, "--select", "CAT", "--select", "HDR").status == 0


def test_json(kept: History, run: Run, portal: Path) -> None:
    shown = json.loads(run("import", portal, "--format", "json").out)
    made = json.loads(run("import", portal, "--format", "json", "--write").out)

    assert made == {**shown, "commit": kept.head}
    assert shown["services"]["changed"] == [
        {
            "entry": {
                "code": "1.001193",
                "name": "Đăng ký khai sinh",
                "field": "Hộ tịch",
                "agency": "UBND cấp xã",
                "source": "cong.csv",
                "checked": "2026-11-20",
            },
            "fields": {
                "name": {"old": "Khai sinh", "new": "Đăng ký khai sinh"},
                "agency": {"old": "", "new": "UBND cấp xã"},
            },
        }
    ]
    assert shown["commit"] is None
    assert (shown["rows"], shown["services"]["untouched"]) == (3, 0)
    assert [each["row"] for each in shown["rejected"]] == [5]


@pytest.mark.parametrize(
    ("options", "names", "left_out"),
    [
        pytest.param(["--field", "Chứng thực"], ["2.000884"], 1, id="field"),
        pytest.param(["--codes", "2.000884, 1.001193.H13"], ["2.000884", "1.001193"], 0, id="list"),
        pytest.param(
            ["--codes", ",".join(["2.000884"] * 99)], ["2.000884"], 1, id="list-as-long-as-no-name"
        ),
        pytest.param(["--codes", "codes.txt"], ["2.000884"], 1, id="file"),
        pytest.param(["--level", "Cấp xã"], [], 2, id="level-that-is-not-stated"),
    ],
)
def test_filters(
    run: Run,
    portal: Path,
    options: list[str],
    names: list[str],
    left_out: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(portal.parent)
    Path("codes.txt").write_text("2.000884\n", encoding="utf-8")

    found = json.loads(run("import", portal, "--format", "json", *options).out)

    services: dict[str, Any] = found["services"]
    codes = [each["entry"]["code"] for turn in ("new", "changed") for each in services[turn]]
    assert codes == names
    assert sum(found["left_out"].values()) == left_out


def test_several_files_and_a_source(kept: History, run: Run, portal: Path) -> None:
    law = portal.with_name("luat.csv")
    law.write_text(LAW, encoding="utf-8")

    left = run("import", portal, law, "--write", "--source", "Cổng DVC")

    assert "Legal documents: 1 new, 0 changed, 1 as they are." in left.out
    assert kept.git("rev-list", "--count", "HEAD").strip() == "2"
    table = (kept.root / "content/catalogue/legal/2024.csv").read_text("utf-8")
    assert table.endswith(
        "\n01-2024-tt-btp.2024-02-19,TT,01/2024/TT-BTP,Một,Bộ Tư pháp,2024-02-19,2024-04-05,,,"
        "Cổng DVC,2026-11-20\n"
    )


def test_long_lists(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dai.csv"
    rows = "".join(f"1.{n:06d},Thủ tục {n}\n" for n in range(30))
    path.write_text("Mã số,Tên\n" + rows, encoding="utf-8")

    short, whole = run("import", path), run("import", path, "--all")

    assert "  1.000019  Thủ tục 19\n  … and 10 more; --all shows them\n" in short.out
    assert "  1.000029  Thủ tục 29\n" in whole.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("a,b\n1,2\n", "'x.csv' is in no format that is known", id="unknown"),
        pytest.param(None, "x.csv' does not exist", id="missing"),
    ],
)
def test_no_such_format(run: Run, tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "x.csv"
    if content:
        path.write_text(content, encoding="utf-8")

    left = run("import", path)

    assert left.status == 2
    assert said in left.err


@pytest.mark.parametrize("codes", ["abc", "1.001193,../x"])
def test_codes_that_are_none(run: Run, portal: Path, codes: str) -> None:
    left = run("import", portal, "--codes", codes)

    assert left.status == 2
    assert "is no national code such as 1.001193" in left.err


def test_device(run: Run) -> None:
    left = run("import", "/dev/zero")

    assert left.status == 2
    assert "'/dev/zero' is neither a file nor a folder" in left.err


def test_folder(run: Run, portal: Path) -> None:
    """What nobody can read there is passed over, and said."""
    (portal.parent / "ghi-chú.txt").write_text("Đọc sau", encoding="utf-8")

    left = run("import", portal.parent)

    assert left.status == 0
    assert "Public services: 1 new, 1 changed" in left.out
    assert left.err.startswith("passed over: 'ghi-chú.txt' is in no format that is known")


def test_stranger_may_look(kept: History, run: Run, portal: Path) -> None:
    """Only whoever writes must be somebody of the roster."""
    kept.git("config", "user.email", "ai-do@example.org")

    assert run("import", portal).status == 0
    left = run("import", portal, "--write")

    assert left.status == 2
    assert "'ai-do@example.org' of git is the address of 0 people in people.yml" in left.err


def test_changed_files_are_refused(kept: History, run: Run, portal: Path) -> None:
    kept.write(SERVICE, BIRTH + "type: Khác\n")

    left = run("import", portal, "--write")

    assert (left.status, left.out) == (2, "")
    assert f"'{SERVICE}' has changes that are not committed" in left.err


@pytest.mark.parametrize(
    ("answer", "commits"), [pytest.param("c", 2, id="yes"), pytest.param("", 1, id="no")]
)
def test_asks_on_a_terminal(kept: History, portal: Path, answer: str, commits: int) -> None:
    day = {"QMSDOCS_TODAY": "2026-11-20"}
    arguments: list[str | Path] = ["catalogue", "import", portal, "--root", kept.root]
    with at_terminal(arguments, kept.root, day) as terminal:
        terminal.answer(("Write it into the catalogue? Type 'c' or 'y' for yes: ", answer))
        left = terminal.left()

    assert left.status == 0
    assert kept.git("rev-list", "--count", "HEAD").strip() == str(commits)


def test_holdings(run: Run, portal: Path) -> None:
    assert run().out == (
        "Public services: 1, of which 0 are no more.\n"
        "  without a day of checking: 1\n"
        "Legal documents: 1.\n"
        "  without a day of checking: 1\n"
        "Relations between them: 0.\n"
        "Sources: 0.\n"
    )
    run("import", portal, "--write")

    assert run().out.startswith(
        "Public services: 2, of which 0 are no more.\n"
        "  checked last on 2026-11-20 at the earliest\n"
        "Legal documents: 1.\n"
    )
    found = json.loads(run("--format", "json").out)
    assert found["services"] == {
        "count": 2,
        "ended": 0,
        "oldest": "2026-11-20",
        "unchecked": 0,
    }


def test_options_belong_behind(kept: History, door: Door, portal: Path) -> None:
    left = door("catalogue", "--root", kept.root, "import", portal)

    assert left.status == 2
    assert "options belong behind the command 'import'" in left.err
