"""The stories that the sample tells, each found in what is read of it."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.demo.replay import Replay
from qmsdocs.demo.story import Sample, read_story
from qmsdocs.errors import QmsError
from qmsdocs.model.authority import covers, proof_level, right_of, target_of
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Capacity, Meaning, ProofKind, Record, Signed, Verdict
from qmsdocs.model.review import review_due
from qmsdocs.model.text import Area, Number
from qmsdocs.model.timeline import Revision, State, Timeline
from qmsdocs.source.load import Aids, load
from qmsdocs.source.tree import MemoryTree, WorkTree
from tests.sample import (
    BOOK,
    CONTENT,
    DAY,
    DEMO,
    EVIDENCE,
    SIGNATURES,
    brought_by_time,
    sample_files,
)


@pytest.fixture(scope="module")
def sample() -> Corpus:
    """Return the sample as it is read on its day."""
    return load(WorkTree(BOOK), DAY, Aids(EVIDENCE, SIGNATURES))


@pytest.fixture(scope="module")
def document(sample: Corpus) -> Callable[[str], Timeline]:
    """Return what finds a document's timeline by the code that it has now."""
    codes = {text.code: text.id for text in sample.texts}
    return lambda code: sample.timelines[codes[code]]


def record(sample: Corpus, name: str) -> Record:
    """Return a record by the name of its file."""
    return next(r for r in sample.records if r.place.path.endswith(f"/{name}.yml"))


def number(revision: Revision | None) -> str:
    return str(revision.number) if revision else "-"


Find = Callable[[str], Timeline]


def test_everybody_signs_rightly(sample: Corpus) -> None:
    """Nothing is wrong on any day on which something changes, and every signature holds."""
    turns = {r.signed_on for r in sample.records} | {r.recorded_on for r in sample.records}

    assert len(sample.records) == 43
    assert {sample.signature(each).state for each in sample.records} == {Signed.GOOD}
    assert not [
        (day, each.check)
        for day in sorted(turns)[::5]
        for each in diagnose(load_on(day))
        if not brought_by_time(each)
    ]


def load_on(day: date) -> Corpus:
    return load(MemoryTree(sample_files()), day, Aids(EVIDENCE, SIGNATURES))


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2025, 9, 30), "-"),
        (date(2025, 10, 1), "01/00"),
        (date(2025, 12, 1), "01/00"),
        (date(2026, 1, 18), "01/00"),
        (date(2026, 1, 19), "01/01"),
        (date(2026, 7, 14), "01/01"),
        (date(2026, 7, 15), "02/00"),
        (DAY, "02/00"),
    ],
    ids=str,
)
def test_several_revisions(document: Find, day: date, in_force: str) -> None:
    """QT-HT-01 was promulgated three times; each day has one answer."""
    birth = document("QT-HT-01")

    assert [str(each.number) for each in birth.revisions] == ["01/00", "01/01", "02/00"]
    assert number(birth.in_force_on(day)) == in_force


def test_former_texts_are_kept(document: Find) -> None:
    texts = [revision.wordings[0].text for revision in document("QT-HT-01").revisions]

    assert [text.place.path for text in texts if text] == [
        "content/superseded/qt-ht-01/01-00.md",
        "content/superseded/qt-ht-01/01-01.md",
        "content/procedures/ho-tich/qt-ht-01.md",
    ]


def test_draft_above_a_promulgated_revision(document: Find) -> None:
    """QT-HT-02 is in force, and a prepared draft of its next revision waits for its review."""
    marriage = document("QT-HT-02")
    (draft,) = marriage.drafts

    assert number(marriage.in_force_on(DAY)) == "01/00"
    assert draft.number == Number(1, 1)
    assert draft.area is Area.DRAFT
    assert marriage.draft_state_on(draft, date(2026, 11, 16)) is State.DRAFT
    assert marriage.draft_state_on(draft, DAY) is State.PREPARED


