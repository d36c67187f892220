"""What foreign files offer, held against the catalogue: nothing is guessed, blanked or doubled."""

import hashlib
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qmsdocs.law.catalogue.changeset import EntryChange, Turn
from qmsdocs.law.catalogue.comparison import Comparison
from qmsdocs.law.catalogue.offers import Offer, OfferedDocument, Rejected
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.model.services import Channel, Service, Services
from qmsdocs.wording import say
from tests.law.catalogues import catalogue, day, does, law
from tests.law.offered import (
    CODE,
    DAY,
    FILE,
    Row,
    compared,
    document,
    offer,
    reasons,
    relation,
    service,
    taken,
)

BIRTH = Service(code=CODE, name="Khai sinh", field="Hộ tịch", agency="UBND cấp xã", source="cũ")
HOME = Services.of(BIRTH)
DECREE = law(
    "123-2015-nd-cp.2015-11-15",
    "2016-01-01",
    number="123/2015/NĐ-CP",
    issued="2015-11-15",
)


def test_new_service() -> None:
    changes = compared(service(name=" Khai  tử\n", field="Hộ tịch"))

    (change,) = changes.services
    assert change.turn is Turn.NEW
    assert change.new == Service(
        code=CODE, name="Khai tử", field="Hộ tịch", source="Cổng DVC", checked=DAY
    )


def test_changed_field_by_field() -> None:
    """What is not stated, or stated as empty, stays; what came with it is stamped."""
    changes = compared(service(name="Đăng ký khai sinh", agency="", steps="Bước 1"), services=HOME)

    (change,) = changes.services
    assert (change.turn, change.fields) == (Turn.CHANGED, ("name", "steps"))
    assert change.new == replace(
        BIRTH, name="Đăng ký khai sinh", steps="Bước 1", source="Cổng DVC", checked=DAY
    )


def test_untouched() -> None:
    """The same again changes nothing, not even the day on which it was checked."""
    changes = compared(service(name="Khai sinh", field=" Hộ tịch "), services=HOME)

    assert not changes
    assert changes.same_services == 1


@pytest.mark.parametrize(
    ("given", "turn"),
    [
        pytest.param({"ended": True}, Turn.ABOLISHED, id="abolished"),
        pytest.param({"ended": True, "replaced_by": ("2.000884",)}, Turn.REPLACED, id="replaced"),
        pytest.param({"replaced_by": ("2.000884",)}, Turn.CHANGED, id="only a successor"),
    ],
)
def test_ended(given: dict[str, Any], turn: Turn) -> None:
    assert [each.turn for each in compared(service(**given), services=HOME).services] == [turn]
    new = compared(service(name="Khai sinh", **given)).services
    assert [each.turn for each in new] == [turn if given.get("ended") else Turn.NEW]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [service(code="../../etc", name="Khai sinh")],
            ["1: '../../etc' is no national code such as 1.001193"],
            id="no code",
        ),
        pytest.param(
            [service(code="1.014464.H50", name="Khai sinh")],
            ["1: '1.014464.H50' is no national code such as 1.001193"],
            id="a province's suffix",
        ),
        pytest.param(
            [service(field="Hộ tịch")],
            ["1: '1.001193' is not in the catalogue, and the row gives no name"],
            id="no name",
        ),
        pytest.param(
            [service(2, name="Khai sinh"), service(5, name="Khai tử"), service(7, field="Hộ tịch")],
            ["5: contradicts row 2 of the same file in 'name'"],
            id="contradiction",
        ),
        pytest.param(
            [document(1, "", "Bộ Tư pháp")],
            ["1: the row names no number"],
            id="no number",
        ),
        pytest.param(
            [
                document(1, "06/2020/TT-BTP", "Bộ Tư pháp", title="Một"),
                document(2, "6/2020/TT-BTP", "BỘ TƯ PHÁP", title="một."),
                document(3, "06/2020/TT-BTP", title="Hai"),
            ],
            ["3: contradicts row 1 of the same file in 'title'"],
            id="another title",
        ),
        pytest.param(
            [
                document(1, "06/2020/QD-BTP", type="QĐ"),
                document(2, "06/2020/QĐ-BTP", "Bộ Tư pháp", type="QĐ"),
            ],
            [
                "1: '06/2020/QD-BTP' is not how the catalogue writes it: '06/2020/QĐ-BTP' (06-2020-qd-btp)"  # noqa: E501
            ],
            id="misspelt",
        ),
        pytest.param(
            [relation(1, "06/2020/TT-BTP", "99/2020/TT-BTP")],
            ["1: '06/2020/TT-BTP' is neither in the catalogue nor in the file"],
            id="relation of the unknown",
        ),
        pytest.param(
            [document(1, "06/2020/TT-BTP"), relation(1, "6/2020/TT-BTP", "06/2020/TT-BTP")],
            ["1: '06/2020/TT-BTP' would act on itself"],
            id="on itself",
        ),
    ],
)
def test_rejected(rows: list[Row], said: list[str]) -> None:
    assert reasons(compared(*rows)) == said


