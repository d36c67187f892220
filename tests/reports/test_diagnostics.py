"""Diagnostics in words and in JSON: same input, same bytes; nothing from a file acts."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.model.suppressions import Suppressed, Suppression
from qmsdocs.reports.diagnostics import FORMAT, as_json, as_line, as_text, summary
from qmsdocs.wording import say

DAY = date(2026, 7, 5)


def diagnostic(message: str = "x", path: str = "content/a.md", line: int = 0) -> Diagnostic:
    return Diagnostic(
        "TXT001",
        Severity.ERROR,
        Nature.INTEGRITY,
        Place(path, line),
        say("'{found}' on {day}", found=message, day=DAY),
        say("Restore it."),
        Subject("k3f9t2xq", 1, 2, "sha256:ab"),
    )


WARNING = Diagnostic(
    "EVD003", Severity.WARNING, Nature.CURRENCY, Place("content"), say("m"), say("H.")
)


def test_text() -> None:
    assert as_text([diagnostic(line=7), WARNING], "en") == (
        "content/a.md:7: error: 'x' on 2026-07-05 [TXT001]\n"
        "  hint: Restore it.\n"
        "content: warning: m [EVD003]\n"
        "  hint: H.\n"
        "1 error, 1 warning."
    )


def test_text_of_nothing() -> None:
    assert as_text([], "en") == "No errors, no warnings."
    assert as_text([], "vi") == "Không có lỗi, không có cảnh báo."


def test_days_as_the_reader_writes_them() -> None:
    assert "05/07/2026" in as_line(diagnostic(), "vi")
    assert as_line(diagnostic(), "vi").startswith("content/a.md: lỗi: ")


@pytest.mark.parametrize(
    ("errors", "warnings", "suppressed", "said"),
    [
        pytest.param(0, 0, 0, "No errors, no warnings.", id="nothing"),
        pytest.param(1, 0, 0, "1 error, 0 warnings.", id="one error"),
        pytest.param(0, 1, 0, "0 errors, 1 warning.", id="one warning"),
        pytest.param(1, 1, 0, "1 error, 1 warning.", id="one of each"),
        pytest.param(2, 1, 0, "2 errors, 1 warning.", id="two and one"),
        pytest.param(2, 3, 0, "2 errors, 3 warnings.", id="several"),
        pytest.param(
            0, 0, 2, "No errors, no warnings. 2 set aside by suppressions.yml.", id="aside"
        ),
    ],
)
def test_summary(errors: int, warnings: int, suppressed: int, said: str) -> None:
    found = [diagnostic()] * errors + [WARNING] * warnings

    assert summary(found, "en", suppressed) == said
    assert as_text([], "en", suppressed).splitlines()[-1] == summary([], "en", suppressed)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        pytest.param("a\nb.md:1: error: forged [X]", "a\\nb.md:1: error: forged [X]", id="line"),
        pytest.param("\x1b[2J", "\\x1b[2J", id="terminal"),
        pytest.param("a\rb", "a\\rb", id="carriage return"),
        pytest.param("\u202ea", "\\u202ea", id="right to left"),
        pytest.param("a\u200bb", "a\\u200bb", id="invisible"),
        pytest.param("\x85", "\\x85", id="next line"),
        pytest.param("Đường Nguyễn Huệ", "Đường Nguyễn Huệ", id="vietnamese"),
        pytest.param("a\u0323", "a\u0323", id="decomposed"),
        pytest.param("{day} {nothing}", "{day} {nothing}", id="braces"),
    ],
)
def test_values_from_files(found: str, shown: str) -> None:
    """A value or a name may hold anything; a line of output stays one line, and says so."""
    assert (
        as_line(diagnostic(found), "en") == f"content/a.md: error: '{shown}' on 2026-07-05 [TXT001]"
    )
    assert as_line(diagnostic(path=found), "en").startswith(f"{shown}: error: ")


@given(st.text(), st.text(min_size=1))
def test_a_line_is_one_line(message: str, path: str) -> None:
    said = as_line(diagnostic(message, path), "en")

    assert said.splitlines() == [said]
    assert said.isprintable()
    said.encode()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 10**6))
def test_json_gives_back_what_was_found(message: str, line: int) -> None:
    found = json.loads(as_json([diagnostic(message, message, line), WARNING], "en", DAY))

    assert found == {
        "format": FORMAT,
        "day": "2026-07-05",
        "errors": 1,
        "warnings": 1,
        "diagnostics": [
            {
                "check": "TXT001",
                "severity": "error",
                "class": "integrity",
                "path": message,
                "line": line,
                "message": f"'{message}' on 2026-07-05",
                "hint": "Restore it.",
                "document": "k3f9t2xq",
                "issue": 1,
                "revision": 2,
                "record": "sha256:ab",
            },
            {
                "check": "EVD003",
                "severity": "warning",
                "class": "currency",
                "path": "content",
                "line": 0,
                "message": "m",
                "hint": "H.",
                "document": "",
                "issue": 0,
                "revision": 0,
                "record": "",
            },
        ],
        "suppressed": [],
    }


def test_json_of_nothing() -> None:
    found = json.loads(as_json([], "vi", DAY))

    assert found == {
        "format": 1,
        "day": "2026-07-05",
        "errors": 0,
        "warnings": 0,
        "diagnostics": [],
        "suppressed": [],
    }


def test_json_of_what_is_set_aside() -> None:
    """The diagnostic with all its keys, and who set it aside, why and until when."""
    entry = Suppression(
        Place("content/suppressions.yml", 2), "EVD003", "", "Chờ quyết định", "mau", DAY
    )

    found = json.loads(as_json([], "en", DAY, [Suppressed(WARNING, entry)]))

    plain = json.loads(as_json([WARNING], "en", DAY))["diagnostics"][0]
    told = {"reason": "Chờ quyết định", "by": "mau", "until": "2026-07-05"}
    assert (found["warnings"], found["diagnostics"]) == (0, [])
    assert found["suppressed"] == [{**plain, **told}]