def test_revision_that_awaits_its_day(document: Find) -> None:
    """QT-CT-01 01/01 is promulgated and comes into force on 1 December 2026."""
    copies = document("QT-CT-01")
    coming = copies.coming_after(DAY)

    assert number(copies.in_force_on(DAY)) == "01/00"
    assert copies.state_on(copies.revisions[1], DAY) is State.AWAITING
    assert coming is not None
    assert (coming.day, coming.state, str(coming.number)) == (
        date(2026, 12, 1),
        State.IN_FORCE,
        "01/01",
    )
    assert number(copies.in_force_on(date(2026, 12, 1))) == "01/01"


def test_withdrawn_with_a_transition(document: Find) -> None:
    """QT-HT-05 is withdrawn; what was received before follows it to the end of 2026."""
    again = document("QT-HT-05")
    (revision,) = again.revisions
    act = again.withdrawal_of(revision)

    assert again.state_on(revision, date(2026, 10, 31)) is State.IN_FORCE
    assert again.state_on(revision, date(2026, 11, 1)) is State.WITHDRAWN
    assert act is not None
    assert act.cover.transition is not None
    assert act.cover.transition.until == date(2026, 12, 31)
    assert act.cover.replaced_by == (document("QT-HT-02").document,)


def test_release_of_several_documents(sample: Corpus) -> None:
    """One numbered decision promulgates nine documents, another one three."""
    codes = {
        name: [cover.code for cover in record(sample, name).covers]
        for name in ("2025-09-26-41-qd-ubnd", "2026-07-10-118-qd-ubnd")
    }

    assert len(codes["2025-09-26-41-qd-ubnd"]) == 9
    assert codes["2026-07-10-118-qd-ubnd"] == ["CS-01", "QTNB-01", "QT-HT-01"]


def test_paper_decision_recorded_days_later(sample: Corpus) -> None:
    release = record(sample, "2025-09-26-41-qd-ubnd")

    assert release.proof.kind is ProofKind.PAPER
    assert release.recorded_on - release.signed_on == timedelta(days=6)
    assert sample.evidence is not None
    assert sample.evidence[release.proof.evidence] == release.proof.evidence


def test_deputy_signs_in_the_chairman_s_stead(sample: Corpus) -> None:
    """The deputy's right rests on a mandate that covers the absence and no day more."""
    decision = record(sample, "2026-08-14-136-qd-ubnd")
    chairman = sample.roster.person("le-van-mau")
    act = next(a for a in sample.acts[decision.covers[0].id] if a.record is decision)
    right = right_of(sample, decision, target_of(sample, act))

    assert decision.capacity is Capacity.KT
    assert right is not None
    assert (right.mandate.stands_for, right.rule.id) == ("chu-tich", "ban-hanh")
    assert chairman is not None
    (absence,) = chairman.absences
    assert (right.mandate.since, right.mandate.until) == (absence.since, absence.until)
    assert absence.since is not None
    assert absence.until is not None
    assert absence.since <= decision.signed_on <= absence.until


def test_who_left(sample: Corpus) -> None:
    """Mandate and key of who left are ended; the signatures hold all the same."""
    person = sample.roster.person("nguyen-van-nhap")
    signed = [each for each in sample.records if each.signer == "nguyen-van-nhap"]

    assert person is not None
    assert person.mandates_on(date(2026, 3, 31))
    assert not person.mandates_on(date(2026, 4, 1))
    assert not person.keys_on(DAY)
    assert len(signed) == 2
    assert {proof_level(sample, each) for each in signed} == {ProofKind.SSH}


def test_baseline_of_a_predecessor(document: Find) -> None:
    """QT-HT-03 was in force in the former ward, and was taken over at its own number."""
    death = document("QT-HT-03")
    (revision,) = death.revisions

    assert revision.act.record.meaning is Meaning.BASELINE
    assert str(revision.number) == "02/01"
    assert revision.vouchers == ()
    assert "Bến Mẫu" in revision.act.record.predecessor
    assert revision.act.record.decision is not None
    assert revision.act.record.decision.issuer == "UBND phường Bến Mẫu"
    assert number(death.in_force_on(date(2025, 7, 1))) == "02/01"


