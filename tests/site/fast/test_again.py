"""What is rendered again is what a clean build renders, byte for byte, and no more than that."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import mkdocs.commands.build
import pytest

from qmsdocs.model.records import Meaning
from qmsdocs.site.context import Site
from qmsdocs.site.document import document_pages
from qmsdocs.site.selection import Entry
from qmsdocs.site.writing import Page
from qmsdocs.workflow.record_text import written
from tests.builders import changed, record, text_of
from tests.site.fast.handbooks import (
    EDITS,
    FORM_ID,
    Edit,
    Office,
    clean,
    day,
    draft,
    keyword,
    nothing,
    text,
)
from tests.site.published import content_of

Rendered = Callable[[], list[str]]


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Rendered:
    """Return what tells which pages were rendered since it was asked before."""
    found: list[str] = []
    build = mkdocs.commands.build._build_page  # noqa: SLF001 - the step that is to be left out

    def noted(page, *arguments, **named):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202
        found.append(page.file.src_uri)
        return build(page, *arguments, **named)

    monkeypatch.setattr(mkdocs.commands.build, "_build_page", noted)

    def told() -> list[str]:
        pages = sorted(found)
        found.clear()
        return pages

    return told


def test_any_edits(tmp_path: Path) -> None:
    """After each of a series of edits the site is that of a clean build."""
    chance, office = Random(0), Office.new()  # noqa: S311 - the same edits in each run
    edits = chance.sample(EDITS, len(EDITS))
    office.built(office.written(tmp_path / "book"), tmp_path / "out")
    for edit in edits:
        edit(office, chance)
        root = office.written(tmp_path / "book")

        site = office.built(root, tmp_path / "out")

        expected = clean(office, root, tmp_path / "clean")
        assert sorted(site) == sorted(expected), edit
        assert [name for name in site if site[name] != expected[name]] == [], edit
        staged = content_of(tmp_path / "out" / "stage")
        assert staged == content_of(tmp_path / "clean" / "out" / "stage"), edit


@pytest.mark.parametrize(
    ("edit", "documents"),
    [
        pytest.param(nothing, set(), id="nothing"),
        pytest.param(draft, set(), id="a draft that nobody sees"),
        pytest.param(keyword, {"qt-ht-02"}, id="a keyword of one document"),
        pytest.param(day, {"qt-ht-01", "qt-ht-02", "qt-ht-03", "qt-ht-04", "bm-01"}, id="the day"),
    ],
)
def test_rendered(tmp_path: Path, rendered: Rendered, edit: Edit, documents: set[str]) -> None:
    """Pages of documents are rendered only where they may have changed."""
    office = Office.new()
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    office.built(root, out)
    rendered()

    edit(office, Random(1))  # noqa: S311 - as above
    office.built(office.written(root), out)

    found = re.findall(r"(?:qt-ht|bm)-\d+", " ".join(rendered()))
    assert set(found) == documents


def test_nothing_at_all(tmp_path: Path, rendered: Rendered) -> None:
    """Where nothing changed the site stays where it is."""
    office = Office.new()
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    office.built(root, out)
    rendered()
    before = (out / "site").stat().st_ino

    office.built(root, out)

    assert rendered() == []
    assert (out / "site").stat().st_ino == before


def _poisoned_page(out: Path, memory: Path) -> None:
    del memory
    page = out / "site" / "procedures" / "ho-tich" / "qt-ht-01" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"QT-HT-01", b"QT-HT-99"))


def _poisoned_memory(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.site")
    kept.write_bytes(kept.read_bytes().replace(b"QT-HT-01", b"QT-HT-99").replace(b"1", b"2", 3))


def _no_memory(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.site")
    kept.unlink()


def _half_of_memory(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.site")
    kept.write_bytes(kept.read_bytes()[:-100])


def _added_file(out: Path, memory: Path) -> None:
    del memory
    (out / "site" / "letter.txt").write_text("x", encoding="utf-8")


def _lost_page(out: Path, memory: Path) -> None:
    del memory
    (out / "site" / "procedures" / "ho-tich" / "qt-ht-01" / "index.html").unlink()


def _poisoned_stage(out: Path, memory: Path) -> None:
    del memory
    stage = out / "stage" / "docs"
    page = stage / "procedures" / "ho-tich" / "qt-ht-01" / "index.md"
    page.write_bytes(page.read_bytes().replace(b"QT-HT-01", b"QT-HT-99"))
    (stage / "index.md").unlink()
    (stage / "procedures" / "letter.md").write_text("x", encoding="utf-8")
    words = stage / "search" / "words" / "0.js"
    words.write_bytes(words.read_bytes()[:-10])


def _folder_for_a_file(out: Path, memory: Path) -> None:
    del memory
    page = out / "site" / "procedures" / "ho-tich" / "qt-ht-02" / "index.html"
    page.unlink()
    page.mkdir()
    (page / "letter.txt").write_text("x", encoding="utf-8")


def _no_stage(out: Path, memory: Path) -> None:
    del memory
    (out / "stage").rename(out.parent / "elsewhere")


def _no_site(out: Path, memory: Path) -> None:
    del memory
    (out / "site").rename(out.parent / "elsewhere")


def _poisoned_pages(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.pages")
    kept.write_bytes(kept.read_bytes().replace("Bản của".encode(), "Bẩn của".encode()))


def _poisoned_notes(out: Path, memory: Path) -> None:
    (kept,) = memory.glob("*.files")
    kept.write_bytes(kept.read_bytes().replace(b"index.html", b"index.htm1"))
    _poisoned_page(out, memory)


def _crossed_rows(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.pages")
    with closing(sqlite3.connect(kept)) as base:
        keys = [key for (key,) in base.execute("SELECT key FROM rows WHERE key LIKE 'files:%'")]
        row = base.execute("SELECT digest, value FROM rows WHERE key = ?", keys[:1]).fetchone()
        base.executemany(
            "UPDATE rows SET digest = ?, value = ? WHERE key = ?", [(*row, key) for key in keys]
        )
        base.commit()


def _no_texts_in_rows(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.pages")
    with closing(sqlite3.connect(kept)) as base:
        base.execute("UPDATE rows SET value = x'00ff'")
        base.commit()


def _empty_folders(out: Path, memory: Path) -> None:
    del memory
    for part, name in (("site", "index.html"), ("stage", "docs/index.md")):
        (out / part / name).unlink()
        (out / part / name).mkdir()
        (out / part / "a" / "b").mkdir(parents=True)


def _links_that_lead_nowhere(out: Path, memory: Path) -> None:
    del memory
    for part, name in (("site", "index.html"), ("stage", "docs/index.md")):
        (out / part / name).unlink()
        (out / part / name).symlink_to("/nowhere")
        (out / part / "extra").symlink_to("/nowhere")


def _site_elsewhere(out: Path, memory: Path) -> None:
    _no_site(out, memory)
    (out.parent / "elsewhere" / "letter.txt").write_text("x", encoding="utf-8")
    (out / "site").symlink_to(out.parent / "elsewhere")


def _site_is_a_file(out: Path, memory: Path) -> None:
    _no_site(out, memory)
    (out / "site").write_text("x", encoding="utf-8")


def _no_base(out: Path, memory: Path) -> None:
    del out
    (kept,) = memory.glob("*.pages")
    kept.write_bytes(b"x" * 5000)


POISONS = (
    _poisoned_notes,
    _poisoned_pages,
    _no_base,
    _poisoned_page,
    _poisoned_memory,
    _no_memory,
    _half_of_memory,
    _added_file,
    _lost_page,
    _poisoned_stage,
    _folder_for_a_file,
    _no_stage,
    _no_site,
    _crossed_rows,
    _no_texts_in_rows,
    _empty_folders,
    _links_that_lead_nowhere,
    _site_elsewhere,
    _site_is_a_file,
)


@pytest.mark.parametrize("poison", POISONS)
def test_poisoned(tmp_path: Path, cache: Path, poison: Callable[[Path, Path], None]) -> None:
    """What was kept is believed only as far as its digest goes."""
    office = Office.new(2)
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    office.built(root, out)
    poison(out, cache)

    keyword(office, Random(1))  # noqa: S311 - as above
    site = office.built(office.written(root), out)

    assert site == clean(office, root, tmp_path / "clean")
    staged = content_of(out / "stage")
    assert staged == content_of(tmp_path / "clean" / "out" / "stage")
    assert sorted(each.name for each in out.iterdir()) == [
        ".lock",
        ".qmsdocs-build",
        "site",
        "stage",
    ]
    assert all(any(each.iterdir()) for each in out.rglob("*") if each.is_dir())
    assert not (tmp_path / "elsewhere").is_dir() or content_of(tmp_path / "elsewhere")


TOGETHER = """\
import sys
from qmsdocs.site.fast import together
together._MUCH = 1
if sys.argv.pop(1) == "failing":
    together._started = lambda *_: __import__("os").spawnlp(1, "false", "false")
