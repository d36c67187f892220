"""What can be found, and what cannot: the law, former texts, other audiences."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.model.records import Meaning, Transition
from qmsdocs.site.fast.documents import Documents
from qmsdocs.site.fast.last import LastBuild
from qmsdocs.site.search.entries import FORMER as FORMER_WEIGHT
from qmsdocs.site.search.entries import Findable, findable
from qmsdocs.site.selection import View
from qmsdocs.site.stage import pages
from qmsdocs.workflow.record_text import cover_of
from tests.builders import DAY, Handbook, changed, record, text_of
from tests.site.search.office import FORMER, SERVICE, handbook, replaced, site_on
from tests.site.stories import HOME, OLD, drafted, first, two_revisions, withdrawn

FILES = "only for files received before"


def found(book: Handbook, day: date = DAY, view: View | None = None) -> dict[str, Findable]:
    site = site_on(book, day, view)
    things = findable(site, pages(site), Documents(site, LastBuild()))
    return {each.address: each for each in (thing.made() for thing in things)}


def test_a_document_is_found_by_all_its_names() -> None:
    thing = found(handbook())["procedures/qt-ht-01/"]

    assert thing.title == "QT-HT-01 – Đăng ký khai sinh"
    assert thing.names == ("Đăng ký khai sinh", "giấy khai sinh")
    assert thing.codes == ("QT-HT-01", "1.001193")
    assert thing.services == ("Thủ tục đăng ký khai sinh", "làm giấy cho con mới đẻ")


def test_a_legal_document_leads_to_who_cites_it() -> None:
    listed = [each for each in found(handbook()).values() if each.codes == ("61/2018/NĐ-CP",)]

    assert [each.title for each in listed] == ["61/2018/NĐ-CP – Về cơ chế một cửa"]
    assert listed[0].names == ("Về cơ chế một cửa",)
    assert listed[0].address.startswith("vien-dan/#")
    assert "QT-HT-01" in listed[0].text.sections[0].text


def test_a_public_service_without_a_procedure_is_found_on_its_list() -> None:
    book = handbook()
    book.put("content/catalogue/services/1.000656.yml", SERVICE.replace("1.001193", "1.000656"))
    book.put("content/catalogue/scope.yml", 'scope: 1\ncodes: ["1.000656", "1.001193"]\n')

    listed = {each.address: each for each in found(book).values() if "thu-tuc/" in each.address}

    assert list(listed) == ["thu-tuc/#tt-1-000656"]
    thing = listed["thu-tuc/#tt-1-000656"]
    assert (thing.codes, thing.names) == (("1.000656",), ("Thủ tục đăng ký khai sinh",))
    assert thing.text.sections[0].text == "State: No procedure published yet"


def test_lists_themselves_are_not_found() -> None:
    own = [each.address for each in found(handbook()).values() if not each.parent[0]]

    assert [each for each in own if not each.startswith("procedures/")] == []


def test_superseded_texts_are_not_found() -> None:
    assert [each for each in found(two_revisions()) if "/01-00" in each] == []


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        pytest.param(date(2026, 3, 1), True, id="first day"),
        pytest.param(date(2026, 6, 30), True, id="last day"),
        pytest.param(date(2026, 7, 1), False, id="over"),
    ],
)
def test_a_former_text_is_found_while_its_transition_runs(day: date, shown: bool) -> None:
    book = Handbook.new()
    replaced(book, date(2026, 3, 1), until=date(2026, 6, 30))

    former = [each for address, each in found(book, day).items() if "/01-00" in address]

    assert bool(former) is shown
    for each in former:
        assert each.weight == FORMER_WEIGHT
        assert each.title.startswith(f"{FORMER} – Ghi chú ly hôn (")
        assert "01/00" in each.title
        assert "2026-03-01" in each.title


def test_without_an_end_the_transition_runs_on() -> None:
    book = Handbook.new()
    replaced(book, date(2026, 3, 1), until=None)

    assert [each for each in found(book) if "/01-00" in each] != []


def test_without_a_transition_a_former_text_is_not_found() -> None:
    book = Handbook.new()
    replaced(book, date(2026, 3, 1), until=None, kept=False)

    assert [each for each in found(book) if "/01-00" in each] == []


def test_the_text_before_one_that_is_not_public_is_no_guide() -> None:
    """Files of before follow the text that went last; nobody may see which one that was."""
    book = Handbook.new()
    hidden = changed(first(), revision="1", change="Việc nhà.", access="internal")
    last = changed(first(), revision="2", change="Công khai lại.")
    book.in_force(first(), OLD, on=date(2025, 9, 1), name="a")
    book.in_force(hidden, OLD.replace("01-00", "01-01"), on=date(2025, 12, 1), name="b")
    book.put(HOME, last)
    text = text_of(last, HOME)
    for meaning in (Meaning.PREPARED, Meaning.APPROVED):
        book.add(f"approvals/c-{meaning}", record(meaning, text, on=date(2026, 2, 1)))
    cover = replace(cover_of(text, effective=date(2026, 3, 1)), transition=Transition(None))
    book.add("promulgations/c", record(Meaning.PROMULGATED, cover, on=date(2026, 2, 20)))

    own = [each for each in found(book) if each.startswith("procedures/")]

    assert own == ["procedures/ho-tich/qt-ht-01/"]


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        pytest.param(date(2026, 4, 30), ["QT-HT-01 – Đăng ký khai sinh"], id="before"),
        pytest.param(
            date(2026, 12, 31),
            [f"QT-HT-01 – Đăng ký khai sinh (former text 01/01, {FILES} 2026-05-01)"],
            id="while files of before follow it",
        ),
        pytest.param(date(2027, 1, 1), [], id="after"),
    ],
)
def test_a_withdrawn_document(day: date, titles: list[str]) -> None:
    book = two_revisions()
    withdrawn(book, date(2026, 5, 1))

    own = [each for each in found(book, day).values() if each.address.startswith("procedures/")]

    assert [each.title for each in own] == titles


def test_drafts_are_not_found_even_where_they_are_shown() -> None:
    things = found(two_revisions(), view=View(drafts=True)).values()

    assert "dự thảo" not in " ".join(s.text for each in things for s in each.text.sections)
    assert drafted().count("dự thảo") == 1


def test_what_is_not_public_is_not_found_by_the_public() -> None:
    book = Handbook.new()
    book.in_force(changed(first(), access="internal"), HOME)

    public = found(book)
    internal = found(book, view=replace(View(), audience=Audience.INTERNAL))

    assert [each for each in public if "qt-ht-01" in each] == []
    assert [each for each in internal if "qt-ht-01" in each] != []
