"""Tests of what makes a text suspect, and of what does not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from qmsdocs.law.services.serving import service_digest
from qmsdocs.law.step import suspicion
from qmsdocs.law.step.suspicion import Ground, Suspicion, suspicions
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import LegalCatalogue, LegalDocument, Relation
from qmsdocs.model.records import Decision, LawEffect, LawState, Meaning, ServiceState
from qmsdocs.model.services import Channel, Service, Services
from tests.builders import DAY, changed, record, text_of
from tests.law.catalogues import catalogue, does, law
from tests.law.grounds import DAYS, grounds
from tests.law.relying import PATH, Case

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-07-01", number="118/2026/NĐ-CP", issued="2026-05-01")
CITES = "\nTheo Nghị định số 61/2018/NĐ-CP.\n"
ONE_PLACE = "\nTheo khoản 2 Điều 14 Nghị định số 61/2018/NĐ-CP.\n"
BOTH = "\nTheo Nghị định số 61/2018/NĐ-CP, Nghị định số 118/2026/NĐ-CP.\n"


def found(law_of: LegalCatalogue, body: str = CITES, day: date = DAY) -> list[Suspicion]:
    return list(suspicions(Case(law_of).text(body).ground(), day))


def told(*entries: LegalDocument | Relation, body: str = CITES) -> list[tuple[Cause, date | None]]:
    return [(each.cause, each.since) for each in found(catalogue(*entries), body)]


@pytest.mark.parametrize(
    ("relation", "cause"),
    [
        ("replaces", Cause.LAW_ENDED),
        ("repeals", Cause.LAW_ENDED),
        ("suspends", Cause.LAW_SUSPENDED),
        ("amends", Cause.LAW_CHANGED),
    ],
)
def test_what_is_done_to_the_law(relation: str, cause: Cause) -> None:
    assert told(OLD, NEW, does("118", relation, "61")) == [(cause, date(2026, 7, 1))]


@pytest.mark.parametrize("relation", ["guides", "based_on", "corrects", "consolidates"])
def test_what_changes_nothing(relation: str) -> None:
    assert told(OLD, NEW, does("118", relation, "61")) == []


def test_expired_by_its_own_day() -> None:
    assert told(replace(OLD, expires=date(2026, 1, 1))) == [(Cause.LAW_ENDED, date(2026, 1, 1))]


def test_nothing_is_suspect_before_the_change() -> None:
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))

    assert found(law_of, day=date(2026, 6, 30)) == []
    (one,) = found(law_of, day=date(2026, 7, 1))
    assert (one.of, one.lines, one.vouched) == ("61", (14,), date(2025, 9, 1))


def test_what_was_so_when_it_was_approved_is_no_change() -> None:
    """That the text was wrong from the beginning is for the checks to say."""
    earlier = replace(NEW, effective=date(2025, 7, 1), issued=date(2025, 6, 9))

    assert told(OLD, earlier, does("118", "replaces", "61")) == []


def test_an_amendment_that_the_text_cites_is_no_news() -> None:
    assert told(OLD, NEW, does("118", "amends", "61"), body=BOTH) == []


def test_a_replacement_that_the_text_cites_is_news_all_the_same() -> None:
    assert told(OLD, NEW, does("118", "replaces", "61"), body=BOTH) == [
        (Cause.LAW_ENDED, date(2026, 7, 1))
    ]


@pytest.mark.parametrize(
    ("provisions", "suspect"), [("Điều 9", False), ("khoản 2 Điều 14", True), ("", True)]
)
def test_provisions(provisions: str, suspect: bool) -> None:
    relation = does("118", "amends", "61", provisions=provisions)

    assert bool(told(OLD, NEW, relation, body=ONE_PLACE)) is suspect


def test_a_title_put_right_changes_nothing() -> None:
    right = replace(OLD, title="Về một cửa", source="Công báo", checked=date(2026, 11, 1))

    assert told(right) == []


def test_a_suspension_that_ended() -> None:
    """Suspended and restored since: it is worth what it was worth when it was approved."""
    relation = does("118", "suspends", "61", "2026-01-01", "2026-03-01")

    assert told(OLD, NEW, relation) == []


SEEN = date(2026, 8, 1)
LATER = law("200", "2026-10-01", number="200/2026/NĐ-CP", issued="2026-09-01")


def vouched(*states: LawState, law_of: LegalCatalogue, body: str = CITES) -> list[Cause]:
    case = Case(law_of).text(body)
    text = text_of(changed(legal_basis="[]", body=body), PATH)
    made = record(Meaning.VERDICT, text, on=SEEN, verdict="keep", law=states)
    case.book.add("verdicts/a", made)
    return [each.cause for each in suspicions(case.ground(), DAY)]


def test_a_verdict_settles_what_it_saw() -> None:
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))

    assert vouched(LawState("61", "expired", (LawEffect("118", "replaces"),)), law_of=law_of) == []


def test_what_the_record_did_not_know_is_suspect() -> None:
    """The catalogue learned later that the law was gone already on that day."""
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))

    assert vouched(LawState("61", "in-force"), law_of=law_of) == [Cause.LAW_ENDED]


def test_restored_after_a_verdict() -> None:
    assert vouched(
        LawState("61", "suspended", (LawEffect("118", "suspends"),)), law_of=catalogue(OLD, NEW)
    ) == [Cause.LAW_RESTORED]


def test_a_verdict_to_revise_is_an_answer_and_no_end() -> None:
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))
    case = Case(law_of).text(CITES)
    text = text_of(changed(legal_basis="[]", body=CITES), PATH)
    case.book.add(
        "verdicts/a", record(Meaning.VERDICT, text, on=date(2026, 8, 1), verdict="revise")
    )

    (one,) = suspicions(case.ground(), DAY)

    assert one.answered is not None
    assert one.answered.day == date(2026, 8, 1)


STANDS = LawState("61", "in-force")
FIRST = LawState("61", "in-force", (LawEffect("118", "amends", "Điều 5"),))


def test_one_decree_that_acts_twice() -> None:
    """That it amended one article was seen; that it repeals the one cited was not."""
    law_of = catalogue(
        OLD,
        NEW,
        does("118", "amends", "61", provisions="Điều 5"),
        does("118", "repeals", "61", "2026-10-01", provisions="khoản 2 Điều 14"),
    )

    assert vouched(FIRST, law_of=law_of, body=ONE_PLACE) == [Cause.LAW_CHANGED]


def test_provisions_written_otherwise_are_no_news() -> None:
    law_of = catalogue(OLD, NEW, does("118", "amends", "61", provisions="điều  5"))

    assert vouched(FIRST, law_of=law_of) == []


def test_an_amendment_whose_day_becomes_known() -> None:
    law_of = catalogue(OLD, LATER, does("200", "amends", "61"))

    assert vouched(STANDS, law_of=law_of) == [Cause.LAW_CHANGED]


def test_an_amendment_that_may_act_by_now() -> None:
    """It was issued after the text was found right; from when it acts is not known."""
    undated = replace(LATER, effective=None)

    law_of = catalogue(OLD, undated, does("200", "amends", "61"))

    assert vouched(STANDS, law_of=law_of) == [Cause.LAW_CHANGED]
    assert found(law_of)[0].cause is Cause.LAW_CHANGED


def test_a_law_that_the_catalogue_did_not_have() -> None:
    """It was gone already when the text was found right, and nobody could know."""
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))

    assert vouched(law_of=law_of) == [Cause.LAW_ENDED]
    assert vouched(law_of=catalogue(OLD)) == []


def test_a_cited_document_that_repeals_what_is_cited() -> None:
    body = "\nTheo khoản 2 Điều 14 Nghị định số 61/2018/NĐ-CP, Nghị định số 118/2026/NĐ-CP.\n"
    relation = does("118", "repeals", "61", provisions="khoản 2 Điều 14")

    assert told(OLD, NEW, relation, body=body) == [(Cause.LAW_CHANGED, date(2026, 7, 1))]


def test_gone_in_part_by_the_word_of_the_source_alone() -> None:
    partly = replace(OLD, status="HHL1P", checked=DAY)

    assert vouched(STANDS, law_of=catalogue(partly)) in ([Cause.LAW_CHANGED], [Cause.LAW_IN_DOUBT])


def test_put_off() -> None:
    assert vouched(STANDS, law_of=catalogue(replace(OLD, effective=date(2027, 1, 1)))) == [
        Cause.LAW_IN_DOUBT
    ]


def test_a_number_that_may_be_two_by_now() -> None:
    other = law("61.b", "2018-06-21", number="61/2018/NĐ-CP", issuer="Khác")

    assert vouched(STANDS, law_of=catalogue(OLD, other)) == [Cause.LAW_IN_DOUBT]


def test_two_verdicts_of_one_day() -> None:
    """The one that follows the other is the newer one, whatever their bytes are."""
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))
    seen = LawState("61", "expired", (LawEffect("118", "replaces"),))
    text = text_of(changed(legal_basis="[]", body=CITES), PATH)
    for word in "abcdef":
        case = Case(law_of).text(CITES)
        first = record(
            Meaning.VERDICT, text, on=SEEN, verdict="keep", law=(STANDS,), reason=f"Sáng {word}"
        )
        known = case.book.add("verdicts/a", first)
        case.book.add(
            "verdicts/b",
            record(Meaning.VERDICT, text, on=SEEN, verdict="keep", law=(seen,), follows=(known,)),
        )

        assert suspicions(case.ground(), DAY) == ()


def test_a_baseline_vouches_for_the_day_of_its_decision() -> None:
    law_of = catalogue(OLD, NEW, does("118", "replaces", "61"))
    case = Case(law_of)
    raw = changed(legal_basis="[]", body=CITES)
    case.book.put(PATH, raw)
    made = record(
        Meaning.BASELINE,
        text_of(raw, PATH),
        on=date(2026, 9, 1),
        effective=date(2025, 7, 1),
        decision=Decision("98/QĐ-UBND", date(2025, 6, 27)),
    )
    case.book.add("promulgations/a", made)

    (one,) = suspicions(case.ground(), DAY)

    assert (one.cause, one.vouched) == (Cause.LAW_ENDED, date(2025, 6, 27))


LINKS = "\nMẫu [BM-01](doc:b1m0k5tq).\n"


def test_a_form_that_was_issued_anew() -> None:
    case = Case().text(LINKS).form(date(2025, 8, 1)).form(date(2026, 5, 4), revision="1")

    (one,) = suspicions(case.ground(), DAY)

    assert (one.cause, one.of, one.since, one.lines) == (
        Cause.FORM,
        "b1m0k5tq",
        date(2026, 5, 4),
        (14,),
    )


def test_a_form_that_stayed() -> None:
    assert suspicions(Case().text(LINKS).form(date(2025, 8, 1)).ground(), DAY) == ()


def served(service: Service, digest: str | None) -> list[tuple[Cause, date | None]]:
    case = Case(services=Services.of(service)).text()
    text = text_of(changed(legal_basis="[]", body="\nMục đích.\n"), PATH)
    if digest is not None:
        states = (ServiceState("1.001193", digest),)
        made = record(Meaning.VERDICT, text, on=date(2026, 8, 1), verdict="keep", services=states)
        case.book.add("verdicts/a", made)
    return [(each.cause, each.since) for each in suspicions(case.ground(), DAY)]


SERVICE = Service(code="1.001193", name="Khai sinh", channels=(Channel("Trực tiếp", "1 ngày"),))


def test_a_service_as_it_was() -> None:
    assert served(SERVICE, None) == []
    assert served(SERVICE, service_digest(SERVICE)) == []


def test_a_service_that_changed() -> None:
    shorter = replace(SERVICE, channels=(Channel("Trực tiếp", "0,5 ngày"),))

    assert served(shorter, service_digest(SERVICE)) == [(Cause.SERVICE, None)]


def test_a_service_whose_title_was_put_right() -> None:
    right = replace(SERVICE, name="Đăng ký khai sinh", source="Cổng", decision="1/QĐ-BTP")

    assert served(right, service_digest(SERVICE)) == []


def test_a_service_whose_end_was_announced() -> None:
    """It was in the record that was seen, and comes all the same."""
    coming = replace(SERVICE, ended=True, abolished=date(2026, 10, 1))

    assert served(coming, service_digest(coming)) == [(Cause.SERVICE, date(2026, 10, 1))]


def test_a_service_that_is_not_listed_any_more() -> None:
    other = replace(SERVICE, code="1.000001")

    assert served(other, service_digest(SERVICE)) == [(Cause.SERVICE, None)]


def test_a_service_that_was_not_known() -> None:
    assert served(SERVICE, "") == []


def test_a_service_that_was_abolished() -> None:
    gone = replace(SERVICE, ended=True, abolished=date(2026, 3, 1))

    assert served(gone, None) == [(Cause.SERVICE, date(2026, 3, 1))]


def test_an_amendment_since_of_which_the_day_is_not_known() -> None:
    """It was issued after the text was found right: somebody has to look when it begins."""
    undated = replace(NEW, effective=None)

    assert told(OLD, undated, does("118", "amends", "61")) == [(Cause.LAW_CHANGED, None)]


def test_an_amendment_of_before_of_which_the_day_is_not_known() -> None:
    earlier = replace(NEW, effective=None, issued=date(2025, 6, 9))

    assert told(OLD, earlier, does("118", "amends", "61")) == []


@given(grounds(), DAYS)
def test_what_is_passed_over_quickly_is_no_news(ground: Ground, day: date) -> None:
    """The same is found where every law that a text uses is looked at closely."""
    quick = suspicions(ground, day)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(suspicion, "_moved", lambda *_: True)
        assert suspicions(ground, day) == quick
