"""Annotations on GitHub and GitLab: nothing from a file is taken for a command."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports.annotations import as_github, as_gitlab
from qmsdocs.reports.diagnostics import words
from qmsdocs.wording import say
from tests.reports.findings import CHOSEN, DAY, EDITED, JUDGED, MARK, NOTHING, ODD, chosen

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def github(*found: Diagnostic, folder: str = "") -> list[str]:
    return as_github(Judged(DAY, found), chosen(*CHOSEN), "en", folder).splitlines()


def told(command: str) -> tuple[str, dict[str, str], str]:
    """Return what GitHub's runner reads out of a command: name, properties, message."""
    found = COMMAND.fullmatch(command)
    assert found is not None, command
    properties = dict(each.split("=", 1) for each in found[2].split(","))
    plain = {
        name: _plain(value.replace("%3A", ":").replace("%2C", ","))
        for name, value in properties.items()
    }
    return found[1], plain, _plain(found[3])


def _plain(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whole(golden: Callable[[str, str], None], language: str) -> None:
    golden(f"reports/github.{language}.txt", as_github(JUDGED, chosen(*CHOSEN), language, "a/"))
    golden(f"reports/gitlab.{language}.json", as_gitlab(JUDGED, language, "a/"))


def test_github_error() -> None:
    (command, count) = github(EDITED, folder="docs/")

    assert told(command) == (
        "error",
        {
            "file": "docs/content/procedures/ho-tich/qt-ht-01.md",
            "line": "7",
            "title": "TXT001 Text changed after it was promulgated",
        },
        "\n".join(words(EDITED, "en")),
    )
    assert count == "1 error, 0 warnings."


def test_github_whole_file() -> None:
    """A fault of the whole file names no line: there is no line 0."""
    kind, properties, _ = told(github(MARK)[0])

    assert kind == "warning"
    assert set(properties) == {"file", "title"}


def test_github_signs_of_its_own() -> None:
    assert github(ODD)[0] == (
        r"::error file=content/drafts/50%25 a%2Cb%3Ac\n.md,title=FIL006 File name that is not safe"
        r"::'50%25 a,b:c\r\n'\nis no name <&>%0Ahint: Rename it: now, 100%25."
    )


def test_github_nothing_found() -> None:
    assert github() == ["No errors, no warnings."]


@given(st.text(), st.text(min_size=1))
def test_github_any_words_and_names(message: str, path: str) -> None:
    """One diagnostic is one command, and says what it said."""
    each = replace(EDITED, message=say("{m}", m=message), place=Place(path, 3))

    command, _ = github(each)

    _, properties, said = told(command)
    assert said == "\n".join(words(each, "en"))
    assert properties["line"] == "3"
    assert properties["title"].startswith("TXT001 ")


def test_gitlab_issue() -> None:
    (issue,) = json.loads(as_gitlab(Judged(DAY, (EDITED,)), "en", "docs/"))

    assert issue["location"] == {
        "path": "docs/content/procedures/ho-tich/qt-ht-01.md",
        "lines": {"begin": 7},
    }
    assert (issue["check_name"], issue["severity"]) == ("TXT001", "critical")
    assert issue["description"] == "\n".join(words(EDITED, "en"))


@pytest.mark.parametrize("nature", Nature)
@pytest.mark.parametrize("severity", Severity)
def test_gitlab_required_properties(severity: Severity, nature: Nature) -> None:
    """What GitLab requires of each issue; lines begin at 1, even for a whole file."""
    each = replace(MARK, severity=severity, nature=nature)

    (issue,) = json.loads(as_gitlab(Judged(DAY, (each,)), "en"))

    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
    assert issue["location"]["lines"]["begin"] == 1


def test_gitlab_several_at_one_place() -> None:
    issues = json.loads(as_gitlab(JUDGED, "en"))

    assert [each["check_name"] for each in issues] == ["FIL006", "FIL003", "TXT001", "TXT001"]
    assert len({each["fingerprint"] for each in issues}) == 4


def test_gitlab_nothing_found() -> None:
    assert json.loads(as_gitlab(NOTHING, "en")) == []


@given(st.text(), st.text(min_size=1))
def test_gitlab_any_words_and_names(message: str, path: str) -> None:
    each = replace(EDITED, message=say("{m}", m=message), place=Place(path))

    said = as_gitlab(Judged(DAY, (each,)), "en")

    assert len(json.loads(said)) == 1
    said.encode()
