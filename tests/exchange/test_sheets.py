"""Sheets as PDF: the same bytes, readable by machines, in our own letters, nothing cut off."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from qmsdocs.errors import QmsError
from qmsdocs.exchange.sheets import Typesetter
from qmsdocs.site.sheet.content import sheet_of
from qmsdocs.site.sheet.files import sheets, values_of
from qmsdocs.site.sheet.press import FONTS, typesetter
from tests.site.counter.books import counted
from tests.site.sheet.books import ROOMY, at
from tests.site.stories import site_of

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
LETTERS = VOWELS + VOWELS.upper()
"""The 134 letters of Vietnamese that are not those of English, and the plain vowels."""


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    """Return what sets sheets."""
    return typesetter()


def _values(body: str = ROOMY, language: str = "vi") -> dict[str, object]:
    site = at(site_of(counted(body), language=language))
    ((_, edition),) = sheets(site)
    made = dict(values_of(site, sheet_of(site, edition)))
    return dict(json.loads(json.dumps(made)))


def _read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def _fonts(pdf: PdfReader) -> Iterator[str]:
    for page in pdf.pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        fonts = resources["/Font"]
        assert isinstance(fonts, DictionaryObject)
        for font in fonts.values():
            yield str(font.get_object()["/BaseFont"]).partition("+")[2]


def test_same_bytes(setter: Typesetter) -> None:
    """One day and one text are one file, whatever was set before."""
    first = setter.pdf(_values())

    setter.pdf(_values(language="en"))

    assert setter.pdf(_values()) == first
    assert typesetter().pdf(_values()) == first


def test_what_machines_read(setter: Typesetter) -> None:
    """Title, day, language and tags are those that a screen reader asks for."""
    pdf = _read(setter.pdf(_values(language="en")))

    assert pdf.metadata is not None
    assert pdf.metadata.title == "Guidance sheet: Đăng ký khai sinh (QT-HT-01)"
    assert pdf.metadata.creation_date_raw == "D:20261120000000Z"
    root = pdf.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == "en"
    assert "'/Marked': True" in str(root["/MarkInfo"])
    assert len(pdf.pages) == 1


def test_words(setter: Typesetter) -> None:
    """Facts, papers, control line and address stand on the page."""
    text = _read(setter.pdf(_values(language="en"))).pages[0].extract_text()

    said = " ".join(text.split())
    for words in (
        "UBND PHƯỜNG MẪU",
        "Code of the public service: 1.001193",
        "03 ngày làm việc.",
        "Tờ khai đăng ký (originals: 1; Mẫu số 01)",
        "See the procedure",
        "https://sotay.example.org/d/k3f9t2xq/01-00-",
        "QT-HT-01 · issue 01, revision 00 · in force from 2025-09-01",
        "1/1",
    ):
        assert words in said


def test_letters(setter: Typesetter) -> None:
    """Every Vietnamese letter is in the fonts of the sheet: no other font comes in."""
    values = _values()
    sheet = values["sheet"]
    assert isinstance(sheet, dict)
    papers = [{"text": LETTERS, "notes": LETTERS}]
    dossier = [{"title": LETTERS, "papers": papers}]

    pdf = _read(setter.pdf({**values, "sheet": {**sheet, "dossier": dossier}}))

    assert len(set(LETTERS)) >= 134
    assert set(_fonts(pdf)) == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    text = "".join(pdf.pages[0].extract_text().split())
    assert text.count(LETTERS) >= 3


def test_long(setter: Typesetter) -> None:
    """A dossier that fits on no page goes on on a second one, with its control line."""
    rows = "".join(
        f"| {n} | Giấy tờ số {n} về một việc mà phải nói khá dài dòng mới rõ là để làm gì, nộp "
        f"trong trường hợp nào và ai cấp | 1 | 1 | |\n"
        for n in range(3, 40)
    )

    pages = _read(setter.pdf(_values(ROOMY + rows))).pages

    assert len(pages) == 2
    said = [" ".join(page.extract_text().split()) for page in pages]
    assert "Giấy tờ số 39" in said[1]
    assert said[1].count("QT-HT-01 · ") == 2
    assert said[1].endswith("2/2")


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without typst one line says what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(QmsError) as caught:
        Typesetter(FONTS)

    assert str(caught.value) == "PDFs need typst, which is not installed"
    assert "qmsdocs[pdf]" in str(caught.value.hint)


def test_licence() -> None:
    """The fonts come with their licence."""
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")
    assert sorted(each.name for each in Path(FONTS).glob("*.ttf")) == [
        "Tinos-Bold.ttf",
        "Tinos-Italic.ttf",
        "Tinos-Regular.ttf",
    ]
