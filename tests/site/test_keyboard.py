"""The handbook without a mouse: everything is reached, seen where one is, and left again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

FOCUS = """() => {
  const element = document.activeElement, place = element.getBoundingClientRect();
  const shown = element.matches(".md-option") ? element.nextElementSibling : element;
  const style = getComputedStyle(shown);
  return {
    name: (element.ariaLabel || element.textContent).trim().replace(/\\s+/g, " "),
    href: element.getAttribute("href") || "",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: place.right > 0 && place.left < innerWidth && place.bottom > 0 && place.top < innerHeight,
    body: element === document.body,
  };
}"""


def steps(page: Page, until: Callable[[dict[str, Any]], bool], most: int = 80) -> dict[str, Any]:
    """Press Tab until something is reached; everything on the way is seen and marked."""
    way = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        way.append(focus["name"])
        assert focus["outlined"], way
        assert focus["seen"], way
        if until(focus):
            return dict(focus)
    pytest.fail(f"not reached: {way}")


def test_from_home_to_a_form_by_keyboard(page: Page, address: str) -> None:
    """Past the head, to the forms, into one of them, to its file: Tab and Enter alone."""
    page.goto(address, wait_until="networkidle")
    skip = steps(page, lambda _: True)
    assert (skip["name"], skip["href"]) == (page.locator(".qms-skip").inner_text(), "#qms-start")
    page.keyboard.press("Enter")

    steps(page, lambda focus: focus["href"].endswith("bieu-mau/"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}bieu-mau/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    steps(page, lambda focus: "forms/" in focus["href"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}forms/*/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    steps(page, lambda focus: "/tep/" in focus["href"] or focus["href"].startswith("tep/"))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")

    assert Path(waiting.value.path()).stat().st_size > 0


def test_nothing_holds_the_keyboard(page: Page, address: str) -> None:
    """Going on leads through the page and out of it, also back."""
    page.goto(f"{address}policy/cs-01/", wait_until="networkidle")

    steps(page, lambda focus: focus["href"] == "#qms-start")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(250):
            page.keyboard.press(key)
            if page.evaluate("document.activeElement === document.body"):
                break
        assert page.evaluate("document.activeElement === document.body"), key


def test_menu_of_a_phone_by_keyboard(page: Page, address: str) -> None:
    """The menu is opened, walked and closed by keys, and is not stopped at while closed."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}danh-muc/", wait_until="networkidle")
    menu = page.locator(".md-sidebar--primary")
    opener = page.get_by_role("button", name="Mở hoặc đóng trình đơn")
    assert menu.evaluate("each => each.inert")

    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert menu.evaluate("each => each.contains(document.activeElement)")
    page.keyboard.press("Escape")

    assert opener.get_attribute("aria-expanded") == "false"
    assert opener.evaluate("each => each === document.activeElement")
    assert menu.evaluate("each => each.inert")


@pytest.mark.parametrize("width", [360, 1280])
def test_search_of_the_first_page_by_keyboard(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address, wait_until="networkidle")

    page.locator(".qms-hero__search").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.md-search__input')")
    page.keyboard.type("khai sinh", delay=10)
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_timeout(200)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{address}procedures/**")


def test_wide_tables_are_moved_by_keyboard(page: Page, address: str) -> None:
    """A table wider than a phone can be reached, says which it is, and moves."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}objectives/mt-2026/", wait_until="networkidle")
    table = page.locator(".md-typeset__scrollwrap[tabindex='0']").first

    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")

    assert (table.get_attribute("aria-label") or "").startswith("Bảng: ")
