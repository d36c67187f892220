"""Lists in a real browser: sorted, chosen from, sent as a link, on a phone, printed."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from qmsdocs.site.fast.last import Content
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Row
from qmsdocs.site.lists.files import list_files
from qmsdocs.site.lists.page import list_page
from qmsdocs.site.output import write_files
from qmsdocs.site.render import render
from qmsdocs.wording import say
from tests.builders import DAY
from tests.site.lists.books import english, listing
from tests.site.stories import staged_of, two_revisions

MANY = 2000
TITLES = ("Đăng ký khai sinh", "Đăng ký kết hôn", "Chứng thực", "Đất đai", "Ẩm thực", "Án phí")
UNITS = ("Văn phòng", "Phòng Kinh tế", "Trung tâm Phục vụ hành chính công")
TIMED = """act => new Promise((done) => {
  const form = document.querySelector(".qms-tools");
  const begin = performance.now();
  eval(act);
  const seen = () => requestAnimationFrame(() => done(performance.now() - begin));
  requestAnimationFrame(() => setTimeout(seen));
})"""
STATES = (Mark("In force", "good"), Mark("Suspended", "warn", ("for the time being",)))


def rows(count: int) -> tuple[Row, ...]:
    """Return rows of which some are alike in some columns, put together by unit."""
    found = []
    for unit in UNITS:
        for n in range(1, count + 1):
            if UNITS[n % len(UNITS)] == unit:
                values = (
                    unit,
                    Link(f"QT-{n}", f"procedures/qt-{n}/index.md"),
                    f"{TITLES[n % len(TITLES)]} {n}",
                    f"{n % 7 + 1:02d}",
                    None if n % 11 == 0 else date(2025, 1, 1) + timedelta(days=n * 37 % 600),
                    STATES[n % 5 == 0],
                )
                found.append(Row(values, f"row-{n}"))
    return tuple(found)


def long_list(count: int, group: str = "unit") -> Listing:
    """Return a list of so many rows in the place of the master list."""
    columns = (
        Column("unit", say("Unit in charge"), facet=True),
        Column("code", say("Document code"), Kind.CODE),
        Column("title", say("Title"), wide=True),
        Column("issue", say("Issue"), Kind.NUMBER),
        Column("effective", say("In force from"), Kind.DAY),
        Column("state", say("State"), Kind.STATE, facet=True),
    )
    base = listing()
    return Listing(
        page="danh-muc.md",
        name=base.name,
        title=base.title,
        columns=columns,
        rows=rows(count),
        group=group,
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Tell nobody."""


