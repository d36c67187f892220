"""What was in force on a day: laws that hold for whatever records say, and the stories."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office
from qmsdocs.model.records import Act, Meaning, Record, Transition
from qmsdocs.model.text import Number, Text
from qmsdocs.model.timeline import Coming, Revision, State, Timeline, brings_into_force, timeline
from tests.builders import DAY, TEXT, Handbook, changed, record, text_of
from tests.model.strategies import DAYS, NUMBERS, START, act, cover, fingerprint_of
from tests.source.handbooks import loaded

FIRST, SECOND, THIRD, REISSUE = Number(1, 0), Number(1, 1), Number(1, 2), Number(2, 0)
ALL_DAYS = [START + timedelta(n) for n in range(-2, 45)]


def _day(n: int) -> date:
    return START + timedelta(n)


def _in_force(
    number: Number, on: date, body: str = "", meaning: Meaning = Meaning.PROMULGATED, **days: object
) -> Act:
    return act(meaning, cover(number, body, **{"effective": on, **days}), min(on, START))


def _timeline(*acts: Act, texts: Iterable[Text] = ()) -> Timeline:
    return timeline("k3f9t2xq", tuple(texts), acts)


def _state(found: Timeline, number: Number, day: date) -> State:
    revision = next(each for each in found.revisions if each.number == number)
    return found.state_on(revision, day)


@st.composite
def _stories(draw: st.DrawFn) -> list[Act]:
    """Records of one document in any order, sensible or not."""
    bring = st.sampled_from([Meaning.PROMULGATED, Meaning.BASELINE, Meaning.APPROVED])
    acts = [
        act(
            draw(bring),
            cover(number, effective=draw(DAYS), expires=draw(st.none() | DAYS)),
            draw(DAYS),
        )
        for number in draw(st.lists(NUMBERS, max_size=4))
    ]
    endings = st.sampled_from([Meaning.WITHDRAWN, Meaning.SUSPENDED, Meaning.RESUMED])
    acts += [
        act(draw(endings), cover(number, effective=draw(DAYS)), draw(DAYS))
        for number in draw(st.lists(NUMBERS, max_size=4))
    ]
    acts += [
        act(
            Meaning.CORRECTED,
            cover(
                number, str(after), effective=draw(DAYS), corrects=fingerprint_of(number, before)
            ),
            draw(DAYS),
        )
        for number, before, after in draw(
            st.lists(
                st.tuples(NUMBERS, st.sampled_from(["", "1", "2"]), st.sampled_from("123")),
                max_size=3,
            )
        )
    ]
    return sorted(acts, key=lambda each: (each.day, each.record.id))


@given(_stories())
def test_at_most_one_revision_is_in_force(acts: list[Act]) -> None:
    found = _timeline(*acts)
    for day in ALL_DAYS:
        standing = [r for r in found.revisions if found.state_on(r, day) is State.IN_FORCE]

        assert len(standing) <= 1
        assert found.in_force_on(day) == (standing[0] if standing else None)


@given(_stories())
def test_a_later_day_never_answers_with_an_older_revision(acts: list[Act]) -> None:
    found = _timeline(*acts)
    newest = [found.effective_on(day) for day in ALL_DAYS]
    numbers = [each.number for each in newest if each]

    assert numbers == sorted(numbers)
    assert None not in newest[len(newest) - len(numbers) :]


BEFORE_FORCE = {State.DRAFT, State.PREPARED, State.REVIEWED, State.APPROVED, State.AWAITING}


@given(_stories())
def test_states_are_a_partition_that_only_moves_on(acts: list[Act]) -> None:
    """A revision waits, is in force (or suspended), and ends; it never goes back."""
    found = _timeline(*acts)
    for revision in found.revisions:
        states = [found.state_on(revision, day) for day in ALL_DAYS]
        phases = [
            0 if state in BEFORE_FORCE else 1 if state in (State.IN_FORCE, State.SUSPENDED) else 2
            for state in states
        ]

        assert phases == sorted(phases)
        for day, state in zip(ALL_DAYS, states, strict=True):
            assert (day < revision.effective) == (state in BEFORE_FORCE)
            superseded = found.superseded_on(revision)
            assert (state is State.SUPERSEDED) == (superseded is not None and superseded <= day)


@given(_stories())
@example([act(Meaning.PROMULGATED, cover(FIRST, effective=START, expires=_day(3)))])
@example([act(Meaning.PROMULGATED, cover(FIRST, effective=START, expires=date.max))])
@example(
    [
        act(Meaning.PROMULGATED, cover(SECOND, effective=START)),
        act(Meaning.PROMULGATED, cover(FIRST, effective=_day(5))),
    ]
)
def test_what_comes_next_comes(acts: list[Act]) -> None:
    """Until the coming day nothing changes; on it, what was announced is so."""
    found = _timeline(*acts)
    for day in ALL_DAYS:
        coming = found.coming_after(day)
        until = coming.day if coming else ALL_DAYS[-1] + timedelta(1)
        same = [_standing(found, d) for d in ALL_DAYS if day <= d < until]

        assert len(set(same)) <= 1
        if coming:
            assert coming.day > day
            assert _standing(found, coming.day) == (coming.number, coming.state)


def _standing(found: Timeline, day: date) -> tuple[Number, State] | None:
    newest = found.effective_on(day)
    return (newest.number, found.state_on(newest, day)) if newest else None


@given(_stories())
def test_wordings_follow_each_other(acts: list[Act]) -> None:
    for revision in _timeline(*acts).revisions:
        wordings = revision.wordings
        shown = [wordings.index(revision.wording_on(day)) for day in ALL_DAYS]

        assert shown == sorted(shown)
        assert wordings[0].fingerprint == revision.act.cover.fingerprint
        for before, after in pairwise(wordings):
            assert after.act.cover.corrects == before.fingerprint
            assert after.since >= before.since


@given(_stories(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(acts: list[Act], chance: Random) -> None:
    shuffled = list(acts)
    chance.shuffle(shuffled)
    records = [each.record for each in acts]

    assert _of(records) == _of([each.record for each in shuffled])


def _of(records: list[Record]) -> Timeline:
    corpus = Corpus(DAY, office=Office(id="ubnd-mau"), records=tuple(records))
    return timeline("k3f9t2xq", (), corpus.acts.get("k3f9t2xq", ()))


def test_a_revision_over_its_whole_life() -> None:
    first, second = _in_force(FIRST, _day(5)), _in_force(SECOND, _day(9))
    found = _timeline(first, second)

    states = [_state(found, FIRST, _day(n)) for n in (-1, 0, 4, 5, 8, 9)]

    assert states == [
        State.DRAFT,
        State.AWAITING,
        State.AWAITING,
        State.IN_FORCE,
        State.IN_FORCE,
        State.SUPERSEDED,
    ]
    assert found.superseded_on(found.revisions[0]) == _day(9)
    assert found.superseded_on(found.revisions[1]) is None


def test_nothing_was_ever_promulgated() -> None:
    found = _timeline()

    assert found.effective_on(START) is None
    assert found.in_force_on(START) is None
    assert found.coming_after(START) is None


def test_a_baseline_was_in_force_before_it_was_recorded() -> None:
    """It takes over what was in force on paper; its day lies before the signature's."""
    taken_over = cover(Number(3, 2), effective=_day(-400))
    found = _timeline(act(Meaning.BASELINE, taken_over, START))

    assert _state(found, Number(3, 2), _day(-401)) is State.DRAFT
    assert _state(found, Number(3, 2), _day(-400)) is State.IN_FORCE
    assert found.in_force_on(_day(-1)) is not None


