"""Anchors of headings are addresses that people keep: they stay, whatever stands around them."""

import re
from collections import Counter
from collections.abc import Callable

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.markdown import END_OF_BODY, slugify
from tests.sample import CONTENT
from tests.site.kinds import Edition

TEXTS = ("policy", "objectives", "internal", "procedures", "forms")
_BODY = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r'<h[1-6] id="([^"]+)"')
_ID = re.compile(r'<(\w+)\b[^>]*?\sid="([^"]+)"')
_OF_TEXTS = re.compile(r'<h[2-6] id="([^"]+)">(?:(?!</h).)*class="headerlink"')


def anchors(text: str) -> list[str]:
    """Return the anchors of the headings of a text, as its page has them."""
    body = f"{_BODY.sub('', text)}\n\n{END_OF_BODY}\n"
    extensions = ["toc", "tables", "def_list", "footnotes", "qmsdocs"]
    return _HEADING.findall(markdown.markdown(body, extensions=extensions))


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Đất đai", "dat-dai"),
        ("Đối tượng", "doi-tuong"),
        ("ĐIỀU KIỆN", "dieu-kien"),
        ("5.7. Quy trình xử lý công việc", "5-7-quy-trinh-xu-ly-cong-viec"),
        ("Phí, lệ phí", "phi-le-phi"),
        ("Hoà giải / Hòa giải", "hoa-giai-hoa-giai"),
        ("Nghị định 118/2025/NĐ-CP", "nghi-dinh-118-2025-nd-cp"),
        ("…", "muc"),
        ("QMS files", "muc-qms-files"),
    ],
)
def test_anchor_of_a_heading(heading: str, anchor: str) -> None:
    assert slugify(heading) == anchor


@given(st.text())
def test_no_heading_takes_an_anchor_of_the_site(heading: str) -> None:
    assert re.fullmatch(r"(?!qms-)[a-z0-9]+(-[a-z0-9]+)*", slugify(heading))


def test_anchors_never_change(golden: Callable[[str, str], None]) -> None:
    """Whoever changes this file breaks links that people have kept, on paper too."""
    lines = []
    for folder in TEXTS:
        for path in sorted((CONTENT / folder).rglob("*.md")):
            lines.append(path.relative_to(CONTENT).as_posix())
            lines += [f"  #{each}" for each in anchors(path.read_text(encoding="utf-8"))]

    golden("site/anchors.txt", "\n".join([*lines, ""]))


@pytest.mark.parametrize("name", ["public", "internal"])
def test_what_the_site_adds_takes_no_anchor_of_a_text(edition: Edition, name: str) -> None:
    """Each anchor stands once on its page; those of panels are known by their beginning."""
    wrong = []
    for path in sorted(edition(name).rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        where = path.relative_to(edition(name)).as_posix()
        twice = [
            each for each, times in Counter(i for _, i in _ID.findall(page)).items() if times > 1
        ]
        wrong += [f"{where}: #{each} twice" for each in twice]
        if 'class="qms-control"' in page:
            article = page[page.index("<article") : page.index("</article>")]
            own = {*_OF_TEXTS.findall(article)}
            wrong += [
                f"{where}: <{tag} id={each}>"
                for tag, each in _ID.findall(article)
                if each not in own and not each.startswith(("qms-", "fn"))
            ]

    assert wrong == []