from qmsdocs.cli.main import run
run()
"""


@pytest.mark.parametrize("way", ["well", "failing"])
def test_by_several_processes(tmp_path: Path, way: str) -> None:
    """Work that was shared out comes to the same; a process that fails leaves all to MkDocs."""
    office = Office.new()
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    command = [sys.executable, "-c", TOGETHER, way, "build", str(root), "--out", str(out)]
    done = subprocess.run(  # noqa: S603
        [*command, "--as-of", office.day.isoformat()], capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr.decode()
    assert content_of(out / "site") == clean(office, root, tmp_path / "clean")


def test_another_program(
    tmp_path: Path, rendered: Rendered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the site builder makes everything anew, by its own steps."""
    office = Office.new(2)
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    before = office.built(root, out)
    everything = rendered()
    monkeypatch.setattr("qmsdocs.site.fast.known.version", lambda _: "2.0")
    text(office, Random(1))  # noqa: S311 - as above

    site = office.built(office.written(root), out)

    assert rendered() == everything
    assert before != site == clean(office, root, tmp_path / "clean")


def test_titles(tmp_path: Path, staged_anew: Callable[[], list[str]]) -> None:
    """A new title is staged for those alone that lead to the document or are led to by it."""
    office = Office.new()
    documents = list(office.documents.values())
    first, second, third, fourth = (each.id for each in documents)
    office.documents = {
        each.id: replace(each, other=other)
        for each, other in zip(documents, (second, third, third, FORM_ID), strict=True)
    }
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    office.built(root, out)
    staged_anew()

    office.documents[second] = replace(office.documents[second], title="Tên mới")
    office.built(office.written(root), out)
    assert staged_anew() == [first, second, third]

    office.documents[fourth] = replace(office.documents[fourth], title="Tên mới")
    site = office.built(office.written(root), out)
    assert staged_anew() == [FORM_ID, fourth]
    assert site == clean(office, root, tmp_path / "clean")