def test_renumbered(document: Find) -> None:
    """QT-TP-07 became QT-HT-04; number, text and effective day stayed."""
    marital = document("QT-HT-04")
    (revision,) = marital.revisions

    codes = {
        day: revision.wording_on(day).act.cover.code
        for day in (date(2026, 4, 12), date(2026, 4, 13))
    }

    assert list(codes.values()) == ["QT-TP-07", "QT-HT-04"]
    assert number(marital.in_force_on(date(2026, 4, 12))) == "01/00"
    assert revision.effective == date(2025, 10, 1)
    before, after = (wording.text for wording in revision.wordings)
    assert before is not None
    assert after is not None
    assert before.parts.same_text(after.parts)


def test_unit_merged(sample: Corpus) -> None:
    """From April 2026 on, the scope of the office reaches the texts of the merged group."""
    person = sample.roster.person("hoang-thi-soan")
    assert person is not None
    (mandate,) = person.mandates
    text = next(
        t
        for t in sample.texts
        if t.place.path.endswith("ho-tich/qt-ht-02.md") and (t.area is Area.CURRENT)
    )
    prepared = record(sample, "2026-11-17-soan-thao-qt-ht-02")
    act = next(a for a in sample.acts[text.id] if a.cover.fingerprint == text.fingerprint)

    assert text.unit == "to-tu-phap"
    assert sample.office.unit_on("to-tu-phap", date(2026, 3, 31)) == "to-tu-phap"
    assert sample.office.unit_on("to-tu-phap", date(2026, 4, 1)) == "van-phong"
    assert covers(sample, mandate.scope, target_of(sample, act), prepared)


def test_annulled_record(sample: Corpus, document: Find) -> None:
    """An approval by the wrong person was annulled the day after, and counts nowhere."""
    wrong = record(sample, "2025-09-23-phe-duyet-nham")

    assert sample.annulled == {wrong.id}
    assert wrong not in sample.standing
    approvers = {
        act.record.signer
        for act in document("CS-01").revisions[0].vouchers
        if act.record.meaning is Meaning.APPROVED
    }
    assert approvers == {"le-van-mau"}


def test_correction(document: Find) -> None:
    """A slip in QT-CT-02 was mended; the revision stayed, and both texts are kept."""
    (revision,) = document("QT-CT-02").revisions
    before, after = (wording.text for wording in revision.wordings)

    assert before is not None
    assert after is not None
    assert before.parts.differing(after.parts) == ("body",)
    assert before.number == after.number
    assert revision.wording_on(date(2026, 2, 9)).text is before
    assert revision.wording_on(date(2026, 2, 10)).text is after
    assert revision.wordings[1].act.record.capacity is Capacity.TL


def test_reissue_in_which_one_text_is_unchanged(document: Find) -> None:
    """CS-01 was issued again with the same text; QTNB-01 and QT-HT-01 were rewritten."""
    unchanged = {}
    for code in ("CS-01", "QTNB-01", "QT-HT-01"):
        former, reissued = document(code).revisions[-2:]
        before, after = former.wordings[-1].text, reissued.wordings[0].text
        assert before is not None
        assert after is not None
        assert reissued.number == Number(2, 0)
        unchanged[code] = before.parts.same_text(after.parts)

    assert unchanged == {"CS-01": True, "QTNB-01": False, "QT-HT-01": False}


