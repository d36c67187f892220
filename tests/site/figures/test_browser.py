"""The dashboard in a real browser: desk, phone, night, paper, keyboard, without a script."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from qmsdocs.cli.main import main
from tests.reports.figures.office import files
from tests.sample import DAY, EVIDENCE

BOARD = "bang-dieu-hanh/index.html"
OBJECTIVE = "objectives/mt-2026/index.html"
BOTH = pytest.mark.parametrize("path", [BOARD, OBJECTIVE])
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site, for the office, in Vietnamese."""
    root = tmp_path_factory.mktemp("office")
    for name, content in files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    told = ["--as-of", DAY.isoformat(), "--evidence", str(EVIDENCE), "--audience", "internal"]
    assert main(["build", str(root), *told, "--out", str(root / "build")]) == 0
    return root / "build" / "site"


@pytest.fixture
def opened(browser: Browser, site: Path) -> Iterator[Open]:
    """Return what opens a page from the folder; an address outside of it fails the test."""
    asked: list[str] = []
    errors: list[str] = []
    pages: list[Page] = []

    def open_page(path: str, **told: object) -> Page:
        page = browser.new_page(**told)  # type: ignore[arg-type]
        pages.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((site / path).as_uri())
        return page

    yield open_page
    for page in pages:
        page.close()
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:", "blob:"))] == []
    assert errors == []


def test_at_a_glance(opened: Open) -> None:
    """Nine figures stand above the fold, each with its word and a list behind it."""
    page = opened(BOARD, viewport={"width": 1280, "height": 900})
    tiles = page.locator(".qms-tile")

    assert tiles.count() == 9
    box = tiles.last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 900
    for place, word in ((0, "3/5"), (1, "7/7")):
        assert word in tiles.nth(place).inner_text()
    for url in tiles.evaluate_all("all => all.map(each => each.href)"):
        target = Path(url.removeprefix("file://").partition("#")[0])
        assert (target / "index.html" if target.is_dir() else target).is_file(), url


@BOTH
def test_phone(opened: Open, path: str, tmp_path: Path) -> None:
    """Nothing is wider than the screen, and letters in pictures can be read."""
    page = opened(path, viewport={"width": 360, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    drawn = page.locator(".qms-figure .qms-chart").first
    box = drawn.bounding_box()
    assert box is not None
    assert box["width"] / 360 * 11 > 9.5
    page.screenshot(path=tmp_path / "phone.png", full_page=True)


@BOTH
def test_tables_open_with_the_keyboard(opened: Open, path: str) -> None:
    page = opened(path)
    fold = page.locator(".qms-figure details").first
    table = fold.locator("table")
    assert not table.is_visible()

    fold.locator("summary").focus()
    page.keyboard.press("Enter")

    assert table.is_visible()
    assert table.locator("caption").count() == 1


@BOTH
def test_without_a_script(browser: Browser, site: Path, path: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((site / path).as_uri())

    assert page.locator(".qms-figure .qms-chart").first.is_visible()
    page.locator(".qms-figure summary").first.click()
    assert page.locator(".qms-figure details table").first.is_visible()
    page.close()


def test_by_night_lines_have_the_colour_of_the_text(opened: Open) -> None:
    day, night = (opened(BOARD, color_scheme=scheme) for scheme in ("light", "dark"))
    script = "each => [getComputedStyle(each).color, getComputedStyle(document.body).color]"

    (by_day, text), (by_night, pale) = (
        page.locator(".qms-chart").first.evaluate(script) for page in (day, night)
    )

    assert by_day == text
    assert by_night == pale
    assert by_day != by_night


def test_paper(opened: Open, tmp_path: Path) -> None:
    """Printed, the board is figures and pictures; an objective has its tables too."""
    board, objective = opened(BOARD, color_scheme="dark"), opened(OBJECTIVE)
    for page in (board, objective):
        page.emulate_media(media="print")
        assert page.locator(".qms-figure .qms-chart").first.is_visible()
        assert not page.locator(".md-header").is_visible()
    drawn = board.locator(".qms-chart").first

    assert drawn.evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"
    assert not board.locator(".qms-board details").first.is_visible()
    assert board.pdf(path=str(tmp_path / "board.pdf"))[:4] == b"%PDF"


def test_results_stand_below_the_control_record(opened: Open) -> None:
    page = opened(OBJECTIVE)

    assert page.locator(".qms-targets h2").is_visible()
    order = page.evaluate(
        "[...document.querySelectorAll('.qms-record')].map(each => each.className)"
    )
    assert order == ["qms-record", "qms-record qms-targets"]
    assert page.locator(".qms-targets .qms-result--not-met").count() == 1
