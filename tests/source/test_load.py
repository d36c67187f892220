"""A whole handbook read into one corpus."""

from datetime import date
from pathlib import Path

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import Meaning
from qmsdocs.source.load import Aids, load
from qmsdocs.source.tree import MemoryTree, WorkTree
from tests.builders import DAY, PEOPLE, QMS, TEXT, Handbook, changed
from tests.source.handbooks import loaded, words


def test_a_handbook_without_faults() -> None:
    handbook = Handbook.new()
    text = handbook.in_force(on=date(2025, 9, 1))
    handbook.put("content/drafts/bm-01.md", changed(id="b1m0k5tq", code="BM-01"))

    corpus = loaded(handbook)

    assert corpus.faults == ()
    assert corpus.day == DAY
    assert corpus.office.name == "UBND phường Mẫu"
    assert corpus.roster.name("mau") == "Lê Văn Mẫu"
    assert corpus.roster.name("lan") == "lan"
    assert corpus.registers == {
        "qms.yml": register_digest(QMS),
        "people.yml": register_digest(PEOPLE),
    }
    assert corpus.evidence is None
    assert {each.meaning for each in corpus.records} == {
        Meaning.REGISTERED,
        Meaning.PREPARED,
        Meaning.APPROVED,
        Meaning.PROMULGATED,
    }
    found = corpus.timelines["k3f9t2xq"].in_force_on(DAY)
    assert found is not None
    assert found.wording_on(DAY).text == text


def test_a_folder_is_read_as_memory_is(tmp_path: Path) -> None:
    handbook = Handbook.new()
    handbook.in_force()
    for path, content in handbook.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    one, other = loaded(handbook), load(WorkTree(tmp_path), DAY)

    assert (one.texts, one.records, one.office, one.roster, one.registers) == (
        other.texts,
        other.records,
        other.office,
        other.roster,
        other.registers,
    )


@pytest.mark.parametrize("files", [{}, {"other/qms.yml": b"qms: 1"}], ids=["empty", "elsewhere"])
def test_no_handbook_here(files: dict[str, bytes]) -> None:
    with pytest.raises(QmsError) as caught:
        load(MemoryTree(files), DAY)

    assert str(caught.value.said) == "there is no handbook here: 'content/qms.yml' does not exist"
    assert str(caught.value.hint).startswith("Go to the folder that holds 'content'")


def test_a_handbook_without_its_registers_is_still_read() -> None:
    corpus = load(MemoryTree({"content/policy/cs-01.md": TEXT.encode()}), DAY)

    assert words(corpus.faults) == [
        "content/qms.yml: the register is missing [REG004]",
        "content/people.yml: the register is missing [REG004]",
    ]
    assert len(corpus.texts) == 1


def test_content_that_is_a_link_is_a_fault_and_not_an_empty_handbook(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")

    corpus = load(WorkTree(tmp_path), DAY)

    assert words(corpus.faults)[0] == "content: a link stands where a file must lie [FIL005]"


def test_an_evidence_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(QmsError) as caught:
        loaded(Handbook.new(), aids=Aids(evidence=tmp_path / "missing"))

    assert str(caught.value.said) == (
        f"the evidence store '{tmp_path}/missing' cannot be read: No such file or directory"
    )
