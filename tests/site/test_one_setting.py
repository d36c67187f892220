"""The language of a site: one setting of the handbook decides, and not who makes the site."""

import re
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from tests.builders import QMS, Handbook
from tests.site.stories import HOME, first, two_revisions, written_to

PAGE = "procedures/ho-tich/qt-ht-01/index.html"
DAY = ("--as-of", "2026-11-20")


def page_of(root: Path, *options: str) -> str:
    """Build a handbook; return the page of its procedure."""
    assert main(["build", str(root), *DAY, *options]) == 0
    return (root / "build" / "site" / PAGE).read_text(encoding="utf-8")


def spoken(page: str) -> str | None:
    """Return the language in which a page says that it is read."""
    found = re.search(r'<html lang="(\w+)"', page)
    return found[1] if found else None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a handbook whose office speaks Vietnamese."""
    return written_to(two_revisions(), tmp_path / "handbook")


def test_whoever_makes_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMSDOCS_LANG", "en")

    page = page_of(root)

    assert spoken(page) == "vi"
    assert "Thông tin kiểm soát" in page


def test_setting(root: Path) -> None:
    """Everything follows it but the texts, which stay as they are and are told as such."""
    (root / "mkdocs.yml").write_text("theme: {language: en}\n", encoding="utf-8")

    page = page_of(root)

    assert spoken(page) == "en"
    assert "Control record" in page
    assert "Thông tin kiểm soát" not in page
    assert '<h1 lang="vi">Đăng ký khai sinh</h1>' in page
    begin, record = page.index('<div lang="vi">'), page.index('class="qms-record" lang="en"')
    assert begin < page.index("Bản thứ hai quy định cách làm khác.") < record
    site = root / "build" / "site"
    assert 'xml:lang="en"' in (site / "thay-doi.atom").read_text(encoding="utf-8")
    assert "Search by name" in page


def test_option(root: Path) -> None:
    (root / "mkdocs.yml").write_text("theme: {language: en}\n", encoding="utf-8")

    assert spoken(page_of(root, "--lang", "vi")) == "vi"


def test_language_of_the_office(tmp_path: Path) -> None:
    """A handbook that sets nothing for its site speaks as its office does."""
    book = Handbook.new(QMS.replace("qms: 1\n", "qms: 1\nlanguage: en\n"))
    book.in_force(first(), HOME)
    root = written_to(book, tmp_path / "handbook")

    assert spoken(page_of(root)) == "en"


def test_a_language_that_the_site_does_not_speak(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text("theme: {language: fr}\n", encoding="utf-8")

    assert main(["--lang", "en", "build", str(root), *DAY]) == 2

    assert "theme.language" in capsys.readouterr().err
