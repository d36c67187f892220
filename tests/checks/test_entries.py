"""Entries of the registers: lines, and when nothing is said."""

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.load import load
from tests.builders import DAY, PEOPLE, QMS, Handbook

ABSENT = PEOPLE.replace(
    "    name: Hoàng Thị Soạn\n",
    "    name: Hoàng Thị Soạn\n"
    "    absences:\n"
    "      - {id: a1, from: 2026-12-02, until: 2026-12-01}\n",
)
WRONG_KIND = QMS.replace(
    "access:\n", "access:\n  - {id: noi-bo, from: 2026-01-01, kinds: [forms], audience: internal}\n"
)


def said(qms: str = QMS, people: str = PEOPLE) -> list[str]:
    found = diagnose(load(Handbook.new(qms, people).tree, DAY))
    return [f"{as_line(each, 'en')} {each.hint}" for each in found]


def test_lines_and_hints() -> None:
    assert said(WRONG_KIND, ABSENT) == [
        (
            "content/people.yml:10: warning: 'soan.absences.a1' ends on 2026-12-01, before it "
            "begins on 2026-12-02 [ENT001] Enter it anew with the right days under another id, and "
            "have the change recorded."
        ),
        (
            "content/qms.yml:28: warning: 'access.noi-bo' names 'forms', which is none of the "
            "kinds of qms.yml [ENT002] Did you mean 'form'?"
        ),
    ]


@pytest.mark.parametrize(
    ("qms", "people"),
    [
        pytest.param(WRONG_KIND.replace("name: Văn phòng, ", ""), PEOPLE, id="qms.yml"),
        pytest.param(QMS, ABSENT.replace("role: chuyen-vien", "rolle: x"), id="people.yml"),
    ],
)
def test_a_register_with_faults_is_mended_first(qms: str, people: str) -> None:
    """What was left out of it shifts the rest; its own faults are said."""
    found = said(qms, people)

    assert found
    assert not [line for line in found if "ENT" in line]
