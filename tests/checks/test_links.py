"""Checks on links: what they tell a drafter to do, and whose texts they leave alone."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.checks.links import LINKS
from qmsdocs.diagnostics import Diagnostic, Severity
from qmsdocs.model.records import Cover, Meaning, Record
from qmsdocs.source.load import load
from qmsdocs.workflow.record_text import cover_of
from tests.builders import DAY, TEXT, Handbook, changed, record, text_of

DRAFT = "content/drafts/qt-ht-02.md"
OTHER = changed(TEXT, id="h2k7w4mz", code="QT-HT-02", services='["1.000894"]')


def found(book: Handbook, day: date = DAY) -> list[Diagnostic]:
    """Return what all checks on links find."""
    corpus = load(book.tree, day)
    return [each for check in LINKS for each in check.run(corpus)]


def handbook(body: str) -> Handbook:
    """Return a handbook with one text in force and a draft of another document."""
    book = Handbook.new()
    book.in_force()
    return book.put(DRAFT, changed(OTHER, body=f"\n## Một\n\n{body}\n"))


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        pytest.param("doc:k3f9t2xp", "Did you mean 'doc:k3f9t2xq' (QT-HT-01)?", id="near id"),
        pytest.param("doc:QT-HT-01", "Did you mean 'doc:k3f9t2xq' (QT-HT-01)?", id="code"),
        pytest.param("DOC:k3f9t2xq", "Did you mean 'doc:k3f9t2xq' (QT-HT-01)?", id="capitals"),
        pytest.param(
            "doc:zzzzzzzz",
            "Write 'doc:' and the id from the front matter of the document that is meant.",
            id="nothing near",
        ),
        pytest.param("doc:k3f9t2xq#1-muc", "Did you mean '#1-muc-dich'?", id="near anchor"),
        pytest.param("#Mot", "Did you mean '#mot'?", id="capital in an anchor"),
        pytest.param(
            "#9",
            "Copy the anchor from the site: the sign '#' beside the heading leads to it.",
            id="no anchor near",
        ),
        pytest.param(
            "../procedures/ho-tich/qt-ht-01.md",
            "Write 'doc:k3f9t2xq' (QT-HT-01).",
            id="path from here",
        ),
        pytest.param("qt-ht-01.md", "Write 'doc:k3f9t2xq' (QT-HT-01).", id="name of a file"),
        pytest.param(
            "cu/qt-99.md", "Write 'doc:' and the id of the document.", id="no such document"
        ),
    ],
)
def test_hint(link: str, hint: str) -> None:
    (told,) = found(handbook(f"[a]({link})"))

    assert str(told.hint) == hint
    assert told.severity is Severity.ERROR
    assert (told.place.path, told.place.line) == (DRAFT, 16)


def test_hint_at_an_attached_file() -> None:
    book = handbook("[a](file:tokhai.csv)\n\n[b](qt-ht-02.files/to-khai.csv)")
    book.put("content/drafts/qt-ht-02.files/to-khai.csv", "a,b\n")

    assert [str(each.hint) for each in found(book)] == [
        "Did you mean 'file:to-khai.csv'?",
        "Write 'file:to-khai.csv'.",
    ]


def _withdrawal(cover: Cover) -> Record:
    return record(Meaning.WITHDRAWN, cover, on=date(2026, 3, 1))


def test_what_replaces_a_withdrawn_document() -> None:
    """It may name what it replaces; another text may not."""
    book = Handbook.new()
    text = book.in_force()
    cover = replace(cover_of(text, effective=date(2026, 3, 1)), replaced_by=("h3t8c5nb",))
    book.add("promulgations/w", _withdrawal(cover))
    book.in_force(
        changed(OTHER, body="\n[a](doc:k3f9t2xq) [b](doc:k3f9t2xq)\n"),
        "content/procedures/ho-tich/qt-ht-02.md",
        name="b",
    )
    third = changed(OTHER, id="h3t8c5nb", code="QT-HT-03", body="\n[a](doc:k3f9t2xq)\n")
    book.in_force(third, "content/procedures/ho-tich/qt-ht-03.md", name="c")

    (told,) = found(book)

    assert str(told.message) == (
        "QT-HT-02: link 'doc:k3f9t2xq' leads to QT-HT-01, withdrawn since 2026-03-01"
    )
    assert str(told.hint) == "It was replaced by doc:h3t8c5nb (QT-HT-03); link to that."
    assert told.severity is Severity.WARNING


def test_a_text_that_awaits_its_day_is_judged_on_that_day() -> None:
    """What is withdrawn by then is withdrawn to its readers."""
    book = Handbook.new()
    text = book.in_force()
    book.add("promulgations/w", _withdrawal(cover_of(text, effective=date(2027, 1, 1))))
    raw = changed(OTHER, body="\n[a](doc:k3f9t2xq) [b](doc:nothing1)\n")
    path = "content/drafts/qt-ht-02.md"
    coming = text_of(raw, path)
    book.put(path, raw)
    for meaning in (Meaning.PREPARED, Meaning.APPROVED):
        book.add(f"approvals/b-{meaning}", record(meaning, coming, on=date(2026, 11, 1)))
    made = record(Meaning.PROMULGATED, coming, on=date(2026, 11, 2), effective=date(2027, 1, 1))
    book.add("promulgations/b", made)

    assert [(each.check, each.severity) for each in found(book)] == [
        ("LNK001", Severity.WARNING),
        ("LNK005", Severity.WARNING),
    ]


def test_superseded_texts_are_left_alone() -> None:
    book = Handbook.new()
    broken = changed(TEXT, body="\n[a](doc:nothing1)\n")
    book.in_force(broken, "content/superseded/qt-ht-01/01-00.md")
    second = changed(TEXT, revision="1", change="Sửa liên kết bị hỏng")
    book.in_force(second, on=date(2026, 1, 5), name="b")

    assert found(book) == []


def test_a_section_that_the_next_draft_of_a_document_will_have() -> None:
    book = handbook("[a](doc:k3f9t2xq#2-pham-vi)")
    assert [each.check for each in found(book)] == ["LNK002"]

    second = changed(TEXT, revision="1", change="Thêm mục phạm vi", body="\n## 2. Phạm vi\n")
    book.put("content/drafts/qt-ht-01.md", second)

    assert found(book) == []
