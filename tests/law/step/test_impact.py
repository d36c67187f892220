"""What a change touches, directly and through other documents, and what is to be done."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.step.bearing import Bearing
from qmsdocs.law.step.seeds import Seed, Sort, of_law
from qmsdocs.model.causes import Cause
from qmsdocs.model.records import LawState, Meaning
from qmsdocs.model.services import Service, Services
from tests.builders import DAY, record, text_of
from tests.law.catalogues import catalogue, does, law
from tests.law.webs import Web, told

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-11-09", number="118/2026/NĐ-CP", issued="2026-05-01")
TO_COME = replace(NEW, effective=date(2027, 3, 1))
CITES = "\nTheo Nghị định số 61/2018/NĐ-CP.\n"
IN_PART = "\nTheo khoản 2 Điều 14 Nghị định số 61/2018/NĐ-CP.\n"
REPLACES = "decree No 118/2026/NĐ-CP takes the place of decree No 61/2018/NĐ-CP from 2026-11-09 on"


def test_what_is_replaced() -> None:
    web = Web(catalogue(OLD, NEW, does("118", "replaces", "61"))).text("qt1", IN_PART + CITES)

    (found,) = web.by_law("118")

    assert told((found,)) == [
        (
            "QT1",
            "open",
            [[REPLACES, "QT1 cites decree No 61/2018/NĐ-CP on lines 14, 16 (khoản 2 Điều 14)"]],
        )
    ]
    assert (found.cause, found.reasons[0].since) == (Cause.LAW_ENDED, date(2026, 11, 9))
    assert (found.due, found.unit, found.person) == (date(2026, 11, 16), "van-phong", "soan")


def test_without_a_rule_there_is_no_due_date() -> None:
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))

    (found,) = Web(law_of, rules="").text("qt1", CITES).by_law("118")

    assert (found.due, found.lacks_rule) == (None, True)


def test_a_day_that_is_not_known_makes_no_due_date() -> None:
    law_of = catalogue(OLD, replace(NEW, effective=None), does("118", "replaces", "61"))

    (found,) = Web(law_of).text("qt1", CITES).by_law("118")

    assert (found.cause, found.reasons[0].since) == (Cause.LAW_IN_DOUBT, date(2026, 5, 1))
    unknown = replace(NEW, effective=None, issued=None)
    web = Web(catalogue(OLD, unknown, does("118", "replaces", "61")))
    # What was in doubt when the text was approved has not changed since.
    assert [each.bearing for each in web.text("qt1", CITES).by_law("118")] == ["maybe"]


def test_an_amendment_on_a_day_that_is_not_known_touches() -> None:
    law_of = catalogue(OLD, replace(NEW, effective=None), does("118", "amends", "61"))
    amends = "decree No 118/2026/NĐ-CP amends decree No 61/2018/NĐ-CP, on a day that is not known"

    found = Web(law_of).text("qt1", CITES).by_law("118")

    assert told(found) == [
        ("QT1", "open", [[amends, "QT1 cites decree No 61/2018/NĐ-CP on line 14"]])
    ]


def test_a_term_runs_from_the_day_on_which_the_catalogue_was_told() -> None:
    relation = replace(does("118", "replaces", "61"), recorded=date(2026, 11, 16))

    (found,) = Web(catalogue(OLD, NEW, relation)).text("qt1", CITES).by_law("118")

    assert (found.reasons[0].since, found.reasons[0].learned, found.due) == (
        date(2026, 11, 9),
        date(2026, 11, 16),
        date(2026, 11, 23),
    )


def test_a_number_that_was_clear_when_the_text_was_found_right() -> None:
    other = replace(OLD, id="61-b", issuer="Bộ Tư pháp", issued=date(2018, 4, 24))
    web = Web(catalogue(OLD, other)).text("qt1", CITES)
    path = "content/procedures/ho-tich/qt1.md"
    text = text_of(web.book.files[path].decode(), path)
    states = (LawState("61", "in-force"),)
    made = record(Meaning.VERDICT, text, on=date(2026, 3, 1), verdict="keep", law=states)
    web.book.add("verdicts/a", made)
    steps = [
        "61/2018/NĐ-CP is borne by several documents now",
        "QT1 names 61/2018/NĐ-CP on line 14, which may mean decree No 61/2018/NĐ-CP of Chính phủ",
    ]

    assert told(web.suspects()) == [("QT1", "open", [steps])]
    assert told(web.by_law("61")) == [("QT1", "open", [steps])]
    assert [bearing for _, bearing, _ in told(web.by_law("61-b"))] == ["maybe"]


@pytest.mark.parametrize(
    ("provisions", "bearing"),
    [("Điều 9", []), ("khoản 2 Điều 14", ["open"]), ("Điều 14", ["open"]), ("", ["open"])],
)
def test_other_provisions_touch_nothing(provisions: str, bearing: list[str]) -> None:
    law_of = catalogue(OLD, NEW, does("118", "amends", "61", provisions=provisions))

    found = Web(law_of).text("qt1", IN_PART).by_law("118")

    assert [each.bearing for each in found] == bearing


@pytest.mark.parametrize(
    ("relation", "cause"),
    [
        ("replaces", Cause.LAW_ENDED),
        ("repeals", Cause.LAW_ENDED),
        ("suspends", Cause.LAW_SUSPENDED),
        ("amends", Cause.LAW_CHANGED),
    ],
)
def test_causes(relation: str, cause: Cause) -> None:
    web = Web(catalogue(OLD, NEW, does("118", relation, "61"))).text("qt1", CITES)

    assert [each.cause for each in web.by_law("118")] == [cause]
    assert [each.cause for each in web.by_law("61")] == [cause]
    assert [each.cause for each in web.suspects()] == [cause]


def test_a_restoration() -> None:
    gone = replace(OLD, expires=date(2025, 1, 1))
    web = Web(catalogue(gone, NEW, does("118", "restores", "61"))).text("qt1", CITES)

    assert [each.cause for each in web.by_law("118")] == [Cause.LAW_RESTORED]


def test_a_correction_may_touch_until_somebody_looked() -> None:
    """No check and no suspicion follows from a slip that was put right."""
    law_of = catalogue(OLD, NEW, does("118", "corrects", "61"))
    web = Web(law_of).text("qt1", CITES).text("qt2", CITES, on=date(2026, 11, 10))

    assert [(code, bearing) for code, bearing, _ in told(web.by_law("118"))] == [
        ("QT1", "maybe"),
        ("QT2", "settled"),
    ]
    assert web.suspects() == ()


def test_law_in_force_that_nothing_happened_to() -> None:
    web = Web(catalogue(OLD)).text("qt1", CITES).text("qt2", "\nMục đích.\n")

    assert told(web.by_law("61")) == [
        ("QT1", "relies", [["QT1 cites decree No 61/2018/NĐ-CP on line 14"]])
    ]


def test_who_looked_since_is_done() -> None:
    web = Web(catalogue(OLD, NEW, does("118", "replaces", "61")))
    web.text("qt1", CITES, on=date(2026, 11, 9)).text("qt2", CITES)

    assert [(code, bearing) for code, bearing, _ in told(web.by_law("118"))] == [
        ("QT2", "open"),
        ("QT1", "settled"),
    ]


def test_a_verdict_to_revise_leaves_it_open() -> None:
    web = Web(catalogue(OLD, NEW, does("118", "replaces", "61"))).text("qt1", CITES)
    path = "content/procedures/ho-tich/qt1.md"
    text = text_of(web.book.files[path].decode(), path)
    made = record(Meaning.VERDICT, text, on=date(2026, 11, 12), verdict="revise")
    web.book.add("verdicts/a", made)

    (found,) = web.by_law("118")

    assert found.bearing is Bearing.OPEN
    assert found.answered is not None
    assert found.answered.day == date(2026, 11, 12)


def test_a_draft_is_told() -> None:
    web = Web(catalogue(OLD)).text("qt1", CITES).draft("qt1", CITES)

    (found,) = web.by_law("61")

    assert [(str(each.number), each.path) for each in found.drafts] == [
        ("01/01", "content/drafts/qt1.md")
    ]


def test_who_left_answers_for_nothing() -> None:
    web = Web(catalogue(OLD)).text("qt1", CITES)
    people = web.book.files["content/people.yml"].decode()
    ended = people.replace(
        "role: chuyen-vien, from: 2025-07-01",
        "role: chuyen-vien, from: 2025-07-01, until: 2026-01-31",
    )
    web.book.put("content/people.yml", ended)

    (found,) = web.by_law("61")

    assert (found.unit, found.person) == ("van-phong", "")


def test_what_it_will_replace() -> None:
    web = Web(catalogue(OLD, TO_COME, does("118", "replaces", "61"))).text("qt1", CITES)

    (found,) = web.by_law("118")

    assert (found.cause, found.reasons[0].since) == (Cause.LAW_COMING, date(2027, 3, 1))
    # 1/3/2027 is a Monday.
    assert found.due == date(2027, 2, 26)
    assert web.suspects() == ()


def test_a_relation_that_begins_later_than_its_document() -> None:
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61", "2027-01-01"))

    (found,) = Web(law_of).text("qt1", CITES).by_law("118")

    assert (found.cause, found.due) == (Cause.LAW_COMING, date(2026, 12, 31))


def test_an_amendment_that_the_text_cites_already() -> None:
    both = "\nTheo Nghị định số 61/2018/NĐ-CP, Nghị định số 118/2026/NĐ-CP.\n"
    law_of = catalogue(OLD, TO_COME, does("118", "amends", "61"))

    (found,) = Web(law_of).text("qt1", both).by_law("118")

    assert [each.bearing for each in found.reasons] == [Bearing.RELIES, Bearing.SETTLED]


def test_what_if() -> None:
    """Of a document without a first day nobody knows whether it is in force."""
    undated = replace(NEW, effective=None)
    web = Web(catalogue(OLD, undated, does("118", "replaces", "61"))).text("qt1", CITES)

    (supposed,) = web.by_law("118", what_if=True)
    (known,) = web.by_law("118")

    assert (supposed.cause, supposed.due) == (Cause.LAW_COMING, None)
    assert known.cause is Cause.LAW_IN_DOUBT


def test_what_guides_an_ended_document_may_be_touched() -> None:
    guide = law("01", "2018-11-23", number="01/2018/TT-VPCP", document_type="TT")
    law_of = catalogue(OLD, NEW, guide, does("118", "replaces", "61"), does("01", "guides", "61"))

    found = Web(law_of).text("qt1", "\nTheo Thông tư số 01/2018/TT-VPCP.\n").by_law("118")

    assert told(found) == [
        (
            "QT1",
            "maybe",
            [
                [
                    REPLACES,
                    "circular No 01/2018/TT-VPCP guides decree No 61/2018/NĐ-CP",
                    "QT1 cites circular No 01/2018/TT-VPCP on line 14",
                ]
            ],
        )
    ]


def test_a_number_that_several_documents_bear() -> None:
    one = law("a", "2024-07-01", number="08/2024/NQ-HĐND", issuer="HĐND tỉnh An Giang")
    other = replace(one, id="b", issuer="HĐND tỉnh Kiên Giang", issued=date(2024, 6, 26))
    web = Web(catalogue(one, other)).text("qt1", "\nTheo Nghị quyết số 08/2024/NQ-HĐND.\n")
    step = (
        "QT1 names 08/2024/NQ-HĐND on line 14, which may mean decree No 08/2024/NQ-HĐND of HĐND "
        "tỉnh An Giang"
    )
    law_of = replace(one, type="NQ"), replace(other, type="NQ")
    web.law = catalogue(*law_of)

    assert told(web.by_law("a")) == [
        ("QT1", "maybe", [[step.replace("mean decree", "mean resolution")]])
    ]


def linked() -> Web:
    return (
        Web(catalogue(OLD, NEW, does("118", "replaces", "61")))
        .text("bm1", CITES)
        .text("qt1", "\n[Phiếu](doc:bm1)\n")
        .text("qt2", "\n[Khai sinh](doc:qt1)\n\n[Phiếu](doc:qt3)\n")
        .text("qt3", "\n[Khai sinh](doc:qt1)\n\n[Khác](doc:qt2)\n")
    )


def test_paths() -> None:
    cites = "BM1 cites decree No 61/2018/NĐ-CP on line 11"
    uses = "QT1 uses form BM1 on line 14"

    assert told(linked().by_law("118")) == [
        ("BM1", "open", [[REPLACES, cites]]),
        ("QT1", "through", [[REPLACES, cites, uses]]),
        ("QT2", "through", [[REPLACES, cites, uses, "QT2 refers to QT1 on line 14"]]),
        ("QT3", "through", [[REPLACES, cites, uses, "QT3 refers to QT1 on line 14"]]),
    ]


def test_nothing_is_due_of_them() -> None:
    found = linked().by_law("118")

    assert [each.due for each in found] == [date(2026, 11, 16), None, None, None]


def test_a_form_itself() -> None:
    """It is what was asked about, even where a circle of links leads back to it."""
    web = linked().text("bm2", "\n[Khai sinh](doc:qt1)\n").text("qt4", "\n[M](doc:bm2)\n")

    assert [
        (code, bearing, steps[-1][-1])
        for code, bearing, steps in told(web.by(Seed(Sort.DOCUMENT, "bm2")))
    ] == [("QT4", "relies", "QT4 uses form BM2 on line 14")]


def test_what_may_be_touched_leads_no_further() -> None:
    guide = law("01", "2018-11-23", number="01/2018/TT-VPCP", document_type="TT")
    law_of = catalogue(OLD, NEW, guide, does("118", "replaces", "61"), does("01", "guides", "61"))
    web = Web(law_of).text("qt1", "\nTheo Thông tư số 01/2018/TT-VPCP.\n")
    web.text("qt2", "\n[Khai sinh](doc:qt1)\n")

    assert [code for code, _, _ in told(web.by_law("118"))] == ["QT1"]


def test_a_service() -> None:
    known = Service(code="1.001193", name="Khai sinh")
    gone = replace(known, ended=True, abolished=date(2026, 11, 9))
    seed = Seed(Sort.SERVICE, "1.001193")
    step = "QT1 carries out public service 1.001193"

    assert told(Web(services=Services.of(known)).text("qt1", "\n").by(seed)) == [
        ("QT1", "relies", [[step]])
    ]
    (found,) = Web(services=Services.of(gone)).text("qt1", "\n").by(seed)
    assert told((found,)) == [
        ("QT1", "open", [["public service 1.001193 was abolished on 2026-11-09", step]])
    ]
    assert (found.cause, found.due) == (Cause.SERVICE, date(2026, 11, 16))


def test_a_role() -> None:
    web = Web().text("qt1", "\nTrình Chủ tịch ký.\n").text("qt2", "\nMục đích.\n")

    assert told(web.by(Seed(Sort.ROLE, "chu-tich"))) == [
        ("QT1", "relies", [["QT1 names the role 'Chủ tịch' on line 14"]])
    ]


def test_a_text_is_listed_once_with_all_its_reasons() -> None:
    other = law("45", "2020-04-08", number="45/2020/NĐ-CP")
    law_of = catalogue(
        OLD, NEW, other, does("118", "replaces", "61"), does("118", "amends", "45", "2026-11-02")
    )
    web = Web(law_of).text("qt1", "\nTheo Nghị định số 61/2018/NĐ-CP và số 45/2020/NĐ-CP.\n")

    (found,) = web.by_law("118")

    assert [(each.cause, each.of) for each in found.reasons] == [
        (Cause.LAW_CHANGED, "45"),
        (Cause.LAW_ENDED, "61"),
    ]
    assert found.due == date(2026, 11, 9)


NUMBERS = ("61/2018/NĐ-CP", "45/2020/NĐ-CP", "87/2020/NĐ-CP")
LAWS = tuple(law(number[:2], "2018-06-21", number=number) for number in NUMBERS)
RELATIONS = st.lists(
    st.builds(
        does,
        st.sampled_from([each.id for each in LAWS]),
        st.sampled_from(["replaces", "repeals", "amends", "suspends", "guides", "corrects"]),
        st.sampled_from([each.id for each in LAWS]),
        st.sampled_from(["", "2024-01-01", "2026-06-01", "2027-06-01"]),
        provisions=st.sampled_from(["", "Điều 9"]),
    ),
    max_size=5,
    unique_by=lambda each: each.id,
)
BODIES = st.lists(
    st.lists(st.sampled_from(NUMBERS), max_size=3, unique=True), min_size=1, max_size=3
)


@given(relations=RELATIONS, bodies=BODIES, asked=st.sampled_from(LAWS))
def test_whoever_cites_it_is_among_them(
    relations: list[object], bodies: list[list[str]], asked: object
) -> None:
    """Whatever happened to it; and nobody is listed twice."""
    assert isinstance(asked, type(OLD))
    web = Web(catalogue(*LAWS, *relations))  # type: ignore[arg-type]
    for place, numbers in enumerate(bodies):
        web.text(
            f"qt{place}", "".join(f"\nTheo Nghị định số {each}.\n" for each in numbers) or "\n"
        )

    found = [each.reliance.code for each in web.by_law(asked.id)]

    cited = {f"QT{n}" for n, numbers in enumerate(bodies) if asked.number in numbers}
    assert cited <= set(found)
    assert len(found) == len(set(found))


@given(relations=RELATIONS, bodies=BODIES)
def test_what_is_suspect_is_found_by_what_made_it_so(
    relations: list[object], bodies: list[list[str]]
) -> None:
    """Each reason of a suspect text is a reason where its law is asked about."""
    web = Web(catalogue(*LAWS, *relations))  # type: ignore[arg-type]
    for place, numbers in enumerate(bodies):
        web.text(
            f"qt{place}", "".join(f"\nTheo Nghị định số {each}.\n" for each in numbers) or "\n"
        )

    for each in web.suspects(DAY):
        for reason in each.reasons:
            if reason.bearing is Bearing.OPEN:
                asked = web.by(*of_law(web.law, web.law.by_id[reason.of]))
                same = next(t for t in asked if t.reliance.code == each.reliance.code)
                assert reason in same.reasons
