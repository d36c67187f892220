"""The command ``verify``: what it prints and with which status it leaves."""

import json

import pytest

from qmsdocs.cli.main import main
from tests.conftest import History
from tests.proof.story import Story, opened

RECORD = "content/records/promulgations/a-3.yml"


def _run(story: Story, *options: str) -> int:
    return main(["verify", "--lang", "en", *options, str(story.history.root / story.prefix)])


def test_history_that_holds(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    """What was examined, what it rests on, and that it holds."""
    story = opened(history)

    status = _run(story)

    assert status == 0
    assert capsys.readouterr().out == (
        "No errors, no warnings.\n"
        "Examined: 2 commits, 4 records, 0 signatures, 2 versions of registers.\n"
        f"Last commit: {history.head} of 2025-09-01\n"
        f"Rests on the first register record: {story.verdict().roots[0]}\n"
        "The history holds.\n"
    )


def test_history_that_does_not(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault with what to do about it; the status says so too."""
    story = opened(history)
    story.drop(RECORD)
    story.accept("2026-02-03", by="Minh")
    history.write("content/drafts/new.md", "x")

    status = _run(story)

    out = capsys.readouterr().out
    assert status == 1
    assert f"{RECORD}: error: record 'sha256:" in out
    assert f"was deleted (commit {history.head[:10]}, 2026-02-03, Minh) [VER002]\n  hint: " in out
    assert "There are changes that are not committed; they were not examined.\n" in out
    assert out.endswith("The history does NOT hold.\n")


def test_json(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for machines."""
    story = opened(history)
    story.drop(RECORD)
    story.accept("2026-02-03")

    status = _run(story, "--format", "json", "--rev", "main")

    found = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [each["check"] for each in found["diagnostics"]] == ["VER002"]
    assert found["history"] == {
        "holds": False,
        "tip": history.head,
        "first_register_records": list(story.verdict().roots),
        "commits": 3,
        "records": 4,
        "signatures": 0,
        "registers": 2,
        "uncommitted": False,
    }


def test_below_the_top_of_a_bare_repository(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the handbook was found is said."""
    story = Story(history, prefix="docs/")
    story.accept("2025-07-01")

    status = main(["verify", "--lang=en", str(history.root / ".git")])

    assert status == 0
    assert "Handbook: below 'docs/'\n" in capsys.readouterr().out


def test_cannot_do_it(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    """What prevents the proof is an error with a hint, never a clean result."""
    story = opened(history)

    status = _run(story, "--rev", "--output=x")

    assert status == 2
    assert capsys.readouterr().err == (
        f"qmsdocs: '--output=x' names no commit in '{history.root}'\n"
        "  hint: 'git branch --all' and 'git tag' list the names that are known here.\n"
    )


def test_nothing_is_written(history: History) -> None:
    """Not a file, not a time stamp, not the index."""
    story = opened(history)
    before = {p: p.stat().st_mtime_ns for p in history.root.rglob("*")}

    _run(story)

    assert {p: p.stat().st_mtime_ns for p in history.root.rglob("*")} == before
