"""Asking through the door which documents a change touches."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import Handbook, changed
from tests.cli.doors import Door, Left
from tests.conftest import History
from tests.sample import ROOT

LEGAL = "content/catalogue/legal/2018.csv"
RELATIONS = "content/catalogue/relations/2026.csv"
SERVICE = "content/catalogue/services/1.001193.yml"
HEAD = "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
OLD = "61,NĐ,61/2018/NĐ-CP,Một cửa,Chính phủ,2018-04-23,2018-06-21,,,Công báo,\n"
NEW = "118,NĐ,118/2026/NĐ-CP,Một cửa,Chính phủ,2026-05-01,2026-11-09,,,Công báo,\n"
RELATION = "id,from,relation,to,date,until,provisions,source,recorded\n"
REPLACES = "r-1,118,replaces,61,,,,Công báo,\n"
CITES = "\nTheo Nghị định số 61/2018/NĐ-CP.\n"
RECORD = 'service: 1\ncode: "1.001193"\nname: Khai sinh\nagency: {agency}\n'
STEP = "Decree No 118/2026/NĐ-CP takes the place of decree No 61/2018/NĐ-CP from"
TODAY = ("--as-of", "2026-11-20")


def handbook(*relations: str, laws: str = OLD + NEW) -> Handbook:
    made = Handbook.new()
    made.in_force(changed(legal_basis="[]", body=CITES))
    made.put(LEGAL, HEAD + laws).put(RELATIONS, RELATION + "".join(relations))
    return made.put(SERVICE, RECORD.format(agency="UBND cấp xã"))


def written(root: Path, made: Handbook) -> Path:
    """Lay a handbook into a folder and return it."""
    for path, content in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the folder of a handbook with one text whose law was replaced."""
    return written(tmp_path / "office", handbook(REPLACES))


def codes(left: Left) -> list[tuple[str, str]]:
    """Return code and bearing of what was listed as JSON."""
    return [(each["code"], each["bearing"]) for each in json.loads(left.out)["touched"]]


def test_text(door: Door, office: Path) -> None:
    left = door("impact", "118/2026/NĐ-CP", "--root", office, *TODAY)

    assert (left.status, left.err) == (0, "")
    assert left.out == (
        "What is touched on 2026-11-20 by decree No 118/2026/NĐ-CP\n"
        "  Một cửa\n"
        "  Still in force\n"
        "  Source: Công báo\n"
        "1 document in force is touched: 1 to be looked at again.\n"
        "\n"
        "Cites law that is in force no more (1)\n"
        "Revise it to rest on what took its place: 'qmsdocs revise CODE'. Where the text\n"
        "is right as it stands: 'qmsdocs verdict keep CODE --reason …'.\n"
        "  QT-HT-01 01/00 Đăng ký khai sinh\n"
        "    Văn phòng, Hoàng Thị Soạn; no due date\n"
        f"    - {STEP}\n"
        "      2026-11-09 on\n"
        "      → QT-HT-01 cites decree No 61/2018/NĐ-CP on line 14\n"
        "\n"
        "Where no due date stands, no rule of 'qms.yml' gives a term for the day.\n"
    )


def test_json(door: Door, office: Path) -> None:
    left = door("impact", "118/2026/NĐ-CP", "--root", office, *TODAY, "--format", "json")

    found = json.loads(left.out)
    (touched,) = found.pop("touched")
    (reason,) = touched.pop("reasons")
    assert found == {
        "format": 1,
        "day": "2026-11-20",
        "calendar": None,
        "asked": "118/2026/NĐ-CP",
        "title": "What is touched on 2026-11-20 by decree No 118/2026/NĐ-CP",
        "told": ["Một cửa", "still in force", "source: Công báo"],
        "unread": [],
        "counts": {"open": 1, "relies": 0, "maybe": 0, "through": 0, "settled": 0},
    }
    assert touched == {
        "id": "k3f9t2xq",
        "code": "QT-HT-01",
        "title": "Đăng ký khai sinh",
        "kind": "procedure",
        "issue": 1,
        "revision": 0,
        "path": "content/procedures/ho-tich/qt-ht-01.md",
        "bearing": "open",
        "cause": "law-ended",
        "since": "2026-11-09",
        "due": None,
        "unit": "van-phong",
        "unit_name": "Văn phòng",
        "person": "soan",
        "person_name": "Hoàng Thị Soạn",
        "to_do": "Revise it to rest on what took its place: 'qmsdocs revise QT-HT-01'. Where the "
        "text is right as it stands: 'qmsdocs verdict keep QT-HT-01 --reason …'.",
        "answered": None,
        "drafts": [],
    }
    assert reason == {
        "bearing": "open",
        "cause": "law-ended",
        "of": "61",
        "since": "2026-11-09",
        "learned": None,
        "by": ["118"],
        "path": [
            f"decree{STEP.removeprefix('Decree')} 2026-11-09 on",
            "QT-HT-01 cites decree No 61/2018/NĐ-CP on line 14",
        ],
    }


