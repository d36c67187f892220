"""``qmsdocs sheet``: which procedures, into which folder, and what it says."""

import io
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.builders import TEXT, changed
from tests.cli.doors import Door
from tests.site.counter.books import counted
from tests.site.sheet.books import ROOMY
from tests.site.stories import written_to

AS_OF = ("--as-of", "2026-11-20")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the folder of a handbook with one sheet, and a form."""
    root = written_to(counted(ROOMY), tmp_path / "book")
    (root / "mkdocs.yml").write_text("site_url: https://sotay.example.org\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("which", [["QT-HT-01"], ["qt-ht-01", "k3f9t2xq"], ["--all"]])
def test_written(door: Door, book: Path, tmp_path: Path, which: list[str]) -> None:
    out = tmp_path / "out"

    left = door("sheet", *which, "--root", book, *AS_OF, "--out", out)

    assert (left.status, left.err) == (0, "")
    assert left.out == f"1 sheets as on 2026-11-20: {out}\n"
    assert [each.name for each in out.iterdir()] == ["qt-ht-01.pdf"]
    (page,) = PdfReader(io.BytesIO((out / "qt-ht-01.pdf").read_bytes())).pages
    assert "https://sotay.example.org/d/k3f9t2xq/01-00-" in page.extract_text()


def test_same_bytes(door: Door, book: Path, tmp_path: Path) -> None:
    """Written twice, in two folders, they are the same."""
    for name in ("a", "b"):
        assert door("sheet", "--all", "--root", book, *AS_OF, "--out", tmp_path / name).status == 0

    one, other = ((tmp_path / name / "qt-ht-01.pdf").read_bytes() for name in ("a", "b"))
    assert one == other


def test_one_code_for_two(door: Door, tmp_path: Path) -> None:
    """Two documents whose codes give one name have a file each."""
    made = counted(ROOMY)
    other = changed(TEXT, id="k3f9t2xz", code="QT HT 01", field="''", body=f"\n{ROOMY}")
    made.in_force(other, "content/procedures/qt-ht-01.md", name="z")
    root = written_to(made, tmp_path / "book")

    left = door("sheet", "--all", "--root", root, *AS_OF, "--out", tmp_path / "out")

    assert left.status == 0
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert names == ["k3f9t2xz-qt-ht-01.pdf", "qt-ht-01.pdf"]


def test_without_address(door: Door, book: Path, tmp_path: Path) -> None:
    """Where nobody knows where the site will be, the sheets say so much as can be typed."""
    (book / "mkdocs.yml").unlink()

    left = door("sheet", "--all", "--root", book, *AS_OF, "--out", tmp_path / "out")

    assert left.status == 0
    assert left.err == "mkdocs.yml names no 'site_url', so that the sheets bear no QR code.\n"


@pytest.mark.parametrize(
    ("which", "said"),
    [
        pytest.param(
            ["BM-01"], "qmsdocs: BM-01 has no guidance sheet: it is no procedure\n", id="form"
        ),
        pytest.param(
            ["QT-HT-9"], "qmsdocs: no document has the code or id 'QT-HT-9'\n", id="unknown"
        ),
        pytest.param(
            [],
            "qmsdocs: name the procedures by their codes, or all of them with --all\n",
            id="none named",
        ),
        pytest.param(
            ["QT-HT-01", "--all"],
            "qmsdocs: name the procedures by their codes, or all of them with --all\n",
            id="both",
        ),
    ],
)
def test_refused(door: Door, book: Path, tmp_path: Path, which: list[str], said: str) -> None:
    left = door("sheet", *which, "--root", book, *AS_OF, "--out", tmp_path / "out")

    assert (left.status, left.out) == (2, "")
    assert left.err.startswith(said)
    assert not (tmp_path / "out").exists()


def test_folder_is_a_file(door: Door, book: Path) -> None:
    """A folder that cannot be made is named."""
    left = door("sheet", "--all", "--root", book, *AS_OF, "--out", book / "mkdocs.yml" / "x")

    assert left.status == 2
    assert "cannot be written" in left.err


def test_not_installed(
    door: Door, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without typst it says what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)

    left = door("sheet", "--all", "--root", book, *AS_OF, "--out", tmp_path / "out")

    assert left.status == 2
    assert left.err.startswith("qmsdocs: PDFs need typst, which is not installed\n")


def test_built_with_the_site(door: Door, book: Path, tmp_path: Path) -> None:
    """``build --sheets`` puts them beside the pages."""
    left = door("build", book, *AS_OF, "--sheets", "--out", tmp_path / "out")

    assert left.status == 0
    folder = tmp_path / "out" / "site" / "procedures" / "ho-tich" / "qt-ht-01" / "phieu"
    assert sorted(each.name for each in folder.iterdir()) == ["index.html", "qt-ht-01.pdf"]
