"""The panel of facts on a page: drawn from the approved text, and marked as such."""

import re
from datetime import date

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.site.document import document_pages
from qmsdocs.site.selection import View
from tests.law.services.procedures import LETTERED, NUMBERED, PROCESS, PROVINCIAL
from tests.site.counter.books import SERVICE, counted, panel_of, revised, shown, withfile
from tests.site.stories import OTHER, entry_of, site_of, two_revisions, withdrawn


def test_it_says_where_it_comes_from() -> None:
    found = shown(counted())

    assert found["label"] == "At the counter"
    assert found["lead"] == "Drawn from the approved text below; that text alone is to be applied."


def test_tiles() -> None:
    """Each fact in the text's own words, amounts standing out, with a link to its section."""
    tiles = {each["label"]: each for each in shown(counted())["tiles"]}

    assert tiles["Time limit"]["html"] == (
        "<p><strong>03 ngày làm việc</strong>; nhận sau 15 giờ thì tính từ ngày sau.</p>"
    )
    assert tiles["Time limit"]["anchor"] == "5-4-thoi-han-giai-quyet"
    assert "<li>Trực tiếp: <strong>50.000 đồng</strong>.</li>" in tiles["Fee"]["html"]
    assert '<th scope="col">Hình thức</th>' in tiles["Where to hand in"]["html"]
    assert tiles["Online service"]["html"] == "<p>Fully online</p>"


def test_what_the_text_does_not_say_is_marked_as_the_records() -> None:
    tiles = {each["label"]: each for each in shown(counted())["tiles"]}

    assert tiles["Result"]["html"] == "<ul><li>Giấy khai sinh</li></ul>"
    assert tiles["Result"]["source"] == "according to the national record"
    assert "source" not in tiles["Online service"]
    without = {each["label"] for each in shown(counted(service=""))["tiles"]}
    assert "Result" not in without


def test_a_long_fact_is_folded() -> None:
    lines = "\n".join(f"- Điều kiện số {n} phải được đáp ứng đầy đủ." for n in range(20))
    (tile,) = shown(counted(f"## Yêu cầu, điều kiện\n\n{lines}\n", service=""))["tiles"]

    assert tile["html"] == "<ul><li>Điều kiện số 0 phải được đáp ứng đầy đủ.</li></ul>"
    assert "Điều kiện số 19" in tile["rest"]


def test_dossier() -> None:
    found = shown(counted())["dossier"]

    assert found["sets"] == "01 bộ."
    assert found["progress"] == "{done} of {all} papers ticked"
    (case,) = found["cases"]
    assert [paper["html"] for paper in case["papers"]] == [
        "Tờ khai (nộp trực tiếp)",
        "Giấy tờ về việc ủy quyền",
    ]
    assert [paper["notes"] for paper in case["papers"]] == [
        'originals: 1; <a href="../../../forms/bm-01/">BM-01</a>',
        "copies: 1; Xem bảng dưới",
    ]


def test_dossier_by_case() -> None:
    """Only what names a case can be chosen; other groups always apply."""
    by_case = shown(counted(PROVINCIAL))["dossier"]["cases"]
    by_group = shown(counted(LETTERED))["dossier"]["cases"]

    assert [(each["title"], each.get("case")) for each in by_case] == [
        ("Trường hợp cấp mới", True),
        ("Trường hợp cấp lại", True),
    ]
    assert [each.get("case") for each in by_group] == [None, None, None]
    assert by_case[0]["papers"][0]["notes"] == "original"
    remarks = [paper for each in by_group for paper in each["papers"] if paper.get("remark")]
    assert [each["html"] for each in remarks] == [
        "Trường hợp đã có dữ liệu điện tử thì không phải nộp bản giấy"
    ]


def test_steps() -> None:
    found = shown(counted())["steps"]

    (flow,) = found["flows"]
    assert "3 steps, 3 who act" in flow["broad"]
    assert "Thẩm tra, trình ký" in flow["narrow"]
    assert '<th scope="row">2</th>' in flow["table"]
    assert "In all: 3 ngày làm việc" in flow["table"]
    assert '<a href="../../../forms/bm-01/">BM-01</a>' in flow["table"]


def test_a_case_for_each_drawing() -> None:
    found = shown(counted(PROVINCIAL))["steps"]["flows"]

    assert [each["title"] for each in found] == ["Trường hợp cấp mới", "Trường hợp cấp lại"]


def test_forms_to_be_downloaded() -> None:
    found = shown(counted())["forms"]

    (form,) = found["forms"]
    assert form["link"] == '<a href="../../../forms/bm-01/">BM-01</a>'
    assert form["title"] == "Phiếu kiểm soát"
    assert found["named"] == [{"name": "Tờ khai", "mark": "Mẫu của Bộ Tư pháp"}]


def test_files_of_a_form() -> None:
    """The files of a form are one click away, on its own page and on those that lead to it."""
    book = counted()
    withfile(book)

    (form,) = shown(book)["forms"]["forms"]
    own = shown(book, OTHER)["files"]

    link = r'<a href="(?:\.\./)+forms/bm-01/tep/[0-9a-f]{12}/phieu.docx" download>phieu.docx</a>'
    assert re.fullmatch(link, form["files"][0])
    assert re.fullmatch(link, own["own"][0])


