"""Raw HTML in a body can mark up text and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.sanitize import is_external, safe_address, safe_classes, safe_html


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("a<br>b", "a<br>b", id="line break"),
        pytest.param("H<SUB>2</SUB>O", "H<sub>2</sub>O", id="capitals"),
        pytest.param(
            '<td rowspan="2" onclick="x()" style="x">1</td>', '<td rowspan="2">1</td>', id="cell"
        ),
        pytest.param("<td rowspan=2>1</td>", '<td rowspan="2">1</td>', id="no quotes"),
        pytest.param('<td rowspan="1000">', "<td>", id="absurd size"),
        pytest.param("<td rowspan='2\"x'>", "<td>", id="quotes within"),
        pytest.param(
            "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", id="script"
        ),
        pytest.param(
            "<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", id="image"
        ),
        pytest.param('<p class="qms-control">x</p>', "<p>x</p>", id="class of the site"),
        pytest.param(
            '<code class="language-py">&lt;b&gt;</code>',
            '<code class="language-py">&lt;b&gt;</code>',
            id="code",
        ),
        pytest.param("a <!-- note --> b", "a  b", id="comment"),
        pytest.param("<scr<!-- -->ipt>", "&lt;script&gt;", id="comment within a tag"),
        pytest.param("<b/ onmouseover=x>", "&lt;b/ onmouseover=x&gt;", id="odd tag"),
        pytest.param("&nbsp;&#x3C;&lt;& &amp", "&nbsp;&#x3C;&lt;&amp; &amp;amp", id="references"),
        pytest.param("a < b > c", "a &lt; b &gt; c", id="no tag"),
        pytest.param("<br/></br>", "<br>", id="void"),
        pytest.param("<!--", "&lt;!--", id="comment not closed"),
        pytest.param("<td rowspan", "&lt;td rowspan", id="tag not closed"),
    ],
)
def test_raw_html(raw: str, expected: str) -> None:
    """Harmless tags stay, without what could run or restyle; all else shows as text."""
    assert safe_html(raw) == expected


@given(st.text(alphabet="<>/=\"'& \nabcspronimgtydlh:;!-#x0", max_size=60))
def test_no_tag_but_the_harmless_ones(raw: str) -> None:
    """Whatever is written, every tag that comes out is one that we made ourselves."""
    allowed = r"</?[a-z0-9]+(?: (?:rowspan|colspan|start|align|class)=\"[\w-]+\")*>"

    assert "<" not in re.sub(allowed, "", safe_html(raw))


@given(st.text(alphabet="<>/=\"' abscriptonl&;!-", max_size=40))
def test_safe_html_is_safe_to_repeat(raw: str) -> None:
    """Nothing becomes a tag by being looked through twice."""
    once = safe_html(raw)

    assert safe_html(once).count("<") <= once.count("<")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("../qt-ht-01.md", True),
        ("#muc-1", True),
        ("https://vbpl.vn/x?a:b", True),
        ("mailto:a@example.org", True),
        ("tel:0280", True),
        ("a/b:c", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" java\nscript:alert(1)", False),
        ("java&#115;cript:alert(1)", False),
        ("java&Tab;script&colon;alert(1)", False),
        ("\u200bjavascript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("http://[::1", False),
        ("//[x", False),
        ("http://a\u2100b/", False),
    ],
)
def test_address(address: str, safe: bool) -> None:
    """A link leads within the site, to the web, to mail or a telephone."""
    assert safe_address(address) is safe


@pytest.mark.parametrize(
    ("address", "external"),
    [
        ("a.png", False),
        ("tep/a.png", False),
        ("https://example.org/a.png", True),
        ("//example.org/a.png", True),
        ("\\\\example.org/a.png", True),
        ("data:image/png;base64,x", True),
    ],
)
def test_external(address: str, external: bool) -> None:
    """A picture from elsewhere would tell another server who reads."""
    assert is_external(address) is external


def test_classes() -> None:
    """A body cannot dress up as the control block, nor wake a diagram library."""
    assert safe_classes("admonition note qms-control mermaid language-py md-nav") == (
        "admonition note language-py"
    )
