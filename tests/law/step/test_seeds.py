"""What changed in a catalogue, as far as texts may be touched by it."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.law.step.seeds import of_news, of_services
from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.model.services import Channel, Service
from tests.law.catalogues import catalogue, does, law

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-11-09", number="118/2026/NĐ-CP", issued="2026-05-01")
GUIDE = law("01", "2018-11-23", number="01/2018/TT-VPCP", document_type="TT")
REPLACES = does("118", "replaces", "61")
TOLD = "decree No 118/2026/NĐ-CP takes the place of decree No 61/2018/NĐ-CP from 2026-11-09 on"

Entries = tuple[LegalDocument | Relation, ...]


def told(before: Entries, after: Entries) -> list[tuple[str, str, list[str]]]:
    found = of_news(catalogue(*before), catalogue(*after))
    return [(each.sort.value, each.of, [str(step) for step in each.why]) for each in found]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param((OLD, NEW, REPLACES), id="nothing"),
        pytest.param((replace(OLD, title="Về một cửa"), NEW, REPLACES), id="title"),
        pytest.param((replace(OLD, source="Công báo"), NEW, REPLACES), id="source"),
        pytest.param((replace(OLD, checked=date(2026, 11, 1)), NEW, REPLACES), id="read again"),
        pytest.param((NEW, OLD, replace(REPLACES, id="r-1")), id="another id of a relation"),
        pytest.param((OLD, NEW, replace(REPLACES, source="Công báo")), id="source of a relation"),
    ],
)
def test_words_touch_nothing(after: Entries) -> None:
    assert told((OLD, NEW, REPLACES), after) == []


def test_a_document_and_what_it_does() -> None:
    assert told((OLD,), (OLD, NEW, REPLACES)) == [
        ("law", "61", [TOLD]),
        ("law", "118", ["decree No 118/2026/NĐ-CP is new in the catalogue"]),
    ]


def test_what_guides_an_ended_document() -> None:
    guides = does("01", "guides", "61")

    assert told((OLD, NEW, GUIDE, guides), (OLD, NEW, GUIDE, guides, REPLACES)) == [
        ("law", "61", [TOLD]),
        (
            "guidance",
            "01",
            [TOLD, "circular No 01/2018/TT-VPCP guides decree No 61/2018/NĐ-CP"],
        ),
    ]


def test_a_first_day_that_moved_moves_what_begins_with_it() -> None:
    later = replace(NEW, effective=date(2027, 1, 1))

    assert told((OLD, NEW, REPLACES), (OLD, later, REPLACES)) == [
        ("law", "61", [TOLD.replace("2026-11-09", "2027-01-01")]),
        ("law", "118", ["the catalogue has other facts of decree No 118/2026/NĐ-CP than before"]),
    ]


def test_a_relation_with_another_day() -> None:
    dated = replace(REPLACES, day=date(2026, 12, 1))

    assert told((OLD, NEW, REPLACES), (OLD, NEW, dated)) == [
        ("law", "61", [TOLD.replace("2026-11-09", "2026-12-01")]),
    ]


def test_a_relation_that_is_gone() -> None:
    assert told((OLD, NEW, REPLACES), (OLD, NEW)) == [
        ("law", "61", [f"the catalogue says no more that {TOLD}"])
    ]


def test_services() -> None:
    birth = Service(code="1.001193", name="Khai sinh", source="a")
    death = Service(code="1.000656", name="Khai tử")
    before = {each.code: each for each in (birth, death)}
    after = {
        birth.code: replace(birth, name="Đăng ký khai sinh", source="b"),
        death.code: replace(death, channels=(Channel("Trực tiếp", "2 ngày"),)),
        "1.000894": Service(code="1.000894", name="Kết hôn"),
    }

    found = of_services(before, after, sorted({*before, *after}))

    assert [each.of for each in found] == ["1.000656", "1.000894"]
