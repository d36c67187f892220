"""What is kept of files from run to run changes the pace alone, never what is read."""

import json
import weakref
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Fault
from qmsdocs.model.records import Meaning
from qmsdocs.model.text import Attachment, Text
from qmsdocs.source import records, texts
from qmsdocs.source.load import Aids, load
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_record, read_records
from qmsdocs.source.rows import TextRow
from qmsdocs.source.store import Store
from qmsdocs.source.texts import read_text, read_texts
from qmsdocs.source.tree import MemoryTree, Tree, WorkTree
from tests.builders import DAY, TEXT, Handbook, changed, record, text_of
from tests.model.strategies import TRICKY, nodes
from tests.sample import ROOT, sample_files
from tests.source.test_kept import FILES, OTHERS, TEXT_PATH

RECORD_PATH = "content/records/approvals/a-1.yml"
DRAFT_PATH = "content/drafts/qt-ht-01.md"
TARGETS = """
  - {id: t1, name: Đúng hạn, unit: "%", at_least: 98.50, at_most: "0,0000001", every: month,
     from: 2026-01-01, until: 2026-12-31, within: 5, owner: van-phong}"""
RICH = changed(
    access="public",
    review_months="12",
    keywords="[một, hai, một]",
    clauses="{'9001:2015': [8.5.1]}",
    legal_basis='[60/2014/QH13, {number: 1/2025/NĐ-CP, issuer: "CP", issued: 2025-01-02}]',
    approval="{approved_by: mau, approved_on: 2026-01-01}",
    of_its_own="{a: [b, {c: d}], e: ''}",
    targets=TARGETS,
)


def _every(value: object) -> object:
    """Return a value with the type of everything in it and fields that are not compared."""
    if is_dataclass(value):
        inner: object = [_every(getattr(value, each.name)) for each in fields(value)]
    elif isinstance(value, Mapping):
        inner = [(_every(key), _every(each)) for key, each in value.items()]
    elif isinstance(value, list | tuple):
        inner = [_every(each) for each in value]
    else:
        inner = value
    return type(value), inner


def _all(tree: Tree, rows: MutableMapping[str, str] | None = None) -> object:
    reading = Reading.of(tree, read_before=rows)
    return _every((read_texts(reading), read_records(reading), reading.faults))


def _read(
    path: str, content: bytes, rows: dict[str, str] | None = None
) -> tuple[object, list[Fault]]:
    reading = Reading.of(MemoryTree({path: content}), read_before=rows)
    made = read_record if path.startswith("content/records/") else _read_text
    return _every(made(reading, path)), reading.faults


def _read_text(reading: Reading, path: str) -> Text | None:
    return read_text(reading, path, {})


def _one_record() -> Iterator[tuple[str, str]]:
    text = Handbook.new().in_force()
    for meaning in (Meaning.APPROVED, Meaning.WITHDRAWN, Meaning.CORRECTED, Meaning.VERDICT):
        made = Handbook()
        made.add("approvals/a-1", record(meaning, text))
        yield meaning, made.files[RECORD_PATH].decode()


RECORDS = dict(_one_record())
TRANSITION = RECORDS[Meaning.WITHDRAWN].replace(
    "    effective:", "    transition: {rule: received-before, until: 2026-02-01}\n    effective:"
)


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(MemoryTree(sample_files()), id="handbook of the tests"),
        pytest.param(WorkTree(ROOT), id="sample"),
        pytest.param(
            MemoryTree({**FILES, **{path: each[0] for path, each in OTHERS.items()}}), id="broken"
        ),
    ],
)
def test_every_field_is_as_if_read_for_the_first_time(tree: Tree, tmp_path: Path) -> None:
    fresh = _all(tree)

    first = Store(tmp_path / "rows", "1")
    assert _all(tree, first) == fresh
    first.save()

    assert _all(tree, Store(tmp_path / "rows", "1")) == fresh


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(TEXT_PATH, RICH, id="all kinds of fields"),
        pytest.param(TEXT_PATH, changed(access="some"), id="fault in a field"),
        pytest.param(TEXT_PATH, TEXT.replace("\n", "\r\n"), id="line ends"),
        pytest.param(TEXT_PATH, changed(body=""), id="no body"),
        pytest.param(TEXT_PATH, changed(body="\u2028\x1f\x85 \U0001f600\n"), id="odd letters"),
        pytest.param(TEXT_PATH, "\ufeff" + TEXT, id="byte order mark"),
        pytest.param(DRAFT_PATH, changed(body="Đa\u0301\n"), id="not composed"),
        pytest.param(RECORD_PATH, TRANSITION, id="transition"),
        *(pytest.param(RECORD_PATH, raw, id=meaning) for meaning, raw in RECORDS.items()),
        *(
            pytest.param(RECORD_PATH, RECORDS[Meaning.VERDICT] + f"verdict: {word}\n", id=word)
            for word in ("keep", "revise", "none of these")
        ),
    ],
)
def test_one_file(path: str, content: str) -> None:
    rows: dict[str, str] = {}
    fresh = _read(path, content.encode())

    found = [_read(path, content.encode(), rows) for _ in range(2)]

    assert found == [fresh, fresh]
    assert bool(rows) is not bool(fresh[1])


