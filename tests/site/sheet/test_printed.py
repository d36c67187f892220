"""The words in the margins of printed pages, as a style sheet has them."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.site.selection import View
from qmsdocs.site.sheet.printed import properties
from tests.site.sheet.books import ADDRESS, suspended
from tests.site.stories import files_of, site_of, two_revisions, withdrawn

OWN = {"site_url": ADDRESS}
_PROPERTY = re.compile(r'--qms-print-(\w+):"([^"]*)"')
_CODE = re.compile(r"\\([0-9a-f]+) ")


def _printed(page: str) -> dict[str, str]:
    line = next(line for line in page.splitlines() if line.lstrip().startswith("print: "))
    found = _PROPERTY.findall(line.replace("''", "'"))
    return {name: _CODE.sub(lambda code: chr(int(code[1], 16)), text) for name, text in found}


def test_in_force() -> None:
    """Code, number, day and fingerprint, and where to see whether it holds."""
    files = files_of(site_of(two_revisions()), two_revisions(), OWN)

    words = _printed(files["docs/procedures/ho-tich/qt-ht-01/index.md"])

    begin, _, digits = words["line"].rpartition(" ")
    assert begin == ("QT-HT-01 · issue 01, revision 01 · in force from 2026-03-01 · fingerprint")
    assert words["state"] == ""
    assert words["check"] == (
        "A printed copy is for reference only – see whether it is in force at:"
    )
    assert words["address"] == f"{ADDRESS}d/k3f9t2xq/01-01-{digits[:8]}/"
    assert words["day"] == "Handbook of 2026-11-20"


def test_superseded() -> None:
    """A former text says so on each page."""
    files = files_of(site_of(two_revisions()), two_revisions())

    words = _printed(files["docs/procedures/ho-tich/qt-ht-01/01-00.md"])

    assert words["state"] == (
        "NOT IN FORCE ANY MORE · Not in force since 2026-03-01 · It was replaced by 01/01"
    )
    assert words["address"].startswith("d/k3f9t2xq/01-00-")


@pytest.mark.parametrize("kind", ["draft", "suspended", "withdrawn"])
def test_not_to_be_relied_on(kind: str) -> None:
    day, book = date(2026, 12, 5), two_revisions()
    if kind == "suspended":
        book = suspended(date(2026, 12, 1))
    elif kind == "withdrawn":
        withdrawn(book, date(2026, 12, 1))
    files = files_of(site_of(book, day, view=View(drafts=True)), book)

    pages = {path: _printed(page) for path, page in files.items() if "\nprint: " in page}
    pages |= {path: _printed(page) for path, page in files.items() if "  print: " in page}
    states = [words["state"] for path, words in sorted(pages.items()) if "du-thao" in path]
    states += [pages["docs/procedures/ho-tich/qt-ht-01/index.md"]["state"]]

    said = {
        "draft": "DRAFT · It is not approved and not in force",
        "suspended": "SUSPENDED FROM FORCE · Suspended since 2026-12-01",
        "withdrawn": "WITHDRAWN, NOT IN FORCE ANY MORE · Not in force since 2026-12-01",
    }
    assert states[0].startswith(said["draft"])
    if kind != "draft":
        assert states[-1].startswith(said[kind])


@given(st.text())
@example('"; } body { display: none } </style><script>')
@example("\\22 \n")
def test_safe(text: str) -> None:
    """Whatever a code or a decision says, it stays a string of the style sheet."""
    made = properties({"line": text})

    inner = made.removeprefix('--qms-print-line:"').removesuffix('"')
    assert not re.search(r'["<>\n\r\f]', inner)
    assert _CODE.sub(lambda code: chr(int(code[1], 16)), inner) == text
