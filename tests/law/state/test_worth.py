"""Tests of what a record keeps of a legal document's state."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.serving import service_digest
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import amendments, validity
from qmsdocs.law.state.worth import Spans, Worth, effect_of, span, turns, worth
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.records import LawEffect
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from tests.law.catalogues import catalogue, does, law
from tests.law.grounds import DAYS, catalogues

OLD = law("61", "2018-06-21")
NEW = law("118", "2025-07-01", issued="2025-06-09")
DAY = date(2026, 1, 1)


def test_untouched() -> None:
    assert worth(catalogue(OLD), OLD, DAY) == Worth(Force.IN_FORCE)


def test_what_acts_is_named_once() -> None:
    known = catalogue(
        OLD,
        NEW,
        does("118", "amends", "61", provisions="Điều 2"),
        does("118", "repeals", "61", provisions="Điều 3"),
    )

    both = (LawEffect("118", "amends", "Điều 2"), LawEffect("118", "repeals", "Điều 3"))
    assert worth(known, OLD, DAY) == Worth(Force.PARTLY_EXPIRED, both)
    acting = span(known, OLD, DAY).acting
    assert [each.relation.provisions for each in acting] == ["Điều 3", "Điều 2"]
    assert worth(known, OLD, date(2025, 6, 30)) == Worth(Force.IN_FORCE)


def test_titles_and_sources_count_for_nothing() -> None:
    right = replace(OLD, title="Khác", source="Khác", checked=DAY)

    assert worth(catalogue(right), right, DAY) == worth(catalogue(OLD), OLD, DAY)


def test_what_may_or_may_not_act_is_left_out() -> None:
    """Once its day is known it is news, so that it may not pass for seen."""
    undated = replace(NEW, effective=None)

    known = catalogue(OLD, undated, does("118", "amends", "61"))

    assert worth(known, OLD, DAY) == Worth(Force.IN_FORCE)


@given(catalogues(), st.lists(DAYS, min_size=1))
def test_nothing_changes_between_two_turns(known: LegalCatalogue, days: list[date]) -> None:
    """What was found out about one day is what any other of its span would give."""
    for day in days:
        for document in known.documents:
            state, amending = validity(known, document, day), amendments(known, document, day)
            acting = dict.fromkeys([*state.by, *(each for each in amending if each.acts_on(day))])
            found = span(known, document, day)
            assert found.worth.force is state.force
            assert found.acting == tuple(acting)
            assert set(found.worth.acting) == set(map(effect_of, acting))
            assert found.in_doubt == tuple(each for each in amending if not each.acts_on(day))
            earlier = [each for each in turns(known, document) if each <= day]
            assert found.since == max(earlier, default=date.min)


def test_of_what_has_no_entry_nothing_holds() -> None:
    found = Spans(catalogue(OLD), DAY)

    assert (found["61"], found["62"]) == (span(catalogue(OLD), OLD, DAY), None)


WHOLE = Service(
    code="1.001193",
    name="Khai sinh",
    levels=("Cấp xã", "Cấp tỉnh"),
    applicants=("Công dân Việt Nam",),
    agency="Ủy ban nhân dân cấp xã",
    authority="Ủy ban nhân dân cấp xã",
    delegated="Không",
    coordinating="Công an",
    receiving="Trung tâm",
    channels=(Channel("Trực tiếp", "1 ngày", "Miễn phí", "Sau 15 giờ"), Channel("Trực tuyến")),
    dossier=(Paper("Tờ khai", "Mẫu 1", 1, 0, "Trực tiếp"), Paper("Giấy chứng sinh")),
    results=("Giấy khai sinh",),
    conditions="Không.",
    steps="Bước 1\nBước 2",
    online="toàn trình",
    legal_basis=(LegalReference("60/2014/QH13", issued=date(2014, 11, 20)),),
    ended=True,
    abolished=date(2027, 3, 1),
    replaced_by=("1.115155",),
)


def test_digest_of_a_service_lasts() -> None:
    """Records hold it: it may never come out otherwise."""
    assert service_digest(WHOLE) == (
        "1:sha256:93694d6c5ee37e5248f7e2e0ba259c6daabb81769df69ed8ef82a343d66d760d"
    )


SAME = {
    "title": replace(WHOLE, name="B", source="C", link="D", keywords=("e",), decision="1/QĐ"),
    "case": replace(WHOLE, agency="ỦY BAN NHÂN DÂN CẤP XÃ"),
    "blanks": replace(WHOLE, steps="Bước 1 \n\n Bước\u00a02"),
    "full stop": replace(WHOLE, conditions="Không"),
    "place of a tone": replace(WHOLE, authority="Uỷ ban nhân dân cấp xã"),
    "unseen": replace(WHOLE, receiving="Trung\u00ad tâm"),
    "order": replace(WHOLE, levels=("Cấp tỉnh", "Cấp xã"), channels=WHOLE.channels[::-1]),
    "no copies": replace(WHOLE, dossier=(replace(WHOLE.dossier[0], copies=None), WHOLE.dossier[1])),
    "a legal basis told in full": replace(
        WHOLE, legal_basis=(LegalReference("60/2014/qh13", "Quốc hội"),)
    ),
}
OTHER = {
    "conditions": replace(WHOLE, conditions="Có"),
    "a way less": replace(WHOLE, channels=WHOLE.channels[:1]),
    "a limit": replace(WHOLE, channels=(Channel("Trực tiếp", "2 ngày"), WHOLE.channels[1])),
    "a letter": replace(WHOLE, results=("Giây khai sinh",)),
    "a tone": replace(WHOLE, results=("Giậy khai sinh",)),
    "where": replace(WHOLE, receiving="Bộ phận"),
    "steps": replace(WHOLE, steps="Bước 2\nBước 1"),
    "papers": replace(WHOLE, dossier=WHOLE.dossier[::-1]),
    "copies": replace(WHOLE, dossier=(replace(WHOLE.dossier[0], copies=2), WHOLE.dossier[1])),
    "basis": replace(WHOLE, legal_basis=()),
    "end": replace(WHOLE, abolished=date(2027, 3, 2)),
    "moved between fields": replace(WHOLE, agency="", delegated="Ủy ban nhân dân cấp xã"),
}


@pytest.mark.parametrize("name", SAME)
def test_writing_it_otherwise_changes_nothing(name: str) -> None:
    assert service_digest(SAME[name]) == service_digest(WHOLE)


@pytest.mark.parametrize("name", OTHER)
def test_what_binds_changes_it(name: str) -> None:
    assert service_digest(OTHER[name]) != service_digest(WHOLE)


def test_parts_do_not_run_together() -> None:
    one = Service(code="1", name="A", results=("ab", "c"))
    other = Service(code="1", name="A", results=("a", "bc"))

    assert service_digest(one) != service_digest(other)
