"""``synonyms.yml`` as it is read, and what its words lead to."""

import pytest

from qmsdocs.beginnings.registers import proposed_file
from qmsdocs.model.synonyms import Synonym
from qmsdocs.source.reading import Reading
from qmsdocs.source.synonyms import read_synonyms
from qmsdocs.source.tree import MemoryTree

PATH = "content/synonyms.yml"


def reading(text: str) -> Reading:
    return Reading.of(MemoryTree({PATH: text.encode()}))


def ways(found: tuple[Synonym, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [way for each in found for way in each.ways()]


def test_a_group_leads_both_ways() -> None:
    text = "synonyms: 1\nsame:\n  - words: [sổ đỏ, bìa đỏ, so do]\n"

    found = read_synonyms(reading(text))

    assert ways(found) == [
        ("sổ đỏ", ("bìa đỏ",)),
        ("bìa đỏ", ("sổ đỏ", "so do")),
        ("so do", ("bìa đỏ",)),
    ]


def test_leads_lead_one_way() -> None:
    text = "synonyms: 1\nleads:\n  - {from: [công chứng], to: [chứng thực]}\n"

    found = read_synonyms(reading(text))

    assert ways(found) == [("công chứng", ("chứng thực",))]
    assert str(found[0].place) == "content/synonyms.yml:3"


def test_what_can_be_read_counts_beside_what_cannot() -> None:
    text = "synonyms: 1\nsame:\n  - words: x\n  - words: [a, b]\n"
    known = reading(text)

    found = read_synonyms(known)

    assert ways(found) == [("a", ("b",)), ("b", ("a",))]
    assert [fault.check for fault in known.faults] == ["SYN001"]


def test_no_file_no_words() -> None:
    assert read_synonyms(Reading.of(MemoryTree({}))) == ()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_new_handbook_begins_with_words(language: str) -> None:
    known = reading(proposed_file(language, "synonyms.yml"))

    found = read_synonyms(known)

    assert known.faults == []
    assert len(found) > 20
    assert all(any(each.ways()) for each in found)