def test_former_code(tmp_path: Path) -> None:
    """A record by which another document once had a code shows on the pages that name it so."""
    office = Office.new(2)
    first, second = office.documents.values()
    words = f"\nXem [QT-HT-77](doc:{second.id}).\n"
    office.documents[first.id] = replace(first, other=second.id, words=words)
    root, out = office.written(tmp_path / "book"), tmp_path / "out"
    office.built(root, out)
    draft = changed(second.raw, code="QT-HT-77", revision="1", change="Đang viết.")
    (root / "content" / "drafts").mkdir()
    (root / "content" / "drafts" / "qt-ht-77.md").write_text(draft, encoding="utf-8")
    act = record(Meaning.PREPARED, text_of(draft, "content/drafts/qt-ht-77.md"))
    (root / "content" / "records" / "approvals" / "x.yml").write_bytes(written(act))

    office.built(root, out)

    clean(office, root, tmp_path / "clean")
    staged = content_of(out / "stage")
    assert staged == content_of(tmp_path / "clean" / "out" / "stage")
    page = staged["docs/procedures/ho-tich/qt-ht-01/index.md"].decode()
    assert "qt-ht-77" in page.rpartition("[doc:")[2]


@pytest.fixture
def staged_anew(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return what tells which documents were staged anew since it was asked before."""
    found: set[str] = set()

    def noted(site: Site, entry: Entry) -> Iterator[Page]:
        found.add(entry.document)
        return document_pages(site, entry)

    monkeypatch.setattr("qmsdocs.site.fast.documents.document_pages", noted)

    def told() -> list[str]:
        documents = sorted(found)
        found.clear()
        return documents

    return told
