"""PDFs beside the pages: made once, made anew where something changed, never believed blindly."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from qmsdocs.exchange.sheets import Typesetter
from qmsdocs.site.sheet.content import sheet_of
from qmsdocs.site.sheet.files import sheets, values_of
from qmsdocs.site.sheet.press import Press
from tests.site.counter.books import counted
from tests.site.sheet.books import ROOMY
from tests.site.stories import site_of, staged_of

PDF = "docs/procedures/ho-tich/qt-ht-01/phieu/qt-ht-01.pdf"
PAGE = "docs/procedures/ho-tich/qt-ht-01/phieu/index.html"
PROCEDURE = "docs/procedures/ho-tich/qt-ht-01/index.md"


@pytest.fixture
def set_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the titles of the sheets that are set, one after the other."""
    found: list[str] = []
    real = Typesetter.pdf

    def noted(self: Typesetter, sheet: Mapping[str, object]) -> bytes:
        found.append(str(sheet["day"]))
        return real(self, sheet)

    monkeypatch.setattr(Typesetter, "pdf", noted)
    return found


def _values() -> dict[str, object]:
    site = site_of(counted(ROOMY))
    ((_, edition),) = sheets(site)
    return dict(values_of(site, sheet_of(site, edition)))


def test_once(tmp_path: Path, set_again: list[str]) -> None:
    """A sheet that did not change is not set again."""
    values = _values()

    first = Press(tmp_path)(values)
    second = Press(tmp_path)(values)

    assert first == second
    assert first[:5] == b"%PDF-"
    assert len(set_again) == 1


def test_changed(tmp_path: Path, set_again: list[str]) -> None:
    """Another day is another sheet; what nobody asks for any more goes."""
    values = _values()
    Press(tmp_path)(values)
    press = Press(tmp_path)

    press({**values, "day": "2026-11-21"})
    press.tidy()

    assert set_again == ["2026-11-20", "2026-11-21"]
    assert len(list(tmp_path.iterdir())) == 1


def test_spoiled(tmp_path: Path, set_again: list[str]) -> None:
    """What lies there otherwise than it was made is made again."""
    values = _values()
    made = Press(tmp_path)(values)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"x")

    assert Press(tmp_path)(values) == made
    assert len(set_again) == 2


def test_staged(tmp_path: Path) -> None:
    """With a press the PDF lies beside the page, and both pages lead to it; without, nothing."""
    book = counted(ROOMY)
    site = site_of(book)

    plain = staged_of(site, book.files.__getitem__)
    pressed = staged_of(site, book.files.__getitem__, press=Press(tmp_path))

    assert pressed.keys() - plain.keys() == {PDF}
    assert b'href="qt-ht-01.pdf" download' in pressed[PAGE]
    assert b"phieu/qt-ht-01.pdf" in pressed[PROCEDURE]
    assert b".pdf" not in plain[PAGE]
    assert b"phieu/" in plain[PROCEDURE]
    assert b".pdf" not in plain[PROCEDURE]