def test_rejected_by_the_reader_too() -> None:
    """All rejected rows of a file stand in its order."""
    given = replace(
        offer(service(1, code="x")), rejected=(Rejected(4, "31/122025", say("no day")),), rows=2
    )
    comparison = Comparison(LegalCatalogue(), Services(), DAY)
    comparison.take(given, FILE, "")

    found = comparison.result()

    assert [(each.file, each.rejected.row) for each in found.rejected] == [(FILE, 1), (FILE, 4)]
    assert found.rows == 2


def test_new_document() -> None:
    row = document(1, "06/2020/TT-BTP", "Bộ Tư pháp", "2020-12-23", type="TT", title="Một\nhai  ba")

    (change,) = compared(row).documents

    assert change.new == LegalDocument(
        "06-2020-tt-btp.2020-12-23",
        "TT",
        "06/2020/TT-BTP",
        "Một hai ba",
        "Bộ Tư pháp",
        day("2020-12-23"),
        None,
        None,
        "",
        "Cổng DVC",
        DAY,
    )


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        pytest.param(document(1, "123/2015/NĐ-CP"), (), id="nothing stated"),
        pytest.param(
            document(1, "123/2015/nđ-cp", "chính phủ", type="Nghị định"), (), id="written otherwise"
        ),
        pytest.param(document(1, "123/2015/NĐ-CP", status="HHL1P"), ("status",), id="status"),
        pytest.param(
            document(1, "123/2015/NĐ-CP", title="Quy định", effective=DAY),
            ("title", "effective"),
            id="title and day",
        ),
    ],
)
def test_document_that_is_there(row: Row, fields: tuple[str, ...]) -> None:
    changes = compared(row, law=catalogue(DECREE))

    assert reasons(changes) == []
    assert [each.fields for each in changes.documents] == [fields] * bool(fields)
    assert changes.same_documents == (not fields)


def test_key_is_completed() -> None:
    """What tells a document from others is filled in where it was not known; its id stays."""
    known = law("123-2015-nd-cp", number="123/2015/NĐ-CP", issuer="", document_type="")

    (change,) = compared(
        document(1, "123/2015/NĐ-CP", "Chính phủ", "2015-11-15", type="NĐ"), law=catalogue(known)
    ).documents

    assert change.fields == ("type", "issuer", "issued")
    assert change.new.id == "123-2015-nd-cp"