def test_vietnamese_is_the_usual_language(door: Door, office: Path) -> None:
    left = door("impact", "--root", office, *TODAY, "--format", "json", language="")

    assert json.loads(left.out)["touched"][0]["reasons"][0]["path"][-1].endswith("14")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["118/2026/NĐ-CP"], 0, id="without"),
        pytest.param(["118/2026/NĐ-CP", "--strict"], 1, id="open"),
        pytest.param(["--strict"], 1, id="suspect"),
        pytest.param(["1.001193", "--strict"], 0, id="relied on"),
        pytest.param(["--strict", "--as-of", "2026-11-08"], 0, id="before"),
    ],
)
def test_strict(door: Door, office: Path, arguments: list[str], status: int) -> None:
    assert door("impact", "--root", office, *TODAY, *arguments).status == status


def test_nothing_is_touched(door: Door, office: Path) -> None:
    left = door("impact", "thu-ky", "--root", office, *TODAY)

    assert left.out == (
        "What is touched on 2026-11-20 by role 'Thư ký ISO'\nNo document in force is touched.\n"
    )


def test_an_unknown_number(door: Door, office: Path) -> None:
    left = door("impact", "118/2026/NĐ-TTg", "--root", office, *TODAY)

    assert left == Left(
        2,
        "",
        "qmsdocs: nothing here is called '118/2026/NĐ-TTg'\n"
        "  hint: The nearest number in the legal catalogue is 118/2026/NĐ-CP.\n",
    )


def test_an_ambiguous_number(door: Door, tmp_path: Path) -> None:
    other = OLD.replace("61,", "61-b,", 1).replace("Chính phủ,2018-04-23", "Bộ Tư pháp,2018-04-24")
    root = written(tmp_path / "office", handbook(laws=OLD + other))

    refused = door("impact", "61/2018/NĐ-CP", "--root", root, *TODAY)
    by_issuer = door("impact", "61/2018/NĐ-CP", "--issuer", "Chính phủ", "--root", root, *TODAY)
    by_day = door("impact", "61/2018/NĐ-CP", "--issued", "24/4/2018", "--root", root, *TODAY)

    assert refused.status == 2
    assert refused.err == (
        "qmsdocs: 2 legal documents bear the number 61/2018/NĐ-CP: decree No 61/2018/NĐ-CP (Chính "
        "phủ, 2018-04-23), decree No 61/2018/NĐ-CP (Bộ Tư pháp, 2018-04-24)\n"
        "  hint: Tell which one is meant with --issuer or --issued.\n"
    )
    assert "May be touched (1)" in by_issuer.out
    assert "May be touched (1)" in by_day.out


def test_a_broken_file_is_told(door: Door, office: Path) -> None:
    (office / RELATIONS).write_text(f"{RELATION}{REPLACES}a,b\n", encoding="utf-8")

    left = door("impact", "--root", office, *TODAY)

    assert (
        "1 file cannot be read as it should, and what it says may be missing here"
        in left.out.replace("\n", " ")
    )


def test_no_handbook(door: Door, tmp_path: Path) -> None:
    left = door("impact", "--root", tmp_path / "none", *TODAY)

    assert (left.status, left.out) == (2, "")


