"""What stands on a sheet: the certain facts of the text, and where to look for the others."""

from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.model.text import Number
from qmsdocs.site.sheet.content import Case, Fact, Paper, why_none
from tests.builders import TEXT, Handbook, changed
from tests.law.services.procedures import NUMBERED
from tests.site.counter.books import SERVICE, counted
from tests.site.sheet.books import ADDRESS, INTERNAL, ROOMY, document, sheet, sheet_page, suspended
from tests.site.stories import HOME, OTHER, fault, site_of, two_revisions, with_form

DAY = date(2026, 12, 5)


def test_facts() -> None:
    """What the text says stands there; what it does not say is to be seen in it."""
    facts = sheet(ROOMY).facts

    assert facts == (
        Fact("Time limit", ("03 ngày làm việc.",)),
        Fact("Fee", ("See the procedure",), certain=False),
        Fact("Where to hand in", ("See the procedure",), certain=False),
        Fact("Result", ("See the procedure",), certain=False),
    )


def test_of_the_record() -> None:
    """Result and way online, where the text is silent, are those of the national record."""
    facts = {each.label: each.lines for each in sheet(ROOMY, service=SERVICE).facts}

    assert facts["Result"] == ("Giấy khai sinh", "(according to the national record)")
    assert facts["Online service"] == ("Fully online", "(according to the national record)")


def test_dossier() -> None:
    """Papers are plain text, with how many of each and on which form."""
    assert sheet(ROOMY).dossier == (
        Case(
            "",
            (
                Paper("Tờ khai đăng ký", "originals: 1; Mẫu số 01"),
                Paper("Giấy chứng sinh", "original; copy"),
            ),
        ),
    )


def test_table_of_a_fact() -> None:
    """Rows of a table are lines; of more than two columns each says which it is of."""
    pairs = "| Cách nộp | Mức |\n|---|---|\n| Trực tiếp | 8.000 đồng |\n"
    wide = "| Loại | Luật định | Tại phường |\n|---|---|---|\n| Nhà ở | 7 ngày | 6 ngày |\n"
    body = ROOMY.replace("03 ngày làm việc.", wide) + f"\n## 3. Lệ phí\n\n{pairs}"

    facts = {each.label: each.lines for each in sheet(body).facts}

    assert facts["Time limit"] == ("– Nhà ở – Luật định: 7 ngày; Tại phường: 6 ngày",)
    assert facts["Fee"] == ("– Trực tiếp: 8.000 đồng",)


def test_too_long() -> None:
    """What nobody would read on a sheet is left to the procedure, not cut."""
    long = ROOMY.replace("03 ngày làm việc.", "Ba ngày, " * 200)

    assert sheet(long).facts[0] == Fact("Time limit", ("See the procedure",), certain=False)


def test_control_line() -> None:
    """It tells which text of which day; its address answers for a copy."""
    made = sheet(ROOMY)

    assert made.control.startswith("QT-HT-01 · issue 01, revision 00 · in force from 2025-09-01 · ")
    assert made.control.endswith(" · handbook of 2026-11-20")
    assert made.address.startswith(f"{ADDRESS}d/k3f9t2xq/01-00-")


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        pytest.param(counted(), None, id="has one"),
        pytest.param(
            suspended(date(2026, 12, 1)), "it is not in force on 2026-12-05", id="suspended"
        ),
        pytest.param(
            two_revisions(),
            "neither dossier nor time limit can be read from its text for certain",
            id="nothing to say",
        ),
        pytest.param(Handbook.new(), "it is not on this site on 2026-12-05", id="not here"),
    ],
)
def test_why_none(book: Handbook, reason: str | None) -> None:
    site = site_of(book, DAY)
    entries = [each for each in site.selection.entries if each.document != OTHER]

    said = why_none(site, entries[0] if entries else None)

    assert (said and str(said)) == reason


def test_not_for_citizens() -> None:
    """Neither a form nor what is within the office nor what is held back has a sheet."""
    book = Handbook.new()
    with_form(book)
    book.in_force(changed(TEXT, body=f"\n{NUMBERED}", access="internal"), HOME)
    inside = site_of(book, view=INTERNAL)
    held = site_of(counted(), diagnostics=[fault(Subject("k3f9t2xq", *Number(1, 0)))])

    assert str(why_none(inside, document(inside, OTHER))) == "it is no procedure"
    assert str(why_none(inside, document(inside))) == "it is not for the public"
    assert not [each for each in held.selection.entries if each.document == "k3f9t2xq"]


def test_page() -> None:
    """The page has the code, the papers to tick, and says that it is drawn from the procedure."""
    page = sheet_page(counted(ROOMY))

    assert page.count("<li>") == 2
    assert "Drawn from procedure QT-HT-01; what is to be applied is the procedure itself." in page
    assert '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ' in page
    assert "Scan the code to see whether this sheet still holds, or open this address:" in page
    assert 'href="../../../../assets/sheet.css"' in page


def test_page_without_address() -> None:
    """Without an address there is no code, and the words say what to type."""
    page = sheet_page(counted(ROOMY), address="")

    assert "<svg" not in page
    assert "add this to the address of the handbook:" in page
    assert '<strong class="address">d/k3f9t2xq/01-00-' in page
