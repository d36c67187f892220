"""Checks on the legal catalogue itself: hints, and what is left alone."""

from dataclasses import replace

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.legal import LegalDocument, Relation
from tests.builders import Handbook, changed
from tests.law.catalogues import catalogue, does, law
from tests.law.relying import Case

OLD = law("61-2018-nd-cp.2018-04-23", "2018-06-21", number="61/2018/NĐ-CP", issued="2018-04-23")
NEW = law("118-2025-nd-cp.2025-06-09", "2025-07-01", number="118/2025/NĐ-CP", issued="2025-06-09")


def found(*entries: LegalDocument | Relation, basis: str = "[61/2018/NĐ-CP]") -> list[Diagnostic]:
    raw = changed(legal_basis=basis, body="\nXem.\n")
    book = Handbook.new().put("content/drafts/qt-ht-01.md", raw)
    return diagnose(Case(catalogue(*entries), book=book).corpus(), ["CAT"])


def test_a_whole_catalogue_is_clean() -> None:
    assert found(OLD, NEW, does(NEW.id, "replaces", OLD.id)) == []


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("61-2018-nd-cp", "Did you mean '61-2018-nd-cp.2018-04-23'?"),
        ("9-2018-nd-cp", "Correct the id, or add the document to the legal catalogue."),
    ],
)
def test_the_nearest_id_bears_the_same_number(word: str, hint: str) -> None:
    (one,) = found(OLD, NEW, does(NEW.id, "replaces", word))

    assert (one.check, str(one.hint)) == ("CAT004", hint)


def test_both_ends_may_be_unknown() -> None:
    assert [each.check for each in found(OLD, does("a", "guides", "b"))] == ["CAT004", "CAT004"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            replace(OLD, effective=OLD.issued, expires=NEW.issued, issued=NEW.issued),
            ["61/2018/NĐ-CP is in force from 2018-04-23, before it was issued on 2025-06-09"],
        ),
        (
            replace(OLD, expires=OLD.issued),
            ["61/2018/NĐ-CP expires on 2018-04-23, before its first day, 2018-06-21"],
        ),
        (replace(OLD, effective=OLD.issued, expires=NEW.issued), []),
    ],
)
def test_days(entry: LegalDocument, said: list[str]) -> None:
    assert [str(each.message) for each in found(entry)] == said


def test_only_what_texts_need_is_looked_at() -> None:
    backwards = replace(NEW, effective=OLD.issued)
    acts = does(NEW.id, "amends", OLD.id)

    assert found(OLD, backwards) == []
    assert [each.check for each in found(OLD, backwards, acts)] == ["CAT005"]
    assert [each.check for each in found(OLD, backwards, basis="[118/2025/NĐ-CP]")] == ["CAT005"]


@pytest.mark.parametrize("word", ["CHL", "Còn hiệu lực", "HHL1P", "hhl1p3", "Hết hiệu lực", ""])
def test_known_words(word: str) -> None:
    assert found(replace(OLD, status=word)) == []


def test_an_unknown_word_has_a_hint() -> None:
    (one,) = found(OLD, NEW, does(NEW.id, "replace", OLD.id))

    assert (one.check, str(one.hint)) == ("CAT006", "Did you mean 'replaces'?")


def test_the_same_document_needs_the_same_issuer_and_day() -> None:
    other = replace(OLD, id="x")

    assert [each.check for each in found(OLD, other)] == ["CAT003"]
    assert found(OLD, replace(other, issuer="UBND tỉnh")) == []
    assert found(OLD, replace(other, issued=NEW.issued, effective=None)) == []