def test_the_page_of_a_form() -> None:
    found = shown(counted(), OTHER)

    assert found["users"]["documents"] == [
        {
            "link": '<a href="../../procedures/ho-tich/qt-ht-01/">QT-HT-01</a>',
            "title": "Đăng ký khai sinh",
        }
    ]
    assert "tiles" not in found


def test_a_form_that_nobody_uses() -> None:
    found = shown(counted(PROCESS), OTHER)["users"]

    assert found["documents"] == []
    assert found["nothing"] == "No document in force on this site leads to this form."


def test_what_changed() -> None:
    found = shown(revised())["changed"]

    assert found["reason"] == "Rút thời hạn."
    assert found["lead"] == "Facts of 01/00 and 01/01 compared."
    assert found["url"] == "../../../procedures/ho-tich/qt-ht-01/01-00/"
    assert found["open"] == "Facts that changed (2)"
    assert "<strong>05 ngày làm việc</strong>; nhận" in found["table"]
    assert "123/2015/NĐ-CP" in found["table"]


def test_nothing_to_compare_with() -> None:
    assert "changed" not in shown(counted())


def test_a_former_text_that_is_not_for_everybody_is_not_told_of() -> None:
    """Neither its words nor a link; the same page within the office has both."""
    hidden = revised(access="internal")

    public = shown(hidden)["changed"]
    inside = panel_of(site_of(hidden, view=View(Audience.INTERNAL)))["changed"]

    assert set(public) == {"label", "reason", "reason_label"}
    assert "05 ngày làm việc" in inside["table"]


def test_national_record_beside_the_text() -> None:
    found = shown(counted())["record"]

    assert found["lead"] == "Compared with the record as read on 2026-11-15."
    assert (
        '<th scope="row">Time limit</th><td data-head="This document">3 ngày làm việc</td>'
        in (found["table"])
    )
    assert "1 ngày làm việc (Trực tiếp)" in found["table"]
    assert found["services"] == [{"code": "1.001193", "name": "Đăng ký khai sinh"}]


@pytest.mark.parametrize(
    ("service", "said"),
    [
        pytest.param(
            SERVICE.replace("1 ngày làm việc", "3 ngày làm việc"),
            "Nothing was found that certainly differs in limit, fee, dossier or authority.",
            id="nothing differs",
        ),
        pytest.param(
            "", "The catalogue here has no such record; nothing could be compared.", id="no record"
        ),
    ],
)
def test_nothing_that_differs(service: str, said: str) -> None:
    found = shown(counted(service=service))["record"]

    assert said in (found.get("same"), found["lead"])
    assert "table" not in found


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://dichvucong.example/1", "https://dichvucong.example/1"),
        ("javascript:alert(1)", None),
        ("http://dichvucong.example/1", None),
    ],
)
def test_link_of_the_record(link: str, url: str | None) -> None:
    """The record's own address is one that a reader may safely follow, or none."""
    found = shown(counted(service=f"{SERVICE}link: {link}\n"))["record"]

    assert found["services"][0].get("url") == url


def test_legal_bases_with_their_state() -> None:
    book = counted()
    book.put(
        "content/catalogue/legal/all.csv",
        "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
        "a,L,60/2014/QH13,Luật Hộ tịch,Quốc hội,2014-11-20,2016-01-01,2026-01-01,HHL,Báo,\n",
    )

    found = shown(book)["basis"]

    assert found["lead"] == "Legal documents: 1; their state on 2026-11-20:"
    assert found["states"] == [
        {
            "state": "Expired",
            "count": 1,
            "entries": [{"number": "60/2014/QH13", "url": "../../../vien-dan/#vb-a"}],
        }
    ]


def test_an_internal_process_has_its_steps() -> None:
    found = shown(counted(PROCESS))

    assert "Lập kế hoạch" in found["steps"]["flows"][0]["table"]
    assert "dossier" not in found


def test_what_nothing_can_be_read_of_has_no_facts() -> None:
    found = shown(counted("Một đoạn văn.\n", service=""))

    assert found.keys() & {"tiles", "dossier", "steps", "forms"} == set()


@pytest.mark.parametrize(
    ("day", "guides"),
    [
        pytest.param(date(2026, 11, 20), True, id="while files received before follow it"),
        pytest.param(date(2027, 1, 1), False, id="afterwards"),
    ],
)
def test_what_is_withdrawn(day: date, *, guides: bool) -> None:
    """It is no guide at the counter, unless a transition runs."""
    book = two_revisions()
    withdrawn(book, date(2026, 10, 1))
    site = site_of(book, day)

    (page, *_) = document_pages(site, entry_of(site.selection))

    meta = page.meta["qms"]
    assert isinstance(meta, dict)
    assert bool(meta["counter"]) is guides


def test_html_in_a_text_is_shown_and_never_run() -> None:
    body = NUMBERED.replace("Tờ khai (nộp", "<img src=x onerror=a()> (nộp").replace(
        "Tiếp nhận hồ sơ", "<script>a()</script>"
    )

    found = str(shown(counted(body)))

    assert "<script" not in found
    assert "<img" not in found
