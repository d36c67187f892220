"""Bad content never raises and never hides the rest: one fault for each broken file."""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.source.load import load
from qmsdocs.source.reading import LARGEST, Reading
from qmsdocs.source.tree import Entry, EntryKind, MemoryTree, Tree, WorkTree
from tests.builders import DAY, TEXT, Handbook, changed
from tests.source.handbooks import loaded, words

GOOD = "content/drafts/bm-01.md"
BROKEN = "content/drafts/qt-ht-09.md"


def _handbook() -> Handbook:
    handbook = Handbook.new()
    handbook.in_force()
    return handbook.put(GOOD, changed(id="b1m0k5tq", code="BM-01"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "the file is empty [FIL007]", id="empty"),
        pytest.param(b" \n\r\n\t", "the file is empty [FIL007]", id="blanks only"),
        pytest.param(b"\xff\xfe#\0", "byte 1 is not UTF-8 text [FIL002]", id="UTF-16"),
        pytest.param("Đăng".encode("cp1258", "replace"), "byte 1 is not UTF-8 text [FIL002]",
                     id="code page of old Windows"),
        pytest.param(b"PK\3\4\0\0Word", "a binary file with the name of a text [FIL002]",
                     id="Word file"),
        pytest.param(b"\x89PNG\r\n", "byte 1 is not UTF-8 text [FIL002]", id="picture"),
        pytest.param(b"abc\xed\xa0\x80", "byte 4 is not UTF-8 text [FIL002]", id="half a pair"),
        pytest.param(b"\xef\xbb\xbf", "no front matter", id="byte order mark only"),
        pytest.param(b"x" * 5_000_000, f"5000000 bytes are more than the {LARGEST} that a text "
                     "may have [FIL004]", id="5 MB"),
        pytest.param(b"---\n" + b"[" * 1_000_000 + b"\n---\n", "nested too deeply [HDR002]",
                     id="a million brackets"),
        pytest.param(b"---\nid: [\n---\n", "not YAML", id="not YAML"),
        pytest.param(b"---\n\tid: a\n---\n", "a tab stands where YAML wants spaces [HDR002]",
                     id="tab"),
        pytest.param(b"no front matter", "no front matter", id="no front matter"),
    ],
)  # fmt: skip
def test_one_broken_file(content: bytes, said: str) -> None:
    corpus = loaded(_handbook().put(BROKEN, content))

    marks = [each for each in corpus.faults if each.check == "FIL003"]
    faults = [each for each in corpus.faults if each not in marks]
    assert len(faults) == 1
    assert str(faults[0].hit.message).startswith(said.partition(" [")[0])
    assert said.partition(" [")[2] in ("", f"{faults[0].check}]")
    assert faults[0].hit.place.path == BROKEN
    assert len(marks) == content.startswith(b"\xef\xbb\xbf")
    assert sorted(each.id for each in corpus.texts) == ["b1m0k5tq", "k3f9t2xq"]
    assert len(corpus.records) == 4


def test_a_byte_order_mark_is_reported_and_skipped() -> None:
    handbook = _handbook()
    plain = loaded(handbook).texts
    handbook.put(GOOD, b"\xef\xbb\xbf" + handbook.files[GOOD])

    corpus = loaded(handbook)

    said = f"{GOOD}: the file begins with a byte order mark [FIL003]"
    assert words(corpus.faults) == [said]
    assert [each.fingerprint for each in corpus.texts] == [each.fingerprint for each in plain]


def test_windows_line_ends_are_no_fault() -> None:
    handbook = _handbook()
    plain = loaded(handbook).texts
    handbook.put(GOOD, handbook.files[GOOD].replace(b"\n", b"\r\n"))

    corpus = loaded(handbook)

    assert corpus.faults == ()
    assert [each.fingerprint for each in corpus.texts] == [each.fingerprint for each in plain]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("content/drafts/../../secret.md", id="out of the folder"),
        pytest.param("content/drafts/..", id="the folder above"),
        pytest.param("content/drafts/a\\b.md", id="backslash"),
        pytest.param("content/drafts/đ.md", id="accents"),
        pytest.param("content/drafts/e\u0301.md", id="decomposed"),
        pytest.param("content/drafts/a\nb.md", id="line end"),
        pytest.param("content/drafts/\x1b[31m.md", id="escape"),
        pytest.param("content/drafts/a\u202eb.md", id="turns the direction of writing"),
        pytest.param("content/drafts/\udcff.md", id="no UTF-8"),
        pytest.param("content/drafts/a:b.md", id="colon"),
        pytest.param("content/drafts/a?.md", id="question mark"),
        pytest.param("content/drafts/a.md ", id="blank at the end"),
        pytest.param("content/drafts/a./b.md", id="dot at the end of a folder"),
        pytest.param("content/drafts/con.md", id="device of Windows"),
        pytest.param("content/drafts/LPT1", id="device in capitals"),
        pytest.param("content/drafts/a.files/e\u0301.csv", id="attached and decomposed"),
        pytest.param("content/drafts/a.files/../../../b.csv", id="attached and out"),
    ],
)
def test_unsafe_names(name: str) -> None:
    corpus = loaded(_handbook().put(name, TEXT))

    (fault,) = corpus.faults
    assert fault.check == "FIL006"
    assert str(fault.hit.message) == "the name is not safe on every system"
    assert fault.hit.place.path.encode("utf-8").decode() == fault.hit.place.path
    assert len(corpus.texts) == 2


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("content/drafts/a.files/Mẫu số 01 – tờ khai.docx", id="attached as named"),
        pytest.param("content/drafts/a..b.md", id="two dots within"),
        pytest.param("content/drafts/.gitkeep", id="dot first"),
        pytest.param("content/drafts/console.md", id="begins like a device"),
        pytest.param("content/catalogue/services/1.001193.yml", id="dots of a code"),
    ],
)
def test_safe_names(name: str) -> None:
    reading = Reading.of(MemoryTree({name: b"x"}))

    assert reading.faults == []
    assert reading.files == [name]


