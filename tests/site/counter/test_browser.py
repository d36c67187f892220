"""The procedure page at the counter, in a real browser and straight from the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from qmsdocs.cli.main import main
from tests.builders import DAY, Handbook
from tests.law.services.procedures import PROVINCIAL
from tests.site.counter.books import counted, revised
from tests.site.stories import written_to

PROCEDURE = "procedures/ho-tich/qt-ht-01/index.html"
CONTRAST = """selector => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return Math.min(...Array.from(document.querySelectorAll(selector)).map(element => {
    const pair = [light(rgb(getComputedStyle(element).color)), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  }));
}"""


def _site(book: Handbook, folder: Path) -> str:
    """Build a handbook; return the address of the procedure's page on the disk."""
    root = written_to(book, folder)
    assert main(["build", str(root), "--as-of", DAY.isoformat(), "--lang", "en"]) == 0
    return (root / "build" / "site" / PROCEDURE).as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the page of a procedure with one case and a former revision."""
    return _site(revised(), tmp_path_factory.mktemp("revised"))


@pytest.fixture(scope="module")
def by_case(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the page of a procedure with two cases."""
    return _site(counted(PROVINCIAL), tmp_path_factory.mktemp("cases"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page; a request that leaves this machine fails the test."""
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_facts_come_first(page: Page, address: str) -> None:
    """Limit, fee and dossier stand above the control block, and that above the text."""
    page.goto(address)

    tops = page.evaluate(
        "['.qms-tiles', '.qms-dossier', '.qms-flow', '.qms-control', '.qms-control ~ div h2']"
        ".map(each => document.querySelector(each).getBoundingClientRect().top)"
    )

    assert tops == sorted(tops)
    assert "03 ngày làm việc" in page.locator(".qms-tiles").inner_text()


def test_a_fact_leads_to_its_section(page: Page, address: str) -> None:
    page.goto(address)

    page.locator(".qms-tiles a.qms-source").first.click()

    assert page.url.endswith("#5-4-thoi-han-giai-quyet")
    assert page.locator("#\\35 -4-thoi-han-giai-quyet").count() == 1


def test_papers_are_ticked_and_cleared_for_the_next_visitor(page: Page, address: str) -> None:
    """By mouse and keyboard; how many are ticked is told to those who do not see it."""
    page.goto(address)
    told = page.locator(".qms-dossier output")
    boxes = page.locator(".qms-dossier input[type=checkbox]")
    assert told.inner_text() == "0 of 2 papers ticked"

    boxes.nth(0).check()
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    assert told.inner_text() == "2 of 2 papers ticked"
    page.get_by_role("button", name="Next visitor").click()
    page.wait_for_function("document.querySelector('.qms-dossier output').innerText[0] === '0'")

    assert not boxes.nth(0).is_checked()
    assert told.get_attribute("role") == "status"


def test_ticks_do_not_come_back_with_the_page(page: Page, address: str) -> None:
    """Another visitor must not find those of the one before."""
    page.goto(address)
    page.locator(".qms-dossier input").first.check()

    page.goto(f"{address.rpartition('procedures')[0]}index.html")
    page.go_back()

    page.wait_for_function("document.querySelector('.qms-dossier output').innerText[0] === '0'")
    assert not page.locator(".qms-dossier input").first.is_checked()


def test_one_case_at_a_time(page: Page, by_case: str) -> None:
    page.goto(by_case)
    choose = page.locator(".qms-dossier__choose select")
    told = page.locator(".qms-dossier output")
    assert told.inner_text() == "0 of 3 papers ticked"

    choose.select_option("Trường hợp cấp lại")

    assert page.locator(".qms-dossier fieldset:visible").count() == 1
    assert told.inner_text() == "0 of 2 papers ticked"


def test_without_a_script_everything_is_there(browser: Browser, by_case: str) -> None:
    """All cases are shown, and the button clears the ticks by itself."""
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(by_case)

    assert opened.locator(".qms-dossier fieldset:visible").count() == 2
    assert not opened.locator(".qms-dossier__choose").is_visible()
    box = opened.locator(".qms-dossier input").first
    box.check()
    opened.get_by_role("button", name="Next visitor").click()
    assert not box.is_checked()
    context.close()


def test_a_drawing_for_the_width(page: Page, address: str) -> None:
    """Lanes on a desk, a chain on a phone; each is said once, and nothing is too wide."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    drawings = page.locator(".qms-flow__drawing:visible")
    assert drawings.count() == 1
    assert "qms-flow__drawing--broad" in (drawings.first.get_attribute("class") or "")

    page.set_viewport_size({"width": 360, "height": 740})

    assert drawings.count() == 1
    assert "qms-flow__drawing--narrow" in (drawings.first.get_attribute("class") or "")
    assert "3 steps" in (drawings.first.get_attribute("aria-label") or "")
    for each in page.locator(".qms-counter details, .qms-verify").all():
        each.evaluate("element => { element.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_letters_of_the_drawing_stay_in_their_boxes(page: Page, address: str) -> None:
    page.goto(address)

    out = page.evaluate(
        """() => Array.from(document.querySelectorAll('.qms-flow__drawing')).flatMap(svg => {
          if (!svg.getBoundingClientRect().width) return [];
          const frame = svg.getBoundingClientRect();
          return Array.from(svg.querySelectorAll('tspan')).map(e => e.getBoundingClientRect())
            .filter(r => r.left < frame.left - 1 || r.right > frame.right + 1);
        }).length"""
    )

    assert out == 0


def test_the_same_as_a_table(page: Page, address: str) -> None:
    """What the drawing shows is said in a table with heads and a caption."""
    page.goto(address)

    page.get_by_text("The same as a table").click()

    table = page.locator(".qms-flow__table table")
    assert table.is_visible()
    assert table.locator("thead th[scope=col]").all_inner_texts() == [
        "Step", "What is done", "Who", "How long", "Form, result",
    ]  # fmt: skip
    assert table.locator("caption").inner_text() == "Steps"
    assert table.locator("tbody th[scope=row]").all_inner_texts() == ["1", "2", "3"]


def test_what_changed_and_how_to_verify(page: Page, address: str) -> None:
    page.goto(address)

    page.get_by_text("Facts that changed").click()
    page.get_by_text("How to verify this page").click()

    assert "05 ngày làm việc" in page.locator(".qms-compared").first.inner_text()
    assert "qmsdocs verify" in page.locator(".qms-verify").inner_text()
    page.get_by_role("link", name="Read the former text").click()
    assert "01-00" in page.url


def test_the_portal_is_only_linked(page: Page, address: str) -> None:
    """Without an address of the record, the portal is asked for the code; nothing is loaded."""
    page.goto(address)

    link = page.locator(".qms-services a")

    assert (link.get_attribute("href") or "").startswith("https://dichvucong.gov.vn/")
    assert "1.001193" in (link.get_attribute("href") or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read(browser: Browser, address: str, scheme: str) -> None:
    """Small and quiet words too, by day and by night."""
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    opened = context.new_page()
    opened.goto(address)
    for each in opened.locator(".qms-counter details, .qms-verify").all():
        each.evaluate("element => { element.open = true; }")

    words = ".qms-counter :is(p, dt, dd, h2, small, th, td, summary, output, button, a)"

    assert opened.evaluate(CONTRAST, words) >= 4.5
    context.close()


def test_printed(page: Page, address: str, tmp_path: Path) -> None:
    """Boxes to be ticked by pen, the drawing in lanes, nothing to be clicked."""
    page.goto(address)
    page.emulate_media(media="print")

    assert page.locator(".qms-dossier input").first.is_visible()
    assert page.locator(".qms-flow__drawing--broad").is_visible()
    for hidden in (".qms-dossier__foot", ".qms-counter summary", "a.qms-source"):
        assert page.locator(hidden).first.is_hidden()
    assert page.pdf(path=str(tmp_path / "page.pdf"))[:4] == b"%PDF"