@pytest.mark.parametrize(
    ("known", "row", "said"),
    [
        pytest.param(
            DECREE,
            document(1, "123/2015/NĐ-CP", "Chính phủ", "2016-11-15"),
            "1: '123/2015/NĐ-CP' of the same issuer is in the catalogue as "
            "123-2015-nd-cp.2015-11-15 with the day 2015-11-15, the row says 2016-11-15",
            id="another day",
        ),
        pytest.param(
            DECREE,
            document(1, "123/2015/NĐ-CP", "Chính phủ", "2015-11-15", type="QĐ"),
            "1: '123/2015/NĐ-CP' of the same issuer is in the catalogue as "
            "123-2015-nd-cp.2015-11-15 with type 'NĐ', the row says 'QĐ'",
            id="another type",
        ),
        pytest.param(
            law("a", number="41/QĐ-UBND", issuer="UBND xã A", issued="2026-01-05"),
            document(1, "41/QĐ-UBND", "UBND xã A", "2026-03-05"),
            "1: '41/QĐ-UBND' of the same issuer is in the catalogue as a with the day 2026-01-05, "
            "the row says 2026-03-05",
            id="no year in the number, but in one year",
        ),
    ],
)
def test_key_is_never_changed(known: LegalDocument, row: Row, said: str) -> None:
    assert reasons(compared(row, law=catalogue(known))) == [said]


@pytest.mark.parametrize(
    ("known", "row", "new"),
    [
        pytest.param(
            law("41-qd-ubnd.2026-01-05", number="41/QĐ-UBND", issuer="UBND xã A",
                issued="2026-01-05"),
            document(1, "41/QĐ-UBND", "Ủy ban nhân dân xã B", "2026-01-05"),
            "41-qd-ubnd.2026-01-05.uy-ban-nhan-dan-xa-b",
            id="another issuer",
        ),
        pytest.param(
            law("a", number="41/QĐ-UBND", issuer="UBND xã A", issued="2025-01-05"),
            document(1, "41/QĐ-UBND", "UBND xã A", "2026-01-05"),
            "41-qd-ubnd.2026-01-05.ubnd-xa-a",
            id="another year",
        ),
        pytest.param(
            law("88-2025-qh15", number="88/2025/QH15", issuer="Quốc hội", document_type="L"),
            document(1, "88/2025/QH15", "Quốc hội", type="NQ"),
            "88-2025-qh15.quoc-hoi",
            id="law and resolution",
        ),
    ],
)  # fmt: skip
def test_two_entries_of_one_number(known: LegalDocument, row: Row, new: str) -> None:
    changes = compared(row, law=catalogue(known))

    assert reasons(changes) == []
    assert [(each.turn, each.new.id) for each in changes.documents] == [(Turn.NEW, new)]


def test_ambiguous() -> None:
    known = [law(each, number="41/QĐ-UBND", issuer=f"UBND xã {each}") for each in "AB"]

    changes = compared(document(3, "41/QĐ-UBND", status="HHL"), law=catalogue(*known))

    assert reasons(changes) == ["3: '41/QĐ-UBND' may mean several entries: A, B"]


def test_bare_number_means_what_the_file_says_of_it() -> None:
    """In whatever order the rows stand."""
    changes = compared(
        document(1, "06/2020/TT-BTP", status="HHL"),
        document(2, "06/2020/TT-BTP", "Bộ Tư pháp", "2020-12-23"),
    )

    (change,) = changes.documents
    assert (change.new.id, change.new.status) == ("06-2020-tt-btp.2020-12-23", "HHL")


def test_the_same_provisions_written_otherwise_are_one_relation() -> None:
    rows = [
        document(1, "01/2024/TT-BTP", "Bộ Tư pháp", "2024-02-19"),
        relation(1, "01/2024/TT-BTP", "123/2015/NĐ-CP", provisions="khoản 1, khoản 2 Điều 12"),
        relation(2, "01/2024/TT-BTP", "123/2015/NĐ-CP", provisions="Khoản 1 và khoản 2 Điều 12"),
    ]

    changes = compared(*rows, law=catalogue(DECREE))

    assert reasons(changes) == []
    assert len(changes.relations) == 1


