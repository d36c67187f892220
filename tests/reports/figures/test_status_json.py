"""``status.json``: as its schema says, and nothing about persons for the public."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.status_json import SCHEMA, as_json, schema
from qmsdocs.site.figures.counted import figures_of
from tests.builders import Handbook
from tests.reports.figures.office import site_on
from tests.sample import DAY, ROOT
from tests.site.stories import site_of

PUBLISHED = ROOT / "docs" / "schemas" / "status-1.schema.json"
BOTH = pytest.mark.parametrize("audience", list(Audience), ids=str)


def of(day: date = DAY, audience: Audience = Audience.INTERNAL) -> str:
    return as_json(figures_of(site_on(day, audience)))


def closed(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema that allows no other keys than those it names."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: closed(value) for key, value in part.items()}
    return (
        {**found, "additionalProperties": False}
        if isinstance(found.get("properties"), dict)
        else found
    )


def objects(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part
        for value in part.values():
            yield from objects(value)
    elif isinstance(part, list):
        for each in part:
            yield from objects(each)


@BOTH
def test_whole(golden: Callable[[str, str], None], audience: Audience) -> None:
    golden(f"reports/figures/status.{audience}.json", of(audience=audience))


def test_the_schema_in_the_manual_is_the_one_that_sites_carry() -> None:
    assert PUBLISHED.read_bytes() == schema()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))


@BOTH
@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2026, 1, 20), DAY], ids=str)
def test_valid(day: date, audience: Audience) -> None:
    checker = Draft202012Validator(closed(json.loads(schema())))

    assert [each.message for each in checker.iter_errors(json.loads(of(day, audience)))] == []


def test_an_empty_handbook_is_valid() -> None:
    """What is not known is null there, and not nought."""
    found = json.loads(as_json(figures_of(site_of(Handbook.new()))))

    Draft202012Validator(closed(json.loads(schema()))).validate(found)
    assert (found["schema"], found["services"], found["in_step"]) == (SCHEMA, None, None)
    assert found["reviews"]["longest_overdue_days"] is None
    assert found["approvals"]["oldest_working_days"] is None


def test_the_schema_promises_every_key() -> None:
    """Whoever reads the file may rely on a key to be there."""
    for each in objects(json.loads(schema())):
        assert each["required"] == list(each["properties"])


@pytest.mark.parametrize(
    "edit",
    [
        {"schema": "qmsdocs-status-2"},
        {"day": "20/11/2026"},
        {"documents": None},
        {"audience": "all"},
    ],
    ids=str,
)
def test_the_schema_refuses(edit: dict[str, Any]) -> None:
    """A schema that takes everything would prove nothing."""
    found = {**json.loads(of()), **edit}

    assert list(Draft202012Validator(json.loads(schema())).iter_errors(found))


def test_the_public_reads_of_nobody() -> None:
    found = of(audience=Audience.PUBLIC)

    assert "Đỗ Văn Duyệt" in of()
    assert "Đỗ Văn Duyệt" not in found
    assert "do-van-duyet" not in found
    assert "tran-thi-vi-du" not in found


@BOTH
def test_the_same_again(audience: Audience) -> None:
    assert of(audience=audience) == of(audience=audience)
