"""A release's summary in every form: words, marks that act on nothing, one page."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.checks.engine import judge
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.reports.release import Release, release_report
from qmsdocs.reports.release_json import as_json
from qmsdocs.reports.release_page import as_html
from qmsdocs.reports.release_text import as_markdown, as_text
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from qmsdocs.workflow.release import release_of
from tests.builders import changed
from tests.reports.releases import release
from tests.sample import sample_files
from tests.workflow.drafts import NEXT, Drafting

FORMS: dict[str, Callable[[Release, str], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "html": as_html,
}
FIRST, SECOND = date(2026, 11, 10), date(2026, 11, 12)
TAGS = re.compile(r"<(?!/?(?:b|ins|del|p|div|span|article|li|td|tr)\b)[^>]*>")

each_form = pytest.mark.parametrize("form", FORMS)


@pytest.fixture(scope="module")
def sample() -> Callable[[date], Release]:
    """Return what gives the release that awaited promulgation in the sample on a day."""
    files = sample_files()

    def on(day: date) -> Release:
        corpus: Corpus = load(MemoryTree(files), day)
        return release_report(corpus, release_of(corpus), judge(corpus))

    return on


@each_form
@pytest.mark.parametrize("day", [date(2025, 9, 25), date(2026, 7, 9), date(2026, 11, 12)], ids=str)
def test_sample(
    sample: Callable[[date], Release], golden: Callable[[str, str], None], form: str, day: date
) -> None:
    """The first issue, the yearly one, and the one revision that was promulgated last."""
    shown = FORMS[form](sample(day), "en")

    golden(f"reports/release/{day}.{form}.txt", shown)


@each_form
def test_same_bytes(form: str) -> None:
    found = release(changing=6, new=4, same=2, whole=7)

    assert FORMS[form](found, "vi") == FORMS[form](release(6, 4, 2, whole=7), "vi")


@each_form
def test_in_vietnamese(form: str) -> None:
    """Days are written as people write them, but in JSON."""
    shown = FORMS[form](release(changing=2), "vi")

    assert ("2026-11-10" if form == "json" else "10/11/2026") in shown
    assert "No error" not in shown


def hostile() -> Release:
    """Return a release whose texts hold marks of every form."""
    drafting = Drafting()
    title = "<script>alert(1)</script> *x* `y` [a](b) | &amp;"
    raw = changed(NEXT, title=f'"{title}"', change='"# <b>lý do</b>"')
    drafting.draft(raw.replace("Quy định", "<img src=x onerror=y> \x1b[31m {name} %s"))
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    corpus = drafting.read()
    return release_report(corpus, release_of(corpus), judge(corpus))


def test_nothing_acts_in_html() -> None:
    page = as_html(hostile(), "en")
    body = page[page.index("<article>") : page.index("</article>")]

    assert TAGS.findall(body) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def test_nothing_acts_in_markdown() -> None:
    shown = as_markdown(hostile(), "en")

    assert r"\<script\>alert(1)\</script\> \*x\* \`y\` \[a\](b) \| \&amp;" in shown
    assert r"reason: \# \<b\>lý do\</b\>" in shown


def test_nothing_acts_on_a_terminal() -> None:
    shown = as_text(hostile(), "en")

    assert "\x1b" not in shown
    assert r"\x1b[31m {name} %s" in shown


def test_html_needs_no_other_file() -> None:
    page = as_html(release(changing=2), "vi")

    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">\n')
    assert "size: A4; margin: 20mm 15mm 20mm 30mm" in page
    assert re.findall(r"https?://|<link|<script|<img|@import|url\(", page) == []


def test_large_release_has_everything_after_its_first_page() -> None:
    page = as_html(release(changing=200, new=50, same=12), "en")
    first, _, rest = page.partition('<div class="full"')

    assert "The whole list follows." in first
    assert "<b>200</b>Changed" in first
    for item in release(changing=200, new=50, same=12).items:
        assert f">{item.text.code}</span>" in rest


def test_json_shortens_nothing() -> None:
    value = json.loads(as_json(release(changing=1, whole=7), "en"))

    (document,) = value["documents"]
    assert value["format"] == 1
    assert document["group"] == "changed"
    assert {
        "topic": "limit",
        "what": "replaced",
        "section": "Thời hạn giải quyết",
        "old": "Không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
        "new": "Không quá 02 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
    } in document["differences"]
    assert [each["meaning"] for each in document["vouchers"]] == ["prepared", "approved"]
