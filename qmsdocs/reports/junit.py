"""Diagnostics as JUnit XML, which GitLab and Jenkins read: a check is a test."""

from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Diagnostic, Severity
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports.diagnostics import as_lines, summary
from qmsdocs.wording import in_language, say


def as_junit(judged: Judged, checks: Sequence[Check], language: str) -> str:
    """Return a test suite with a test for each chosen check.

    Errors fail the test of their check; warnings are its output. A check that could not be
    asked is skipped.
    """
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for each in judged.diagnostics:
        found[each.check].append(each)
    suite = ET.Element("testsuite", name="qmsdocs")
    days = ET.SubElement(suite, "properties")
    ET.SubElement(days, "property", name="day", value=judged.day.isoformat())
    for check in checks:
        asked = judged.by_registers or not check.needs_registers
        suite.append(_case(check, found[check.id], language, asked=asked))
    words = summary(judged.diagnostics, language, len(judged.suppressed))
    ET.SubElement(suite, "system-out").text = words
    for count, kind in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(count, str(sum(1 for _ in suite.iter(kind))))
    suite.set("errors", "0")
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode")


def _case(check: Check, found: Sequence[Diagnostic], language: str, *, asked: bool) -> ET.Element:
    speak = in_language(language)
    name = f"{check.id} {speak(check.title)}"
    case = ET.Element("testcase", classname=f"qmsdocs.{check.id[:3]}", name=name)
    if not asked:
        said = say("not asked: 'qms.yml' or 'people.yml' cannot be judged by")
        ET.SubElement(case, "skipped", message=speak(said))
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        # Both readers show the first failure of a test only: it holds all of them.
        first = as_lines(errors[0], language)[0]
        failure = ET.SubElement(case, "failure", type=check.id, message=first)
        failure.text = _text(errors, language)
    warnings = [each for each in found if each.severity is Severity.WARNING]
    if warnings:
        ET.SubElement(case, "system-out").text = _text(warnings, language)
    return case


def _text(found: Sequence[Diagnostic], language: str) -> str:
    return "\n".join(line for each in found for line in as_lines(each, language))
