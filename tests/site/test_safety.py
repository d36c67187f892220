"""One text or one setting cannot stop the site, nor bring into it what was not judged."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from qmsdocs.errors import QmsError
from qmsdocs.model.office import Audience
from qmsdocs.model.records import Decision, Meaning
from qmsdocs.site.history import Event
from qmsdocs.site.own import permitted, read_settings
from qmsdocs.site.render import epoch
from qmsdocs.site.selection import View
from qmsdocs.workflow.record_text import cover_of
from tests.builders import Handbook, changed, record, text_of
from tests.site.published import files_with
from tests.site.stories import (
    DRAFT,
    HOME,
    OLD,
    entry_of,
    files_of,
    first,
    second,
    site_of,
    two_revisions,
    with_form,
    written_to,
)

PAGE = "procedures/ho-tich/qt-ht-01/index.html"
LISTS = "\n".join("    " * depth + "- mục" for depth in range(300))


def build(book: Handbook, root: Path, day: str = "2026-11-20") -> int:
    """Build a handbook; return the exit status."""
    return main(["build", str(written_to(book, root)), "--as-of", day, "--lang", "en"])


def with_body(body: str) -> Handbook:
    """Return a handbook of a form and of a document with a body."""
    book = Handbook.new()
    with_form(book)
    book.in_force(changed(first(), body=f"\nĐầu.\n\n{body}\n\nCuối.\n"), HOME)
    return book


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param("<![", "&lt;![", id="open section"),
        pytest.param("<![foo", "&lt;![foo", id="unknown section"),
        pytest.param("<![foo]x>", "&lt;![foo]x&gt;", id="closed section"),
        pytest.param("`<![foo`", "<code>&lt;![foo</code>", id="section as code"),
        pytest.param("    <![foo", "<code>&lt;![foo\n</code>", id="section as block of code"),
        pytest.param("<p>\n<![foo", "&lt;![foo", id="section in raw HTML"),
        pytest.param("[đây](http://[::1)", "<span>đây</span>", id="address"),
        pytest.param("[a]: http://[x\n\nXem [a].", "<span>a</span>", id="reference"),
        pytest.param("<http://[::1>", "<span>http://[::1</span>", id="bare address"),
        pytest.param("![hình](//[x)", "<span>hình</span>", id="picture"),
        pytest.param("[đây](http://a\u2100b/)", "<span>đây</span>", id="letter in a host"),
    ],
)
def test_odd_text(body: str, shown: str, tmp_path: Path) -> None:
    """What no reader of HTML and no address could be is shown as the text it is."""
    assert build(with_body(body), tmp_path) == 0

    page = (tmp_path / "build/site" / PAGE).read_text(encoding="utf-8")
    assert shown in page
    assert "Cuối." in page


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(LISTS, id="lists"),
        pytest.param(">" * 300 + " mục", id="quotations"),
        pytest.param("- " * 300 + "mục", id="lists on one line"),
        pytest.param(f"{LISTS}\n\n~~~~\n<b>\n~~~~", id="lists and code"),
    ],
)
def test_nested_too_deeply(body: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Such a text is shown letter by letter, with a word about it; the others as ever."""
    assert build(with_body(body), tmp_path) == 1

    site = tmp_path / "build/site"
    page = (site / PAGE).read_text(encoding="utf-8")
    assert "QT-HT-01 is nested too deeply to be laid out" in capsys.readouterr().err
    assert "This text is nested too deeply to be laid out." in page
    assert "Cuối." in page.partition("<pre>")[2].partition("</pre>")[0]
    assert files_with(site, "Họ tên, ngày nhận.")


def test_far_inside_but_not_deep(tmp_path: Path) -> None:
    """Code may stand as far to the right as it likes."""
    assert build(with_body(f"```\n{' ' * 400}x\n```"), tmp_path) == 0


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2107-01-01", "9999-12-31"])
def test_far_day(day: str, tmp_path: Path) -> None:
    """A site can be made as on any day that there is."""
    assert build(two_revisions(), tmp_path, day) in (0, 1)

    assert 0 <= int(epoch(date.fromisoformat(day))) < 2**32
    assert (tmp_path / "build/site/index.html").is_file()


