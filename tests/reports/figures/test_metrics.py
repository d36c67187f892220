"""``metrics.txt``: a strict reader of the format takes it, and what is not known is not there."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.metrics import as_openmetrics
from qmsdocs.site.figures.counted import figures_of
from tests.builders import Handbook
from tests.reports.figures.office import DOCUMENT, site_on
from tests.reports.figures.reader import families
from tests.sample import DAY
from tests.site.stories import site_of

BOTH = pytest.mark.parametrize("audience", list(Audience), ids=str)


def of(day: date = DAY, audience: Audience = Audience.INTERNAL) -> str:
    return as_openmetrics(figures_of(site_on(day, audience)))


def samples(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    found = families(text)
    return {
        (each.name, frozenset(each.labels.items())): each.value
        for family in found
        for each in family.samples
    }


@BOTH
def test_whole(golden: Callable[[str, str], None], audience: Audience) -> None:
    golden(f"reports/figures/metrics.{audience}.txt", of(audience=audience))


@BOTH
@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2026, 1, 20), DAY], ids=str)
def test_a_strict_reader_takes_it(day: date, audience: Audience) -> None:
    found = families(of(day, audience))

    assert {each.type for each in found} == {"gauge", "info"}
    assert all(each.name.startswith("qmsdocs_") for each in found)
    assert all(each.name.endswith(f"_{each.unit}") for each in found if each.unit)


def test_what_it_says() -> None:
    found = samples(of())
    target = {"document": DOCUMENT, "code": "MT-2026", "target": "dung-han", "measure": "%"}
    midnight = datetime(2026, 11, 20, tzinfo=UTC).timestamp()

    def one(name: str, **labels: str) -> float:
        return found[f"qmsdocs_{name}", frozenset(labels.items())]

    assert one("as_of_timestamp_seconds") == midnight
    assert one("documents", kind="procedure", state="in-force") == 7
    assert one("services", procedure="covered") == 7
    assert one("drafts", stage="review", age="0-5") == 1
    assert one("person_drafts", person="do-van-duyet") == 1
    assert one("objective_value", **target) == 98.71
    assert one("objective_met", **target) == 1
    assert one("objectives", state="not-met") == 1


def test_what_is_not_known_is_not_there() -> None:
    names = {name for name, _ in samples(as_openmetrics(figures_of(site_of(Handbook.new()))))}

    assert "qmsdocs_documents" in names
    assert (
        not {
            "qmsdocs_services",
            "qmsdocs_documents_exposed",
            "qmsdocs_exposure_days",
            "qmsdocs_reviews_longest_overdue_days",
            "qmsdocs_objective_value",
        }
        & names
    )


def test_a_target_without_result_is_neither_met_nor_not() -> None:
    of_it = {labels for name, labels in samples(of()) if name == "qmsdocs_objective_met"}

    assert not any(("target", "danh-gia") in labels for labels in of_it)


def test_the_public_reads_of_nobody() -> None:
    assert "person" in of()
    assert "person" not in of(audience=Audience.PUBLIC)
