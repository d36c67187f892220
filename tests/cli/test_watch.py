"""The command ``watch``, run as people run it: saves in every manner, and what it shows."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmsdocs.cli import judging
from qmsdocs.cli.judging import Where
from qmsdocs.cli.watch import FORMS, Rounds
from tests.builders import Handbook
from tests.cli.doors import TEXT, Door, edit
from tests.cli.watched import Watching, watching
from tests.conftest import History
from tests.test_readonly import snapshot

JSON = ("--format", "json")
LINES = ("--format", "lines")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small handbook without a fault."""
    made = Handbook.new()
    made.in_force()
    folder = tmp_path_factory.mktemp("office")
    for path, content in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def watched(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    """Return a process that watches this handbook while one test after another writes to it."""
    memory = {"QMSDOCS_CACHE": str(tmp_path_factory.mktemp("cache"))}
    with watching(root, *JSON, env=memory) as process:
        assert process.round()["errors"] == 0
        yield process


def _plain(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _renaming(path: Path, content: bytes) -> None:
    beside = path.with_name("new")
    beside.write_bytes(content)
    beside.replace(path)


def _as_vim_does(path: Path, content: bytes) -> None:
    path.with_name("4913").touch()
    path.with_name("4913").unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_bytes(content)
    backup.unlink()


def _piece_by_piece(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(content), 50):
            file.write(content[start : start + 50])
            os.fsync(file.fileno())


@pytest.mark.parametrize(
    "save",
    [
        pytest.param(_plain, id="written in place"),
        pytest.param(_renaming, id="written beside and renamed"),
        pytest.param(_as_vim_does, id="former file renamed away"),
        pytest.param(_piece_by_piece, id="in pieces"),
    ],
)
def test_save(root: Path, watched: Watching, save: Callable[[Path, bytes], None]) -> None:
    path = root / TEXT
    whole = path.read_bytes()

    save(path, whole + b"more\n")
    found = watched.until(lambda each: _checks(each) == ["TXT001"])
    save(path, whole)
    mended = watched.until(lambda each: _checks(each) == [])

    assert (found["written"], found["diagnostics"][0]["new"]) == ([TEXT], True)
    assert mended["written"] == [TEXT]
    assert [each["check"] for each in mended["mended"]] == ["TXT001"]


def test_delete(root: Path, watched: Watching) -> None:
    path = root / TEXT
    whole = path.read_bytes()

    path.unlink()
    gone = watched.until(lambda each: _checks(each) == ["TXT005"])
    path.write_bytes(whole)
    back = watched.until(lambda each: _checks(each) == [])

    assert (gone["written"], gone["removed"]) == ([], [TEXT])
    assert (back["written"], back["removed"]) == ([TEXT], [])


def test_many_files_at_once_and_new_folders(root: Path, watched: Watching) -> None:
    names = [f"content/drafts/{n % 3}/{n}.md" for n in range(30)]

    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    found = watched.until(lambda each: _checks(each) == ["HDR001"] * 30)
    shutil.rmtree(root / "content/drafts")
    left = watched.until(lambda each: _checks(each) == [])

    assert sorted(each["path"] for each in found["diagnostics"]) == sorted(names)
    assert len(left["mended"]) == 30


def test_what_an_editor_needs_while_it_works_shows_nothing(root: Path, watched: Watching) -> None:
    swap = root / "content/procedures/ho-tich/.qt-ht-01.md.swp"

    swap.write_bytes(b"b0VIM")
    (root / "content/x.md").write_text("x", encoding="utf-8")
    found = watched.until(lambda each: "content/x.md" in each["written"])
    swap.unlink()
    (root / "content/x.md").unlink()
    left = watched.until(lambda each: _checks(each) == [])

    assert {each["path"] for each in found["diagnostics"]} == {"content/x.md"}
    assert left["removed"] == ["content/x.md"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("content/people.yml", "REG004", id="register"),
        pytest.param("content/qms.yml", "REG004", id="rules"),
    ],
)
def test_register_away_and_back(root: Path, watched: Watching, path: str, said: str) -> None:
    kept = root / "kept"

    (root / path).rename(kept)
    away = watched.until(lambda each: each.get("removed") == [path])
    kept.rename(root / path)
    back = watched.until(lambda each: _checks(each) == [])

    assert _checks(away) == [said]
    assert back["written"] == [path]


def test_broken_register(root: Path, watched: Watching) -> None:
    path = root / "content/qms.yml"
    whole = path.read_bytes()

    path.write_bytes(b"qms: [")
    watched.until(lambda each: "HDR002" in _checks(each))
    path.write_bytes(whole)

    assert watched.until(lambda each: _checks(each) == [])["written"] == ["content/qms.yml"]


@pytest.mark.parametrize(
    "away",
    [
        pytest.param("content", id="content"),
        pytest.param("", id="the whole handbook"),
    ],
)
def test_folder_away_and_back(root: Path, watched: Watching, away: str) -> None:
    """Another folder of the same name is watched as the first one was."""
    folder = root / away
    copied = root.with_name(f"{root.name}-copy")
    shutil.copytree(folder, copied)

    shutil.rmtree(folder)
    refused = watched.until(lambda each: "refused" in each)
    copied.rename(folder)
    back = watched.until(lambda each: _checks(each) == [])
    edit(root)
    found = watched.until(lambda each: _checks(each) == ["TXT001"])
    (root / TEXT).write_bytes((root / TEXT).read_bytes().removesuffix("Thêm.\n".encode()))
    watched.until(lambda each: _checks(each) == [])

    assert refused["refused"] == "there is no handbook here: 'content/qms.yml' does not exist"
    assert (back["written"], back["removed"]) == ([], [])
    assert found["written"] == [TEXT]


def _checks(found: dict[str, Any]) -> list[str]:
    """Return the ids of what was found; of a round that could not be judged, one that is none."""
    return [each["check"] for each in found.get("diagnostics", [{"check": "refused"}])]


def test_text_in_the_terminal(office: Path) -> None:
    with watching(office) as process:
        first = [process.line(), process.line()]
        (office / "content/drafts").mkdir()
        (office / "content/drafts/a.md").write_text("x", encoding="utf-8")
        shown = process.lines_until("Nothing wrong elsewhere.")
        (office / "content/drafts/a.md").unlink()
        mended = process.lines_until("No errors, no warnings.")

    diagnostic = "content/drafts/a.md:1: error: no front matter between two lines '---' at the top"
    assert first == [
        "No errors, no warnings.",
        f"Watching '{office}/content'. Ctrl-C ends.",
    ]
    assert shown == [
        "",
        "Saved: content/drafts/a.md",
        "New:",
        f"{diagnostic} [HDR001]",
        "  hint: Begin the file with a line '---', the fields, and another line '---'.",
        "Nothing wrong elsewhere.",
    ]
    assert mended == [
        "",
        "Removed: content/drafts/a.md",
        "No longer found:",
        f"{diagnostic} [HDR001]",
        "No errors, no warnings.",
    ]


def test_ctrl_c_ends_it_quietly_and_nothing_was_written(office: Path) -> None:
    before = snapshot(office)

    with watching(office) as process:
        process.line()

        assert process.interrupt() == (0, "")
    assert snapshot(office) == before


def test_subfolder_of_a_repository_where_nothing_is_announced(history: History) -> None:
    """A checkout of another commit is one save like any other; ``--poll`` finds it too."""
    made = Handbook.new()
    made.in_force()
    files = {f"office/{path}": content for path, content in made.files.items()}
    history.commit(files, on="2025-09-01")
    history.commit({"office/content/x.md": "x"}, on="2025-09-02")

    with watching(Path("office"), *LINES, "--poll", cwd=history.root) as process:
        first = process.lines_until("qmsdocs watch: end")
        history.git("checkout", "--quiet", "HEAD^")
        found = process.lines_until("qmsdocs watch: end")
        status = process.interrupt()

    assert any(line.startswith("content/x.md:1:1: warning: ") for line in first)
    assert found == ["qmsdocs watch: begin", "qmsdocs watch: end"]
    assert status == (0, "")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--select", "TXX"], "no check begins with 'TXX'", id="no such check"),
        pytest.param(["--format", "xml"], "'xml' is not one of", id="no such form"),
    ],
)
def test_usage(office: Path, door: Door, options: list[str], said: str) -> None:
    left = door("watch", office, *options)

    assert (left.status, left.out) == (2, "")
    assert said in left.err


