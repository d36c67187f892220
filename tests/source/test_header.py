"""A file split into front matter and body, and nothing lost between them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.source.header import Split, split

LINES = st.lists(
    st.sampled_from(["---", "--- ", "----", "-- -", " ---", "a: b", "", "…", "\u2028---"])
).map("\n".join)
ENDS = st.sampled_from(["\n", "\r\n"])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("---\na: b\n---\nbody\n", Split("a: b\n", "body\n", 2, 4), id="plain"),
        pytest.param("---\r\na: b\r\n---\r\nx\r\n", Split("a: b\r\n", "x\r\n", 2, 4), id="Windows"),
        pytest.param("---\n---\n", Split("", "", 2, 3), id="both empty"),
        pytest.param("---\na: b\n---", Split("a: b\n", "", 2, 3), id="no line end after closing"),
        pytest.param("---\na: b\n---\n\n\nx", Split("a: b\n", "\n\nx", 2, 4), id="empty lines"),
        pytest.param(
            "---\na: b\n---\nx\n---\ny\n", Split("a: b\n", "x\n---\ny\n", 2, 4), id="rule"
        ),
        pytest.param("---\na: b\n----\n---\n", Split("a: b\n----\n", "", 2, 5), id="four dashes"),
        pytest.param("---\na: b\n--- \n---\n", Split("a: b\n--- \n", "", 2, 5), id="blank after"),
        pytest.param("---\na: |\n  ---\n---\n", Split("a: |\n  ---\n", "", 2, 5), id="indented"),
        pytest.param("---\n---\n---\n", Split("", "---\n", 2, 3), id="rule first in the body"),
    ],
)
def test_split(text: str, parts: Split) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("# Title\n", id="no front matter"),
        pytest.param("\n---\na: b\n---\n", id="empty line first"),
        pytest.param(" ---\na: b\n---\n", id="indented"),
        pytest.param("---\na: b\n", id="closing line missing"),
        pytest.param("--- \na: b\n---\n", id="blank after the opening line"),
        pytest.param("---a: b\n---\n", id="text in the opening line"),
        pytest.param("---", id="opening line only"),
        pytest.param("---\ra: b\r---\r", id="line ends of an old Macintosh"),
        pytest.param("---\na: b\n...\nbody\n", id="closed by dots"),
    ],
)
def test_no_front_matter(text: str) -> None:
    assert split(text) is None


@given(LINES.filter(lambda front: "---" not in front.split("\n")), st.text() | LINES, ENDS)
@example("a: b", "---\n", "\n")
@example("a: b", "\r\n", "\r\n")
def test_front_and_body_rejoin(front: str, body: str, end: str) -> None:
    front = "".join(f"{line}{end}" for line in front.split("\n"))
    opening, closing = f"---{end}", f"---{end}"
    text = opening + front + closing + body

    parts = split(text)

    assert parts is not None
    assert opening + parts.front + closing + parts.body == text
    assert (parts.front, parts.body) == (front, body)
    assert text.split("\n")[parts.body_line - 1 :] == body.split("\n")


@given(st.text(st.characters()) | LINES)
def test_no_text_ever_raises(text: str) -> None:
    parts = split(text)

    assert parts is None or text.endswith(parts.body)
