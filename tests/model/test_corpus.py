"""What stands of all that was read: annulled, foreign and copied records."""

from dataclasses import replace
from datetime import date

from qmsdocs.diagnostics import Place
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office
from qmsdocs.model.records import Meaning, Record, Signature, Signed
from tests.builders import DAY, TEXT, changed, record, text_of

TEXT_READ = text_of(TEXT)
PROMULGATED = record(Meaning.PROMULGATED, TEXT_READ, id="p")


def _corpus(*records: Record) -> Corpus:
    return Corpus(DAY, office=Office(id="ubnd-mau"), records=records)


def _standing(*records: Record) -> list[str]:
    return [each.id for each in _corpus(*records).standing]


def test_an_annulled_record_does_not_stand() -> None:
    annulment = record(Meaning.ANNULLED, id="a", annuls=("p",))

    assert _standing(PROMULGATED, annulment) == ["a"]
    assert _corpus(PROMULGATED, annulment).acts == {}


def test_annulments_and_register_records_cannot_be_annulled() -> None:
    annulment = record(Meaning.ANNULLED, id="a", annuls=("p",))
    register = record(Meaning.REGISTERED, id="r")
    against = record(Meaning.ANNULLED, id="b", annuls=("a", "r"))

    assert _standing(PROMULGATED, annulment, register, against) == ["a", "b", "r"]


def test_an_annulment_from_next_door_voids_nothing() -> None:
    foreign = record(Meaning.ANNULLED, id="a", annuls=("p",), organisation="ubnd-khac")

    assert _standing(PROMULGATED, foreign) == ["p"]


def test_a_record_of_another_organisation_does_not_stand() -> None:
    assert _standing(replace(PROMULGATED, organisation="ubnd-khac")) == []


def test_a_copied_record_counts_once() -> None:
    copy = replace(PROMULGATED, place=Place("content/records/promulgations/copy.yml"))

    assert len(_corpus(PROMULGATED, copy).acts["k3f9t2xq"]) == 1


def test_records_stand_in_the_order_of_their_days() -> None:
    late = record(Meaning.PREPARED, TEXT_READ, on=date(2026, 1, 2), id="1")
    early = record(Meaning.PREPARED, TEXT_READ, on=date(2026, 1, 1), id="3")
    recorded_late = replace(early, id="2", recorded_on=date(2026, 1, 5))

    assert _standing(late, recorded_late, early) == ["3", "2", "1"]


def test_documents_are_named_by_texts_and_by_records() -> None:
    other = text_of(changed(id="b2n4r7xc"))
    corpus = Corpus(DAY, office=Office(id="ubnd-mau"), texts=(other,), records=(PROMULGATED,))

    assert corpus.document_ids == ("b2n4r7xc", "k3f9t2xq")
    assert set(corpus.timelines) == {"b2n4r7xc", "k3f9t2xq"}


def test_texts_of_a_document_in_the_order_of_their_numbers() -> None:
    numbers = [("2", "0"), ("1", "10"), ("1", "2")]
    texts = tuple(text_of(changed(issue=issue, revision=revision)) for issue, revision in numbers)

    found = Corpus(DAY, texts=texts).texts_by_id["k3f9t2xq"]

    assert [str(each.number) for each in found] == ["01/02", "01/10", "02/00"]


def test_a_record_that_was_not_examined_is_unsigned() -> None:
    assert _corpus(PROMULGATED).signature(PROMULGATED) == Signature(Signed.ABSENT)
