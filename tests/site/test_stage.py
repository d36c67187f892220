"""The staged site: pages as Markdown, settings, short addresses, attached files."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from qmsdocs.diagnostics import Subject
from qmsdocs.errors import QmsError
from qmsdocs.model.office import Audience
from qmsdocs.site.own import read_settings
from qmsdocs.site.selection import View
from qmsdocs.site.settings import staged_settings
from qmsdocs.site.stage import staged
from tests.builders import Handbook, changed
from tests.site.stories import (
    DRAFT,
    DRAFT_BODY,
    FIRST_BODY,
    HOME,
    ID,
    OTHER,
    fault,
    files_of,
    first,
    second,
    site_of,
    two_revisions,
    with_form,
    withdrawn,
)

GOLDEN = Path(__file__).parent.parent / "golden" / "site"
PAGE = "docs/procedures/ho-tich/qt-ht-01/index.md"
FORMER = "docs/procedures/ho-tich/qt-ht-01/01-00.md"
LAW = (
    "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
    "60-2014-qh13,L,60/2014/QH13,Luật Hộ tịch,Quốc hội,2014-11-20,2016-01-01,,,,\n"
)
SERVICE = 'service: 1\ncode: "1.001193"\nname: Đăng ký khai sinh\n'


def whole() -> Handbook:
    """Return a handbook in which every part of a page has something to show."""
    book = two_revisions()
    body = (
        "\n## 1. Mục đích\n\nTheo [BM-01](doc:b1m0k5tq)[^1]; [bảng](file:bảng.csv).\n\n[^1]: Ghi.\n"
    )
    del book.files[HOME]
    for name in ("approvals/b-1", "approvals/b-2", "promulgations/b-3"):
        del book.files[f"content/records/{name}.yml"]
    raw = changed(second(), body=body, clauses='{"9001:2015": ["8.5.1"]}')
    book.in_force(raw, HOME, on=date(2026, 3, 1), name="b")
    with_form(book)
    book.put("content/catalogue/legal/2014.csv", LAW)
    book.put("content/catalogue/services/1.001193.yml", SERVICE)
    book.put(
        "content/catalogue/iso-9001-2015.csv",
        "clause,title_vi,title_en\n8.5.1,Kiểm soát sản xuất,Control of production\n",
    )
    return book


@pytest.mark.parametrize(
    ("page", "golden"),
    [
        (PAGE, "document.md"),
        (FORMER, "former.md"),
        ("docs/index.md", "home.md"),
    ],
)
def test_golden(page: str, golden: str, update_golden: bool) -> None:
    """A staged page, whole, in Vietnamese."""
    book = whole()
    found = files_of(site_of(book, language="vi"), book)[page]

    path = GOLDEN / golden
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="")
    assert found == path.read_text(encoding="utf-8")


def test_banner_over_the_last_proved_text() -> None:
    """A page below which something is held back says so before anything else."""
    book = two_revisions()
    site = site_of(book, diagnostics=[fault(Subject(ID, 1, 1), HOME)])

    page = files_of(site, book)[PAGE]

    assert (
        "Something newer is held back because of an integrity fault. "
        "This page shows the last proved text (01/00)."
    ) in page
    assert "state: Last proved revision" in page
    assert FIRST_BODY.strip() in page
    assert "held back: integrity fault" in page.lower()


def test_what_is_held_back_is_no_news() -> None:
    """The list of changes tells of what is shown, not of what is in doubt."""
    book = two_revisions()
    sound, doubtful = site_of(book), site_of(book, diagnostics=[fault(Subject(ID, 1, 1), HOME)])

    assert "Theo nghị định mới" in files_of(sound, book)["docs/thay-doi.md"]
    assert "01/01" not in files_of(doubtful, book)["docs/thay-doi.md"]


def test_withdrawn_page() -> None:
    """A withdrawn document keeps its page, tells the rule on files under way, leaves the menu."""
    book = two_revisions()
    withdrawn(book, date(2026, 10, 1))
    files = files_of(site_of(book), book)

    assert "Withdrawn: not in force since 2026-10-01. Files received before" in files[PAGE]
    assert "Đã gộp vào quy trình khác" in files[PAGE]
    assert "QT-HT-01" not in files["docs/danh-muc.md"]
    assert "QT-HT-01" not in files["mkdocs.yml"]
    assert "at the latest until 2026-12-31" in files["docs/het-hieu-luc.md"]


def test_former_texts_are_not_searched() -> None:
    """Former texts have pages of their own, out of menu and search."""
    book = two_revisions()
    files = files_of(site_of(book), book)

    assert FIRST_BODY.strip() in files[FORMER]
    assert yaml.safe_load(files[FORMER].split("---\n")[1])["search"] == {"exclude": True}
    assert "01-00" not in files["mkdocs.yml"]


def test_draft_only_where_asked_for() -> None:
    """Without --drafts nothing of a draft is staged; with it, each says that it is one."""
    book = two_revisions()
    body = DRAFT_BODY.strip().splitlines()[-1]

    public = files_of(site_of(book), book)
    preview = files_of(site_of(book, view=View(drafts=True)), book)

    assert not [path for path, text in public.items() if body in text or "Đang viết" in text]
    (page,) = [path for path, text in preview.items() if body in text]
    assert "Draft (01/02), not approved and not in force." in preview[page]
    assert "exclude: true" in preview[page]


def test_internal_only_for_the_office() -> None:
    """Nothing tells the public that an internal document exists, not even a link to it."""
    book = two_revisions()
    raw = changed(first(), id=OTHER, code="QTNB-09", title="Việc nội bộ", access="internal")
    book.in_force(raw, "content/procedures/ho-tich/qtnb-09.md", name="i")
    linking = changed(first(), id="zz000000", code="QT-HT-02", body="\nXem [](doc:b1m0k5tq).\n")
    book.in_force(linking, "content/procedures/ho-tich/qt-ht-02.md", name="l")

    public = files_of(site_of(book), book)
    internal = files_of(site_of(book, view=View(Audience.INTERNAL)), book)

    words = ("QTNB-09", "Việc nội bộ", "qtnb-09")
    assert not [path for path, text in public.items() if any(w in path + text for w in words)]
    assert "docs/procedures/ho-tich/qtnb-09/index.md" in internal
    assert '"not published here"' in public["docs/procedures/ho-tich/qt-ht-02/index.md"]
    assert "docs/loi-toan-ven.md" not in public
    assert "docs/loi-toan-ven.md" in internal


def test_attached_files() -> None:
    """Attached files of what is shown are copied; those of drafts are not."""
    book = Handbook.new()
    book.put(HOME.replace(".md", ".files/phieu.csv"), b"a;b\n")
    book.put(DRAFT.replace(".md", ".files/mat.csv"), b"draft\n")
    book.put(DRAFT, second())
    book.put(HOME, first())
    site = site_of(book, view=View(drafts=True))

    files = files_of(site, book)

    assert [path.rpartition("/")[2] for path in files if "/tep/" in path] == ["mat.csv"]
    assert not [path for path in files_of(site_of(book), book) if "/tep/" in path]


def test_attached_file_that_changed_meanwhile() -> None:
    """A file that is not any more what was judged is not published."""
    book = Handbook.new()
    book.put(DRAFT, second())
    book.put(DRAFT.replace(".md", ".files/mat.csv"), b"draft\n")
    site = site_of(book, view=View(drafts=True))

    def gone(path: str) -> bytes:
        raise FileNotFoundError(path)

    for reader in (lambda _: b"other\n", gone):
        with pytest.raises(QmsError) as raised:
            list(staged(site, {}, reader))
        assert str(raised.value.said) == (
            "'content/drafts/qt-ht-01.files/mat.csv' changed while the site was being made"
        )


def test_short_address() -> None:
    """The page by id leads to the page by code, without script."""
    book = two_revisions()

    html = files_of(site_of(book), book)[f"docs/d/{ID}/index.html"]

    assert 'content="0; url=../../procedures/ho-tich/qt-ht-01/"' in html
    assert "<script" not in html


def test_faults_page() -> None:
    """The office sees what is held back, why, and what to do."""
    book = two_revisions()
    view = View(Audience.INTERNAL)
    about = fault(Subject(ID, 1, 1), HOME)

    page = files_of(site_of(book, diagnostics=[about], view=view), book)["docs/loi-toan-ven.md"]

    assert "## QT-HT-01 (shown: 01/00)" in page
    assert f"- `{HOME}`: something is wrong<br>Mend it." in page


def test_settings_of_the_handbook_come_above_ours() -> None:
    """A handbook names its site and keeps tags; folders and menu are ours."""
    own = read_settings(
        "site_name: Sổ tay\ndocs_dir: content\nhooks: [hooks/qmsdocs_hook.py]\nnav: [a.md]\n"
        "theme: {name: material, palette: {primary: teal}}\nextra: {a: 1, b: !ENV X}\n".encode()
    )

    text = staged_settings(site_of(two_revisions()), own)

    assert "!ENV" in text
    found = read_settings(text.encode())
    assert found["site_name"] == "Sổ tay"
    assert found["theme"]["palette"] == {"primary": "teal"}
    assert found["theme"]["font"] is False
    assert (found["docs_dir"], found["hooks"]) == ("docs", [])
    assert found["extra"]["a"] == 1
    assert found["extra"]["generator"] is False


@pytest.mark.parametrize(
    "text", [b"a: [", b"- a\n", b"a: \xff\n", b"a: \x00\n", b"a: 2026-13-45\n"]
)
def test_settings_that_cannot_be_read(text: bytes) -> None:
    """Settings that are none stop the build with words."""
    with pytest.raises(QmsError) as raised:
        read_settings(text)

    assert str(raised.value.said).startswith("mkdocs.yml ")
    assert raised.value.hint is not None


def test_title_cannot_run_anything() -> None:
    """A title with tags is shown as it is written, wherever a theme prints it."""
    book = Handbook.new()
    book.in_force(changed(first(), title="Phiếu <script>alert(1)</script>"), HOME)

    files = files_of(site_of(book), book)

    shown = {path: text for path, text in files.items() if path.endswith((".md", ".html", ".yml"))}
    unsafe = [path for path, text in shown.items() if "<script>" in text and path != PAGE]
    assert unsafe == []
    front = yaml.safe_load(files[PAGE].split("---\n")[1])
    assert front["title"] == "QT-HT-01 – Phiếu &lt;script&gt;alert(1)&lt;/script&gt;"
