"""The master list, by field, by unit, forms."""

from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.site.lists.documents import by_field, by_unit, forms, master_list
from tests.builders import DAY
from tests.site.lists.books import HIDDEN, INTERNAL, ended, english, office, told
from tests.site.stories import HOME, ID, fault, site_of

DAYS = (date(2026, 3, 1), date(2026, 2, 1), date(2025, 9, 1))


def test_master_list() -> None:
    found = master_list(english(office()))

    assert [str(lead) for lead in found.leads] == [
        "3 documents in force or suspended on 2026-11-20."
    ]
    assert [column.key for column in found.columns] == [
        "kind",
        "code",
        "title",
        "issue",
        "revision",
        "effective",
        "decision",
        "unit",
        "state",
    ]
    assert told(found) == [
        [
            "Quy trình",
            "QT-HT-01",
            "Đăng ký khai sinh",
            "01",
            "01",
            DAYS[0],
            "41/QĐ-UBND",
            "Văn phòng",
            "In force",
        ],
        [
            "Quy trình",
            "QT-HT-02",
            "Đăng ký kết hôn",
            "01",
            "00",
            DAYS[1],
            "41/QĐ-UBND",
            "Văn phòng",
            "In force",
        ],
        [
            "Biểu mẫu",
            "BM-01",
            "Phiếu kiểm soát",
            "01",
            "00",
            DAYS[2],
            "",
            "No unit named",
            "In force",
        ],
    ]


def test_the_last_proved_text_says_so() -> None:
    site = site_of(office(), diagnostics=[fault(Subject(ID, 1, 1), HOME)])

    assert told(master_list(site))[0][3:] == [
        "01",
        "00",
        date(2025, 9, 1),
        "41/QĐ-UBND",
        "Văn phòng",
        "Last proved revision",
    ]


def test_withdrawn_documents_leave_the_lists() -> None:
    site = english(ended())

    assert [row[1] for row in told(master_list(site))] == ["QT-HT-02", "BM-01"]
    assert [row[1] for row in told(by_field(site))] == ["QT-HT-02"]


def test_by_field_and_by_unit() -> None:
    site = english(office())

    assert [row[:3] for row in told(by_field(site))] == [
        ["Hộ tịch", "QT-HT-02", "Đăng ký kết hôn"],
        ["Hộ tịch", "QT-HT-01", "Đăng ký khai sinh"],
    ]
    assert [row[0] for row in told(by_unit(site))] == ["No unit named", "Văn phòng", "Văn phòng"]


def test_forms_and_who_leads_to_them() -> None:
    (row,) = told(forms(english(office())))

    assert row[:2] == ["BM-01", "Phiếu kiểm soát"]
    assert row[6] == "QT-HT-02"


@pytest.mark.parametrize("listed", [master_list, by_field, by_unit])
def test_internal_documents_are_for_the_office(listed: object) -> None:
    assert callable(listed)
    public, internal = english(office()), english(office(), DAY, INTERNAL)

    assert HIDDEN not in str(told(listed(public)))
    assert HIDDEN in str(told(listed(internal)))