def test_without_a_day_it_is_today(
    door: Door, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMSDOCS_TODAY", "2026-11-08")
    assert codes(door("impact", "--root", office, "--format", "json")) == []

    monkeypatch.setenv("QMSDOCS_TODAY", "2026-11-09")
    assert codes(door("impact", "--root", office, "--format", "json")) == [("QT-HT-01", "open")]


def test_twice_is_the_same(door: Door, office: Path) -> None:
    """Cold, warm, and after one row of the catalogue changed."""
    ask = ("impact", "61/2018/NĐ-CP", "--root", office, *TODAY)
    cold, warm = door(*ask), door(*ask)
    (office / RELATIONS).write_text(RELATION, encoding="utf-8")
    without = door(*ask, "--format", "json")

    assert cold == warm
    assert codes(without) == [("QT-HT-01", "relies")]


SLOW = ("yaml", "csv", "git", "mkdocs", "qmsdocs.checks", "qmsdocs.source.load")
SCRIPT = f"""
import sys
from qmsdocs.cli.main import main
status = main(["impact", "61/2018/NĐ-CP", "--root", sys.argv[1], "--as-of", "2026-11-20"])
print([name for name in {SLOW} if name in sys.modules], status)
"""


def test_nothing_slow_is_imported_where_nothing_changed(office: Path) -> None:
    """The first run reads every text; the second one only tells that none has changed."""
    command = [sys.executable, "-c", SCRIPT, str(office)]

    cold, warm = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603
        for _ in range(2)
    )

    assert "'yaml'" in cold
    assert warm.splitlines()[-1] == "[] 0"


def test_what_changed_since_a_commit(door: Door, history: History) -> None:
    first = history.commit(dict(handbook().files), on="2026-10-01")
    history.commit({RELATIONS: RELATION + REPLACES}, on="2026-11-10")

    ask = ("impact", "--root", history.root, *TODAY, "--format", "json")

    assert codes(door(*ask, "--since", first)) == [("QT-HT-01", "open")]
    assert codes(door(*ask, "--since", "HEAD")) == []
    assert json.loads(door(*ask, "--since", first).out)["title"] == (
        f"What is touched on 2026-11-20 by what changed in the catalogue since commit {first[:12]}"
    )


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("2026-11-10", [("QT-HT-01", "open")], id="before the change"),
        # The commit was made at 19:00 in the office's time zone.
        pytest.param("10/11/2026", [("QT-HT-01", "open")], id="as people write it"),
        pytest.param("2026-11-11", [], id="after it"),
    ],
)
def test_what_changed_since_a_day(
    door: Door, history: History, day: str, found: list[tuple[str, str]]
) -> None:
    history.commit(dict(handbook().files), on="2026-10-01")
    history.commit({RELATIONS: RELATION + REPLACES}, on="2026-11-10")

    left = door("impact", "--since", day, "--root", history.root, *TODAY, "--format", "json")

    assert codes(left) == found


def test_no_commit_before_a_day(door: Door, history: History) -> None:
    history.commit(dict(handbook().files), on="2026-10-01")

    left = door("impact", "--since", "2026-10-01", "--root", history.root, *TODAY)

    assert (left.status, left.err) == (2, "qmsdocs: there is no commit before 2026-10-01\n")


@pytest.mark.parametrize(
    ("files", "touched"),
    [
        pytest.param({SERVICE: RECORD.format(agency="Sở Tư pháp")}, True, id="record"),
        pytest.param(
            {SERVICE: RECORD.format(agency="UBND cấp xã") + "link: x\n"}, False, id="link"
        ),
        pytest.param({LEGAL: HEAD + OLD.replace("Một cửa", "Về một cửa") + NEW}, False, id="title"),
        pytest.param(
            {LEGAL: HEAD + OLD.replace("06-21,,,", "06-21,,HHL,") + NEW}, True, id="state"
        ),
    ],
)
def test_which_changes_touch(
    door: Door, history: History, files: dict[str, str], touched: bool
) -> None:
    first = history.commit(dict(handbook().files), on="2026-10-01")
    history.commit(files, on="2026-11-10")

    left = door("impact", "--since", first, "--root", history.root, *TODAY, "--format", "json")

    assert bool(codes(left)) is touched


def test_as_it_stood_at_a_commit(door: Door, history: History) -> None:
    first = history.commit(dict(handbook().files), on="2026-10-01")
    second = history.commit({RELATIONS: RELATION + REPLACES}, on="2026-11-10")
    ask = ("impact", "--root", history.root, *TODAY, "--format", "json")

    assert codes(door(*ask, "--known", first)) == []
    assert codes(door(*ask, "--known", second)) == [("QT-HT-01", "open")]
    assert codes(door(*ask, "--since", first, "--known", second)) == [("QT-HT-01", "open")]


def test_name_and_since_exclude_each_other(door: Door, office: Path) -> None:
    left = door("impact", "chu-tich", "--since", "HEAD", "--root", office)

    assert (left.status, left.err) == (2, "qmsdocs: NAME and --since exclude each other\n")
