"""A real browser on the built sample: people see the control block, nobody else is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from qmsdocs.cli.main import main
from qmsdocs.site.serving import News, bound, serving
from tests.sample import BOOK, DAY

PROCEDURE = "procedures/ho-tich/qt-ht-01/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address under which the sample is served."""
    out = tmp_path_factory.mktemp("sample")
    assert main(["build", str(BOOK), "--as-of", DAY.isoformat(), "--out", str(out)]) == 0
    with bound(0, out / "site", News()) as server, serving(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return an empty page; a request that leaves this machine fails the test."""
    opened = browser.new_page()
    asked: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert errors == []


def test_control_block(page: Page, address: str) -> None:
    """Code, number, day, signatures and decision stand above the text."""
    page.goto(address + PROCEDURE)

    block = page.locator(".qms-control")
    seen = block.inner_text()
    assert block.is_visible()
    for word in ("QT-HT-01", "02", "15/07/2026", "118/QĐ-UBND", "Lê Văn Mẫu", "Chữ ký số (SSH)"):
        assert word in seen
    assert page.locator("h1").inner_text() == "Đăng ký khai sinh"
    assert page.locator("html").get_attribute("lang") == "vi"


def test_short_address_leads_to_the_page(page: Page, address: str) -> None:
    """A link by id ends at the page by code."""
    page.goto(f"{address}d/k3f9t2xq/")

    page.wait_for_url(address + PROCEDURE)
    assert page.locator(".qms-code").inner_text() == "QT-HT-01"


def test_link_by_id(page: Page, address: str) -> None:
    """A form that a procedure names is one click away."""
    page.goto(address + PROCEDURE)

    page.locator("article a:visible", has_text="BM-01").first.click()

    page.wait_for_url(f"{address}forms/bm-01/")


def test_search(page: Page, address: str) -> None:
    """Typing finds the procedure, and not its former texts."""
    # What is typed before the search is ready would be lost on it.
    page.goto(address, wait_until="networkidle")
    page.locator(".qms-hero__search").click()
    page.locator(".md-search__input").press_sequentially("khai sinh")

    first = page.locator(".md-search-result__link").first
    first.wait_for(state="visible")
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)")

    assert any(link.startswith(address + PROCEDURE) for link in links)
    assert not [link for link in links if "/01-0" in link]


def test_phone(page: Page, address: str) -> None:
    """On a phone nothing but tables is wider than the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + PROCEDURE)

    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    assert wide is False
    assert page.locator(".qms-control").is_visible()


def test_print(page: Page, address: str, tmp_path: Path) -> None:
    """Printed, the sheet has its control block and no menu."""
    page.goto(address + PROCEDURE)
    page.emulate_media(media="print")

    assert page.locator(".qms-control").is_visible()
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar--primary").is_visible()
    assert page.pdf(path=str(tmp_path / "sheet.pdf"))[:4] == b"%PDF"
