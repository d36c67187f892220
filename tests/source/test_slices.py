"""The part of a handbook around a few documents: all of it, and little else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic, Nature
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.source import slices
from qmsdocs.source.git import Repository, commit_tree
from qmsdocs.source.load import Aids, load
from qmsdocs.source.slices import Overlay, checked_out_slice, commit_slice, part_of
from qmsdocs.source.tree import MemoryTree
from qmsdocs.workflow.record_text import cover_of
from tests.builders import TEXT, Handbook, changed, record, text_of
from tests.conftest import History
from tests.sample import DAY, SIGNATURES, sample_files

HERE = "content/procedures/ho-tich/qt-ht-01.md"
OTHER = changed(TEXT, id="h2k7w4mz", code="QT-HT-02")
BESIDE = "content/procedures/ho-tich/qt-ht-02.md"
AIDS = Aids(remembered=SIGNATURES)
ALWAYS = {"content/people.yml", "content/qms.yml", "content/records/registers/first.yml"}
OWN = {
    HERE,
    "content/records/approvals/a-1.yml",
    "content/records/approvals/a-2.yml",
    "content/records/promulgations/a-3.yml",
}


@pytest.fixture
def book() -> Handbook:
    """Return a handbook with two documents in force."""
    made = Handbook.new()
    made.in_force()
    made.in_force(OTHER, BESIDE, name="b")
    return made


def kept(history: History, *words: str, prefix: str = "") -> set[str]:
    """Return the paths that a slice of the last commit holds."""
    repository = Repository.at(history.root / prefix)
    found = commit_slice(repository, history.head, words)
    assert checked_out_slice(repository, history.head, words).listing == found.listing
    return set(found.listing)


@pytest.mark.parametrize("word", ["k3f9t2xq", "QT-HT-01"])
def test_one_document(history: History, book: Handbook, word: str) -> None:
    """A document is found by its id and by its code, with its records and the registers."""
    history.commit(book.files, "2026-03-01")

    assert kept(history, word) == ALWAYS | OWN


def test_nothing(history: History, book: Handbook) -> None:
    """Without a word there are the registers alone; blanks are no words."""
    history.commit(book.files, "2026-03-01")

    assert kept(history) == kept(history, " ", "") == kept(history, "zzzzzzzz") == ALWAYS


def test_subfolder(history: History, book: Handbook) -> None:
    """A handbook below the top is searched alone."""
    history.commit({f"a b/{path}": content for path, content in book.files.items()}, "2026-03-01")
    history.commit(book.files, "2026-03-02")

    assert kept(history, "k3f9t2xq", prefix="a b") == ALWAYS | OWN


PLACES = {
    "content/superseded/qt-ht-01/01-00.md": "superseded",
    "content/superseded/qt-ht-01-k3f9t2xq/01-00.md": "superseded beside another's",
    "content/withdrawn/qt-ht-01.md": "withdrawn",
    "content/procedures/ho-tich/qt-ht-01-k3f9t2xq.md": "in force beside another's",
    "content/drafts/qt-ht-01.01-01.md": "draft beside one that waits",
    "content/drafts/any-name.md": "draft under any name",
}


@pytest.mark.parametrize("path", [pytest.param(path, id=name) for path, name in PLACES.items()])
def test_texts_with_their_files(history: History, book: Handbook, path: str) -> None:
    """Wherever a text of the document lies it is found, and what is attached to it."""
    attached = path.replace(".md", ".files/bang.csv")
    book.put(path, changed(TEXT, revision="1")).put(attached, "1")
    history.commit(book.files, "2026-03-01")

    assert kept(history, "k3f9t2xq") == ALWAYS | OWN | {path, attached}


def test_signatures_come_with_their_records(history: History, book: Handbook) -> None:
    """A record without its signature would be another thing."""
    signatures = {f"{path}.sig" for path in OWN - {HERE}}
    for path in signatures:
        book.put(path, "armour")
    book.put("content/records/approvals/b-1.yml.sig", "armour")
    history.commit(book.files, "2026-03-01")

    assert kept(history, "k3f9t2xq") == ALWAYS | OWN | signatures


def test_former_code(history: History, book: Handbook) -> None:
    """A text under a code that its document has given up is found by its records."""
    renumbered = changed(TEXT, code="QT-TP-07")
    book.put("content/superseded/qt-tp-07/01-00.md", renumbered)
    cover = cover_of(text_of(renumbered), effective=date(2025, 10, 1))
    cover = replace(cover, corrects=text_of(TEXT).fingerprint)
    book.add("corrections/r", record(Meaning.CORRECTED, cover))
    history.commit(book.files, "2026-03-01")

    found = kept(history, "k3f9t2xq")

    assert found == ALWAYS | OWN | {
        "content/superseded/qt-tp-07/01-00.md",
        "content/records/corrections/r.yml",
    }


def test_annulments_always(history: History, book: Handbook) -> None:
    """An annulment names records, and so no document; it may void a record of any."""
    book.add("corrections/z", record(Meaning.ANNULLED, annuls=("sha256:" + "0" * 64,)))
    book.add("corrections/y", record(Meaning.CORRECTED, text_of(OTHER)))
    history.commit(book.files, "2026-03-01")

    assert kept(history, "k3f9t2xq") == ALWAYS | OWN | {"content/records/corrections/z.yml"}


def test_letters_that_are_composed_or_not(history: History, book: Handbook) -> None:
    """A code is found however its letters are stored."""
    decomposed = changed(TEXT, id="d2k7w4mz", code="QT-HO\u0302-01")
    book.put("content/drafts/x.md", decomposed)
    history.commit(book.files, "2026-03-01")

    assert kept(history, "QT-H\u00d4-01") == ALWAYS | {"content/drafts/x.md"}


def test_attributes_hide_nothing(history: History, book: Handbook) -> None:
    """Whoever calls records binary files cannot hide them so."""
    book.put(".gitattributes", "*.yml binary\n*.md -diff\n")
    history.commit(book.files, "2026-03-01")

    assert kept(history, "k3f9t2xq") == ALWAYS | OWN


def test_work_tree_that_differs(history: History, book: Handbook) -> None:
    """What lies in the work tree and is not committed neither hides nor adds anything."""
    history.commit(book.files, "2026-03-01")
    history.write("content/records/approvals/a-1.yml", "gone")
    history.write("content/records/approvals/a-2.yml", None)
    history.write("content/drafts/new.md", TEXT)
    found = checked_out_slice(Repository.at(history.root), history.head, {"k3f9t2xq"})

    assert set(found.listing) == ALWAYS | OWN
    assert b"record: 1" in found.read("content/records/approvals/a-1.yml")


LAW = {
    "content/catalogue/legal/2014.csv",
    "content/catalogue/relations/2026.csv",
    "content/catalogue/scope.yml",
    "content/catalogue/wording.csv",
}
SERVICES = "content/catalogue/services"


def with_catalogues(book: Handbook) -> dict[str, bytes]:
    """Put catalogues beside the documents."""
    for path in (*LAW, f"{SERVICES}/1.001193.yml", f"{SERVICES}/1.004873.yml"):
        book.put(path, "x")
    book.put("content/catalogue/iso-9001-2015.csv", "x")
    return book.files


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["1.001193"], {"1.001193"}, id="one"),
        pytest.param(["1.001193.H17", "1.004873"], {"1.001193", "1.004873"}, id="suffix"),
        pytest.param(["1.009999", ""], set[str](), id="unknown"),
    ],
)
def test_what_texts_rely_on(
    history: History, book: Handbook, words: list[str], found: set[str]
) -> None:
    """Who acts reads the whole catalogue of law, and of the services those that are named."""
    history.commit(with_catalogues(book), "2026-03-01")
    repository = Repository.at(history.root)

    part = checked_out_slice(repository, history.head, {"k3f9t2xq", *words})

    assert set(part.listing) - ALWAYS - OWN == LAW | {f"{SERVICES}/{each}.yml" for each in found}
    assert part.read(min(LAW)) == b"x"


def test_a_push_is_judged_without_the_catalogues(history: History, book: Handbook) -> None:
    """What the law does is nobody's push; a table that is pushed itself is read."""
    history.commit(with_catalogues(book), "2026-03-01")
    table = min(LAW)
    tree = commit_tree(Repository.at(history.root), history.head)

    assert set(part_of(tree, history.head, {"k3f9t2xq"}).listing) == ALWAYS | OWN
    assert set(part_of(tree, history.head, {"k3f9t2xq"}, {table}).listing) == ALWAYS | OWN | {table}


