"""Links of a body: which are seen, where, and what they are meant to lead to."""

import pytest

from qmsdocs.model.links import Aim, Link, links


def seen(body: str) -> list[tuple[int, str, str, str]]:
    """Return line, aim, name and anchor of each link."""
    return [(each.line, each.aim.value, each.name, each.anchor) for each in links(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[a](doc:b1m0k5tq)", [(0, "doc", "b1m0k5tq", "")], id="document"),
        pytest.param("[a](doc:x#b-c 'T')", [(0, "doc", "x", "b-c")], id="anchor and title"),
        pytest.param('[a](doc:x "T (2)")', [(0, "doc", "x", "")], id="title with brackets"),
        pytest.param("[a](file:a b.docx)", [(0, "file", "a b.docx", "")], id="blank in a name"),
        pytest.param("[a](<file:a (1).docx>)", [(0, "file", "a (1).docx", "")], id="marked"),
        pytest.param("[a](file:a(1).docx)", [(0, "file", "a(1).docx", "")], id="brackets"),
        pytest.param("[a](file:m%E1%BA%ABu.csv)", [(0, "file", "mẫu.csv", "")], id="encoded"),
        pytest.param(
            "[a](file:ma\u0302\u0303u.csv)", [(0, "file", "mẫu.csv", "")], id="decomposed"
        ),
        pytest.param("![a](file:a.png)", [(0, "file", "a.png", "")], id="picture"),
        pytest.param("[a](#b)", [(0, "section", "", "b")], id="own section"),
        pytest.param("[a](../x/qt-01.md#b)", [(0, "path", "../x/qt-01.md", "b")], id="path"),
        pytest.param("[a](DOC:x)", [(0, "doc", "x", "")], id="capital letters"),
        pytest.param(
            "[a\nb](doc:x)\n[c](\ndoc:y)", [(1, "doc", "x", ""), (3, "doc", "y", "")], id="lines"
        ),
        pytest.param(
            "| [a](doc:x) | [b](doc:y) |", [(0, "doc", "x", ""), (0, "doc", "y", "")], id="table"
        ),
        pytest.param("[a][r]\n\n[r]: doc:x#b 'T'", [(2, "doc", "x", "b")], id="definition"),
        pytest.param("[r]: <file:a b.csv>", [(0, "file", "a b.csv", "")], id="marked definition"),
        pytest.param("- a\n\n        [c](doc:x)", [(2, "doc", "x", "")], id="far inside a list"),
        pytest.param("a\r\n\r\n[b](doc:x)", [(2, "doc", "x", "")], id="line ends of Windows"),
        pytest.param("`a [b](doc:x)", [(0, "doc", "x", "")], id="a backtick that nothing closes"),
        pytest.param(
            "```\na\n\n[b](doc:x)", [(3, "doc", "x", "")], id="a fence that nothing closes"
        ),
    ],
)
def test_link(body: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert seen(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("[a](https://a.vn/(b)) [c](//a.vn) [d](mailto:a@b.vn)", id="web and mail"),
        pytest.param("<https://a.vn> <doc:x>", id="address alone"),
        pytest.param("`[a](doc:x)` ``b ` [c](doc:y)``", id="code in a line"),
        pytest.param("`a\nb [c](doc:x)`", id="code across lines"),
        pytest.param("```\n[a](doc:x)\n```\n\n~~~ md\n[a](doc:x)\n~~~", id="fenced code"),
        pytest.param("a\n\n    [b](doc:x)\n\tc [d](doc:y)", id="indented code"),
        pytest.param("a <!-- [b](doc:x) -->\n\n<!--\n[c](doc:y)\n-->", id="comments"),
        pytest.param("[a\\](doc:x) [a] (doc:x) [a](doc:x", id="no link to Markdown either"),
        pytest.param("[^1]: doc:x", id="footnote"),
    ],
)
def test_no_link(body: str) -> None:
    assert seen(body) == []


def test_a_link_keeps_what_was_written() -> None:
    assert list(links("[a](Doc:x#b)")) == [Link(0, Aim.DOCUMENT, "Doc:x#b", "x", "b")]