def test_an_approval_brings_into_force_only_with_a_day() -> None:
    without = act(Meaning.APPROVED, cover(FIRST))
    with_day = act(Meaning.APPROVED, cover(FIRST, effective=START))

    assert not brings_into_force(without)
    assert brings_into_force(with_day)
    assert not brings_into_force(act(Meaning.PREPARED, cover(FIRST)))
    assert _timeline(without).revisions == ()


def test_an_older_number_that_comes_later_is_never_in_force() -> None:
    found = _timeline(_in_force(REISSUE, _day(2)), _in_force(SECOND, _day(6)))

    assert _state(found, SECOND, _day(6)) is State.SUPERSEDED
    assert found.superseded_on(found.revisions[0]) == _day(6)
    assert found.coming_after(_day(3)) is None


def test_expiry_ends_after_the_last_day() -> None:
    found = _timeline(_in_force(FIRST, START, expires=_day(5)))

    assert _state(found, FIRST, _day(5)) is State.IN_FORCE
    assert _state(found, FIRST, _day(6)) is State.EXPIRED
    assert found.coming_after(_day(5)) == Coming(_day(6), State.EXPIRED, FIRST)


def _ending(meaning: Meaning, on: date, number: Number = FIRST, **values: object) -> Act:
    return act(meaning, cover(number, "", **{"effective": on, **values}), min(on, START))


