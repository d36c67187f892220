"""The handbook for everybody: each kind of page heard, read by keyboard, small, large, printed."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize
from pypdf import PdfReader

from qmsdocs.site.serving import News, bound, serving
from tests.site.kinds import Edition, internal_kinds, public_kinds

WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
Scheme = Literal["light", "dark"]
GRAVE = ("serious", "critical")
LOOKS: tuple[tuple[Scheme, ViewportSize], ...] = (("light", WIDE), ("dark", PHONE))
"""In which colours and at which width axe looks."""
SPACED = """* {
  letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important;
}"""
"""The spacing that readers may ask for (WCAG 1.4.12)."""


@pytest.fixture(scope="module", params=["public", "internal"])
def served(
    request: pytest.FixtureRequest, edition: Edition
) -> Iterator[tuple[str, dict[str, str]]]:
    """Return where an edition of the sample is served, and its kinds of pages."""
    site = edition(request.param)
    kinds = public_kinds(site) if request.param == "public" else internal_kinds(site)
    with bound(0, site, News()) as server, serving(server):
        yield f"http://127.0.0.1:{server.server_port}/", kinds


def faults(page: Page) -> list[str]:
    """Return what axe finds on a page that keeps people out, each with its place."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def shortened(page: Page) -> None:
    """Leave some of many rows and points, which stand for all."""
    page.evaluate(
        "document.querySelectorAll(':is(tr, li):nth-child(n+7)').forEach(e => e.remove())"
    )


def sideways(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def test_every_kind_of_page_in_all_colours_and_widths(
    page: Page, served: tuple[str, dict[str, str]]
) -> None:
    """Axe finds nothing serious; no page is wider than its window, with more spacing too."""
    address, kinds = served
    found = []
    for kind, path in kinds.items():
        for scheme, size in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            page.goto(address + path)
            where = f"{kind}, {scheme}, {size['width']}"
            if sideways(page):
                found.append(f"{where}: wider than its window")
            unfolded(page)
            shortened(page)
            found += [f"{where}: {each}" for each in faults(page)]
        page.add_style_tag(content=SPACED)
        if sideways(page):
            found.append(f"{kind}: wider than its window with more spacing")

    assert found == []


def test_twice_as_large(page: Page, served: tuple[str, dict[str, str]]) -> None:
    """A zoom of 200 % leaves half of the pixels; nothing is to be moved sideways then."""
    address, kinds = served
    page.set_viewport_size({"width": 640, "height": 450})

    wide = {}
    for kind, path in kinds.items():
        page.goto(address + path)
        wide[kind] = sideways(page)

    assert {kind: each for kind, each in wide.items() if each} == {}


def test_every_page_says_what_it_is(page: Page, served: tuple[str, dict[str, str]]) -> None:
    """A title of its own, one first heading, headings in their order, ids once, names."""
    address, kinds = served
    titles, found = [], []
    for kind, path in kinds.items():
        page.goto(address + path)
        titles.append(page.title())
        levels = page.eval_on_selector_all(
            ":is(h1, h2, h3, h4, h5, h6)",
            "all => all.filter(each => each.checkVisibility() && !each.closest('.md-search'))"
            ".map(each => Number(each.tagName[1]))",
        )
        if levels.count(1) != 1 or levels[0] != 1:
            found.append(f"{kind}: headings begin {levels[:3]}")
        if any(after > before + 1 for before, after in pairwise(levels)):
            found.append(f"{kind}: headings skip a level: {levels}")
        ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
        found += [f"{kind}: id '{each}' twice" for each in set(ids) if ids.count(each) > 1]
        if page.locator("html").get_attribute("lang") != "vi":
            found.append(f"{kind}: lang")

    assert found == []
    assert len(set(titles)) == len(titles), titles


def test_movement_is_left_out_where_it_is_not_wanted(page: Page, address: str) -> None:
    page.goto(address)

    longest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].flatMap(each =>"
        " getComputedStyle(each).transitionDuration.split(',').map(parseFloat)))"
    )

    assert longest < 0.01


def left_over(page: Page) -> list[str]:
    """Return what has no use on paper and is printed; the heads of lists may be buttons."""
    gone = (*(".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-path"), "button")
    kept = page.locator("thead button:visible").count()
    return [
        each
        for each in gone
        if page.locator(f"{each}:visible").count() > (kept if each == "button" else 0)
    ]


def test_printed(page: Page, served: tuple[str, dict[str, str]]) -> None:
    """Each kind of page on paper: no menus and buttons, everything unfolded, within the sheet."""
    address, kinds = served
    found = []
    for kind, path in kinds.items():
        page.goto(address + path)
        shortened(page)
        page.emulate_media(media="print")
        found += [f"{kind}: {each} is printed" for each in left_over(page)]
        folded = page.eval_on_selector_all(
            "details > :not(summary)",
            "all => all.filter(each => each.parentNode.checkVisibility()"
            " && !each.checkVisibility()).length",
        )
        if folded:
            found.append(f"{kind}: {folded} parts stay folded")
        paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        words = [len(each.extract_text()) for each in paper.pages]
        if min(words) < 40:
            found.append(f"{kind}: an empty sheet among {words}")
        page.emulate_media(media="screen")

    assert found == []


def test_from_a_folder(page: Page, edition: Edition) -> None:
    """Without a server pages, search and lists are there; nothing is asked of anybody."""
    site = edition("public")
    page.goto((site / "index.html").as_uri())
    page.locator(".qms-door").first.click()
    page.wait_for_url("**/danh-muc/index.html")
    page.locator(".qms-tools input[name=words]").fill("khai sinh")
    page.wait_for_function("[...document.querySelectorAll('tbody tr')].some(row => row.hidden)")
    page.locator("tbody th a:visible").first.click()
    page.wait_for_url("**/index.html")

    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("ket hon")
    page.locator(".md-search-result__link").first.wait_for()

    assert page.evaluate("document.fonts.size") == 0
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    assert icon.startswith("file:")
