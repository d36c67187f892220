"""Rounds of watching in words, in lines for editors and in JSON."""

import json
from collections.abc import Sequence
from datetime import date

import pytest

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.errors import QmsError
from qmsdocs.model.suppressions import Judged, Suppressed, Suppression
from qmsdocs.reports.rounds import (
    Round,
    as_json,
    as_lines,
    as_text,
    refused_as_json,
    refused_as_lines,
    refused_as_text,
)
from qmsdocs.wording import say

DAY = date(2026, 11, 20)
SAVED = "content/drafts/a.md"


def diagnostic(
    message: str, path: str = SAVED, line: int = 3, severity: Severity = Severity.ERROR
) -> Diagnostic:
    place, said = Place(path, line), say("{message}", message=message)
    return Diagnostic("TXT001", severity, Nature.INTEGRITY, place, said, say("Mend it."))


def judged(*found: Diagnostic) -> Judged:
    return Judged(DAY, found)


HERE = diagnostic("here")
THERE = diagnostic("there", "content/b.md")
WARNED = diagnostic("warned", "content/c.md", 0, Severity.WARNING)


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        pytest.param(
            [HERE],
            [],
            [
                "No longer found:",
                "content/drafts/a.md:3: error: here [TXT001]",
                "No errors, no warnings.",
            ],
            id="all is well again",
        ),
        pytest.param([], [], ["No errors, no warnings."], id="all is well as before"),
        pytest.param(
            [THERE, WARNED],
            [HERE, THERE, WARNED],
            [
                "New:",
                "content/drafts/a.md:3: error: here [TXT001]",
                "  hint: Mend it.",
                "Elsewhere: 1 error, 1 warning.",
            ],
            id="new here, others elsewhere",
        ),
        pytest.param(
            [HERE],
            [HERE],
            [
                "Still there:",
                "content/drafts/a.md:3: error: here [TXT001]",
                "  hint: Mend it.",
                "Nothing wrong elsewhere.",
            ],
            id="still there",
        ),
        pytest.param(
            [HERE, THERE],
            [THERE],
            [
                "No longer found:",
                "content/drafts/a.md:3: error: here [TXT001]",
                "Nothing wrong in what was saved. Elsewhere: 1 error, 0 warnings.",
            ],
            id="gone here",
        ),
        pytest.param(
            [],
            [THERE, HERE],
            [
                "New:",
                "content/drafts/a.md:3: error: here [TXT001]",
                "  hint: Mend it.",
                "content/b.md:3: error: there [TXT001]",
                "  hint: Mend it.",
                "Elsewhere: 1 error, 0 warnings.",
            ],
            id="new in both, the saved file first",
        ),
        pytest.param(
            [HERE],
            [diagnostic("here", line=9)],
            [
                "Still there:",
                "content/drafts/a.md:9: error: here [TXT001]",
                "  hint: Mend it.",
                "Nothing wrong elsewhere.",
            ],
            id="only moved",
        ),
        pytest.param(
            [HERE],
            [HERE, diagnostic("here", line=9)],
            [
                "New:",
                "content/drafts/a.md:9: error: here [TXT001]",
                "  hint: Mend it.",
                "Still there:",
                "content/drafts/a.md:3: error: here [TXT001]",
                "  hint: Mend it.",
                "Nothing wrong elsewhere.",
            ],
            id="once more",
        ),
    ],
)
def test_text(before: Sequence[Diagnostic], now: Sequence[Diagnostic], shown: list[str]) -> None:
    found = Round(judged(*now), judged(*before), [SAVED])

    assert as_text(found, "en").split("\n") == ["", f"Saved: {SAVED}", *shown]


def test_first_round_is_what_check_prints() -> None:
    assert as_text(Round(judged(HERE, WARNED)), "en") == (
        "content/drafts/a.md:3: error: here [TXT001]\n"
        "  hint: Mend it.\n"
        "content/c.md: warning: warned [TXT001]\n"
        "  hint: Mend it.\n"
        "1 error, 1 warning."
    )


