"""What a change brings in, told apart from what stood before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic, Nature
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.proof import gate
from qmsdocs.proof.gate import brought_in, compared, unfit
from qmsdocs.source.load import load
from tests.builders import DAY, TEXT, Handbook, changed, record, text_of

IN_FORCE = "content/procedures/ho-tich/qt-ht-01.md"
DRAFT = "content/drafts/qt-ht-02.md"
OTHER = changed(TEXT, id="h2k7w4mz", code="QT-HT-02")


def _book() -> Handbook:
    made = Handbook.new()
    made.in_force()
    return made


def _edited(book: Handbook) -> Handbook:
    return book.put(IN_FORCE, changed(TEXT, body="\nKhác.\n"))


def _read(book: Handbook) -> Corpus:
    return load(book.tree, DAY)


def _ids(found: list[Diagnostic]) -> list[str]:
    return [each.check for each in found]


def test_nothing_changed() -> None:
    """What stood before is nobody's fault."""
    assert brought_in(_read(_edited(_book())), _read(_edited(_book()))) == []


def test_new_error() -> None:
    """What was not wrong before is brought in."""
    (found,) = brought_in(_read(_book()), _read(_edited(_book())))

    assert (found.check, found.place.path) == ("TXT001", IN_FORCE)


def test_nothing_before() -> None:
    """Where there was no handbook everything is brought in."""
    assert _ids(brought_in(None, _read(_edited(_book())))) == ["TXT001"]
    assert brought_in(None, _read(_book())) == []


def test_mended() -> None:
    """An error that is gone is not brought in."""
    assert compared(_read(_edited(_book())), _read(_book())) == ([], [])


def test_old_error_on_another_line() -> None:
    """An error that an edit has moved down is the one that stood before."""
    before, after = _edited(_book()), _edited(_book())
    raw = before.files[IN_FORCE].decode()
    after.put(IN_FORCE, raw.replace("unit: van-phong", "keywords: [a]\nunit: van-phong"))

    came, stood = compared(_read(before), _read(after))

    assert came == []
    assert _ids(stood) == ["TXT001"]
    assert stood[0].place.line == _read_line(before) + 1


def _read_line(book: Handbook) -> int:
    (found,) = brought_in(None, _read(book))
    return found.place.line


def test_the_same_error_once_more() -> None:
    """Of two errors in the same words one may be new."""
    signed = replace(record(Meaning.APPROVED, text_of(TEXT)), signer="ai-do")
    before, after = _book(), _book()
    before.add("approvals/x", signed)
    after.add("approvals/x", signed)
    after.add("approvals/y", replace(signed, recorded_on=date(2025, 9, 2)))

    found = brought_in(_read(before), _read(after))

    assert "SIG001" in _ids(found)
    assert {each.place.path for each in found} == {"content/records/approvals/y.yml"}


def test_currency_is_never_brought_in() -> None:
    """What the world or the form is about is no gate's business."""
    after = _book().put(DRAFT, changed(OTHER, unit="khong-co", services="[]"))
    before = _read(_book())

    assert brought_in(before, _read(after)) == []


def test_unfit() -> None:
    """Errors of form are told of the texts that are asked about alone."""
    book = _book().put(DRAFT, changed(OTHER, unit="khong-co"))
    corpus = _read(book)

    assert "DRF005" in _ids(unfit(corpus, {DRAFT}))
    assert unfit(corpus, {IN_FORCE}) == unfit(corpus, set()) == []


def test_what_only_days_do_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No change answers for the law or a calendar, and none waits for checks on them."""
    asked: set[str] = set()

    def asking(corpus: Corpus, chosen: Sequence[str]) -> list[Diagnostic]:
        asked.update(chosen)
        return diagnose(corpus, chosen)

    monkeypatch.setattr(gate, "diagnose", asking)

    assert brought_in(_read(_book()), _read(_book())) == []
    assert asked == {check.id for check in CHECKS if check.nature is Nature.INTEGRITY}


def test_a_law_that_ended_refuses_no_change() -> None:
    """A text that rests on it is a currency matter, in force or brought in as a draft."""
    law = (
        "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
        "60-2014-qh13.2014-11-20,L,60/2014/QH13,Hộ tịch,Quốc hội,2014-11-20,2016-01-01,"
        "2026-10-01,,Công báo,2026-11-15\n"
    )
    before = _book()
    after = _book().put("content/catalogue/legal/2014.csv", law).put(DRAFT, OTHER)

    assert brought_in(_read(before), _read(after)) == []
