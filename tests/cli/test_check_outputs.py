"""What ``check`` prints for machines, explains, narrows down and sets aside."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.proof.catalogue import LAWS
from tests.builders import DAY, TEXT, Handbook, changed
from tests.cli.doors import CLEAN, Door, edit, start
from tests.cli.doors import TEXT as PATH
from tests.conftest import History

ASKED = ("--as-of", str(DAY))
OVERDUE = "QT-HT-01 01/00: the review was due on 2026-09-01, 80 days ago"
ENTRY = (
    "suppressions:\n"
    "  - check: DUE001\n"
    "    document: k3f9t2xq\n"
    "    reason: Chờ nghị quyết mới\n"
    "    by: vi-du\n"
    "    until: 2026-12-31\n"
)


def uris(said: str) -> list[str]:
    """Return the files that a SARIF log names."""
    (run,) = json.loads(said)["runs"]
    return [
        each["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for each in result["locations"]
    ]


def files(said: str) -> list[str]:
    """Return the files that GitHub's commands name."""
    return [line.split("file=")[1].split(",")[0] for line in said.splitlines()[:-1]]


def paths(said: str) -> list[str]:
    """Return the files that GitLab's issues name."""
    return [each["location"]["path"] for each in json.loads(said)]


FORMS = {"sarif": uris, "github": files, "gitlab": paths}


@pytest.fixture
def overdue(history: History) -> Path:
    """Return a committed handbook with one text whose review is overdue."""
    made = Handbook.new()
    made.in_force(changed(TEXT, review_months="12"))
    history.commit(dict(made.files), on="2025-09-01")
    return history.root


@pytest.mark.parametrize("form", FORMS)
def test_files_are_named_from_the_top_of_the_repository(
    history: History, office: Path, door: Door, form: str
) -> None:
    shutil.copytree(office, history.root / "sổ tay/a")
    edit(history.root / "sổ tay/a")

    left = door("check", history.root / "sổ tay/a", *ASKED, "--format", form)

    folder = "s%E1%BB%95%20tay/a" if form == "sarif" else "sổ tay/a"
    assert FORMS[form](left.out) == [f"{folder}/{PATH}"]


@pytest.mark.parametrize("form", FORMS)
def test_files_where_there_is_no_repository(office: Path, door: Door, form: str) -> None:
    edit(office)

    left = door("check", office, *ASKED, "--format", form)

    assert (left.status, left.err) == (1, "")
    assert FORMS[form](left.out) == [PATH]


def test_files_without_git(overdue: Path, tmp_path: Path) -> None:
    keygen = shutil.which("ssh-keygen")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/ssh-keygen").symlink_to(str(keygen))

    left = start(
        "check", overdue, *ASKED, "--format", "gitlab", env={"PATH": str(tmp_path / "bin")}
    )

    assert (left.status, paths(left.out)) == (0, [PATH])


def test_junit(overdue: Path, door: Door) -> None:
    """A test for each check that was chosen; text for people, so paths are the handbook's."""
    edit(overdue)

    left = door("check", overdue, *ASKED, "--format", "junit", "--select", "TXT00")

    root = ET.fromstring(left.out)  # noqa: S314 - our own
    names = [str(case.get("name")).split()[0] for case in root.iter("testcase")]
    assert names == [check.id for check in CHECKS if check.id.startswith("TXT00")]
    (failure,) = root.iter("failure")
    assert str(failure.get("message")).startswith(f"{PATH}:")


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab"])
def test_same_input_same_bytes(overdue: Path, door: Door, form: str) -> None:
    """Found anew or remembered."""
    edit(overdue, "content/people.yml")

    first, again = (door("check", overdue, *ASKED, "--format", form).out for _ in range(2))

    assert first == again


@pytest.mark.parametrize("language", ["en", "vi"])
def test_forms_speak_the_language(overdue: Path, door: Door, language: str) -> None:
    words = {"en": "the text differs", "vi": "khác với bản đã ban hành"}[language]
    edit(overdue)

    for form in ("sarif", "junit", "github", "gitlab"):
        assert words in door("check", overdue, *ASKED, "--format", form, language=language).out


@pytest.mark.parametrize("rule", ["FIL001", "SUP005", LAWS[0].id])
def test_explain(door: Door, tmp_path: Path, rule: str) -> None:
    """The page that the manual has, laws of history included; no handbook is needed."""
    manual = (Path(__file__).parents[2] / "docs/checks.md").read_text(encoding="utf-8")

    left = door("check", tmp_path / "nowhere", "--explain", rule)

    assert (left.status, left.err) == (0, "")
    assert left.out.startswith(f"## {rule} ")
    assert left.out in manual


@pytest.mark.parametrize(
    ("given", "meant"), [("txt001", "TXT001"), ("FIL03", "FIL003"), ("?", "FIL001")]
)
def test_explain_something_unknown(door: Door, given: str, meant: str) -> None:
    left = door("check", "--explain", given)

    assert (left.status, left.out) == (2, "")
    assert left.err == (
        f"qmsdocs: no check has the id '{given}'\n  hint: Did you mean '{meant}'?\n"
    )


