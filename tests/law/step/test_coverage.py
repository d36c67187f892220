"""Which services of the scope have a procedure in force, and what else is wrong with services."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.law.step.coverage import Coverage, Extent, coverage
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.model.services import Scope, Service, Services
from tests.builders import DAY
from tests.law.stretches import stretch

BIRTH = Service(code="1.001193", name="Khai sinh", levels=("Cấp xã",), field="Hộ tịch")
DEATH = Service(code="1.000656", name="Khai tử", levels=("Cấp xã",), field="Hộ tịch")
COPY = Service(code="2.000815", name="Bản sao", levels=("Cấp xã",), field="Chứng thực")
LAND = Service(code="1.012345", name="Đất đai", levels=("Cấp tỉnh",), field="Đất đai")
COMMUNE = Scope(levels=("Cấp xã",))


def found(
    *texts: Reliance,
    services: tuple[Service, ...] = (BIRTH, DEATH, COPY, LAND),
    scope: Scope | None = COMMUNE,
    day: date = DAY,
) -> Coverage:
    return coverage(Extent.of(Services.of(*services), scope), texts, day)


def serves(document: str, *codes: str, kind: str = "procedure") -> Reliance:
    return stretch(document=document, services=codes, kind=kind)


def test_what_has_no_procedure_by_field() -> None:
    cover = found(serves("a", "1.001193"))

    assert [each.code for each in cover.missing] == ["2.000815", "1.000656"]
    assert (cover.scoped, len(cover.due), cover.covered) == (True, 3, 1)


def test_without_a_scope_nothing_is_guessed() -> None:
    cover = found(serves("a", "1.012345"), scope=None)

    assert (cover.scoped, cover.due, cover.missing, cover.outside) == (False, (), (), ())


def test_two_documents_for_one_service() -> None:
    (twice,) = found(serves("a", "1.001193"), serves("b", "1.001193", "1.000656")).twice

    assert twice.code == "1.001193"
    assert [each.document for each in twice.documents] == ["a", "b"]


def test_a_form_carries_out_nothing() -> None:
    cover = found(serves("a", "1.001193"), serves("b", "1.001193", kind="form"))

    assert (cover.twice, cover.covered) == ((), 1)


def test_outside_the_scope() -> None:
    assert [each.code for each in found(serves("a", "1.012345")).outside] == ["1.012345"]


def test_not_in_the_catalogue() -> None:
    cover = found(serves("a", "1.999999"))

    assert ([each.code for each in cover.unlisted], cover.outside) == (["1.999999"], ())


@pytest.mark.parametrize(
    ("day", "ended", "due"),
    [
        pytest.param(date(2026, 2, 28), [], 3, id="the day before"),
        pytest.param(date(2026, 3, 1), ["1.001193"], 2, id="from its day on"),
    ],
)
def test_abolished(day: date, ended: list[str], due: int) -> None:
    gone = replace(BIRTH, ended=True, abolished=date(2026, 3, 1))
    cover = found(serves("a", "1.001193"), services=(gone, DEATH, COPY, LAND), day=day)

    assert ([each.code for each in cover.ended], len(cover.due)) == (ended, due)


def test_a_code_of_the_scope_that_is_not_in_the_catalogue() -> None:
    assert found(scope=Scope(codes=("1.001193", "1.555555"))).unknown == ("1.555555",)