def test_a_second_suspension_leaves_the_first_as_it_was() -> None:
    first = does("b", "suspends", DECREE.id, "2026-02-04", "2026-04-06")
    acting = law("b", number="09/2026/NQ-CP", issuer="Chính phủ", issued="2026-02-04")
    row = relation(1, "09/2026/NQ-CP", "123/2015/NĐ-CP", "2026-09-01", kind=Kind.SUSPENDS)

    changes = compared(row, law=catalogue(DECREE, acting, first))

    assert [(each.turn, each.new.day) for each in changes.relations] == [
        (Turn.NEW, date(2026, 9, 1))
    ]


def test_relations() -> None:
    rows = [
        document(1, "01/2024/TT-BTP", "Bộ Tư pháp", "2024-02-19"),
        relation(1, "01/2024/TT-BTP", "123/2015/NĐ-CP", "2024-04-05", provisions="Điều  1"),
    ]

    changes = compared(*rows, law=catalogue(DECREE))

    (change,) = changes.relations
    key = "01-2024-tt-btp.2024-02-19|replaces|123-2015-nd-cp.2015-11-15|Điều 1|"
    assert change.new.id == "r-" + hashlib.sha256(key.encode()).hexdigest()[:12]
    assert (change.new.provisions, change.new.recorded) == ("Điều 1", DAY)
    assert set(changes.numbers.values()) == {"01/2024/TT-BTP", "123/2015/NĐ-CP"}


def test_relation_that_is_there() -> None:
    """Under whatever id; a day that it lacks is filled in."""
    acting = law("a", number="01/2024/TT-BTP")
    known = catalogue(acting, DECREE, does("a", "replaces", DECREE.id))

    assert compared(relation(1, "01/2024/TT-BTP", "123/2015/NĐ-CP"), law=known).same_relations
    (change,) = compared(
        relation(1, "01/2024/TT-BTP", "123/2015/NĐ-CP", "2024-04-05"), law=known
    ).relations
    assert (change.fields, change.new.id) == (("day",), f"a replaces {DECREE.id} ")


def test_relation_to_one_of_several() -> None:
    known = [law(each, number="41/QĐ-UBND", issuer=f"UBND xã {each}") for each in "AB"]

    changes = compared(relation(2, "123/2015/NĐ-CP", "41/QĐ-UBND"), law=catalogue(DECREE, *known))

    assert reasons(changes) == ["2: '41/QĐ-UBND' may mean several entries: A, B"]


def test_several_files() -> None:
    """A later file may change what an earlier one did; what ends as it was is no change."""
    comparison = Comparison(LegalCatalogue(), HOME, DAY)
    comparison.take(offer(service(name="Khai tử", field="Khác")), "a.csv", "A")
    comparison.take(offer(service(name="Khai sinh")), "b.csv", "B")
    (change,) = comparison.result().services
    comparison.take(offer(service(field="Hộ tịch")), "c.csv", "C")

    assert (change.fields, change.new.source) == (("field",), "B")
    assert not comparison.result()
    assert comparison.result().rows == 3


NUMBERS = st.sampled_from(["41/QĐ-UBND", "1/2020/TT-BTP", "01/2020/TT-BTP", "88/2025/QH15"])
ISSUERS = st.sampled_from(["", "UBND xã A", "Ủy ban nhân dân xã A", "UBND xã B", "Quốc hội"])
DAYS = st.sampled_from(["", "2020-01-02", "2020-03-04", "2021-01-02"])
TITLES = st.sampled_from(["", "Một", "Hai"])
ROWS = st.integers(1, 99)
DOCUMENTS = st.builds(
    document, ROWS, NUMBERS, ISSUERS, DAYS, type=st.sampled_from(["", "L", "NQ"]), title=TITLES
)
RELATIONS = st.builds(
    relation, ROWS, NUMBERS, NUMBERS, DAYS, kind=st.sampled_from([Kind.REPLACES, Kind.AMENDS])
)
SERVICES = st.builds(
    service,
    ROWS,
    st.sampled_from([CODE, "2.000884", "x"]),
    name=TITLES,
    field=TITLES,
    ended=st.booleans(),
    channels=st.lists(st.builds(Channel, TITLES.filter(bool)), max_size=2).map(tuple),
)