def test_withdrawal_with_transition() -> None:
    gone = _ending(Meaning.WITHDRAWN, _day(9), transition=Transition(_day(20)))
    found = _timeline(_in_force(FIRST, START), gone)

    assert _state(found, FIRST, _day(8)) is State.IN_FORCE
    assert _state(found, FIRST, _day(9)) is State.WITHDRAWN
    withdrawal = found.withdrawal_of(found.revisions[0])
    assert withdrawal is not None
    assert withdrawal.cover.transition == Transition(_day(20))
    assert found.coming_after(START) == Coming(_day(9), State.WITHDRAWN, FIRST)


def test_what_was_withdrawn_does_not_expire_as_well() -> None:
    found = _timeline(_in_force(FIRST, START, expires=_day(5)), _ending(Meaning.WITHDRAWN, _day(3)))

    assert _state(found, FIRST, _day(6)) is State.WITHDRAWN
    assert found.coming_after(_day(3)) is None


def test_what_is_suspended_expires_all_the_same() -> None:
    found = _timeline(_in_force(FIRST, START, expires=_day(5)), _ending(Meaning.SUSPENDED, _day(3)))

    assert _state(found, FIRST, _day(5)) is State.SUSPENDED
    assert _state(found, FIRST, _day(6)) is State.EXPIRED


def test_a_document_may_come_back_after_its_withdrawal() -> None:
    found = _timeline(
        _in_force(FIRST, START),
        _ending(Meaning.WITHDRAWN, _day(5)),
        _in_force(REISSUE, _day(9)),
    )

    assert found.in_force_on(_day(8)) is None
    assert _state(found, REISSUE, _day(9)) is State.IN_FORCE
    assert found.withdrawal_of(found.revisions[1]) is None


def test_suspension_and_resumption() -> None:
    found = _timeline(
        _in_force(FIRST, START),
        _ending(Meaning.SUSPENDED, _day(3)),
        _ending(Meaning.RESUMED, _day(6)),
        _ending(Meaning.SUSPENDED, _day(9)),
    )

    states = [_state(found, FIRST, _day(n)) for n in (2, 3, 5, 6, 8, 9)]

    force, suspended = State.IN_FORCE, State.SUSPENDED
    assert states == [force, suspended, suspended, force, force, suspended]
    assert found.in_force_on(_day(4)) is None
    assert found.coming_after(_day(4)) == Coming(_day(6), State.IN_FORCE, FIRST)


def test_a_suspension_of_one_revision_does_not_reach_the_next() -> None:
    found = _timeline(
        _in_force(FIRST, START), _ending(Meaning.SUSPENDED, _day(3)), _in_force(SECOND, _day(5))
    )

    assert _state(found, SECOND, _day(5)) is State.IN_FORCE


