"""The Markdown extension: links that staging defined, permanent anchors, nothing dangerous."""

import unicodedata

import markdown
import pytest

from qmsdocs.site.markdown import (
    END_OF_BODY,
    FOOTNOTES,
    UNPUBLISHED,
    definitions,
    former,
    reference,
    slugify,
)

EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "def_list", "footnotes", "qmsdocs"]
FORM = "doc:b1m0k5tq"
DEFINED = definitions(
    [
        (reference(FORM), "../bm-01/index.md", "BM-01 – Phiếu kiểm soát"),
        (former(FORM, "BM-09"), "../bm-01/index.md", "nay là BM-01"),
        (reference("doc:p7c2m4xa"), UNPUBLISHED, "không công bố ở đây"),
        (reference("file:Phieu.csv"), "tep/1/Phieu.csv", ""),
        (reference("file:phieu.csv"), "tep/2/phieu.csv", ""),
        (reference("file:so do.png"), "tep/3/so%20do.png", ""),
    ]
)


def rendered(body: str) -> str:
    """Return a body as HTML, with the definitions that staging would write."""
    return markdown.markdown(f"{body}\n\n{DEFINED}\n", extensions=EXTENSIONS)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "[phiếu](doc:b1m0k5tq)",
            '<p><a href="../bm-01/index.md" title="BM-01 – Phiếu kiểm soát">phiếu</a></p>',
            id="document",
        ),
        pytest.param(
            "[](doc:b1m0k5tq#5-7-quy-trinh)",
            '<p><a href="../bm-01/index.md#5-7-quy-trinh" title="BM-01 – Phiếu kiểm soát">'
            "BM-01</a></p>",
            id="no label, with anchor",
        ),
        pytest.param(
            "[BM-09](doc:b1m0k5tq)",
            '<p><a href="../bm-01/index.md" title="BM-01 – Phiếu kiểm soát">BM-09'
            "<small> (nay là BM-01)</small></a></p>",
            id="former code",
        ),
        pytest.param(
            "[chính sách](doc:p7c2m4xa)",
            "<p><span>chính sách<small> (không công bố ở đây)</small></span></p>",
            id="not on this site",
        ),
        pytest.param("[x](doc:zzzzzzzz)", "<p><span>x</span></p>", id="unknown"),
        pytest.param(
            "[tệp](file:Phieu.csv)",
            '<p><a download="" href="tep/1/Phieu.csv">tệp</a></p>',
            id="file with a capital",
        ),
        pytest.param(
            "[tệp](file:phieu.csv)",
            '<p><a download="" href="tep/2/phieu.csv">tệp</a></p>',
            id="file without one",
        ),
        pytest.param(
            "![sơ đồ](file:so%20do.png)",
            '<p><img alt="sơ đồ" src="tep/3/so%20do.png" /></p>',
            id="picture",
        ),
        pytest.param(
            "![sơ đồ](https://example.org/a.png)",
            '<p><a href="https://example.org/a.png">sơ đồ</a></p>',
            id="picture from elsewhere",
        ),
        pytest.param(
            "[bấm](javascript:alert(1))", "<p><span>bấm</span></p>", id="script in a link"
        ),
        pytest.param(
            "[bấm](java&#115;cript:alert(1))", "<p><span>bấm</span></p>", id="hidden script"
        ),
        pytest.param(
            "![x](javascript:alert(1))", "<p><span>x</span></p>", id="script in a picture"
        ),
        pytest.param(
            '<a href="x" onclick="y">z</a>',
            "<p>&lt;a href=&quot;x&quot; onclick=&quot;y&quot;&gt;z&lt;/a&gt;</p>",
            id="raw link",
        ),
    ],
)
def test_links(body: str, expected: str) -> None:
    """Links lead where staging said; what leads nowhere stays readable text."""
    assert rendered(body) == expected


def test_definitions_cannot_be_forged() -> None:
    """A definition of the author does not get before ours."""
    html = rendered("[doc:b1m0k5tq]: https://example.org\n\n[phiếu](doc:b1m0k5tq)")

    assert 'href="../bm-01/index.md"' in html
    assert "example.org" not in html


def test_reference_with_script() -> None:
    """An address in a definition is looked at like any other."""
    assert "javascript" not in rendered("[x][y]\n\n[y]: javascript:alert(1)")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Đối tượng", "doi-tuong"),
        ("5.2. Thành phần hồ sơ", "5-2-thanh-phan-ho-so"),
        ("Đất đai", "dat-dai"),
        (unicodedata.normalize("NFD", "Đất đai (2)"), "dat-dai-2"),
        ("***", "muc"),
    ],
)
def test_anchor(heading: str, anchor: str) -> None:
    """An anchor keeps đ as d, decomposed or not, and is never empty."""
    assert slugify(heading) == anchor


def test_anchor_in_page() -> None:
    """The table of contents uses our anchors."""
    assert '<h2 id="doi-tuong">' in rendered("## Đối tượng")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<table><tr><td>mở mà không đóng", id="open table"),
        pytest.param("<!-- mở mà không đóng", id="open comment"),
        pytest.param("<script>\nalert(1)", id="open script"),
        pytest.param(f"{END_OF_BODY}\n\n<table>", id="forged mark"),
    ],
)
def test_body_cannot_swallow_what_follows(body: str) -> None:
    """The control record below a body is rendered, whatever the body left open."""
    html = rendered(f"{body}\n\n{END_OF_BODY}\n\n## Thông tin kiểm soát\n\n- mục")

    assert '<h2 id="thong-tin-kiem-soat">' in html
    assert html.count('<section class="qms-record">') == 1
    assert "<li>mục</li>" in html
    assert "<script" not in html


def test_footnotes_stay_with_their_body() -> None:
    """Notes stand below the text that they belong to, not below the control record."""
    html = rendered(f"Câu[^1].\n\n[^1]: Ghi chú.\n\n{FOOTNOTES}\n\n{END_OF_BODY}\n\n## Kiểm soát")

    assert html.index("Ghi chú.") < html.index("Kiểm soát")
    assert 'class="footnote"' in html


def test_place_for_footnotes_without_any() -> None:
    """The mark for notes vanishes where there are none."""
    assert FOOTNOTES not in rendered(f"Câu.\n\n{FOOTNOTES}\n\n{END_OF_BODY}")


def test_admonition_cannot_take_a_class_of_the_site() -> None:
    """An admonition of an unheard-of kind is a plain one."""
    html = rendered('!!! qms-control "Phê duyệt"\n    Giả mạo.')

    assert '<div class="admonition">' in html
    assert "qms-control" not in html


def test_code_stays_as_written() -> None:
    """Code shows its characters, tags included."""
    html = rendered("```html\n<script>alert(1)</script>\n```")

    assert '<code class="language-html">&lt;script&gt;alert(1)&lt;/script&gt;' in html


@pytest.mark.parametrize("document", ["doc:p7c2m4xa", FORM], ids=["unpublished", "published"])
def test_anchor_does_not_depend_on_who_may_read(document: str) -> None:
    """A heading's address is permanent: what a link in it leads to has no part in it."""
    html = rendered(f"## Xem [chính sách]({document})")

    assert 'id="xem-chinh-sach"' in html
