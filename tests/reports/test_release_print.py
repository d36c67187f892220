"""A real browser prints the page: one sheet for a release of ordinary size."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from qmsdocs.reports.release_page import as_html
from tests.reports.releases import release

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


def pages(browser: Browser, html: str) -> int:
    """Return how many sheets a page takes."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html)
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert asked == []
    return len(PAGES.findall(printed))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("changing", "new", "same", "whole"),
    [
        pytest.param(1, 0, 0, 1, id="one"),
        pytest.param(12, 0, 0, 3, id="twelve changed"),
        pytest.param(6, 4, 2, 7, id="twelve of all kinds"),
        pytest.param(0, 30, 0, 1, id="thirty new"),
        pytest.param(30, 0, 0, 2, id="thirty changed"),
        pytest.param(12, 10, 8, 7, id="thirty of all kinds"),
    ],
)
def test_one_sheet(
    browser: Browser, language: str, changing: int, new: int, same: int, whole: int
) -> None:
    html = as_html(release(changing, new, same, whole), language)

    assert 'class="full"' not in html
    assert pages(browser, html) == 1


def test_first_sheet_of_a_large_release_is_one(browser: Browser) -> None:
    """What comes before the page break takes one sheet, and the list follows."""
    html = as_html(release(changing=200, new=50, same=12), "vi")
    first, _, _ = html.partition('<div class="full"')

    assert pages(browser, first + "</body></html>") == 1
    assert pages(browser, html) > 10


def test_digits_stand_beside_their_own_document(browser: Browser) -> None:
    """However close the page is set, no document seems to have the fingerprint of another."""
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.set_content(as_html(release(changing=12), "vi"))

    outside = page.evaluate(
        "[...document.querySelectorAll('.mark')].filter(e => e.getBoundingClientRect().bottom >"
        " e.closest('article').getBoundingClientRect().bottom + 1).length"
    )
    assert page.locator(".mark").count() == 12
    assert outside == 0
    page.close()


def test_picture(browser: Browser, tmp_path: Path) -> None:
    """Nothing runs out of the paper, and former and new values look different."""
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.set_content(as_html(release(6, 4, 2, whole=7), "vi"))
    page.screenshot(path=tmp_path / "page.png", full_page=True)

    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right >"
        " document.body.getBoundingClientRect().right + 1).map(e => e.outerHTML)"
    )
    colours = page.evaluate(
        "['del', 'ins'].map(t => getComputedStyle(document.querySelector(t)).color)"
    )
    assert wide == []
    assert len(set(colours)) == 2
    assert (tmp_path / "page.png").stat().st_size > 20_000
    page.close()
