"""What there is to know of a release."""

from datetime import date

import pytest

from qmsdocs.checks.engine import judge
from qmsdocs.model.records import Decision, Meaning
from qmsdocs.model.topics import Topic
from qmsdocs.reports.release import Group, Release, release_report
from qmsdocs.reports.release_words import obstacles, remarks, signed
from qmsdocs.workflow.release import release_of
from tests.builders import QMS, TEXT, changed, record, text_of
from tests.reports.releases import release
from tests.workflow.drafts import HOME, NEXT, Drafting

FIRST, SECOND, DAY = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 20)
EXEMPTED = """\
separation:
  - {id: it-nguoi, from: 2025-07-01, until: 2026-12-31, rule: exempted, basis: "Thông báo 12"}
"""


def approved(drafting: Drafting, day: date = DAY, *, unapproved: bool = False) -> Release:
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    return asked(drafting, day, unapproved=unapproved)


def asked(drafting: Drafting, day: date = DAY, *, unapproved: bool = False) -> Release:
    corpus = drafting.read(day)
    return release_report(corpus, release_of(corpus, unapproved=unapproved), judge(corpus))


def groups(found: Release) -> dict[str, list[str]]:
    return {group: [each.text.code for each in found.of(group)] for group in Group}


def test_groups() -> None:
    found = release(changing=2, new=1, same=2)

    assert groups(found) == {
        "changed": ["QT-HT-01", "QT-HT-02"],
        "new": ["QT-HT-03"],
        "unchanged": ["QT-HT-04", "QT-HT-05"],
    }


def test_what_matters_most_comes_first() -> None:
    """The first edit of each is another: fee, limit, a step's time, a sum, who, dossier, words."""
    found = release(changing=14, whole=1)

    topics = [item.differences[0].topic for item in found.of(Group.CHANGED)]
    assert topics == sorted(topics, key=lambda topic: topic.weight)
    assert topics[:2] == [Topic.FEE, Topic.FEE]
    assert [item.text.code for item in found.items][:2] == ["QT-HT-01", "QT-HT-08"]


def test_codes_are_sorted_by_the_value_of_their_numbers() -> None:
    codes = [item.text.code for item in release(0, new=11).items]

    assert codes[-2:] == ["QT-HT-10", "QT-HT-11"]


def test_number_alone_is_no_change() -> None:
    found = approved(Drafting(raw=changed(TEXT, revision="1", change="Ban hành lại.")))

    assert groups(found)["unchanged"] == ["QT-HT-01"]


@pytest.mark.parametrize(
    ("units", "changes"),
    [
        pytest.param("", [("unit", "Văn phòng", "Phòng mới")], id="another unit"),
        pytest.param(", until: 2026-01-01, successor: moi", [], id="merged into it"),
    ],
)
def test_unit_in_charge(units: str, changes: list[tuple[str, str, str]]) -> None:
    qms = QMS.replace(
        "name: Văn phòng, from: 2025-07-01}",
        f"name: Văn phòng, from: 2025-07-01{units}}}\n  - {{id: moi, name: Phòng mới}}",
    )
    raw = changed(TEXT, revision="1", change="Sắp xếp.", unit="moi")

    (item,) = approved(Drafting(qms, raw=raw)).items

    assert [(each.key, each.old, each.new) for each in item.differences] == changes


def test_field_of_work_by_name() -> None:
    qms = QMS.replace("fields:\n", "fields:\n  - {id: khac, name: Lĩnh vực khác}\n")
    raw = changed(TEXT, revision="1", change="Chuyển.", field="khac")

    (item,) = approved(Drafting(qms, raw=raw)).items

    assert [(each.old, each.new) for each in item.differences] == [("Hộ tịch", "Lĩnh vực khác")]


def test_who_vouched_in_what_role() -> None:
    found = approved(Drafting())

    assert [str(signed(row, found)) for row in found.signatures] == [
        "prepared on 2026-11-10 by Hoàng Thị Soạn, Chuyên viên; no proof: QT-HT-01",
        "approved on 2026-11-12 by Lê Văn Mẫu, Chủ tịch; no proof: QT-HT-01",
    ]


def test_one_signature_over_many() -> None:
    found = release(changing=12)

    assert [str(signed(row, found)) for row in found.signatures] == [
        "prepared on 2026-11-10 by Hoàng Thị Soạn, Chuyên viên; no proof: all",
        "approved on 2026-11-16 by Lê Văn Mẫu, Chủ tịch; no proof: all",
    ]


def test_nothing_stands_in_the_way() -> None:
    assert [str(said) for said in obstacles(approved(Drafting()))] == [
        "No error stands in the way of promulgation."
    ]