@contextmanager
def served(folder: Path, made: Listing, settings: Mapping[str, object]) -> Iterator[str]:
    """Give the address of a small site in which a list stands instead of the master list."""
    book = two_revisions()
    site = english(book)
    handler = partial(_Quiet, directory=str(folder / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        # Instant navigation asks the map of the site, in which its address stands.
        own = {"site_url": address, **settings}
        files = dict[str, Content](staged_of(site, book.files.__getitem__, own))
        files[f"docs/{made.page}"] = list_page(site, made).staged.encode()
        files |= dict(list_files(site, made))
        write_files(folder / "stage", files.items())
        render(folder / "stage" / "mkdocs.yml", folder / "site", DAY)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module", params=["pages", "instant"])
def address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Return the address of a list of thirty rows, with and without instant navigation."""
    instant = {"theme": {"features": ["navigation.instant", "navigation.tabs"]}}
    folder = tmp_path_factory.mktemp(f"lists-{request.param}")
    with served(folder, long_list(30), instant if request.param == "instant" else {}) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page; what its scripts cannot do fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def codes(page: Page) -> list[str]:
    """Return the codes of the rows that are seen, in their order."""
    found: list[str] = page.locator("tbody tr:not(.qms-group):visible th a").all_inner_texts()
    return found


def eventually(page: Page, shown: Callable[[], object], expected: object) -> None:
    """Wait until something is shown; fail with what is shown instead."""
    for _ in range(50):
        if shown() == expected:
            return
        page.wait_for_timeout(20)
    assert shown() == expected


def count(page: Page) -> str:
    """Return what is told of how many rows are seen."""
    return page.locator(".qms-count").inner_text()


def test_rows_are_chosen_without_diacritics(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/")
    box = page.get_by_label("Filter the list", exact=True).last

    for typed in ("dat dai", "ĐẤT đai", "dai dat", "đất đai"):
        box.fill(typed)
        eventually(page, lambda: count(page), "5 of 30 rows shown")
    assert codes(page) == ["QT-3", "QT-9", "QT-15", "QT-21", "QT-27"]


def test_rows_are_chosen_by_unit_and_state(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/")
    page.get_by_label("State").select_option("suspended")
    page.get_by_label("Unit in charge").select_option("van-phong")

    eventually(page, lambda: codes(page), ["QT-15", "QT-30"])
    assert page.locator(".qms-group:visible").all_inner_texts() == ["Văn phòng"]
    page.get_by_role("button", name="Show all").click()
    eventually(page, lambda: count(page), "30 of 30 rows shown")
    assert "?" not in page.url


def test_codes_are_sorted_by_their_numbers_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/?unit=van-phong")
    head = page.locator('th[data-key="code"]')
    button = head.get_by_role("button")
    came = codes(page)

    button.click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert codes(page) == [f"QT-{n}" for n in range(3, 31, 3)]
    button.click()
    assert head.get_attribute("aria-sort") == "descending"
    assert codes(page) == [f"QT-{n}" for n in range(30, 0, -3)]
    button.click()
    assert head.get_attribute("aria-sort") == "none"
    assert codes(page) == came


def test_titles_are_sorted_as_vietnamese_has_it(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/?unit=phong-kinh-te&sort=title")

    seen = page.locator("tbody tr:not(.qms-group):visible td:nth-child(3)").all_inner_texts()
    assert [each.rsplit(" ", 1)[0] for each in seen] == ["Ẩm thực"] * 5 + ["Đăng ký kết hôn"] * 5


def test_days_are_sorted_by_value_and_unknown_ones_stand_last(page: Page, address: str) -> None:
    for sort, way in (("effective", False), ("-effective", True)):
        page.goto(f"{address}danh-muc/?sort={sort}&unit=phong-kinh-te")
        cells = page.locator("tbody tr:not(.qms-group):visible td:nth-child(5)").all_inner_texts()
        known = [each for each in cells if each]

        assert known == sorted(known, reverse=way)
        assert cells == [*known, *[""] * (len(cells) - len(known))]
        assert len(known) < len(cells)


def test_a_list_is_sent_as_a_link_and_survives_going_back(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/")
    page.locator('.qms-tools input[name="words"]').fill("ket hon")
    page.get_by_label("State").select_option("in-force")
    page.locator('th[data-key="code"] button').click()
    eventually(page, lambda: page.url.partition("?")[2], "words=ket+hon&state=in-force&sort=code")
    chosen = codes(page)
    sent = page.url

    page.goto(f"{address}don-vi/")
    page.go_back(wait_until="networkidle")
    eventually(page, lambda: codes(page), chosen)
    page.goto("about:blank")
    page.goto(sent)

    assert codes(page) == chosen
    assert page.locator('.qms-tools input[name="words"]').input_value() == "ket hon"
    assert page.locator('th[data-key="code"]').get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_link_to_a_row_shows_it(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}danh-muc/#row-27", wait_until="networkidle")

    top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    header = page.locator(".md-header").bounding_box()
    assert header is not None
    assert header["height"] <= top < 350


def test_a_link_to_a_row_is_stronger_than_a_filter(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/?words=dat+dai#row-7")

    assert page.locator("#row-7").is_visible()
    assert count(page) == "30 of 30 rows shown"


def test_a_link_that_asks_for_what_there_is_not_shows_all(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/?state=gone&sort=nothing&unit=")

    assert count(page) == "30 of 30 rows shown"


def test_from_another_page_without_loading_it(page: Page, address: str) -> None:
    page.goto(f"{address}don-vi/")
    page.wait_for_load_state("networkidle")
    instant = page.evaluate("document.getElementById('__config').text.includes('instant')")
    page.evaluate("window.stays = true")
    page.locator(".md-tabs__link", has_text="Documents").click()
    page.wait_for_url(f"{address}danh-muc/")

    assert page.evaluate("window.stays === true") == instant
    eventually(page, lambda: count(page), "30 of 30 rows shown")
    page.locator('.qms-tools input[name="words"]').fill("qt-7")
    eventually(page, lambda: codes(page), ["QT-7"])


@pytest.mark.parametrize(("label", "name"), [("CSV", "danh-muc.csv"), ("Excel", "danh-muc.xlsx")])
def test_downloads(page: Page, address: str, label: str, name: str) -> None:
    if label == "Excel":
        pytest.importorskip("xlsxwriter", reason="an optional extra")
    page.goto(f"{address}danh-muc/")

    with page.expect_download() as waiting:
        page.get_by_role("link", name=label).click()

    assert waiting.value.suggested_filename == name
    assert Path(waiting.value.path()).stat().st_size > 1000


def test_every_page_tells_of_the_feed(page: Page, address: str) -> None:
    for where in ("", "danh-muc/", "procedures/ho-tich/qt-ht-01/"):
        page.goto(address + where)
        link = page.locator('link[type="application/atom+xml"]')

        assert link.evaluate("link => link.href") == f"{address}thay-doi.atom"
    assert page.request.get(f"{address}thay-doi.atom").text().startswith("<?xml")


def test_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/")
    page.locator('th[data-key="title"] button').focus()
    page.keyboard.press("Enter")

    assert page.locator('th[data-key="title"]').get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.textContent") == "Title"


def test_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}danh-muc/")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    row = page.locator("#row-3")
    assert row.locator("th a").is_visible()
    said = page.evaluate(
        "getComputedStyle(document.querySelector('#row-3 td:nth-child(5)'), '::before').content"
    )
    assert said == '"In force from: "'
    page.locator('th[data-key="code"] button').click()
    assert page.locator('th[data-key="code"]').get_attribute("aria-sort") == "ascending"


def test_what_is_shown_is_printed(page: Page, address: str) -> None:
    page.goto(f"{address}danh-muc/?words=dat+dai")
    page.emulate_media(media="print")

    assert codes(page) == ["QT-3", "QT-9", "QT-15", "QT-21", "QT-27"]
    assert not page.locator(".qms-tools").is_visible()
    assert page.locator(".qms-count").is_visible()
    assert page.locator("thead").evaluate("head => getComputedStyle(head).display") == (
        "table-header-group"
    )
    sheet = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[0 0 (\d+)", sheet))
    assert sizes == {b"841"}, "A4, landscape, from the first page on"


def test_without_a_script_the_list_is_plain(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}danh-muc/")

    assert page.locator("tbody tr:not(.qms-group)").count() == 30
    assert not page.locator(".qms-tools").is_visible()
    assert page.locator("thead button").count() == 0
    assert page.get_by_role("link", name="CSV").is_visible()
    page.close()


def test_thousands_of_rows(browser: Browser, tmp_path: Path) -> None:
    """What it takes is printed: machines differ."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with served(tmp_path, long_list(MANY), {}) as address:
        begin = time.perf_counter()
        page.goto(f"{address}danh-muc/")
        eventually(page, lambda: count(page), f"{MANY} of {MANY} rows shown")
        print(f"\n{MANY} rows: ready in {time.perf_counter() - begin:.2f} s")  # noqa: T201
        for what, act in (
            ("filter", "form.words.value = 'dat dai 1'; form.dispatchEvent(new Event('input'))"),
            ("sort", "document.querySelector('th[data-key=title] button').click()"),
            ("show all", "form.reset()"),
        ):
            took = page.evaluate(
                TIMED,
                act,
            )
            print(f"{what}: {took:.0f} ms")  # noqa: T201
        eventually(page, lambda: count(page), f"{MANY} of {MANY} rows shown")
    page.close()
