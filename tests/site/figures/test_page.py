"""The dashboard: what stands there for whom, and where each figure leads."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any, cast

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.site import addresses
from qmsdocs.site.context import Site
from qmsdocs.site.figures.page import dashboard
from qmsdocs.site.selection import View
from tests.builders import Handbook
from tests.reports.figures.office import site_on
from tests.site.stories import site_of

BOTH = pytest.mark.parametrize("audience", list(Audience), ids=str)


def shown(site: Site) -> dict[str, Any]:
    return cast("dict[str, Any]", dashboard(site).meta["qms_figures"])


def section(site: Site, anchor: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in shown(site)["sections"] if s["anchor"] == anchor)
    return found


def figures(site: Site) -> list[dict[str, Any]]:
    return [each for found in shown(site)["sections"] for each in found["figures"]]


def test_where_it_lies() -> None:
    page = dashboard(site_on())

    assert (page.path, page.title) == ("bang-dieu-hanh.md", "Dashboard")
    assert page.meta["search"] == {"exclude": True}
    assert "The office on 2026-11-20, at a glance." in page.body


def test_tiles_lead_to_their_lists() -> None:
    leads = {each["label"]: each["url"] for each in shown(site_on())["tiles"]}

    assert leads == {
        "Targets met": "../bang-dieu-hanh/#muc-tieu",
        "Public services with a procedure": "../thu-tuc/",
        "Procedures in step with the law": "../dong-bo/#procedures-in-force",
        "Documents to be looked at again": "../dong-bo/#to-be-looked-at-again",
        "Documents on ended law": "../dong-bo/#days-on-ended-law",
        "Reviews overdue": "../bang-dieu-hanh/#ra-soat",
        "Drafts awaiting review, approval or promulgation": "../bang-dieu-hanh/#cho-ky",
        "Documents held back for a fault of integrity": "../loi-toan-ven/",
        "Documents in force": "../danh-muc/",
    }


def test_the_public_is_not_led_to_the_pages_of_the_office() -> None:
    leads = {each["url"] for each in shown(site_on(audience=Audience.PUBLIC))["tiles"]}

    assert f"../{addresses.FAULTS.removesuffix('.md')}/" not in leads
    assert "../bang-dieu-hanh/#toan-ven" in leads


def test_with_drafts_their_list_is_there() -> None:
    site = site_of(Handbook.new(), view=View(Audience.INTERNAL, drafts=True))

    assert "../du-thao/" in {each["url"] for each in shown(site)["tiles"]}


@BOTH
def test_every_picture_has_its_table_and_is_told_in_words(audience: Audience) -> None:
    drawn = [each for each in figures(site_on(audience=audience)) if each["drawing"]]
    names = []
    for each in drawn:
        root = ET.fromstring(each["drawing"])  # noqa: S314 - our own
        assert root.get("role") == "img"
        names += [part.get("id") for part in root.iter() if part.get("id")]
        assert len(root.findtext("{http://www.w3.org/2000/svg}desc") or "") > 10
        assert each["table"].startswith("<table")
        assert '<th scope="col">' in each["table"]
        assert '<th scope="row">' in each["table"]

    assert len(drawn) >= 10
    assert len(names) == len(set(names))


@pytest.mark.parametrize("audience", list(Audience), ids=str)
def test_persons_and_single_drafts_are_for_the_office(audience: Audience) -> None:
    page = dashboard(site_on(audience=audience)).staged

    assert ("Đỗ Văn Duyệt" in page) is (audience is Audience.INTERNAL)
    assert ("QT-HT-02" in page) is (audience is Audience.INTERNAL)
    assert ("Báo cáo của hai-long" in page) is (audience is Audience.INTERNAL)


def test_a_target_with_its_result_leads_to_its_page() -> None:
    first = section(site_on(), "muc-tieu")["figures"][1]

    assert first["title"] == "Hồ sơ giải quyết đúng hạn và trước hạn"
    assert first["outcome"] == "met"
    assert first["result"] == [
        "Met: 98.71%",
        "wanted: at least 98.5%",
        "better than the figure before",
        "Trung tâm Phục vụ hành chính công phường",
    ]
    assert first["url"] == "../objectives/mt-2026/#qms-ket-qua-muc-tieu"


def test_what_is_not_known_is_said() -> None:
    site = site_of(Handbook.new())

    unknown = {each["anchor"]: each["nothing"] for each in shown(site)["sections"]}

    assert unknown["phap-luat"] == unknown["thu-tuc"] == unknown["muc-tieu"] == "Not known"
    assert unknown["ra-soat"] == ""


def test_an_office_with_nothing_has_a_dashboard() -> None:
    assert re.search(r"^title: Dashboard$", dashboard(site_of(Handbook.new())).staged, re.MULTILINE)


@pytest.mark.parametrize(
    ("anchor", "place", "name"),
    [
        ("muc-tieu", 1, "month"),
        ("muc-tieu", 2, "missing"),
        ("muc-tieu", 4, "between"),
        ("muc-tieu", 5, "no-result"),
        ("thu-tuc", 0, "services"),
        ("phap-luat", 0, "procedures"),
        ("phap-luat", 1, "trend"),
        ("cho-ky", 0, "stages"),
        ("tai-lieu", 0, "documents"),
    ],
)
def test_pictures(golden: Callable[[str, str], None], anchor: str, place: int, name: str) -> None:
    drawing = section(site_on(), anchor)["figures"][place]["drawing"]

    golden(f"site/figures/{name}.svg", drawing.replace("><", ">\n<") + "\n")