def test_work_tree_with_everything_at_once(tmp_path: Path) -> None:
    handbook = _handbook()
    for path, content in handbook.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    drafts = tmp_path / "content/drafts"
    (tmp_path / "secret.md").write_text(TEXT, encoding="utf-8")
    (drafts / "out.md").symlink_to(tmp_path / "secret.md")
    (drafts / "in.md").symlink_to(drafts / "bm-01.md")
    (drafts / "folder.md").mkdir()
    os.mkfifo(drafts / "pipe.md")
    (drafts / "empty.md").touch()
    (drafts / unicodedata.normalize("NFD", "é.md")).write_text(TEXT, encoding="utf-8")

    corpus = load(WorkTree(tmp_path), DAY)

    assert sorted(words(corpus.faults)) == [
        "content/drafts/empty.md: the file is empty [FIL007]",
        "content/drafts/e\u0301.md: the name is not safe on every system [FIL006]",
        "content/drafts/in.md: a link stands where a file must lie [FIL005]",
        "content/drafts/out.md: a link stands where a file must lie [FIL005]",
        "content/drafts/pipe.md: neither a readable file nor a folder [FIL001]",
    ]
    assert len(corpus.texts) == 2
    assert len(corpus.records) == 4


@dataclass(frozen=True)
class _Locked:
    """A tree in which some files may not be opened, whoever runs the tests."""

    tree: Tree
    locked: frozenset[str]

    def entries(self) -> list[Entry]:
        return self.tree.entries()

    def read(self, path: str) -> bytes:
        if path in self.locked:
            raise PermissionError(13, "Permission denied", path)
        return self.tree.read(path)


@pytest.mark.parametrize(
    "path",
    [
        GOOD,
        "content/qms.yml",
        "content/people.yml",
        "content/records/registers/first.yml",
    ],
)
def test_a_file_that_may_not_be_opened(path: str) -> None:
    corpus = load(_Locked(_handbook().tree, frozenset({path})), DAY)

    assert words(corpus.faults) == [f"{path}: cannot be read: Permission denied [FIL001]"]


def test_an_attached_file_that_may_not_be_opened() -> None:
    handbook = _handbook().put("content/drafts/bm-01.files/a.csv", "a")
    path = "content/drafts/bm-01.files/a.csv"

    corpus = load(_Locked(handbook.tree, frozenset({path})), DAY)

    assert words(corpus.faults) == [f"{path}: cannot be read: Permission denied [FIL001]"]
    assert len(corpus.texts) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content/qms.yml"
    file.write_bytes(b"qms: 1")
    file.chmod(0)

    reading = Reading.of(WorkTree(tmp_path))

    assert reading.content("content/qms.yml") is None
    assert words(reading.faults) == ["content/qms.yml: cannot be read: Permission denied [FIL001]"]


class _Odd:
    """A tree that lists what no folder on this system could."""

    def entries(self) -> list[Entry]:
        return [
            Entry("content/module", EntryKind.OTHER),
            Entry("content/link", EntryKind.LINK),
            Entry("content/qms.yml"),
        ]

    def read(self, path: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)


def test_every_kind_of_entry_has_its_fault() -> None:
    reading = Reading.of(_Odd())

    assert reading.text("content/qms.yml") is None
    assert words(reading.faults) == [
        "content/module: neither a readable file nor a folder [FIL001]",
        "content/link: a link stands where a file must lie [FIL005]",
        "content/qms.yml: cannot be read: No such file or directory [FIL001]",
    ]


CONTENTS = st.binary(max_size=60) | st.text(st.characters(codec="utf-8"), max_size=60).map(
    lambda text: f"---\n{text}\n---\n".encode()
)
PATHS = st.sampled_from(
    [
        GOOD,
        "content/qms.yml",
        "content/people.yml",
        "content/calendar.yml",
        "content/records/approvals/a-1.yml",
        "content/records/approvals/a-1.yml.sig",
        "content/catalogue/legal/2014.csv",
        "content/catalogue/relations/2014.csv",
        "content/catalogue/services/1.001193.yml",
        "content/catalogue/iso-9001-2015.csv",
    ]
)


@given(st.dictionaries(PATHS, CONTENTS, max_size=4))
@example({"content/qms.yml": b"qms: 1\nunits: {id: 3}\nkinds: [a, [b], {id: [c]}]"})
@example({"content/people.yml": b"people: [{id: a, keys: b, mandates: [{scope: c}]}]"})
@example({"content/records/approvals/a-1.yml": b"record: 1\nmeaning: approved\ncovers: [{}]"})
@example({"content/calendar.yml": b"holidays: [2026-01-01]"})
def test_no_content_ever_raises(files: dict[str, bytes]) -> None:
    handbook = _handbook()
    for path, content in files.items():
        handbook.put(path, content)

    corpus = loaded(handbook)

    assert {each.id for each in corpus.texts} >= {"k3f9t2xq"}
    assert all(each.hit.place.path for each in corpus.faults)
    assert corpus.timelines["k3f9t2xq"].document == "k3f9t2xq"
