"""Anchors, held against those that the site's own converter makes."""

import markdown
import pytest
from hypothesis import example, given

from qmsdocs.model.anchors import NAMELESS, anchors
from qmsdocs.site.markdown import slugify
from tests.model.bodies import BODIES, PLAIN_BODIES

EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "def_list", "footnotes", "qmsdocs"]
CONVERTER = markdown.Markdown(extensions=EXTENSIONS)


def made(body: str) -> set[str]:
    """Return the ids that Python-Markdown gives to the headings of a page with this body."""
    CONVERTER.reset()
    CONVERTER.references.clear()
    CONVERTER.convert(body.strip())
    return set(_ids(vars(CONVERTER)["toc_tokens"]))


def _ids(tokens: list[dict[str, object]]) -> list[str]:
    found = []
    for token in tokens:
        children = token["children"]
        assert isinstance(children, list)
        found += [str(token["id"]), *_ids(children)]
    return found


@given(BODIES)
@example("    ## Thụt vào ở dòng đầu")
@example("- một\n\n    ## Trong danh sách\n\n    # Nữa")
@example("[r]: http://a.vn\n\n## [Mục **đích**][r] [khác][s]")
def test_no_anchor_of_the_site_is_unknown(body: str) -> None:
    """A link that works is never called broken."""
    assert made(body) <= anchors(body)


@given(PLAIN_BODIES)
@example("## Phụ lục {#phu-luc}")
@example("```\n## A\n```\n\n~~~\n## B\n")
@example("## 1. Mục đích\n\n1. Mục đích\n===========\n\nmột\nhai\n---")
@example("> 1. một\n>\n>     2. hai\n>     ---")
def test_anchors_are_those_of_the_site(body: str) -> None:
    """Where lines alone leave no doubt, a broken link is found."""
    assert anchors(body) == made(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("## 5.7. Quy trình", {"5-7-quy-trinh"}, id="diacritics and points"),
        pytest.param("## Ghi chú\n\n### Ghi chú", {"ghi-chu", "ghi-chu_1"}, id="the same twice"),
        pytest.param("## ?\n\n## *", {"muc", "muc_1"}, id="neither letter nor digit"),
        pytest.param("## Xem [`a b`](doc:x) **và** c", {"xem-a-b-va-c"}, id="marks"),
        pytest.param("#Không cách", {"khong-cach"}, id="no blank behind the sign"),
        pytest.param("## Cuối \\", set(), id="a backslash at the end is no heading"),
        pytest.param("    ## Mã\n\n    ## Mã", {"ma"}, id="the first line is never indented"),
        pytest.param("a\n\n    ## Mã", set(), id="indented code"),
        pytest.param("<!--\n## Ghi chú\n-->", set(), id="comment"),
    ],
)
def test_one_body(body: str, expected: set[str]) -> None:
    assert anchors(body) == expected
    assert made(body) == expected


def test_the_site_calls_nameless_headings_the_same() -> None:
    assert slugify("?") == NAMELESS


def test_hostile_bodies_take_no_time() -> None:
    """What would make a regular expression try everything is read once."""
    assert anchors("## " + "[" * 100_000) == {"muc"}
    for piece in ("```a\n", "<!-- ", "`" * 3 + " ", "*a ", "[a](", "> " * 50 + "\n", "#" * 7):
        anchors(piece * 20_000)