def test_no_handbook(tmp_path: Path, door: Door) -> None:
    left = door("watch", tmp_path)

    assert (left.status, left.out) == (2, "")
    assert left.err.startswith("qmsdocs: there is no handbook here: 'content' does not exist\n")


@pytest.fixture
def rounds(office: Path) -> Rounds:
    """Return the rounds over a small handbook, judged for the day that it is."""
    return Rounds(Where(office), (), FORMS["json"], "en")


def _next(rounds: Rounds) -> dict[str, Any]:
    shown = rounds.next()
    assert shown is not None
    found = json.loads(shown)
    assert isinstance(found, dict)
    return found


def test_the_day_changes_at_midnight(
    office: Path, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = []

    for day in (date(2026, 11, 20), date(2026, 11, 21)):
        monkeypatch.setattr(judging, "today", lambda _, day=day: day)
        edit(office)
        days.append(_next(rounds)["day"])

    assert days == ["2026-11-20", "2026-11-21"]


def test_a_save_that_changes_nothing_shows_nothing(office: Path, rounds: Rounds) -> None:
    _next(rounds)

    (office / TEXT).touch()

    assert rounds.next() is None


def test_what_cannot_be_judged_is_said_once_until_it_can(office: Path, rounds: Rounds) -> None:
    rules = office / "content/qms.yml"
    whole = rules.read_text(encoding="utf-8")
    _next(rounds)

    rules.write_text(whole.replace("Asia/Ho_Chi_Minh", "Asia/Nowhere"), encoding="utf-8")
    refused = _next(rounds)
    edit(office)
    again = rounds.next()
    rules.write_text(whole, encoding="utf-8")
    back = _next(rounds)

    assert refused["refused"] == "time zone 'Asia/Nowhere' is not known"
    assert again is None
    assert back["written"] == [TEXT]


def test_refused_from_the_beginning(office: Path, rounds: Rounds) -> None:
    (office / "content").rename(office / "kept")

    refused = _next(rounds)
    (office / "kept").rename(office / "content")
    first = _next(rounds)

    assert "refused" in refused
    assert (first["errors"], first["written"]) == (0, [])


def test_an_evidence_store_that_is_not_there_ends_nothing(office: Path, tmp_path: Path) -> None:
    rounds = Rounds(Where(office, evidence=tmp_path / "scans"), (), FORMS["json"], "en")

    refused = _next(rounds)
    (tmp_path / "scans").mkdir()

    assert refused["refused"].startswith(f"the evidence store '{tmp_path}/scans' cannot be read")
    assert _next(rounds)["errors"] == 0


def test_select(office: Path) -> None:
    rounds = Rounds(Where(office), ("TXT",), FORMS["lines"], "vi")
    (office / "content/drafts").mkdir()
    (office / "content/drafts/a.md").write_text("x", encoding="utf-8")
    edit(office)

    shown = rounds.next()

    assert shown is not None
    lines = shown.split("\n")
    assert (lines[0], lines[-1]) == ("qmsdocs watch: begin", "qmsdocs watch: end")
    assert [line.rpartition(" ")[2] for line in lines[1:-1]] == ["[TXT001]"]