LEAK = """\
markdown_extensions:
  - pymdownx.snippets: {base_path: [content/drafts], auto_append: [qt-ht-01.md]}
"""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(LEAK, "markdown_extensions", id="snippets"),
        pytest.param("plugins: [search]", "plugins", id="plugins"),
        pytest.param("hooks: [x.py]", "hooks", id="hooks"),
        pytest.param("INHERIT: ../x.yml", "INHERIT", id="other file"),
        pytest.param("extra_css: [https://example.org/x.css]", "extra_css", id="style sheet"),
        pytest.param("extra_javascript: [x.js]", "extra_javascript", id="script"),
        pytest.param("theme: {custom_dir: content}", "theme.custom_dir", id="own theme"),
        pytest.param("theme: {font: {text: Roboto}}", "theme.font", id="font from elsewhere"),
        pytest.param("theme: {logo: ../../x.png}", "theme.logo", id="logo outside"),
        pytest.param("theme: {logo: //example.org/x.png}", "theme.logo", id="logo elsewhere"),
        pytest.param("theme: {icon: {logo: ../x}}", "theme.icon", id="icon outside"),
        pytest.param("theme: x", "theme", id="no mapping"),
        pytest.param("extra: x", "extra", id="no mapping either"),
        pytest.param("extra: {analytics: {provider: google}}", "extra.analytics", id="watching"),
        pytest.param("extra: {a: !!python/name:os.getcwd }", "extra.a", id="object"),
        pytest.param("extra: {a: !ENV [X, !!python/name:os.getcwd ]}", "extra.a", id="object in"),
        pytest.param("extra: {homepage: 'http://[x'}", "extra.homepage", id="no address"),
        pytest.param("extra: &a {b: *a}", "extra.b", id="without end"),
        pytest.param("site_url: 'http://[x'", "site_url", id="no address of the site"),
        pytest.param("site_name: [a]", "site_name", id="no name"),
    ],
)
def test_setting_refused(text: str, key: str) -> None:
    """A setting that could bring in what was not judged is refused by name."""
    with pytest.raises(QmsError) as raised:
        permitted(read_settings(text.encode()))

    assert f"'{key}" in str(raised.value.said)
    assert raised.value.hint is not None


def test_settings_taken_over() -> None:
    """Name, address, colours and the like are the handbook's own; nothing said is nothing."""
    text = (
        "site_name: A\nsite_url: https://example.org/\ncopyright:\nextra:\nnav: [x]\n"
        "theme: {name: material, font: false, language: vi, features: [a], logo: a/b.svg, "
        "favicon: c.png, icon: {logo: material/x, admonition: {note: octicons/x}}, "
        "palette: [{scheme: slate, toggle: {icon: material/x}}]}\n"
    )
    own = read_settings(text.encode())

    assert permitted(own) == {
        **{key: own[key] for key in ("site_name", "site_url", "theme")},
        "extra": {},
    }


def test_draft_does_not_leak(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The build stops with status 2 and says which setting it was."""
    book = two_revisions()
    written_to(book, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(LEAK, encoding="utf-8")

    assert build(book, tmp_path) == 2

    assert "'markdown_extensions'" in capsys.readouterr().err
    assert not (tmp_path / "build/site").exists()


def coming_internal() -> Handbook:
    """Return a handbook whose public document becomes an internal one later."""
    book = Handbook.new()
    book.in_force(first(), OLD, on=date(2025, 9, 1), name="a")
    raw = changed(second(), access="internal", code="QTNB-77", change="Điều thay đổi kín.")
    book.put(DRAFT, raw)
    day, text = date(2026, 7, 1), text_of(raw, DRAFT)
    book.add("approvals/b-1", record(Meaning.PREPARED, text, on=day))
    book.add("approvals/b-2", record(Meaning.APPROVED, text, on=day))
    cover = cover_of(text, effective=date(2027, 1, 1))
    made = record(
        Meaning.PROMULGATED,
        cover,
        on=day,
        reason="Lý do kín.",
        decision=Decision("77/QĐ-KIN", day),
    )
    book.add("promulgations/b", made)
    return book


SECRETS = ("Lý do kín", "77/QĐ-KIN", "QTNB-77", "Điều thay đổi kín")


def test_reason_of_a_coming_internal_revision() -> None:
    """Why it comes and by which decision is for those who may see its text."""
    book, day = coming_internal(), date(2026, 11, 20)

    public = "".join(files_of(site_of(book, day), book).values())
    within = "".join(files_of(site_of(book, day, view=View(Audience.INTERNAL)), book).values())

    assert "| 2027-01-01 | 01/01 | Promulgated |   |   |" in public
    assert [secret for secret in SECRETS if secret in public] == []
    assert "77/QĐ-KIN" in within


def test_content_in_one_line() -> None:
    """Sentences are joined without their full stops, and none is said twice."""
    book = two_revisions()
    site = site_of(book)
    act = entry_of(site.selection).timeline.revisions[0].act
    number = act.cover.number
    event = Event(date(2026, 1, 1), number, act, ("Theo nghị định mới.", "theo nghị định mới", "b"))

    assert event.content == "Theo nghị định mới; b"
    assert replace(event, said=()).content == ""