def test_errors_and_missing_signatures_stand_in_the_way() -> None:
    drafting = Drafting(raw=NEXT.replace("unit: van-phong", "unit: van-phog"))
    drafting.act(Meaning.PREPARED, FIRST)

    found = asked(drafting, unapproved=True)

    assert found.errors == 1
    assert [str(said) for said in obstacles(found)] == [
        "1 error stands in the way; 'qmsdocs check' names it.",
        "Not 'approved' yet: QT-HT-01.",
    ]


def test_registers_that_cannot_be_judged_by() -> None:
    drafting = Drafting()
    drafting.book.put("content/people.yml", "roster: 1\npeople: []\n")

    found = approved(drafting)

    assert str(obstacles(found)[0]) == (
        "Nothing can be promulgated: 'qms.yml' or 'people.yml' cannot be judged by."
    )


def test_an_overlap_that_a_rule_allowed_is_disclosed() -> None:
    drafting = Drafting(QMS.replace("roles: [chu-tich]", "roles: [thu-ky, chu-tich]") + EXEMPTED)
    drafting.act(Meaning.PREPARED, FIRST, signer="vi-du", role="thu-ky")
    drafting.act(Meaning.APPROVED, SECOND, signer="vi-du", role="thu-ky")

    (said,) = remarks(asked(drafting))

    assert str(said) == (
        "Trần Thị Ví Dụ both prepared and approved: exempted until 2026-12-31 by Thông báo 12 "
        "(QT-HT-01)"
    )


def test_former_text_that_is_not_here() -> None:
    drafting = Drafting()
    drafting.book.files.pop(HOME)

    found = approved(drafting)

    assert groups(found)["changed"] == ["QT-HT-01"]
    assert [str(said) for said in remarks(found)] == [
        "QT-HT-01: the text of 01/00 is not here to be compared"
    ]


def test_former_text_that_was_suspended() -> None:
    drafting = Drafting()
    former = text_of(TEXT, HOME)
    drafting.book.add(
        "promulgations/tam-ngung", record(Meaning.SUSPENDED, former, on=date(2026, 10, 1))
    )

    assert [str(said) for said in remarks(approved(drafting))] == [
        "QT-HT-01: the former text 01/00 is 'suspended from force'"
    ]


def test_compared_with_what_awaits_its_day() -> None:
    """The next revision follows the one that is promulgated, not the one in force."""
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, FIRST)
    drafting.act(Meaning.PROMULGATED, FIRST, effective=date(2026, 12, 1))
    raw = changed(NEXT, revision="2", change="Sửa tên.", title="Khai sinh")
    drafting.draft(raw, "content/drafts/qt-ht-01.01-02.md")

    found = approved(drafting)

    (item,) = found.items
    assert str(item.former.number if item.former else "") == "01/01"
    assert [(each.old, each.new) for each in item.differences] == [
        ("Đăng ký khai sinh mới", "Khai sinh")
    ]
    assert [str(said) for said in remarks(found)] == [
        "QT-HT-01: the former text 01/01 is 'promulgated for a later day'"
    ]


@pytest.mark.parametrize(
    ("signed_on", "effective", "shown"),
    [
        pytest.param(date(2026, 11, 15), date(2026, 12, 1), True, id="ahead"),
        pytest.param(date(2026, 11, 15), date(2026, 11, 16), True, id="since the last release"),
        pytest.param(date(2026, 2, 1), date(2026, 3, 1), False, id="before the last release"),
        pytest.param(date(2026, 2, 1), date(2026, 12, 1), True, id="decided before, to be"),
        pytest.param(date(2026, 11, 25), date(2026, 12, 1), False, id="not decided yet"),
    ],
)
def test_withdrawals(signed_on: date, effective: date, shown: bool) -> None:
    drafting = Drafting()
    raw = changed(TEXT, id="w3f9t2xq", code="QT-HT-09", title="Đăng ký lại")
    path = "content/procedures/ho-tich/qt-ht-09.md"
    other = drafting.book.in_force(raw, path, name="w", on=date(2026, 1, 5))
    last = changed(TEXT, id="l3f9t2xq", code="QT-HT-08")
    drafting.book.in_force(last, path.replace("9", "8"), name="l", on=date(2026, 10, 1))
    made = record(
        Meaning.WITHDRAWN,
        other,
        on=signed_on,
        effective=effective,
        decision=Decision("99/QĐ-UBND", signed_on),
    )
    drafting.book.add("promulgations/bai-bo", made)

    found = approved(drafting)

    assert [(each.act.cover.code, each.title) for each in found.endings] == (
        [("QT-HT-09", "Đăng ký lại")] if shown else []
    )