def test_many_words(history: History, book: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a search would take too long every record and draft is there."""
    monkeypatch.setattr(slices, "_MANY", 1)
    book.put("content/drafts/x.md", changed(TEXT, id="d2k7w4mz", code="QT-HT-09"))
    history.commit(book.files, "2026-03-01")

    assert kept(history, "k3f9t2xq", "QT-HT-01") == set(book.files) - {BESIDE}


def test_sample(history: History) -> None:
    """Of each document of the sample, its slice says what the whole handbook says."""
    files = sample_files()
    files["content/superseded/qt-ct-02/01-00.md"] += b"x"
    files["content/procedures/ho-tich/qt-ht-01.md"] += b"x"
    del files["content/superseded/qtnb-01/01-00.md"]
    history.commit(files, "2026-11-20")
    whole = load(MemoryTree(files), DAY, AIDS)
    tree = commit_tree(Repository.at(history.root), history.head)
    expected, found = {}, {}
    for document in whole.document_ids:
        part = part_of(tree, history.head, {document})
        corpus = load(part, DAY, AIDS)
        expected[document] = _integrity(whole, document)
        found[document] = _integrity(corpus, document)
        assert corpus.timelines[document] == whole.timelines[document]

    assert found == expected
    assert sum(map(len, expected.values())) > 2


def _integrity(corpus: Corpus, document: str) -> list[Diagnostic]:
    return [
        each
        for each in diagnose(corpus)
        if each.subject.document == document and each.nature is Nature.INTEGRITY
    ]


def test_overlay(book: Handbook) -> None:
    """Files are put in, replaced or taken out; what lies beside the handbook is not of it."""
    tree = Overlay(book.tree, {HERE: b"new", BESIDE: None, "content/a.md": b"a", "b.md": b"b"})
    paths = [entry.path for entry in tree.entries()]

    assert paths == sorted({*book.files, "content/a.md"} - {BESIDE})
    assert (tree.read(HERE), tree.read("content/a.md")) == (b"new", b"a")
    assert tree.read("content/qms.yml") == book.files["content/qms.yml"]


def test_bare(history: History, book: Handbook, tmp_path: Path) -> None:
    """A bare repository is searched as well, and more may be asked for by path."""
    history.commit(book.files, "2026-03-01")
    history.git("clone", "--quiet", "--bare", history.root.as_uri(), str(tmp_path / "bare"))
    repository = Repository.at(tmp_path / "bare")
    found = commit_slice(repository, history.head, {"k3f9t2xq"})
    more = part_of(commit_tree(repository, history.head), history.head, {"k3f9t2xq"}, {BESIDE})

    assert set(found.listing) == ALWAYS | OWN
    assert set(more.listing) == ALWAYS | OWN | {BESIDE}
