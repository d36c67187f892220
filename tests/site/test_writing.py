"""Values in staged Markdown: they show exactly their characters, wherever they stand."""

import re
from html import unescape

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.site.writing import Page, link, literal, plain, table

RENDERER = markdown.Markdown(
    extensions=["toc", "tables", "fenced_code", "admonition", "def_list", "footnotes", "qmsdocs"]
)
VALUES = st.text(
    alphabet=st.sampled_from("ab1. #*_`~[](){}<>|\\!&;:-+^=\"'/đ\n\t"), min_size=1, max_size=30
)


def rendered(text: str) -> str:
    """Return Markdown as HTML."""
    return str(RENDERER.reset().convert(text))


def text_in(html: str) -> str:
    """Return the text that a reader sees, blanks as one."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@given(VALUES)
@example("1. Mục")
@example("12345. Mục")
@example("# 1")
@example("a | b")
@example("[x](doc:b1m0k5tq)")
@example("**x** <script>")
@example("&lt;")
@example("\\|")
def test_literal_paragraph(value: str) -> None:
    """A value is neither a heading, nor a list, nor a link, nor a tag."""
    html = rendered(literal(value))

    assert text_in(html) == " ".join(value.split())


@given(VALUES)
@example("a|b")
@example("`a|b`")
@example("---")
def test_literal_cell(value: str) -> None:
    """A value stays within its cell of a table."""
    html = rendered(table(["A", "B"], [[literal(value), "x"]]))

    cells = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)
    assert [text_in(cell) for cell in cells] == [" ".join(value.split()), "x"]


@given(VALUES)
def test_link_label(value: str) -> None:
    """A label is text, and the link leads where it should."""
    html = rendered(f"x {link(value, 'a.md')}")

    assert text_in(html) == " ".join(f"x {value}".split())
    assert 'href="a.md"' in html


def test_page() -> None:
    """Front matter is YAML; the title is escaped for themes that print it as it is."""
    page = Page("a.md", 'Phiếu <b> & "x"', "\nNội dung.\n", {"day": "01/10/2025", "no": "01"})

    front, _, body = page.staged.removeprefix("---\n").partition("---\n")

    assert yaml.safe_load(front) == {
        "title": "Phiếu &lt;b&gt; &amp; &quot;x&quot;",
        "day": "01/10/2025",
        "no": "01",
    }
    assert body == "\nNội dung.\n"


@pytest.mark.parametrize(
    ("value", "shown"), [("a  b\n c", "a b c"), ("<'\">", "&lt;&#x27;&quot;&gt;")]
)
def test_plain(value: str, shown: str) -> None:
    """A value in HTML is one line of text."""
    assert plain(value) == shown
