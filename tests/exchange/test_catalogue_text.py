"""The catalogue's files: what is written is read back the same, and no other row is touched."""

import dataclasses
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.exchange.catalogue_text import LEGAL, RELATIONS, ids_of, service_text, with_rows
from qmsdocs.law.catalogue.cells import clean, line, lines
from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from qmsdocs.source.catalogue import read_law
from qmsdocs.source.reading import Reading
from qmsdocs.source.services import read_services
from qmsdocs.source.tree import MemoryTree
from tests.law.catalogues import law

ANYTHING = st.text() | st.text(
    " \n\t\"'#:,-[]{}&*!|>%@`~=\\e\u0301đ\u200e\u2028\x85\r\x07y1.", max_size=9
)
WORDS = st.sampled_from(["yes", "null", "1.0", "2026-07-15", "- a", "a: b", "a #b", "?", "…"])
TEXTS = (ANYTHING | WORDS).map(lines)
GIVEN = TEXTS.filter(bool)
DAYS = st.none() | st.dates()
COUNTS = st.none() | st.integers(0, 99)
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "channels": st.lists(st.builds(Channel, GIVEN, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    "dossier": st.lists(st.builds(Paper, GIVEN, TEXTS, COUNTS, COUNTS, TEXTS), max_size=3).map(
        tuple
    ),
    "legal_basis": st.lists(st.builds(LegalReference, GIVEN, TEXTS, DAYS), max_size=3).map(tuple),
    "decided": DAYS,
    "abolished": DAYS,
    "checked": DAYS,
    "ended": st.booleans(),
    "code": st.just("1.001193"),
    "name": GIVEN,
}
LISTS = ("levels", "applicants", "results", "keywords", "replaced_by")
SERVICES = st.builds(
    Service,
    **{
        each.name: BY_TYPE.get(
            each.name,
            st.lists(GIVEN, max_size=3).map(tuple) if each.name in LISTS else TEXTS,
        )
        for each in dataclasses.fields(Service)
    },
)
HEAD = b"id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
A = b"a,NQ,1/2023/NQ-H\xc4\x90ND,T\xc3\xaan,,,,,,,\n"
B = b'b,QD,"2/QD","M\xe1\xbb\x99t, hai\nba",,,,,,,\n'
C = b'c,TT,3/TT,5" x,,,,,,,\n'
NEW = law("b", number="2/QD", document_type="QĐ")
WRITTEN = "b,QĐ,2/QD,,Chính phủ,,,,,nguồn b,\n".encode()


@given(SERVICES)
def test_a_service_is_read_back(service: Service) -> None:
    path = "content/catalogue/services/1.001193.yml"
    reading = Reading.of(MemoryTree({path: service_text(service)}))

    assert dict(read_services(reading)) == {"1.001193": service}
    assert reading.faults == []


def test_a_service_as_it_is_written() -> None:
    service = Service(
        code="1.001193",
        name="Thủ tục đăng ký khai sinh",
        levels=("Cấp xã",),
        channels=(Channel("Trực tiếp", "1 ngày làm việc", note='Ghi "rõ"\nđủ'),),
        dossier=(Paper("Tờ khai", "", 1, 0),),
        legal_basis=(
            LegalReference("60/2014/QH13"),
            LegalReference("41/QĐ-UBND", "UBND phường Mẫu", date(2026, 1, 5)),
        ),
        ended=True,
        checked=date(2026, 11, 20),
    )

    assert service_text(service).decode() == (
        "service: 1\n"
        'code: "1.001193"\n'
        "name: Thủ tục đăng ký khai sinh\n"
        "levels:\n"
        "  - Cấp xã\n"
        "channels:\n"
        '  - {mode: Trực tiếp, limit: "1 ngày làm việc", note: "Ghi \\"rõ\\"\\nđủ"}\n'
        "dossier:\n"
        "  - {name: Tờ khai, originals: 1, copies: 0}\n"
        "legal_basis:\n"
        '  - "60/2014/QH13"\n'
        '  - {number: "41/QĐ-UBND", issuer: UBND phường Mẫu, issued: 2026-01-05}\n'
        "ended: yes\n"
        "checked: 2026-11-20\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"", HEAD + WRITTEN, id="no table yet"),
        pytest.param(HEAD + A + C, HEAD + A + WRITTEN + C, id="between"),
        pytest.param(HEAD + A + B + C, HEAD + A + WRITTEN + C, id="in its place"),
        pytest.param(HEAD + C + A, HEAD + A + WRITTEN + C, id="sorted anew after a merge"),
        pytest.param(HEAD + A + C[:-1], HEAD + A + WRITTEN + C, id="no line end"),
        pytest.param(HEAD + A + B + B, HEAD + A + WRITTEN + B, id="only the first of two"),
        pytest.param(HEAD + A[:-1] + b"\r\n", HEAD + A[:-1] + b"\r\n" + WRITTEN, id="Windows"),
        pytest.param(
            HEAD + b"a,\xff,,,,,,,,,\n", HEAD + b"a,\xff,,,,,,,,,\n" + WRITTEN, id="not UTF-8"
        ),
    ],
)
def test_other_rows_stay_the_same_bytes(before: bytes, after: bytes) -> None:
    assert with_rows(before, LEGAL, [NEW]) == after


def test_ids() -> None:
    assert ids_of(HEAD + A + B + C) == ["a", "b", "c"]
    assert ids_of(b"") == []


CELLS = ANYTHING.map(line)
IDS = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,20}", fullmatch=True)
DOCUMENTS = st.builds(
    LegalDocument, IDS, CELLS, CELLS, CELLS, CELLS, DAYS, DAYS, DAYS, CELLS, CELLS, DAYS
)
RELATED = st.builds(Relation, IDS, IDS, CELLS, IDS, DAYS, DAYS, CELLS, CELLS, DAYS)


@given(
    st.lists(DOCUMENTS, unique_by=lambda each: each.id),
    st.lists(RELATED, unique_by=lambda each: each.id),
    st.randoms(use_true_random=False),
)
def test_rows_are_read_back(
    documents: list[LegalDocument], relations: list[Relation], order: Random
) -> None:
    """Whatever the order and the number of steps in which they are put in."""
    legal = related = b""
    order.shuffle(documents)
    for document in documents:
        legal = with_rows(legal, LEGAL, [document])
    related = with_rows(related, RELATIONS, relations)
    tables = {"legal/2026": legal, "relations/2026": related}
    files = {f"content/catalogue/{name}.csv": table for name, table in tables.items() if table}
    reading = Reading.of(MemoryTree(files))

    found = read_law(reading)

    assert reading.faults == []
    assert found.documents == tuple(sorted(documents, key=lambda each: each.id))
    assert found.relations == tuple(sorted(relations, key=lambda each: each.id))


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert lines(lines(text)) == lines(text)
    assert line(line(text)) == line(text)
    assert clean((text, "")) == ((lines(text),) if lines(text) else ())
