"""The command ``check``: what it judges, what it says, with which status it leaves."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.doors import CLEAN, EDITED, TEXT, Door, edit, start
from tests.conftest import History
from tests.sample import BOOK, CONTENT, DAY, EVIDENCE

FAULTS = ("FIL003", "FIL006", "HDR004", "TXT001")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample handbook in which three things are wrong."""
    root = tmp_path / "sample"
    shutil.copytree(CONTENT, root / "content")
    edit(root, "content/withdrawn/qt-ht-05.md")
    (root / "content/drafts/qt-ht-02.md").write_bytes(b"\xef\xbb\xbf---\nid: h2k7w4mz\n---\n")
    (root / "content/drafts/ghi\tchu.md").write_text("x", encoding="utf-8")
    return root


def test_clean(office: Path, door: Door) -> None:
    left = door("check", office)

    assert (left.status, left.out, left.err) == (0, CLEAN, "")


def test_sample_is_clean(door: Door) -> None:
    """It says where law and public services have moved on, and nothing else."""
    left = door("check", BOOK, "--as-of", str(DAY), "--evidence", EVIDENCE)

    *said, summary = (line for line in left.out.splitlines() if "  hint: " not in line)
    assert (left.status, left.err) == (0, "")
    assert all(re.search(r": warning: .* \[(?:LAW|SVC)\d{3}\]\Z", line) for line in said)
    assert summary == f"0 errors, {len(said)} warnings."


def test_error(office: Path, door: Door) -> None:
    edit(office)

    left = door("check", office)

    assert (left.status, left.out, left.err) == (1, EDITED, "")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_output(
    sample: Path, door: Door, golden: Callable[[str, str], None], form: str, language: str
) -> None:
    """The whole output over the sample with three faults, in both forms and languages."""
    found = ("check", sample, "--as-of", str(DAY), "--evidence", EVIDENCE, "--format", form)
    chosen = [part for each in FAULTS for part in ("--select", each)]

    left = door(*found, *chosen, language=language)

    assert left.status == 1
    golden(f"check/{form}.{language}.txt", left.out)


def test_keys_of_json(office: Path, door: Door) -> None:
    """Keys are only ever added; a feed relies on those that are here."""
    edit(office)

    found = json.loads(door("check", office, "--format", "json", "--as-of", "2026-11-20").out)

    assert list(found) == ["format", "day", "errors", "warnings", "diagnostics", "suppressed"]
    assert (found["format"], found["day"], found["errors"]) == (1, "2026-11-20", 1)
    assert list(found["diagnostics"][0]) == [
        "check",
        "severity",
        "class",
        "path",
        "line",
        "message",
        "hint",
        "document",
        "issue",
        "revision",
        "record",
    ]


def test_warnings_alone(office: Path, door: Door) -> None:
    """A warning is no error, unless it is asked to be."""
    path = office / TEXT
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert door("check", office).status == 0
    assert door("check", office, "--strict").status == 1
    assert door("check", office, "--strict").out.endswith("0 errors, 1 warning.\n")


def test_strict_and_clean(office: Path, door: Door) -> None:
    assert door("check", office, "--strict").status == 0


@pytest.mark.parametrize(
    ("prefixes", "status"),
    [
        pytest.param(["TXT001"], 1, id="the one"),
        pytest.param(["TXT"], 1, id="its group"),
        pytest.param(["NUM", "T"], 1, id="several"),
        pytest.param(["FIL"], 0, id="another group"),
        pytest.param(["TXT002", "SIG"], 0, id="others"),
    ],
)
def test_select(office: Path, door: Door, prefixes: list[str], status: int) -> None:
    edit(office)
    chosen = [part for prefix in prefixes for part in ("--select", prefix)]

    assert door("check", office, *chosen).status == status


@pytest.mark.parametrize("prefix", ["TXX", "txt", "TXT,NUM", "TXT0011"])
def test_select_nothing(office: Path, door: Door, prefix: str) -> None:
    """What selects nothing must not pass for a clean result, whatever was asked before."""
    door("check", office, "--select", "TXT", "--select", "NUM")

    left = door("check", office, "--select", prefix)

    assert left.status == 2
    assert left.out == ""
    assert left.err.startswith(f"qmsdocs: no check begins with '{prefix}'\n  hint: Did you mean '")


@pytest.mark.parametrize(
    "day", [pytest.param("2026-11-20", id="iso"), pytest.param("20/11/2026", id="vietnamese")]
)
def test_as_of(office: Path, door: Door, day: str) -> None:
    left = door("check", office, "--as-of", day, "--format", "json")

    assert json.loads(left.out)["day"] == "2026-11-20"


