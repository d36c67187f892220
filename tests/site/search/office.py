"""A small handbook to search in: titles that are alike, codes, law, names that people say."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from qmsdocs.model.records import Meaning, Transition
from qmsdocs.site.context import Site
from qmsdocs.site.fast.documents import Documents
from qmsdocs.site.fast.last import LastBuild
from qmsdocs.site.search.files import search_files
from qmsdocs.site.selection import View, select
from qmsdocs.site.stage import pages
from qmsdocs.site.writing import Page
from qmsdocs.source.load import load
from qmsdocs.workflow.record_text import cover_of
from tests.builders import DAY, PEOPLE, QMS, Handbook, record, text_of

LEGAL = "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
LAWS = {
    "2018": "61-2018-nd-cp,NĐ,61/2018/NĐ-CP,Về cơ chế một cửa,Chính phủ,2018-04-23,,,,,\n",
    "2025": "66-7-2025-nq-cp,NQ,66.7/2025/NQ-CP,Cắt giảm thủ tục,Chính phủ,2025-11-15,,,,,\n",
}
SERVICE = """\
service: 1
code: "1.001193"
name: Thủ tục đăng ký khai sinh
keywords: [làm giấy cho con mới đẻ]
"""
SYNONYMS = """\
synonyms: 1
same:
  - words: [giấy chứng nhận quyền sử dụng đất, bìa hồng]
leads:
  - from: [dọn nhà]
    to: [tạm trú]
"""
DOCUMENTS: tuple[tuple[str, str, str, str], ...] = (
    ("QT-HT-01", "Đăng ký khai sinh", "[giấy khai sinh]", "Tiếp nhận tại một cửa."),
    ("QT-HT-02", "Đăng ký lại khai sinh", "[]", "Người đã đăng ký khai sinh mà mất sổ gốc."),
    ("QT-HT-03", "Đăng ký khai sinh kết hợp nhận cha, mẹ, con", "[]", "Làm hai việc một lần."),
    ("QT-DD-01", "Thủ tục đất đai lần đầu", "[]", "Đối tượng sử dụng đất lần đầu."),
    ("QT-DD-02", "Trích đo đạc thửa đất", "[]", "Bản đồ do cán bộ lập."),
    ("QT-DD-03", "Cấp giấy chứng nhận quyền sử dụng đất", "[làm sổ đỏ]", "Cấp cho hộ gia đình."),
    ("QT-TC-01", "Thuế đất hằng năm", "[]", "Kê khai và nộp."),
    ("QT-TC-02", "Thuê đất công ích", "[]", "Ký hợp đồng với phường."),
    ("QT-TP-01", "Hòa giải ở cơ sở", "[]", "Tổ hòa giải của khu phố thủy lợi."),
    ("QT-CA-01", "Đăng ký tạm trú", "[]", "Thủ tục về cư trú <b>của</b> công dân & gia đình."),
    ("QT-NN-01", "Quản lý đường lối thoát nước", "[]", "Duong loi cũ không dấu."),
)
FORMER = "QT-HT-09"


def handbook() -> Handbook:
    """Return the handbook: everything in force since 1/9/2025, one text followed by another."""
    fields = "".join(
        f"  - {{id: {name}, name: {name.upper()}, from: 2025-07-01}}\n"
        for name in ("dd", "tc", "tp", "ca", "nn")
    )
    book = Handbook.new(qms=QMS.replace("kinds:\n", f"{fields}kinds:\n"), people=PEOPLE)
    for year, row in LAWS.items():
        book.put(f"content/catalogue/legal/{year}.csv", LEGAL + row)
    book.put("content/catalogue/services/1.001193.yml", SERVICE)
    book.put("content/synonyms.yml", SYNONYMS)
    for place, (code, title, names, words) in enumerate(DOCUMENTS):
        law = "61/2018/NĐ-CP, 66.7/2025/NQ-CP" if place == 0 else ""
        services = '["1.001193"]' if place == 0 else "[]"
        raw = text(f"doc{place:05d}", code, title, words, names, law, services)
        book.in_force(raw, f"content/procedures/{code.lower()}.md", name=f"d{place}")
    return book


def text(
    document: str,
    code: str,
    title: str,
    words: str,
    names: str = "[]",
    law: str = "",
    services: str = "[]",
    *,
    revision: int = 0,
) -> str:
    """Return the file of a text."""
    change = "change: Theo luật mới.\n" if revision else ""
    return (
        f"---\nid: {document}\ncode: {code}\ntitle: {title}\nkind: procedure\n"
        f"issue: 1\nrevision: {revision}\n{change}services: {services}\nlegal_basis: [{law}]\n"
        f"keywords: {names}\nunit: van-phong\n---\n\n"
        f"## 1. Mục đích\n\nNêu cách làm.\n\n## 2. Nội dung\n\n{words}\n"
    )


def replaced(book: Handbook, on: date, until: date | None, *, kept: bool = True) -> None:
    """Add a document whose second revision came on a day; files of before may follow the first."""
    first = text("former01", FORMER, "Ghi chú ly hôn", "Cách cũ: nộp bản giấy.")
    second = text("former01", FORMER, "Ghi chú ly hôn", "Cách mới: nộp bản số.", revision=1)
    old = "content/superseded/qt-ht-09/01-00.md"
    home = "content/procedures/qt-ht-09.md"
    book.in_force(first, old, name="f1")
    book.put(home, second)
    made = text_of(second, home)
    for meaning in (Meaning.PREPARED, Meaning.APPROVED):
        book.add(f"approvals/f2-{meaning.value}", record(meaning, made, on=on - timedelta(7)))
    transition = Transition(until) if kept else None
    cover = replace(cover_of(made, effective=on), transition=transition)
    book.add("promulgations/f2", record(Meaning.PROMULGATED, cover, on=on - timedelta(3)))


def site_on(
    book: Handbook, day: date = DAY, view: View | None = None, language: str = "en"
) -> Site:
    """Return the site of a handbook on a day."""
    corpus = load(book.tree, day)
    return Site.of(corpus, select(corpus, (), view or View()), language)


def searched(site: Site, more: Iterable[Page] = ()) -> dict[str, bytes]:
    """Return the files of search of a site, by path, with pages that are no document's besides."""
    last = LastBuild()
    made = search_files(site, [*pages(site), *more], Documents(site, last), last)
    return {path: content for path, content in made if isinstance(content, bytes)}


def others(count: int) -> Iterator[Page]:
    """Yield so many pages about other things, each with words that all of them have."""
    for number in range(count):
        body = (
            f"## 1. Mục đích\n\nThủ tục thứ {number} về đất và hồ sơ đăng ký.\n\n"
            f"## 2. Nội dung\n\nĐăng ký khai báo, sinh hoạt; số {number}/2018, do bộ phận đạc biệt."
            f" Thuê và thuế, thửa đất thứ {number * 7}."
        )
        yield Page(f"khac/{number}.md", f"Việc khác thứ {number}", body)