@given(
    st.dictionaries(
        st.sampled_from(["title", "change", "keywords", "clauses", "targets", "own", "unit"]),
        nodes(TRICKY | st.text(max_size=4)).map(json.dumps),
    ),
    st.text(max_size=5),
)
def test_any_front_matter(values: dict[str, str], body: str) -> None:
    content = changed(TEXT + body, **values).encode()
    rows: dict[str, str] = {}
    fresh = _read(TEXT_PATH, content)

    assert [_read(TEXT_PATH, content, rows) for _ in range(2)] == [fresh, fresh]
    assert bool(rows) is not bool(fresh[1])


def test_sound_files_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: dict[str, str] = {}
    corpus = load(MemoryTree(FILES), DAY, Aids(read_before=rows))
    for module in (texts, records):
        monkeypatch.setattr(module, "read_yaml", None)

    again = load(MemoryTree(FILES), DAY, Aids(read_before=rows))

    assert (again.texts, again.records) == (corpus.texts, corpus.records)
    assert len(rows) == len(corpus.texts) + len(corpus.records)


@pytest.mark.parametrize("path", [TEXT_PATH, RECORD_PATH])
def test_another_byte_is_another_file(path: str) -> None:
    rows: dict[str, str] = {}
    _read(path, FILES[path], rows)

    content = FILES[path].replace(b"van-phong", b"van-phonh")

    assert _read(path, content, rows) == _read(path, content) != _read(path, FILES[path])


def test_the_same_bytes_elsewhere_are_another_file() -> None:
    rows: dict[str, str] = {}
    content = changed(body="Đa\u0301\n").encode()
    _read(TEXT_PATH, content, rows)

    # Only a draft has to be composed.
    assert _read(DRAFT_PATH, content, rows) == _read(DRAFT_PATH, content)


@pytest.mark.parametrize("name", ["a.pdf", "b.pdf"])
def test_attached_files_belong_to_a_text(name: str) -> None:
    attached = TEXT_PATH.replace(".md", ".files")
    rows: dict[str, str] = {}
    _all(MemoryTree({**FILES, f"{attached}/a.pdf": b"1"}), rows)
    after = MemoryTree({**FILES, f"{attached}/{name}": b"2"})

    assert _all(after, rows) == _all(after)


def test_faults_are_told_every_time() -> None:
    rows: dict[str, str] = {}
    content = changed(access="some").encode()

    found = [_read(TEXT_PATH, content, rows) for _ in range(2)]

    assert found == [_read(TEXT_PATH, content)] * 2
    assert rows == {}


@pytest.mark.parametrize(
    "row",
    [
        "",
        "{",
        "[]",
        "null",
        "[1, 2]",
        '[1, ["a"]]',
        '["", []]',
        f"[0, {[[]] * 23}]",
        f"{[[]] * 24}",
    ],
)
@pytest.mark.parametrize("path", [TEXT_PATH, RECORD_PATH])
def test_a_row_that_gives_nothing_is_no_row(path: str, row: str) -> None:
    rows: dict[str, str] = {}
    fresh = _read(path, FILES[path], rows)
    (key,) = rows
    good = rows[key]
    rows[key] = row

    assert _read(path, FILES[path], rows) == fresh
    assert rows[key] == good


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        pytest.param({"title": "\0\u2028\n\t"}, True, id="controls"),
        pytest.param({"title": "\ud800"}, False, id="half a letter"),
        pytest.param({"review_months": 10**5000}, False, id="more digits than are read"),
        pytest.param({"facts": {"a": [object()]}}, False, id="no text at all"),
    ],
)
def test_what_cannot_be_kept_is_read_every_time(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, Any], kept: bool
) -> None:
    store = Store(None, "1")
    odd = replace(text_of(TEXT, TEXT_PATH), **values)
    monkeypatch.setattr(texts, "_read", lambda *_: odd)
    reading = Reading.of(MemoryTree({TEXT_PATH: TEXT.encode()}), read_before=store)

    found = [_read_text(reading, TEXT_PATH) for _ in range(2)]

    assert _every(found) == _every([odd, odd])
    assert len(store) == kept


@pytest.mark.parametrize("path", [TEXT_PATH, RECORD_PATH])
def test_lists_instead_of_mappings_give_nothing(path: str) -> None:
    rows: dict[str, str] = {}
    fresh = _read(path, FILES[path], rows)
    (key,) = rows
    rows[key] = rows[key].translate(str.maketrans("{:}", "[,]"))

    assert _read(path, FILES[path], rows) == fresh


def test_a_corpus_does_not_hold_what_was_kept() -> None:
    class Rows(dict[str, str]):
        """One that can be watched."""

    rows = Rows()
    seen = weakref.ref(rows)
    worked_out: dict[str, str] = {}
    aids = Aids(worked_out=worked_out, read_before=rows)
    corpora = [load(MemoryTree(FILES), DAY, aids) for _ in range(2)]
    del rows, aids

    assert seen() is None
    assert all(each.services for each in corpora)


def test_parts_of_a_key_do_not_run_together() -> None:
    one, two = Attachment("a", "b", "c"), Attachment("ab", "", "c")
    every = [
        TextRow("p", b"x", ()),
        TextRow("px", b"", ()),
        TextRow("p", b"x", (one,)),
        TextRow("p", b"x", (two,)),
        TextRow("p", b"x", (one, two)),
        TextRow("p", b"x", (two, one)),
        TextRow('p"', b"]\nx", ()),
    ]

    assert len({each.key for each in every}) == len(every)