def test_changed_nothing(overdue: Path, door: Door) -> None:
    """What was there before is not shown, and decides no status."""
    assert door("check", overdue, *ASKED, "--strict").status == 1

    left = door("check", overdue, *ASKED, "--strict", "--changed")

    assert (left.status, left.out) == (0, CLEAN)


def test_changed_document(overdue: Path, door: Door) -> None:
    """A fault at the record of a changed document shows; the rest of the handbook is judged."""
    (overdue / PATH).unlink()

    left = door("check", overdue, *ASKED, "--changed", "--format", "json")

    found = json.loads(left.out)["diagnostics"]
    assert left.status == 1
    assert {(each["check"], each["document"]) for each in found} == {("TXT005", "k3f9t2xq")}
    assert all(each["path"].startswith("content/records/") for each in found)


def test_changed_other_file(overdue: Path, door: Door) -> None:
    (overdue / "content/note.txt").write_text("x", encoding="utf-8")

    left = door("check", overdue, *ASKED, "--changed", "--format", "github")

    assert files(left.out) == ["content/note.txt"]


def test_changed_since_a_commit(history: History, overdue: Path, door: Door) -> None:
    history.commit({"content/note.txt": "x"}, on="2025-09-02")

    assert door("check", overdue, *ASKED, "--changed").out == CLEAN
    assert "content/note.txt" in door("check", overdue, *ASKED, "--changed", "HEAD~1").out
    assert "content/note.txt" in door("check", overdue, *ASKED, "--changed=HEAD~1").out


def test_changed_in_the_index(history: History, overdue: Path, door: Door) -> None:
    history.write("content/note.txt", "x")
    history.git("add", "--all")
    history.write("content/other.txt", "x")

    left = door("check", overdue, *ASKED, "--staged", "--changed", "--format", "github")

    assert files(left.out) == ["content/note.txt"]


def test_changed_between_two_commits(history: History, overdue: Path, door: Door) -> None:
    history.commit({"content/note.txt": "x"}, on="2025-09-02")
    history.commit({"content/other.txt": "x"}, on="2025-09-03")
    told = ("--known", "HEAD~1", "--changed", "HEAD~2", "--format", "github")

    assert files(door("check", overdue, *ASKED, *told).out) == ["content/note.txt"]


def test_changed_while_nobody_can_be_judged(history: History, overdue: Path, door: Door) -> None:
    """A register that cannot be read is said whatever changed: nothing else was judged."""
    history.commit({"content/people.yml": "a: ["}, on="2025-09-02")

    left = door("check", overdue, *ASKED, "--changed")

    assert left.status == 1
    assert "content/people.yml:1: error: " in left.out


@pytest.mark.parametrize("revision", ["nowhere", "", "HEAD:content"])
def test_changed_since_no_commit(overdue: Path, door: Door, revision: str) -> None:
    left = door("check", overdue, *ASKED, f"--changed={revision}")

    assert (left.status, left.out) == (2, "")
    assert f"'{revision}' names no commit" in left.err


def test_changed_no_repository(office: Path, door: Door) -> None:
    left = door("check", office, *ASKED, "--changed")

    assert (left.status, left.out) == (2, "")
    assert "is not in a git repository\n  hint: " in left.err


@pytest.fixture
def aside(overdue: Path) -> Path:
    """Return the handbook with its overdue review set aside."""
    (overdue / "content/suppressions.yml").write_text(ENTRY, encoding="utf-8")
    return overdue


def test_suppressed_is_counted(aside: Path, door: Door) -> None:
    """In words the count alone, remembered or not; no status comes of it."""
    for _ in range(2):
        left = door("check", aside, *ASKED, "--strict")

        assert (left.status, left.err) == (0, "")
        assert left.out == "No errors, no warnings. 1 set aside by suppressions.yml.\n"


def test_suppressed_is_listed(aside: Path, door: Door) -> None:
    for _ in range(2):
        found = json.loads(door("check", aside, *ASKED, "--format", "json").out)

        assert found["diagnostics"] == []
        (only,) = found["suppressed"]
        assert only["message"] == OVERDUE
        assert (only["reason"], only["by"], only["until"]) == (
            "Chờ nghị quyết mới",
            "vi-du",
            "2026-12-31",
        )


def test_suppressed_in_sarif(aside: Path, door: Door) -> None:
    (run,) = json.loads(door("check", aside, *ASKED, "--format", "sarif").out)["runs"]

    (result,) = run["results"]
    assert [each["justification"] for each in result["suppressions"]] == ["Chờ nghị quyết mới"]


def test_suppressed_and_not_changed(history: History, aside: Path, door: Door) -> None:
    assert "1 set aside" not in door("check", aside, *ASKED, "--changed").out

    history.write(PATH, (aside / PATH).read_text(encoding="utf-8").replace("12\n", "11\n"))

    assert "1 set aside" in door("check", aside, *ASKED, "--changed").out
