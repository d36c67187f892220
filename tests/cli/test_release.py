"""``qmsdocs release summary``: which drafts, in which form."""

import json
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.model.records import Meaning
from tests.builders import changed
from tests.cli.doors import Door
from tests.workflow.drafts import FORM, NEXT, Drafting

DAY = ("--as-of", "2026-11-20")
FIRST, SECOND = date(2026, 11, 10), date(2026, 11, 12)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """Return a handbook with an approved draft, one that is only prepared, and a form."""
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    other = changed(NEXT, id="k3f9t2xz", code="QT-HT-02", revision="0")
    drafting.draft(other, "content/drafts/qt-ht-02.md")
    drafting.act(Meaning.PREPARED, SECOND)
    drafting.draft(FORM, "content/drafts/bm-01.md")
    for path, content in drafting.book.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def codes(door: Door, handbook: Path, *arguments: str) -> list[str]:
    """Return the codes of the documents that the summary is about."""
    left = door("release", "summary", *arguments, "--root", handbook, *DAY, "--format", "json")
    assert left.status == 0, left.err
    return [each["code"] for each in json.loads(left.out)["documents"]]


def test_which_documents(handbook: Path, door: Door) -> None:
    assert codes(door, handbook) == ["QT-HT-01"]
    assert codes(door, handbook, "--all") == ["QT-HT-01", "QT-HT-02"]
    assert codes(door, handbook, "qt-ht-02", "qt-ht-02") == ["QT-HT-02"]


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("text", "Summary of the documents for promulgation, 2026-11-20\n"),
        ("markdown", "# Summary of the documents for promulgation, 2026-11-20\n"),
        ("html", '<!DOCTYPE html>\n<html lang="en">\n'),
        ("json", '{\n  "format": 1,\n'),
    ],
)
def test_forms(handbook: Path, door: Door, form: str, begins: str) -> None:
    left = door("release", "summary", "--root", handbook, *DAY, "--format", form)

    assert (left.status, left.err) == (0, "")
    assert left.out.startswith(begins)
    assert left.out.endswith("\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["BM-01"],
            "qmsdocs: documents of kind 'Biểu mẫu' come into force by approval, not by "
            "promulgation\n",
            id="form",
        ),
        pytest.param(["QT-HT-0"], "qmsdocs: no document has the code or id 'QT-HT-0'\n", id="typo"),
    ],
)
def test_refused(handbook: Path, door: Door, arguments: list[str], said: str) -> None:
    left = door("release", "summary", *arguments, "--root", handbook, *DAY)

    assert (left.status, left.out) == (2, "")
    assert left.err.startswith(said)


def test_nothing_is_approved(handbook: Path, door: Door) -> None:
    left = door("release", "summary", "--root", handbook, "--as-of", "2026-11-11")

    assert left.status == 2
    assert left.err == (
        "qmsdocs: no approved draft awaits promulgation on 2026-11-11\n"
        "  hint: 'qmsdocs status' shows what waits for whom.\n"
    )


def test_group_lists_its_commands(door: Door) -> None:
    left = door("release", "--help")

    assert left.status == 0
    assert "summary" in left.out