def test_nothing_resumes_what_was_withdrawn() -> None:
    found = _timeline(
        _in_force(FIRST, START),
        _ending(Meaning.WITHDRAWN, _day(3)),
        _ending(Meaning.RESUMED, _day(6)),
    )

    assert _state(found, FIRST, _day(7)) is State.WITHDRAWN


def _correction(before: str, after: str, on: date) -> Act:
    covered = cover(FIRST, after, effective=on, corrects=fingerprint_of(FIRST, before))
    return act(Meaning.CORRECTED, covered, on)


def _bodies(revision: Revision) -> list[object]:
    return [wording.fingerprint for wording in revision.wordings]


def test_a_corrected_wording_counts_from_its_day() -> None:
    found = _timeline(_in_force(FIRST, START), _correction("", "b", _day(4)))
    (revision,) = found.revisions

    assert revision.wording_on(_day(-9)).fingerprint == fingerprint_of(FIRST)
    assert revision.wording_on(_day(3)).fingerprint == fingerprint_of(FIRST)
    assert revision.wording_on(_day(4)).fingerprint == fingerprint_of(FIRST, "b")
    assert revision.number == FIRST


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "the other way round"])
def test_two_corrections_of_one_day(turned: bool) -> None:
    """Which corrects which is told by the fingerprints, not by the order of files."""
    corrections = [_correction("", "b", _day(4)), _correction("b", "c", _day(4))]
    found = _timeline(_in_force(FIRST, START), *corrections[:: -1 if turned else 1])

    expected = [fingerprint_of(FIRST, body) for body in ("", "b", "c")]
    assert _bodies(found.revisions[0]) == expected


def test_a_correction_may_be_taken_back() -> None:
    found = _timeline(
        _in_force(FIRST, START), _correction("", "b", _day(4)), _correction("b", "", _day(6))
    )
    (revision,) = found.revisions

    assert revision.wording_on(_day(6)).fingerprint == fingerprint_of(FIRST)
    assert len(revision.wordings) == 3


def test_a_correction_of_something_else_changes_nothing() -> None:
    found = _timeline(_in_force(FIRST, START), _correction("never was", "b", _day(4)))

    assert _bodies(found.revisions[0]) == [fingerprint_of(FIRST)]


def test_vouchers_of_a_draft_by_day() -> None:
    draft = text_of(TEXT, "content/drafts/qt-ht-01.md")
    prepared = record(Meaning.PREPARED, draft, on=_day(1), id="p")
    reviewed = record(Meaning.REVIEWED, draft, on=_day(2), id="r")
    approved = record(Meaning.APPROVED, draft, on=_day(3), id="a")
    acts = [Act(each, each.covers[0]) for each in (prepared, reviewed, approved)]
    found = _timeline(*acts, texts=[draft])

    states = [found.draft_state_on(draft, _day(n)) for n in range(4)]

    assert states == [State.DRAFT, State.PREPARED, State.REVIEWED, State.APPROVED]


def test_a_return_undoes_what_it_names() -> None:
    draft = text_of(TEXT, "content/drafts/qt-ht-01.md")
    prepared = record(Meaning.PREPARED, draft, on=_day(1), id="p")
    reviewed = record(Meaning.REVIEWED, draft, on=_day(2), id="r")
    returned = record(Meaning.RETURNED, draft, on=_day(2), id="x", follows=("r",))
    acts = [Act(each, each.covers[0]) for each in (prepared, reviewed, returned)]
    found = _timeline(*acts, texts=[draft])

    assert found.draft_state_on(draft, _day(2)) is State.PREPARED
    assert [a.record.id for a in found.draft_vouchers[draft.fingerprint]] == ["p"]


def test_a_return_after_the_promulgation_undoes_nothing() -> None:
    """What came into force can be withdrawn or revised; nobody can send it back."""
    text = text_of(TEXT)
    approved = record(Meaning.APPROVED, text, on=_day(1), id="a")
    promulgated = record(Meaning.PROMULGATED, text, on=_day(3), id="p")
    returned = record(Meaning.RETURNED, text, on=_day(4), id="x", follows=("a", "p"))
    acts = [Act(each, each.covers[0]) for each in (approved, promulgated, returned)]
    found = _timeline(*acts, texts=[text])
    (revision,) = found.revisions

    assert [voucher.record.id for voucher in revision.vouchers] == ["a"]
    assert found.in_force_on(_day(5)) == revision


