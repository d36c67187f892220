"""Every file of a new handbook, and the right of whoever signs its first record."""

from datetime import date

import pytest

from qmsdocs.beginnings.files import files_of, first_record
from qmsdocs.edits.attributes import FILES
from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.source.catalogue import read_wordings
from qmsdocs.source.reading import Reading
from qmsdocs.source.tree import MemoryTree
from tests.beginnings.offices import answers
from tests.sample import ROOT

RECORD = "content/records/registers/2026-11-23-dau-tien.yml"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_files(language: str) -> None:
    files = files_of(answers(language=language), lambda content: b"signed:" + content[:9])

    assert sorted(files) == [
        ".gitattributes",
        ".gitignore",
        "README.md",
        "content/calendar.yml",
        "content/catalogue/iso-9001-2015.csv",
        "content/catalogue/scope.yml",
        "content/catalogue/wording.csv",
        "content/people.yml",
        "content/qms.yml",
        RECORD,
        f"{RECORD}.sig",
        "content/synonyms.yml",
    ]
    assert files[f"{RECORD}.sig"] == b"signed:record: 1"
    assert {path: files[path] for path in FILES} == FILES


def test_the_list_of_stale_wording_is_the_sample_s() -> None:
    """Days and columns of it are read wherever the sample is."""
    files = files_of(answers(), lambda _: b"")
    path = "content/catalogue/wording.csv"

    assert files[path] == (ROOT / path).read_bytes()
    assert len(read_wordings(Reading.of(MemoryTree({path: files[path]})))) > 30


def test_first_record() -> None:
    record = first_record(answers())
    files = files_of(answers(), lambda _: b"")

    assert (record.signer, record.recorded_by, record.role) == ("ly-dung", "ly-dung", "thu-ky-iso")
    assert (record.signed_on, record.recorded_on) == (date(2026, 11, 23), date(2026, 11, 23))
    assert {each.file: (each.before, each.after) for each in record.registers} == {
        name: ((), register_digest(files[f"content/{name}"].decode()))
        for name in ("qms.yml", "people.yml")
    }


@pytest.mark.parametrize("founder", ["mai-bao", "ta-cong"])
def test_not_entitled(founder: str) -> None:
    with pytest.raises(QmsError) as refused:
        first_record(answers(founder=founder))

    assert str(refused.value.said) == (
        "the first record is signed by the head or the ISO secretary; "
        f"'{founder}' is neither on 2026-11-23"
    )


def test_not_entitled_yet() -> None:
    with pytest.raises(QmsError):
        first_record(answers(today=date(2026, 11, 22)))


def test_clauses_are_those_of_the_sample() -> None:
    """The same public list in two places; who mends one mends both."""
    name = "catalogue/iso-9001-2015.csv"

    shipped = files_of(answers(), lambda _: b"")[f"content/{name}"]

    assert shipped == (ROOT / "content" / name).read_bytes()
