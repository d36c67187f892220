"""Paper out of a real browser: sheets, codes, answers to copies, and printed documents."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from qmsdocs.cli.main import main
from qmsdocs.site.addresses import copy_page
from qmsdocs.site.serving import News, bound, serving
from tests.builders import TEXT, changed, text_of
from tests.law.services.procedures import NUMBERED
from tests.site.counter.books import revised
from tests.site.stories import DRAFT, OLD, written_to

SERVED = "https://sotay.example.org/"
PROCEDURE = "procedures/ho-tich/qt-ht-01/"
SHEET = f"{PROCEDURE}phieu/"
A4 = (595, 842)
LONG = "## 9. Bảng dài\n\n| Việc | Người |\n|---|---|\n" + "".join(
    f"| Việc số {n}, {'nói dài dòng ' * 12} | Người số {n} |\n" for n in range(1, 60)
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with a procedure, its former revision and a draft."""
    book = revised()
    body = f"\n{NUMBERED}\n{LONG}"
    book.put(DRAFT, changed(TEXT, body=body, revision="2", change="Đang viết."))
    root = written_to(book, tmp_path_factory.mktemp("paper"))
    (root / "mkdocs.yml").write_text(f"site_url: {SERVED}\n", encoding="utf-8")
    day = ("--as-of", date(2026, 11, 20).isoformat())
    assert main(["build", str(root), *day, "--drafts", "--lang", "en"]) == 0
    with bound(0, root / "build" / "site", News()) as server, serving(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return an empty page; a request that leaves this machine fails the test."""
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def _paper(page: Page) -> list[str]:
    """Return the words of each printed page, without blanks."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    for each in pdf.pages:
        size = (round(each.mediabox.width), round(each.mediabox.height))
        assert size == A4
    return [_bare(each.extract_text()) for each in pdf.pages]


def _bare(text: str) -> str:
    # Where fonts take turns, readers of PDF see blanks between letters.
    return "".join(text.split())


def _preview(address: str) -> str:
    text = text_of(
        changed(TEXT, body=f"\n{NUMBERED}\n{LONG}", revision="2", change="Đang viết."), DRAFT
    )
    return f"{address}{PROCEDURE}du-thao-01-02-{text.fingerprint[-8:]}/"


def test_every_page_says_what_it_is(page: Page, address: str) -> None:
    """Code, number, day, fingerprint, page of pages, day of the site, and where to check."""
    page.goto(address + PROCEDURE)
    digits = page.locator(".qms-fingerprint code").inner_text()

    paper = _paper(page)

    assert len(paper) > 1
    wanted = (
        f"QT-HT-01 · issue 01, revision 01 · in force from 2026-03-01 · fingerprint {digits}",
        "Handbook of 2026-11-20",
        "A printed copy is for reference only – see whether it is in force at:",
        f"{SERVED}d/k3f9t2xq/01-01-{digits[:8]}/",
    )
    for number, words in enumerate(paper, start=1):
        assert f"{number}/{len(paper)}" in words
        assert [each for each in wanted if _bare(each) not in words] == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param(
            "01-00/",
            "NOT IN FORCE ANY MORE · Not in force since 2026-03-01 · It was replaced by 01/01",
            id="superseded",
        ),
        pytest.param("draft", "DRAFT · It is not approved and not in force", id="draft"),
    ],
)
def test_not_in_force_on_every_page(page: Page, address: str, kind: str, said: str) -> None:
    page.goto(_preview(address) if kind == "draft" else f"{address}{PROCEDURE}{kind}")

    paper = _paper(page)

    assert len(paper) > 1
    assert all(_bare(said) in words for words in paper)


def test_nothing_of_the_screen(page: Page, address: str) -> None:
    """Menus, search, buttons and signs of the screen are not on paper; what was folded is."""
    page.goto(address + PROCEDURE)

    paper = " ".join(_paper(page))

    for word in ("Master list", "Search by name", "Sheet for citizens", "Dark colours", "¶"):
        assert _bare(word) not in paper
    assert "#" not in paper
    assert _bare("Facts of 01/00 and 01/01 compared") in paper
    assert _bare("05 ngày làm việc; nhận sau 15 giờ") in paper


def test_tables_over_pages(page: Page, address: str) -> None:
    """A long table goes over pages, no row in two parts, its heading on each."""
    page.goto(_preview(address))

    paper = _paper(page)

    rows = [words for words in paper if "Ngườisố" in words]
    assert len(rows) > 1
    assert all("ViệcNgười" in words for words in rows)
    for number in range(1, 60):
        (place,) = [words for words in paper if f"Việcsố{number}," in words]
        assert f"Ngườisố{number}" in place


def test_sheet(page: Page, address: str) -> None:
    """From the procedure one click leads to its sheet, which fits on one page."""
    page.goto(address + PROCEDURE)
    page.get_by_role("link", name="Sheet for citizens, to be printed").click()
    page.wait_for_url(address + SHEET)

    (paper,) = _paper(page)

    for words in (
        "Đăng ký khai sinh",
        "Code of the public service: 1.001193",
        "Drawn from procedure QT-HT-01",
    ):
        assert _bare(words) in paper
    assert _bare("To the procedure") not in paper


def test_code_is_read(page: Page, address: str) -> None:
    """A picture of the page leads to the answer about this very text."""
    page.goto(address + SHEET)
    written = page.locator(".address").inner_text()

    image = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")

    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == written
    assert found.text.startswith(f"{SERVED}d/k3f9t2xq/01-01-")
    page.goto(found.text.replace(SERVED, address))
    assert page.locator("h1").inner_text() == "✓ In force"


def test_print_button(page: Page, address: str, browser: Browser) -> None:
    """The button prints; where it could not, it is not there."""
    page.goto(address + SHEET)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"

    plain = browser.new_page(java_script_enabled=False)
    plain.goto(address + SHEET)
    assert not plain.locator("button").is_visible()
    assert plain.get_by_role("link", name="To the procedure").is_visible()
    plain.close()


@pytest.mark.parametrize("language", ["dark", "light"])
def test_answer_on_a_phone(browser: Browser, address: str, language: str) -> None:
    """The answer is large, without a script, narrower than the screen, and leads on."""
    dark = language == "dark"
    page = browser.new_page(
        java_script_enabled=False,
        viewport={"width": 360, "height": 740},
        color_scheme="dark" if dark else "light",
    )
    old = changed(TEXT, body=f"\n{NUMBERED.replace('03 ngày làm việc;', '05 ngày làm việc;')}")
    page.goto(address + copy_page(text_of(changed(old, access="public"), OLD)))

    heading = page.locator("h1")
    box = heading.bounding_box()
    assert heading.inner_text() == "✗ Not in force any more"
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    size = heading.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert size >= 30
    page.locator("a").first.click()
    page.wait_for_url(address + PROCEDURE)
    page.close()


def test_sheet_on_a_phone(page: Page, address: str) -> None:
    """Nothing of it is wider than the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + SHEET)

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_unknown_copy(page: Page, address: str) -> None:
    """A copy that nobody knows leads to what that means."""
    answer = page.goto(f"{address}d/k3f9t2xq/01-01-00000000/")

    assert answer is not None
    assert answer.status == 404
    assert "knows no such text" in page.locator("article").inner_text()