def clear(rows: list[Row]) -> bool:
    """Does every document name itself fully, or alone bear its number?"""
    documents = [each for each in rows if isinstance(each, OfferedDocument)]
    numbers = Counter(each.number for each in documents)
    return all(
        numbers[each.number] == 1 or (each.issuer and each.issued and each.type)
        for each in documents
    )


@given(st.lists(DOCUMENTS | RELATIONS | SERVICES, max_size=12))
def test_laws(rows: list[Row]) -> None:
    """Twice is once; nothing known is blanked; every document keeps what tells it from others.

    Rows that share a number and do not say which document they mean may settle each other.
    """
    assume(clear(rows))
    first = compared(*rows)
    law_after, services_after = taken(first, LegalCatalogue(), Services())

    again = compared(*rows, law=law_after, services=services_after)

    assert not again
    assert len({each.new.id for each in first.documents}) == len(first.documents)
    for change in compared(*rows[:6], law=law_after, services=services_after).documents:
        assert change.old is not None
        assert all(getattr(change.new, name) for name in change.fields)


@given(
    st.lists(DOCUMENTS | RELATIONS | SERVICES, max_size=6),
    st.lists(DOCUMENTS | RELATIONS | SERVICES, max_size=6),
)
def test_later_file_blanks_nothing(before: list[Row], later: list[Row]) -> None:
    law_after, services_after = taken(compared(*before), LegalCatalogue(), Services())

    changes = compared(*later, law=law_after, services=services_after)

    every: list[EntryChange[Any]] = [*changes.documents, *changes.relations, *changes.services]
    for change in every:
        assert all(getattr(change.new, name) or name == "ended" for name in change.fields)
    for own in changes.documents:
        for name in ("id", "type", "number", "issuer", "issued"):
            old = getattr(own.old, name, None)
            assert not old or getattr(own.new, name) == old


def test_speed() -> None:
    """Fifty thousand rows against as many entries."""
    rows = [
        document(n, f"{n % 999}/{1980 + n // 999}/TT-BTP", "Bộ Tư pháp", "2020-01-01", title="Tên")
        for n in range(50_000)
    ]
    known = LegalCatalogue.of(
        (each.new for each in compared(*rows[:25_000]).documents), relations=()
    )
    start = time.perf_counter()

    changes = compared(*rows, law=known)

    assert changes.same_documents == len(known.documents)
    assert time.perf_counter() - start < 6  # 3 s on an idle machine


def test_offer_of_nothing() -> None:
    comparison = Comparison(LegalCatalogue(), Services(), DAY)
    comparison.take(Offer(left_out={"Cấp xã": 3}, rows=3), FILE, "")
    comparison.take(Offer(left_out={"Cấp xã": 2}, rows=2), FILE, "")

    assert comparison.result().left_out == {"Cấp xã": 5}


def test_concern_is_what_binds() -> None:
    """A title put right concerns no text; a day, a relation and a limit do."""
    known = law("61", "2018-06-21", number="61/2018/NĐ-CP", issuer="Chính phủ")
    old = Service(code=CODE, name="Khai sinh", field="Hộ tịch")
    named = compared(
        document(1, "61/2018/NĐ-CP", title="Về một cửa"),
        service(2, name="Đăng ký khai sinh"),
        law=catalogue(known),
        services=Services.of(old),
    )
    bound = compared(
        document(1, "61/2018/NĐ-CP", expires=date(2025, 7, 1)),
        service(2, conditions="Có"),
        law=catalogue(known),
        services=Services.of(old),
    )

    assert (bool(named), named.concern()) == (True, frozenset())
    assert bound.concern() == {"61", CODE}