@pytest.mark.parametrize("day", [2, 3], ids=["before", "on the day"])
def test_a_return_by_the_promulgation_leaves_no_voucher(day: int) -> None:
    text = text_of(TEXT)
    approved = record(Meaning.APPROVED, text, on=_day(1), id="a")
    returned = record(Meaning.RETURNED, text, on=_day(day), id="x", follows=("a",))
    promulgated = record(Meaning.PROMULGATED, text, on=_day(3), id="p")
    acts = [Act(each, each.covers[0]) for each in (approved, returned, promulgated)]

    assert _timeline(*acts, texts=[text]).revisions[0].vouchers == ()


def test_an_edit_leaves_the_vouchers_behind() -> None:
    before = text_of(TEXT, "content/drafts/qt-ht-01.md")
    after = text_of(TEXT + "Thêm.\n", "content/drafts/qt-ht-01.md")
    prepared = record(Meaning.PREPARED, before, on=_day(1))
    found = _timeline(Act(prepared, prepared.covers[0]), texts=[after])

    assert found.draft_state_on(after, _day(2)) is State.DRAFT


def test_a_draft_that_was_promulgated_is_no_draft() -> None:
    awaiting = text_of(TEXT, "content/drafts/qt-ht-01.md")
    newer = text_of(changed(revision="1", change="Sửa"), "content/drafts/qt-ht-01.01-01.md")
    released = record(Meaning.PROMULGATED, awaiting, on=START, effective=_day(5))
    found = _timeline(Act(released, released.covers[0]), texts=[awaiting, newer])

    assert found.drafts == (newer,)
    assert found.revisions[0].wordings[0].text == awaiting


def test_a_reissue_with_an_unchanged_text() -> None:
    first = text_of(TEXT)
    again = text_of(changed(issue="2", change="Ban hành lại"))
    acts = [
        record(Meaning.PROMULGATED, first, on=_day(0)),
        record(Meaning.PROMULGATED, again, on=_day(9)),
    ]
    found = _timeline(*(Act(each, each.covers[0]) for each in acts), texts=[first, again])

    old, new = found.revisions
    assert new.number == REISSUE
    assert new.number.follows(old.number)
    assert new.act.cover.parts.same_text(old.act.cover.parts)


def test_an_annulled_promulgation_is_as_if_it_had_never_been() -> None:
    handbook = Handbook.new()
    handbook.in_force(on=date(2025, 9, 1))
    wrong = text_of(changed(revision="1", change="Sửa"), "content/drafts/qt-ht-01.md")
    handbook.put("content/drafts/qt-ht-01.md", changed(revision="1", change="Sửa"))
    promulgated = record(Meaning.PROMULGATED, wrong, on=date(2025, 10, 1))
    voided = handbook.add("promulgations/wrong", promulgated)
    annulment = record(Meaning.ANNULLED, on=date(2025, 10, 2), annuls=(voided,))

    before = loaded(handbook).timelines["k3f9t2xq"]
    handbook.add("corrections/annulled", annulment)
    after = loaded(handbook).timelines["k3f9t2xq"]

    assert [each.number for each in before.revisions] == [FIRST, SECOND]
    assert [each.number for each in after.revisions] == [FIRST]
    assert [each.number for each in after.drafts] == [SECOND]
    found = after.in_force_on(DAY)
    assert found is not None
    assert found.number == FIRST


def test_of_two_promulgations_of_one_number_the_older_counts() -> None:
    older = _in_force(FIRST, _day(3), "older")
    younger = act(Meaning.PROMULGATED, cover(FIRST, "younger", effective=_day(1)), _day(1))

    assert _bodies(_timeline(older, younger).revisions[0]) == [fingerprint_of(FIRST, "older")]
