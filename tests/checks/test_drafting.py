"""Front matter of drafts: what the cases do not show, hints and weights above all."""

from collections.abc import Mapping
from datetime import date

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.load import load
from tests.builders import DAY, QMS, TEXT, Handbook, changed

DRAFT = "content/drafts/qt-ht-01.md"
MERGED = QMS.replace(
    "units:\n",
    "units:\n  - {id: to-tu-phap, name: Tổ Tư pháp, from: 2025-07-01, until: 2026-03-31, "
    "successor: van-phong}\n",
)


def found(made: Handbook, day: date = DAY) -> list[Diagnostic]:
    return diagnose(load(made.tree, day))


def drafted(values: Mapping[str, str], qms: str = QMS) -> list[Diagnostic]:
    """Return what is found of one draft with other values."""
    return found(Handbook.new(qms).put(DRAFT, changed(**values)))


def test_a_whole_draft_is_clean() -> None:
    assert drafted({}) == []


@pytest.mark.parametrize(
    ("values", "check", "hint"),
    [
        pytest.param({"kind": "proceduer"}, "TXT006", "Did you mean 'procedure'?", id="kind"),
        pytest.param(
            {"kind": "x"},
            "TXT006",
            "Use one of those that the register has: form, procedure.",
            id="kind like no other",
        ),
        pytest.param({"field": "ho_tich"}, "TXT006", "Did you mean 'ho-tich'?", id="field"),
        pytest.param({"field": ""}, "DRF001", "Name the field of work: one of ho-tich.", id="none"),
        pytest.param({"unit": "văn phòng"}, "DRF005", "Did you mean 'van-phong'?", id="unit"),
        pytest.param({"acces": "public"}, "DRF004", "Did you mean 'access'?", id="key"),
        pytest.param({"Keywords": "[a]"}, "DRF004", "Did you mean 'keywords'?", id="capital"),
    ],
)
def test_hints(values: Mapping[str, str], check: str, hint: str) -> None:
    said = [(each.check, str(each.hint)) for each in drafted(values)]

    assert said == [(check, hint)]


@pytest.mark.parametrize(
    "key", ["muc_do", "title_en", "keywords_en", "note", "scope", "owner", "reviewer", "pages"]
)
def test_keys_of_an_office_s_own(key: str) -> None:
    assert drafted({key: "x"}) == []


def test_a_merged_unit_has_a_successor() -> None:
    (one,) = drafted({"unit": "to-tu-phap"}, MERGED)

    assert as_line(one, "en") == (
        f"{DRAFT}:11: warning: QT-HT-01: 'unit' names 'to-tu-phap', which ended on 2026-03-31 "
        "[DRF006]"
    )
    assert str(one.hint) == "Write 'van-phong', which has taken it over."


def test_what_is_in_force_weighs_less() -> None:
    """The unit of a text in force can be mended in place, but holds nothing up."""
    made = Handbook.new()
    made.in_force(changed(unit="van-phog"))

    assert [as_line(each, "en") for each in found(made)] == [
        (
            "content/procedures/ho-tich/qt-ht-01.md:11: warning: QT-HT-01: unit 'van-phog' is not "
            "in qms.yml [DRF005]"
        )
    ]


def test_a_promulgated_text_is_no_draft() -> None:
    """Edited though it awaits its day, it is to be restored, not to be completed."""
    made = Handbook.new()
    made.in_force(TEXT, DRAFT, on=date(2026, 12, 24))
    made.put(DRAFT, changed(TEXT, services="[]", field=""))

    assert [each.check for each in found(made, date(2026, 11, 1))] == ["TXT001"]


def test_no_draft_is_judged_by_a_broken_register() -> None:
    made = Handbook.new().put("content/qms.yml", "qms: [").put(DRAFT, changed(field="", unit="x"))

    assert not [each for each in found(made) if each.check.startswith("DRF")]
