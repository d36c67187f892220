"""The figures for machines at the root of the site: the same as on its dashboard."""

import json

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.metrics import as_openmetrics
from qmsdocs.reports.figures.status_json import as_json, schema
from qmsdocs.site.figures.counted import figures_of
from tests.reports.figures.office import files, site_on
from tests.reports.out_of_step import book
from tests.site.stories import files_of, site_of, staged_of


def of(audience: Audience) -> dict[str, bytes]:
    return staged_of(site_on(audience=audience), files().__getitem__)


@pytest.mark.parametrize("audience", list(Audience), ids=str)
def test_files(audience: Audience) -> None:
    site, found = site_on(audience=audience), of(audience)

    assert found["docs/status.json"].decode() == as_json(figures_of(site))
    assert found["docs/metrics.txt"].decode() == as_openmetrics(figures_of(site))
    assert found["docs/status.schema.json"] == schema()


def test_nothing_internal_reaches_the_public() -> None:
    made = book()
    public = files_of(site_of(made), made)

    for name in ("docs/status.json", "docs/metrics.txt", "docs/bang-dieu-hanh.md"):
        for word in ("QT-HT-09", "Việc nội bộ", "Hoàng Thị Soạn", "soan"):
            assert word not in public[name].replace("being written", ""), (name, word)
    assert json.loads(public["docs/status.json"])["documents"]["in_force"] == 2


def test_the_menu_leads_to_the_dashboard() -> None:
    assert b"Dashboard: bang-dieu-hanh.md" in of(Audience.PUBLIC)["mkdocs.yml"]
