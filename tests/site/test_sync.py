"""The page on being in step, and what is said above a document that is to be looked at again."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.model.office import Audience
from qmsdocs.site.banners import banners
from qmsdocs.site.context import Site
from qmsdocs.site.selection import View, select
from qmsdocs.site.step import step
from qmsdocs.site.sync import CHART, sync_page
from qmsdocs.source.load import load
from tests.builders import DAY, Handbook, changed
from tests.reports.out_of_step import FIRST_BODY, LAW, SCOPE, SECOND_BODY, SERVICES, book
from tests.site.published import text_of
from tests.site.stories import HOME, ID, OLD, fault, first, second, site_of, staged_of

INTERNAL = View(Audience.INTERNAL)
DOCUMENT = "k3f9t2xq"


def site_for(view: View, *, held: bool = False) -> Site:
    corpus = replace(load(book().tree, DAY), law=LAW, services=SERVICES, scope=SCOPE)
    found = [fault(Subject(DOCUMENT, 1, 0))] if held else []
    return Site.of(corpus, select(corpus, found, view), "en")


def banner_of(site: Site, document: str = DOCUMENT) -> list[str]:
    entry = site.entries[document]
    assert entry.current is not None
    return [each["text"] for each in banners(site, entry, entry.current)]


def test_figures_of_the_office() -> None:
    page = sync_page(site_for(INTERNAL)).body

    assert "- Procedures in force: 3; nothing known to be wrong with 0" in page
    assert "- Documents that rest on ended law: 2" in page
    assert "QT-HT-09" in page
    assert "01/01" in page
    assert "Hoàng Thị Soạn" in page


@pytest.mark.parametrize("word", ["Hoàng Thị Soạn", "QT-HT-09", "Việc nội bộ", "01/01"])
def test_the_public_reads_no_names_no_drafts_nothing_internal(word: str) -> None:
    page = sync_page(site_for(View())).body

    assert word not in page
    assert "- Procedures in force: 2; nothing known to be wrong with 0" in page
    assert "- Documents that rest on ended law: 1" in page


def test_the_page_and_its_drawing_are_staged_and_in_the_menu() -> None:
    site = site_for(View())
    files = {
        path: text_of(path, content)
        for path, content in staged_of(site, lambda _: b"").items()
        if not path.startswith("theme/")
    }

    assert "In step with the law: dong-bo.md" in files["mkdocs.yml"]
    assert f"]({CHART})" in files["docs/dong-bo.md"]
    assert files[f"docs/{CHART}"].startswith("<svg ")


def test_the_drawing_is_told_in_words() -> None:
    assert (
        "![Line chart from 2025-11-30 to 2026-11-20. Documents to be looked at again: 0, now 2. "
        "Documents on ended law: 0, now 1. The table below has every figure.]"
    ) in sync_page(site_for(View())).body


@pytest.mark.parametrize("view", [View(), INTERNAL], ids=["public", "internal"])
def test_a_suspect_document_says_why(view: View) -> None:
    (said,) = banner_of(site_for(view))

    assert said == (
        "To be looked at again: decree No 118/2026/NĐ-CP takes the place of decree No "
        "61/2018/NĐ-CP from 2026-07-01 on, public service 1.001193 was abolished on 2026-09-01, "
        "decree No 118/2026/NĐ-CP amends decree No 23/2015/NĐ-CP from 2026-11-16 on."
    )


def test_what_is_held_back_is_not_counted() -> None:
    """No figure and no title of a text that is not proved reaches a page."""
    site = site_for(View(), held=True)

    assert DOCUMENT not in site.entries
    assert "QT-HT-01" not in sync_page(site).body


def test_the_title_of_a_text_that_is_not_proved_is_shown_nowhere() -> None:
    made = Handbook.new()
    made.in_force(first(), OLD, on=date(2025, 9, 1), name="a")
    made.in_force(changed(second(), title="Tên mới"), HOME, on=date(2026, 3, 1), name="b")

    site = site_of(made, diagnostics=[fault(Subject(ID, 1, 1))])

    assert site.entries[ID].behind
    assert "Tên mới" not in sync_page(site).body


def test_days_before_a_document_was_made_public_are_the_offices_own() -> None:
    """Its former text was internal; on what that rested is no business of the public."""
    made = Handbook.new()
    before = changed(legal_basis="[]", access="internal", body=FIRST_BODY)
    made.in_force(before, OLD, on=date(2026, 1, 5), name="a")
    now = changed(legal_basis="[]", revision="1", change="Công khai", body=SECOND_BODY)
    made.in_force(now, HOME, on=date(2026, 9, 1), name="b")
    corpus = replace(load(made.tree, DAY), law=LAW)

    def ledger(view: View) -> str:
        page = sync_page(Site.of(corpus, select(corpus, (), view), "en")).body
        return page[page.index("## Days on ended law") :]

    assert "61/2018/NĐ-CP" in ledger(INTERNAL)
    assert "61/2018/NĐ-CP" not in ledger(View())


def test_worked_out_once() -> None:
    site = site_for(View())

    assert step(site) is step(site)
    assert step(site) is not step(site_for(View()))