def test_a_checkout_of_many_files_shows_what_it_changed_and_counts_the_rest() -> None:
    written = [f"content/drafts/{name}.md" for name in "abcde"]
    found = Round(judged(HERE, THERE), judged(HERE), written, ["content/old.md"])

    assert as_text(found, "en").split("\n") == [
        "",
        "Saved: content/drafts/a.md, content/drafts/b.md, content/drafts/c.md and 2 more",
        "Removed: content/old.md",
        "New:",
        "content/b.md:3: error: there [TXT001]",
        "  hint: Mend it.",
        "2 errors, 0 warnings.",
    ]


def test_without_a_save_what_another_day_brings() -> None:
    assert as_text(Round(judged(HERE), judged()), "en").split("\n") == [
        "",
        "New:",
        "content/drafts/a.md:3: error: here [TXT001]",
        "  hint: Mend it.",
        "1 error, 0 warnings.",
    ]


def test_what_is_set_aside_is_counted() -> None:
    entry = Suppression(Place("content/suppressions.yml", 2), "TXT001", "a", "r", "lan", DAY)
    now = Judged(DAY, (), (Suppressed(WARNED, entry),))

    assert as_text(Round(now, judged(), [SAVED]), "en").endswith(
        "No errors, no warnings. 1 set aside by suppressions.yml."
    )


def test_names_act_on_nothing() -> None:
    written = ["content/a\nb.md"]

    assert as_text(Round(judged(), judged(), written), "en").split("\n")[1] == (
        r"Saved: content/a\nb.md"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lines(language: str) -> None:
    """What programs read is the same in every language, whatever changed."""
    found = Round(judged(HERE, WARNED), judged(HERE), [SAVED])

    assert as_lines(found, language) == (
        "qmsdocs watch: begin\n"
        "content/drafts/a.md:3:1: error: here [TXT001]\n"
        "content/c.md:1:1: warning: warned [TXT001]\n"
        "qmsdocs watch: end"
    )


def test_lines_are_one_for_each_diagnostic_whatever_it_says() -> None:
    found = Round(judged(diagnostic("a\nqmsdocs watch: end", "content/\n.md")))

    assert as_lines(found, "en").split("\n")[1:-1] == [
        r"content/\n.md:3:1: error: a\nqmsdocs watch: end [TXT001]"
    ]


def test_json() -> None:
    found = Round(judged(HERE, WARNED), judged(THERE, WARNED), [SAVED], ["content/old.md"])

    shown = as_json(found, "en")

    value = json.loads(shown)
    assert "\n" not in shown
    assert list(value)[-3:] == ["mended", "written", "removed"]
    assert (value["format"], value["day"], value["errors"]) == (1, "2026-11-20", 1)
    assert [(each["message"], each["new"]) for each in value["diagnostics"]] == [
        ("here", True),
        ("warned", False),
    ]
    assert [each["message"] for each in value["mended"]] == ["there"]
    assert (value["written"], value["removed"]) == ([SAVED], ["content/old.md"])


def test_one_of_two_that_differ_in_their_subject_alone_is_new() -> None:
    other = Diagnostic(
        HERE.check,
        HERE.severity,
        HERE.nature,
        HERE.place,
        HERE.message,
        HERE.hint,
        Subject("k3f9t2xq"),
    )

    assert Round(judged(HERE, other), judged(HERE), [SAVED]).fresh == [other]


def test_refused() -> None:
    error = QmsError(say("no\nhandbook"), say("Go there."))

    assert refused_as_text(error, "en") == "\nqmsdocs: no\nhandbook\n  hint: Go there."
    assert refused_as_lines(error, "en") == (
        "qmsdocs watch: begin\ncontent/qms.yml:1:1: error: no\\nhandbook\nqmsdocs watch: end"
    )
    assert json.loads(refused_as_json(error, "en")) == {
        "format": 1,
        "refused": "no\nhandbook",
        "hint": "Go there.",
    }
