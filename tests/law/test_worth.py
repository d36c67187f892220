"""Tests of what a record keeps of a legal document's state."""

from dataclasses import replace
from datetime import date

from qmsdocs.law.force import Force
from qmsdocs.law.serving import service_digest
from qmsdocs.law.worth import Worth, acting, worth
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.text import LegalReference
from tests.law.catalogues import catalogue, does, law

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

    assert worth(known, OLD, DAY) == Worth(Force.PARTLY_EXPIRED, ("118",))
    assert [each.relation.provisions for each in acting(known, OLD, DAY)] == ["Điều 3", "Điều 2"]
    assert worth(known, OLD, date(2025, 6, 30)) == Worth(Force.IN_FORCE)


def test_titles_and_sources_count_for_nothing() -> None:
    right = replace(OLD, title="Khác", source="Khác", checked=DAY)

    assert worth(catalogue(right), right, DAY) == worth(catalogue(OLD), OLD, DAY)


SERVICE = Service(
    code="1.001193",
    name="Khai sinh",
    channels=(Channel("Trực tiếp", "1 ngày"),),
    legal_basis=(LegalReference("60/2014/QH13", issued=date(2014, 11, 20)),),
)


def test_digest_of_a_service_lasts() -> None:
    """Records hold it: it may never come out otherwise."""
    assert service_digest(SERVICE) == (
        "sha256:9fd267f8fa20ecb4bd67ad9191389d82e7daec65164593ab53f4cec0a56d3de3"
    )


def test_digest_of_a_service_changes_with_what_binds() -> None:
    plain = service_digest(SERVICE)

    assert (
        service_digest(replace(SERVICE, name="B", source="C", link="D", keywords=("e",))) == plain
    )
    assert service_digest(replace(SERVICE, conditions="Có")) != plain
    assert service_digest(replace(SERVICE, channels=())) != plain
    assert service_digest(replace(SERVICE, abolished=DAY, ended=True)) != plain
