"""JUnit XML: a check is a test; whatever a file holds, the XML can be read."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Place, Severity
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports.diagnostics import as_lines
from qmsdocs.reports.junit import as_junit
from qmsdocs.wording import say
from tests.reports.findings import CHOSEN, DAY, EDITED, JUDGED, MARK, NOTHING, RENAMED, chosen


def suite_of(judged: Judged) -> ET.Element:
    """Return the one suite of the report."""
    root = ET.fromstring(as_junit(judged, chosen(*CHOSEN), "en"))  # noqa: S314 - our own
    assert root.tag == "testsuites"
    (suite,) = root
    assert suite.tag == "testsuite"
    return suite


def case_of(suite: ET.Element, check: str) -> ET.Element:
    """Return the test of a check."""
    (case,) = [c for c in suite.iter("testcase") if c.get("name", "").startswith(f"{check} ")]
    return case


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whole(golden: Callable[[str, str], None], language: str) -> None:
    golden(f"reports/junit.{language}.xml", as_junit(JUDGED, chosen(*CHOSEN), language))


def test_a_test_for_each_check() -> None:
    suite = suite_of(JUDGED)

    assert [str(case.get("name"))[:6] for case in suite.iter("testcase")] == list(CHOSEN)
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4",
        "failures": "2",
        "errors": "0",
        "skipped": "0",
    }


def test_errors_fail_their_check_once() -> None:
    """Readers show the first failure of a test alone; it holds both diagnostics of one place."""
    (failure,) = case_of(suite_of(JUDGED), "TXT001").findall("failure")

    lines = [line for each in (EDITED, RENAMED) for line in as_lines(each, "en")]
    assert failure.text == "\n".join(lines)
    assert failure.get("message") == lines[0]


def test_warnings_do_not_fail() -> None:
    case = case_of(suite_of(JUDGED), "FIL003")

    assert case.find("failure") is None
    assert case.findtext("system-out") == "\n".join(as_lines(MARK, "en"))


def test_a_check_with_both() -> None:
    milder = replace(RENAMED, severity=Severity.WARNING)

    case = case_of(suite_of(Judged(DAY, (EDITED, milder))), "TXT001")

    assert case.findtext("failure") == "\n".join(as_lines(EDITED, "en"))
    assert case.findtext("system-out") == "\n".join(as_lines(milder, "en"))


def test_nothing_found() -> None:
    suite = suite_of(NOTHING)

    assert all(len(case) == 0 for case in suite.iter("testcase"))
    assert suite.findtext("system-out") == "No errors, no warnings."


def test_a_check_that_could_not_be_asked_has_not_passed() -> None:
    suite = suite_of(Judged(DAY, (), by_registers=False))

    skipped = [str(case.get("name"))[:6] for case in suite.iter("testcase") if len(case)]
    assert skipped == ["TXT001", "EVD003"]
    assert suite.get("skipped") == "2"


@given(st.text(), st.text(min_size=1))
def test_any_words_and_names(message: str, path: str) -> None:
    each = replace(EDITED, message=say("{m}", m=message), place=Place(path))

    suite = suite_of(Judged(DAY, (each,)))

    assert case_of(suite, "TXT001").findtext("failure") == "\n".join(as_lines(each, "en"))