def test_reviewed_after_a_year(sample: Corpus, document: Find) -> None:
    """Whatever was in force for a year was read again in time; the next review is set by that."""
    given = {
        cover.code: (each.verdict, each.signed_on)
        for each in sample.records
        if each.meaning is Meaning.VERDICT
        for cover in each.covers
    }
    due = {
        code: review_due(document(code), sample.acts[document(code).document], DAY)
        for code in given
    }

    assert given == {
        "QT-HT-03": (Verdict.KEEP, date(2026, 6, 22)),
        **dict.fromkeys(("QT-HT-02", "QT-HT-04"), (Verdict.KEEP, date(2026, 9, 21))),
        "QT-HT-05": (Verdict.WITHDRAW, date(2026, 9, 21)),
        **dict.fromkeys(("QT-CT-01", "QT-CT-02"), (Verdict.KEEP, date(2026, 9, 22))),
        "QTNB-02": (Verdict.KEEP, date(2026, 9, 24)),
        **dict.fromkeys(("BM-01", "BM-02", "BM-03"), (Verdict.KEEP, date(2026, 9, 28))),
    }
    assert due["QT-HT-03"] == date(2027, 6, 22)
    assert due["BM-01"] == date(2027, 9, 28)
    assert due["QT-HT-05"] is None


def test_text_for_a_period(document: Find) -> None:
    """The objectives of 2026 expire with the year."""
    objectives = document("MT-2026")
    (revision,) = objectives.revisions

    assert objectives.state_on(revision, date(2026, 12, 31)) is State.IN_FORCE
    assert objectives.state_on(revision, date(2027, 1, 1)) is State.EXPIRED


def test_stricter_rule_later(sample: Corpus) -> None:
    """One person prepared and approved a form while that was exempted; it is so no more."""
    rules = {
        day: sample.office.separation_on(day, "form")
        for day in (date(2025, 12, 31), date(2026, 1, 1))
    }

    assert [rule.id for rule in rules.values() if rule] == ["bieu-mau-2025", "chung"]
    assert {"BM-03"} <= {
        cover.code
        for each in sample.records
        if each.meaning is Meaning.APPROVED and each.signer == "do-van-duyet"
        for cover in each.covers
    }


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str, str], Sample]:
    def changed(old: str, new: str) -> Sample:
        shutil.copytree(DEMO, tmp_path / "demo")
        path = tmp_path / "demo/story.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return Sample(tmp_path / "demo", CONTENT)

    return changed


def test_acts_say_the_law_from_a_day_on(told: Callable[[str, str], Sample]) -> None:
    """Approvals and verdicts of that day and later say on what their texts relied, as acts do."""
    sample = told("demo: 1\n", "demo: 1\nlaw_from: 2025-09-24\n")
    *_, last = Replay(sample).commits(read_story(sample)[:12])
    records = load(MemoryTree(last.files), date(2025, 10, 2)).records
    said = {each.place.path.rsplit("/", 1)[1]: each for each in records}

    silent = said["2025-09-23-phe-duyet-bieu-mau.yml"]
    assert (silent.law, silent.services) == (None, None)
    assert said["2025-09-26-41-qd-ubnd.yml"].law is None
    approval = said["2025-09-24-phe-duyet-bo-tai-lieu.yml"]
    assert {"60-2014-qh13.2014-11-20"} <= {each.legal for each in approval.law or ()}
    assert [each.code for each in approval.services or ()] == sorted(
        ["1.001193", "1.000894", "1.004873", "1.004746", "2.000815", "2.000884"]
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("meaning: baseline", "meaning: basline", "expected one of", id="meaning"),
        pytest.param("day: 2025-09-18", "day: 18/9/2025", "expected a day", id="day"),
        pytest.param("codes: [QT-HT-03]", "code: [QT-HT-03]", "not known here", id="key"),
    ],
)
def test_broken_story_not_as_it_should_be(
    told: Callable[[str, str], Sample], old: str, new: str, words: str
) -> None:
    with pytest.raises(QmsError, match="story of the sample cannot be read") as raised:
        read_story(told(old, new))

    assert words in str(raised.value.said)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("codes: [QT-HT-03]", "codes: [QT-HT-99]", "the story names", id="code"),
        pytest.param("by: tran-thi-vi-du", "by: ai-do", "", id="person"),
    ],
)
def test_broken_story_leads_nowhere(
    told: Callable[[str, str], Sample], old: str, new: str, words: str
) -> None:
    sample = told(old, new)

    with pytest.raises((QmsError, OSError)) as raised:
        list(Replay(sample).commits(read_story(sample)))

    assert words in str(getattr(raised.value, "said", ""))
