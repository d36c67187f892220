"""A procedure beside the law, the services and the forms that it stands on."""

from dataclasses import replace
from datetime import date

from qmsdocs.law.step.lapses import lapses
from qmsdocs.law.step.legs import Legs, legs
from qmsdocs.law.step.standing import standing_of
from qmsdocs.law.step.suspicion import suspicions
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.services import Service, Services
from qmsdocs.model.text import LegalReference
from tests.builders import TEXT, changed
from tests.law.catalogues import catalogue, does, law
from tests.law.relying import Case

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-07-01", number="118/2026/NĐ-CP", issued="2026-05-01")
CITES = "\nTheo Nghị định số 61/2018/NĐ-CP.\n"
BIRTH = Service(code="1.001193", name="Khai sinh")


def row(law_of: LegalCatalogue, services: Services, body: str = CITES) -> Legs:
    case = Case(law_of, services).text(body)
    case.book.put(
        "content/drafts/qt-ht-01.md", changed(TEXT, revision="1", change="Sửa", body=body)
    )
    standing = standing_of(case.corpus())
    ground = standing.ground
    found = lapses(ground.law, ground.reliances)
    (one,) = legs(
        standing, ground.standing_on(standing.day), found, suspicions(ground, standing.day)
    )
    return one


def test_in_step() -> None:
    one = row(catalogue(OLD), Services.of(BIRTH))

    assert one.in_step
    assert [str(each.number) for each in one.drafts] == ["01/01"]


def test_law_that_ended_is_told_once() -> None:
    """What lapsed is suspect too; it is one thing."""
    one = row(catalogue(OLD, NEW, does("118", "replaces", "61")), Services.of(BIRTH))

    assert [each.number for each in one.lapsed] == ["61/2018/NĐ-CP"]
    assert (len(one.changed), one.of_law, one.in_step) == (1, (), False)


def test_law_that_changed() -> None:
    one = row(catalogue(OLD, NEW, does("118", "amends", "61")), Services.of(BIRTH))

    assert (one.lapsed, [each.of for each in one.of_law]) == ((), ["61"])


def test_what_is_not_known_is_no_fault() -> None:
    one = row(catalogue(), Services.of(BIRTH))

    assert [each.number for each in one.unknown] == ["61/2018/NĐ-CP"]
    assert one.in_step


def test_a_service_that_was_abolished_is_told_once() -> None:
    gone = replace(BIRTH, ended=True, abolished=date(2026, 3, 1))

    one = row(catalogue(OLD), Services.of(gone))

    assert [each.code for each in one.ended] == ["1.001193"]
    assert (len(one.changed), one.of_services, one.in_step) == (1, (), False)


def test_legal_bases_that_the_record_has() -> None:
    """What the record names and the text does not cite; what has expired is nothing to cite."""
    gone = law("15", "2016-01-01", "2020-01-01", number="15/2015/NĐ-CP")
    named = ("61/2018/NĐ-CP", "15/2015/NĐ-CP", "66.7/2025/NQ-CP", "66.7/2025/NQ-CP")
    service = replace(BIRTH, legal_basis=tuple(map(LegalReference, named)))

    one = row(catalogue(OLD, gone), Services.of(service))

    assert (one.lacking, one.in_step) == (("66.7/2025/NQ-CP",), False)


def test_a_service_that_the_catalogue_does_not_have() -> None:
    one = row(catalogue(OLD), Services())

    assert (one.unlisted, one.in_step) == (("1.001193",), False)
