"""What is kept between readings changes their pace alone, never what is read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.checks.engine import diagnose
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.source import records, texts
from qmsdocs.source.load import Aids, load
from qmsdocs.source.reading import Kept
from qmsdocs.source.tree import MemoryTree
from tests.builders import DAY, PEOPLE, QMS, TEXT, Handbook, changed, record

TEXT_PATH = "content/procedures/ho-tich/qt-ht-01.md"
SERVICE = "content/catalogue/services/1.001193.yml"


def _handbook() -> Handbook:
    made = Handbook.new()
    text = made.in_force()
    made.put(SERVICE, "code: 1.001193\nname: Khai sinh\n")
    made.add("promulgations/b", record(Meaning.WITHDRAWN, text, on=date(2026, 1, 2)))
    return made


FILES = dict(_handbook().files)
OTHERS: dict[str, list[bytes]] = {
    TEXT_PATH: [
        changed(title="[a").encode(),
        changed(issue="x").encode(),
        changed(body="Khác.\n").encode(),
        b"\xff",
        b"",
    ],
    "content/procedures/ho-tich/qt-ht-01.files/a.pdf": [b"1", b"2"],
    "content/drafts/qt-ht-01.md": [TEXT.encode(), changed(revision="1", change="Sửa").encode()],
    "content/drafts/bm-01.md": [changed(id="b1m0k5tq", code="BM-01", kind="form").encode()],
    "content/records/promulgations/b.yml": [b"record: 1\nmeaning: withdrawn\n", b"meaning: ["],
    "content/records/approvals/b.yml": [FILES["content/records/promulgations/b.yml"]],
    SERVICE: [b"code: 1.001193\nname: Kh\xc3\xa1c\n", b"name: x\n"],
    "content/qms.yml": [QMS.replace("Asia/Ho_Chi_Minh", "UTC").encode(), b"qms: ["],
    "content/people.yml": [PEOPLE.replace("Soạn", "Khác").encode()],
}
EDITS = st.sampled_from(sorted({*FILES, *OTHERS})).flatmap(
    lambda path: st.tuples(
        st.just(path),
        st.sampled_from([None, *([FILES[path]] if path in FILES else []), *OTHERS.get(path, [])]),
    )
)


def _all(corpus: Corpus) -> tuple[object, ...]:
    return (
        corpus.texts,
        [(each, each.lines) for each in corpus.texts],
        corpus.records,
        [each.lines for each in corpus.records],
        corpus.services,
        corpus.office,
        corpus.roster,
        corpus.registers,
        sorted(map(repr, corpus.faults)),
    )


@given(st.lists(EDITS, max_size=12))
def test_after_any_edits_all_is_as_if_read_for_the_first_time(
    edits: list[tuple[str, bytes | None]],
) -> None:
    files, kept = dict(FILES), Kept()
    load(MemoryTree(files), DAY, Aids(kept=kept))

    for path, content in edits:
        if content is None:
            files.pop(path, None)
        else:
            files[path] = content
        if not files:
            continue
        again = load(MemoryTree(dict(files)), DAY, Aids(kept=kept))
        fresh = load(MemoryTree(dict(files)), DAY)
        assert _all(again) == _all(fresh)
        assert diagnose(again) == diagnose(fresh)


@pytest.mark.parametrize(
    ("module", "reader", "path"),
    [
        pytest.param(texts, "split", TEXT_PATH, id="text"),
        pytest.param(records, "read_yaml", "content/records/approvals/a-1.yml", id="record"),
    ],
)
def test_one_changed_file_is_the_only_one_read_anew(
    monkeypatch: pytest.MonkeyPatch, module: object, reader: str, path: str
) -> None:
    kept, calls = Kept(), list[str]()
    load(MemoryTree(FILES), DAY, Aids(kept=kept))
    read: Callable[..., object] = getattr(module, reader)

    def counted(text: str, *others: object) -> object:
        calls.append(text)
        return read(text, *others)

    monkeypatch.setattr(module, reader, counted)

    load(MemoryTree({**FILES, path: FILES[path] + b"\n"}), DAY, Aids(kept=kept))

    assert calls == [(FILES[path] + b"\n").decode()]


def test_an_attached_file_that_changed_makes_its_text_another() -> None:
    kept, attached = Kept(), TEXT_PATH.replace(".md", ".files/a.pdf")

    one, two = (
        load(MemoryTree({**FILES, attached: content}), DAY, Aids(kept=kept)).texts[0]
        for content in (b"1", b"2")
    )

    assert one.fingerprint != two.fingerprint


def test_faults_are_told_every_time() -> None:
    kept, files = Kept(), {**FILES, TEXT_PATH: changed(issue="x").encode()}

    first, second = (load(MemoryTree(files), DAY, Aids(kept=kept)).faults for _ in range(2))

    assert first == second
    assert first


def test_a_scan_that_changed_is_digested_anew(tmp_path: Path) -> None:
    name = "sha256:" + "a" * 64
    scan, kept = tmp_path / f"{'a' * 64}.pdf", Kept()
    aids = Aids(evidence=tmp_path, kept=kept)
    found = []

    for content in ("1", "22", "22"):
        scan.write_text(content, encoding="utf-8")
        found.append((load(MemoryTree(FILES), DAY, aids).evidence or {})[name])

    assert found[0] != found[1] == found[2]
