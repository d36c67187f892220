"""The manual's settings for editors read what the program writes."""

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmsdocs.cli.judging import Where
from qmsdocs.cli.watch import FORMS, Rounds
from tests.cli.doors import TEXT, edit
from tests.sample import ROOT

MANUAL = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return what stands in the manual's block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(params=["vi", "en"])
def shown(request: pytest.FixtureRequest, office: Path) -> str:
    """Return a round over a small handbook in which three things are wrong."""
    edit(office)
    (office / "content/drafts").mkdir()
    (office / "content/drafts/a.md").write_text("x", encoding="utf-8")
    path = office / "content/people.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    found = Rounds(Where(office, date(2026, 11, 20)), (), FORMS["lines"], request.param).next()
    assert found is not None
    return found


def test_vs_code(shown: str) -> None:
    matcher: dict[str, Any] = json.loads(block("json"))["tasks"][0]["problemMatcher"]
    pattern, background = matcher["pattern"], matcher["background"]
    begin, *lines, end = shown.split("\n")

    found = [re.fullmatch(pattern["regexp"], line) for line in lines]

    keys = ("file", "line", "column", "severity", "code")
    assert [tuple(each[pattern[key]] for key in keys) for each in found if each] == [
        ("content/drafts/a.md", "1", "1", "error", "HDR001"),
        ("content/people.yml", "1", "1", "warning", "FIL003"),
        (TEXT, "13", "1", "error", "TXT001"),
    ]
    assert all(each and each[pattern["message"]] for each in found)
    assert re.search(background["beginsPattern"], begin)
    assert re.search(background["endsPattern"], end)


def test_vs_code_where_nothing_can_be_judged(office: Path) -> None:
    (office / "content").rename(office / "kept")
    pattern = json.loads(block("json"))["tasks"][0]["problemMatcher"]["pattern"]["regexp"]

    shown = Rounds(Where(office), (), FORMS["lines"], "en").next()

    assert shown is not None
    found = re.fullmatch(pattern, shown.split("\n")[1])
    assert found is not None
    assert found.groups() == (
        "content/qms.yml",
        "1",
        "1",
        "error",
        "there is no handbook here: 'content/qms.yml' does not exist",
        None,
    )


def test_example(shown: str) -> None:
    begin, line, end = block("text").splitlines()
    pattern = json.loads(block("json"))["tasks"][0]["problemMatcher"]["pattern"]["regexp"]

    first, *_, last = shown.split("\n")
    assert (begin, end) == (first, last)
    assert re.fullmatch(pattern, line)


@pytest.mark.skipif(shutil.which("vim") is None, reason="Vim is not installed")
def test_vim(shown: str, tmp_path: Path) -> None:
    """The manual's own function, given line after line, fills the list that Vim goes through."""
    script = tmp_path / "watch.vim"
    said = "\n".join(f"call s:Read(0, {_quoted(line)})" for line in shown.split("\n"))
    keep = (
        "call writefile(map(getqflist(), {_, each -> join([bufname(each.bufnr), each.lnum, "
        "each.type])}), 'found')"
    )
    script.write_text(f"{block('vim')}\n{said}\n{keep}\nqa!\n", encoding="utf-8")

    subprocess.run(  # noqa: S603 - the manual's own script
        ["vim", "-u", "NONE", "-N", "-es", "-S", str(script)],  # noqa: S607 - as people start it
        cwd=tmp_path,
        check=True,
        timeout=60,
    )

    assert (tmp_path / "found").read_text(encoding="utf-8").splitlines() == [
        "content/drafts/a.md 1 e",
        "content/people.yml 1 w",
        f"{TEXT} 13 e",
    ]


def _quoted(line: str) -> str:
    doubled = line.replace("'", "''")
    return f"'{doubled}'"