def test_as_of_is_judged(door: Door) -> None:
    """On a day before the renumbering its code was still taken."""
    asked = ("check", BOOK, "--evidence", EVIDENCE, "--format", "json")

    days = [json.loads(door(*asked, "--as-of", day).out)["day"] for day in ("2025-12-01", str(DAY))]

    assert days == ["2025-12-01", str(DAY)]


def test_today(office: Path, door: Door) -> None:
    """Without a day it is today in the office's time zone, remembered or not."""
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    before = datetime.now(zone).date()

    for _ in range(2):
        found = json.loads(door("check", office, "--format", "json").out)["day"]

        assert found in {str(before), str(before + timedelta(1))}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--as-of", "30/02/2026"], "'30/02/2026' is no day", id="no such day"),
        pytest.param(["--as-of", "2026-2-3"], "'2026-2-3' is no day", id="day of another form"),
        pytest.param(["--as-of", "7/2026"], "'7/2026' is no day", id="month"),
        pytest.param(["--as-of", "a/b/c"], "'a/b/c' is no day", id="letters"),
        pytest.param(["--as-of", "1/2/3/2026"], "'1/2/3/2026' is no day", id="too much of a day"),
        pytest.param(["--format", "xml"], "'xml' is not one of 'text', 'json'", id="no such form"),
        pytest.param(["--selct", "TXT"], "No such option '--selct'", id="misspelt option"),
        pytest.param(["--known", ""], "'' names no commit", id="empty commit"),
        pytest.param(["--known", "x", "--staged"], "exclude each other", id="two trees"),
        pytest.param(["more"], "unexpected extra argument", id="one argument too many"),
    ],
)
def test_usage(committed: History, door: Door, arguments: list[str], words: str) -> None:
    left = door("check", committed.root, *arguments)

    assert left.status == 2
    assert left.out == ""
    assert words in left.err


def test_usage_in_vietnamese(office: Path, door: Door) -> None:
    left = door("check", office, "--as-of", "30/02/2026", language="vi")

    assert left.status == 2
    assert "'30/02/2026' không phải là ngày" in left.err


def test_no_folder(tmp_path: Path, door: Door) -> None:
    left = door("check", tmp_path / "nowhere")

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: the folder '{tmp_path}/nowhere' does not exist\n"
        "  hint: Name the folder that holds 'content', or go there and leave it out.\n"
    )


def test_no_handbook(tmp_path: Path, door: Door) -> None:
    left = door("check", tmp_path)

    assert left.status == 2
    assert left.err == (
        "qmsdocs: there is no handbook here: 'content/qms.yml' does not exist\n"
        "  hint: Go to the folder that holds 'content', or make a sample with 'qmsdocs demo DIR'.\n"
    )


def test_a_file_instead_of_a_folder(office: Path, door: Door) -> None:
    assert door("check", office / TEXT).status == 2


def test_current_folder(office: Path) -> None:
    """Left out, the folder is the current one."""
    left = start("--lang", "en", "check", cwd=office)

    assert (left.status, left.out, left.err) == (0, CLEAN, "")


def test_evidence_no_store(door: Door) -> None:
    left = door("check", BOOK, "--as-of", str(DAY))

    assert left.status == 0
    assert "[EVD003]" in left.out


def test_evidence_named_by_the_environment(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMSDOCS_EVIDENCE", str(EVIDENCE))

    left = door("check", BOOK, "--as-of", str(DAY), "--select", "EVD")

    assert (left.status, left.out) == (0, CLEAN)


def test_evidence_no_such_store(office: Path, door: Door) -> None:
    """Also when the same question without a store was answered before."""
    door("check", office)

    left = door("check", office, "--evidence", office / "nowhere")

    assert left.status == 2
    assert "the evidence store" in left.err
    assert "hint: Name the folder of the scans with --evidence" in left.err


def test_evidence_broken_link_in_the_store(office: Path, door: Door) -> None:
    store = office / "scans"
    store.mkdir()
    (store / ("a" * 64 + ".pdf")).symlink_to("nowhere.pdf")

    assert door("check", office, "--evidence", store).status == 0


def test_without_ssh_keygen(tmp_path: Path) -> None:
    """Signatures cannot be examined then, which is no verdict on them."""
    left = start("--lang", "en", "check", BOOK, "--as-of", str(DAY), env={"PATH": str(tmp_path)})

    assert left.status == 2
    assert "the program 'ssh-keygen' was not found\n  hint: " in left.err


def test_unknown_time_zone(office: Path, door: Door) -> None:
    """Without a day none can be told; with one nothing is amiss but the register."""
    path = office / "content/qms.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Ho_Chi_Minh", "Saigon_"), "utf-8")

    left = door("check", office)

    assert left.status == 2
    assert "time zone 'Asia/Saigon_' is not known\n  hint: Correct 'time_zone'" in left.err
    assert door("check", office, "--as-of", "2026-11-20").status == 1
