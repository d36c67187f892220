"""A record moves exactly what it says, and nothing moves without one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Decision, Meaning
from qmsdocs.workflow.record_text import cover_of
from tests.builders import PEOPLE, QMS, TEXT, Handbook, changed, record, text_of
from tests.conftest import History
from tests.proof.story import DRAFT, ENDED, FORMER, IN_FORCE, SECOND, Story, correction, opened

DAY = date(2026, 1, 5)
BY = "(commit #3, 2026-01-05, Lan)"
RECORD = "content/records/promulgations/2026-01-05-1-1.yml"
OTHER = changed(TEXT, id="h2k7w4mz", code="QT-HT-02")
BESIDE = "content/procedures/ho-tich/h2k7w4mz.md"
CORRECTED = changed(TEXT, body="\n## 1. Mục đích\n\nQuy định cách đăng ký khai sinh tại phường.\n")


def _wrong_text(story: Story) -> None:
    story.revise(DAY)
    story.edit(IN_FORCE, "mới", "khác")


def _former_lost(story: Story) -> None:
    story.promulgate(SECOND, DAY)
    story.book.put(IN_FORCE, SECOND)


def _former_altered(story: Story) -> None:
    story.revise(DAY)
    story.edit(FORMER, "khai sinh", "khai tử")


def _former_stays(story: Story) -> None:
    story.promulgate(SECOND, DAY)
    story.book.put(FORMER, TEXT)
    story.book.put("content/procedures/ho-tich/moi.md", SECOND)


def _nothing_moved(story: Story) -> None:
    story.promulgate(SECOND, DAY)
    story.book.put(DRAFT, SECOND)


def _edited(story: Story) -> None:
    story.edit(IN_FORCE, "khai sinh", "khai tử")


def _file_attached(story: Story) -> None:
    story.book.put(IN_FORCE.replace(".md", ".files/bang.csv"), "1")


def _deleted(story: Story) -> None:
    story.drop(IN_FORCE)


def _taken_back(story: Story) -> None:
    story.move(IN_FORCE, DRAFT)


def _superseded(story: Story) -> None:
    story.move(IN_FORCE, FORMER)


def _withdrawn(story: Story) -> None:
    story.move(IN_FORCE, ENDED)


def _brought_in(story: Story) -> None:
    story.book.put(BESIDE, OTHER)


def _invented_past(story: Story) -> None:
    story.book.put("content/superseded/qt-ht-02/01-00.md", OTHER)


def _broken(story: Story) -> None:
    story.book.put(IN_FORCE, "no front matter\n")


def _awaits_nothing(story: Story) -> None:
    story.promulgate(SECOND, DAY, effective=date(2026, 2, 1))


def _nothing_moved_beside_one_that_waits(story: Story) -> None:
    story.promulgate(SECOND, DAY)
    story.book.put(DRAFT, SECOND)
    story.promulgate(OTHER, DAY, effective=date(2026, 2, 1), name="other")
    story.book.put("content/drafts/qt-ht-02.md", OTHER)


def _suspended_nothing(story: Story) -> None:
    story.book.add("promulgations/s", record(Meaning.SUSPENDED, text_of(OTHER), on=DAY))


def _edited_and_renamed(story: Story) -> None:
    story.drop(IN_FORCE)
    story.book.put(BESIDE, TEXT.replace("khai sinh", "khai tử"))


def _second_text(story: Story) -> None:
    story.book.put(BESIDE, SECOND)


def _named_in_other_letters(story: Story) -> None:
    story.revise(DAY)
    story.move(RECORD, "content/records/promulgations/ban-hành.yml")


def _claims_another_unit(story: Story) -> None:
    story.revise(DAY)
    cover = replace(cover_of(text_of(SECOND), effective=DAY), unit="phong-khac")
    story.book.add("promulgations/2026-01-05-1-1", record(Meaning.PROMULGATED, cover, on=DAY))


def _voucher_claims_no_unit(story: Story) -> None:
    story.revise(DAY)
    cover = replace(cover_of(text_of(SECOND)), unit="")
    story.book.add("approvals/2026-01-05-1-1-2", record(Meaning.APPROVED, cover, on=DAY))


def _withdrawal_moved_nothing(story: Story) -> None:
    story.withdraw(DAY)


def _other_identity(story: Story) -> None:
    story.edit(IN_FORCE, "id: k3f9t2xq", "id: h2k7w4mz")


_FIRST = f"{IN_FORCE}: QT-HT-01 01/00"
_LEFT = (
    f"{_FIRST} left the texts in force and lies neither in superseded/ nor in withdrawn/ "
    f"{BY} [VER009]"
)
_NOWHERE = (
    f"{RECORD}:11: the text of QT-HT-01 01/01 that the record covers lies nowhere where it "
    f"belongs {BY} [VER008]"
)
_NO_RECORD = f"came to lie here and no record ever brought this text into force {BY} [VER009]"


@pytest.mark.parametrize(
    ("act", "said"),
    [
        pytest.param(
            _wrong_text,
            [f"{IN_FORCE}: QT-HT-01 01/01 was changed without a record {BY} [VER009]", _NOWHERE],
            id="another text than the record covers",
        ),
        pytest.param(_former_lost, [_LEFT], id="former text lost"),
        pytest.param(
            _former_altered,
            [f"{FORMER}: QT-HT-01 01/00 {_NO_RECORD}", _LEFT],
            id="former text altered on the way",
        ),
        pytest.param(
            _former_stays,
            [
                (
                    "content/procedures/ho-tich/moi.md: QT-HT-01 01/01 lies among the texts in "
                    f"force beside another text of the same document: {IN_FORCE} {BY} [VER009]"
                )
            ],
            id="former text stays",
        ),
        pytest.param(_nothing_moved, [_NOWHERE], id="record without move"),
        pytest.param(_awaits_nothing, [_NOWHERE], id="nothing that awaits its day"),
        pytest.param(
            _nothing_moved_beside_one_that_waits, [_NOWHERE], id="one waits, the other may not"
        ),
        pytest.param(
            _suspended_nothing,
            [
                (
                    "content/records/promulgations/s.yml:11: the text of QT-HT-02 01/00 that the "
                    f"record covers lies nowhere where it belongs {BY} [VER008]"
                )
            ],
            id="nothing that is suspended",
        ),
        pytest.param(
            _edited_and_renamed,
            [f"{BESIDE}: QT-HT-01 01/00 {_NO_RECORD}"],
            id="edited and renamed",
        ),
        pytest.param(
            _second_text, [f"{BESIDE}: QT-HT-01 01/01 {_NO_RECORD}"], id="second text beside"
        ),
        pytest.param(
            _named_in_other_letters,
            [
                f"{IN_FORCE}: QT-HT-01 01/01 was changed without a record {BY} [VER009]",
                (
                    f"{FORMER}: QT-HT-01 01/00 was superseded, and no record brings a newer text "
                    f"into force {BY} [VER009]"
                ),
            ],
            id="record that the reader refuses",
        ),
        pytest.param(
            _edited, [f"{_FIRST} was changed without a record {BY} [VER009]"], id="edited in place"
        ),
        pytest.param(
            _file_attached,
            [f"{_FIRST} was changed without a record {BY} [VER009]"],
            id="file attached",
        ),
        pytest.param(_deleted, [_LEFT], id="deleted"),
        pytest.param(_taken_back, [_LEFT], id="taken back to the drafts"),
        pytest.param(
            _superseded,
            [
                (
                    f"{FORMER}: QT-HT-01 01/00 was superseded, and no record brings a newer text "
                    f"into force {BY} [VER009]"
                )
            ],
            id="superseded by nothing",
        ),
        pytest.param(
            _withdrawn,
            [f"{ENDED}: QT-HT-01 01/00 was withdrawn without a record {BY} [VER009]"],
            id="withdrawn without record",
        ),
        pytest.param(
            _brought_in, [f"{BESIDE}: QT-HT-02 01/00 {_NO_RECORD}"], id="in force without record"
        ),
        pytest.param(
            _invented_past,
            [f"content/superseded/qt-ht-02/01-00.md: QT-HT-02 01/00 {_NO_RECORD}"],
            id="a past that never was",
        ),
        pytest.param(
            _broken,
            [f"{IN_FORCE}: the text cannot be read, so that no record covers it {BY} [VER009]"],
            id="broken",
        ),
        pytest.param(
            _withdrawal_moved_nothing,
            [
                (
                    "content/records/promulgations/2026-01-05-withdrawn.yml:11: QT-HT-01 01/00 is "
                    "withdrawn from 2026-01-05 on and still lies among the texts in force "
                    f"{BY} [VER008]"
                )
            ],
            id="withdrawal without move",
        ),
        pytest.param(
            _claims_another_unit,
            [
                (
                    f"{RECORD}:11: the record says that QT-HT-01 01/01 is of unit 'phong-khac', "
                    f"its text said 'van-phong' {BY} [VER012]"
                )
            ],
            id="another unit than the text's",
        ),
        pytest.param(
            _voucher_claims_no_unit,
            [
                (
                    "content/records/approvals/2026-01-05-1-1-2.yml:10: the record says that "
                    f"QT-HT-01 01/01 is of unit '-', its text said 'van-phong' {BY} [VER012]"
                )
            ],
            id="no unit where the text has one",
        ),
        pytest.param(
            _other_identity,
            [f"{IN_FORCE}: QT-HT-01 01/00 {_NO_RECORD}", _LEFT],
            id="another document in its place",
        ),
    ],
)
def test_wrong_move(story: Story, act: Callable[[Story], None], said: list[str]) -> None:
    """One sentence names what the commit moved, or did not move, against the records."""
    act(story)
    story.accept("2026-01-05")

    assert sorted(story.said()) == sorted(said)


def test_promulgation_that_moves_something_else_too(history: History) -> None:
    """A text of another document that changes in passing is named."""
    story = opened(history, [OTHER])
    story.revise(DAY)
    story.edit(BESIDE, "khai sinh.", "khai sinh, kết hôn.")
    story.accept("2026-01-05")

    assert story.said() == [f"{BESIDE}: QT-HT-02 01/00 was changed without a record {BY} [VER009]"]


def test_edit_put_back_is_named_once(story: Story) -> None:
    """The commit that puts a text back is not a second fault."""
    _edited(story)
    story.accept("2026-01-05")
    story.book.put(IN_FORCE, TEXT)
    story.accept("2026-01-06")

    assert story.said() == [f"{_FIRST} was changed without a record {BY} [VER009]"]


def test_former_text_comes_back(story: Story) -> None:
    """A text that ceased to be in force does not come back by moving files."""
    story.revise(DAY)
    story.accept("2026-01-05")
    story.book.put(FORMER.replace("00.md", "01.md"), SECOND)
    story.move(FORMER, IN_FORCE)
    story.accept("2026-02-03")

    assert [line.split(" (")[0] for line in story.said()] == [
        f"{_FIRST} came back among the texts in force, though it had ceased to be one",
        (
            "content/superseded/qt-ht-01/01-01.md: QT-HT-01 01/01 was superseded, and no record "
            "brings a newer text into force"
        ),
    ]


def test_withdrawn_text_comes_back(story: Story) -> None:
    """Neither does a withdrawn one."""
    story.withdraw(DAY)
    story.move(IN_FORCE, ENDED)
    story.accept("2026-01-05")
    story.move(ENDED, IN_FORCE)
    story.accept("2026-02-03")

    assert [line.split(" (")[0] for line in story.said()] == [
        f"{_FIRST} came back among the texts in force, though it had ceased to be one"
    ]


def _revised(story: Story) -> None:
    story.revise(DAY)


def _awaiting(story: Story) -> None:
    story.promulgate(SECOND, DAY, effective=date(2026, 2, 1))
    story.book.put(DRAFT, SECOND)


def _administrative(story: Story) -> None:
    story.edit(IN_FORCE, "unit: van-phong", "unit: van-phong\nreview_months: 12")


def _renamed(story: Story) -> None:
    story.move(IN_FORCE, "content/procedures/ho-tich/qt-ht-01-k3f9t2xq.md")


def _withdrawn_today(story: Story) -> None:
    story.withdraw(DAY)
    story.move(IN_FORCE, ENDED)


def _withdrawn_later(story: Story) -> None:
    story.withdraw(DAY, effective=date(2026, 2, 1))


def _corrected(story: Story) -> None:
    story.book.add("corrections/a", correction(TEXT, CORRECTED, DAY))
    story.move(IN_FORCE, FORMER)
    story.book.put(IN_FORCE, CORRECTED)


def _suspended(story: Story) -> None:
    story.book.add("promulgations/s", record(Meaning.SUSPENDED, text_of(TEXT), on=DAY))


def _draft(story: Story) -> None:
    story.book.put(DRAFT, SECOND.replace("mới", "đang viết"))


def _approved_form(story: Story) -> None:
    form = changed(OTHER, kind="form", code="BM-01")
    story.book.put("content/forms/bm-01.md", form)
    made = record(Meaning.APPROVED, text_of(form), on=DAY, effective=DAY)
    story.book.add("approvals/form", made)


def _baseline(story: Story) -> None:
    story.book.put(BESIDE, OTHER)
    values = {"effective": date(2020, 1, 1), "decision": Decision("12/QĐ-UBND", date(2020, 1, 1))}
    story.book.add("promulgations/b", record(Meaning.BASELINE, text_of(OTHER), on=DAY, **values))


def _expired(story: Story) -> None:
    raw = changed(OTHER, body="\nTạm thời.\n")
    cover = cover_of(text_of(raw), effective=date(2025, 12, 1), expires=date(2025, 12, 31))
    story.book.in_force(raw, ENDED.replace("01", "02"), on=date(2025, 12, 1), name="e")
    story.book.add("promulgations/e-3", record(Meaning.PROMULGATED, cover, on=date(2025, 12, 1)))


def _file_that_the_reader_refuses(story: Story) -> None:
    story.book.put(IN_FORCE.replace(".md", ".files/ba\u0309ng.csv"), "1")


def _annulled_at_once(story: Story) -> None:
    story.promulgate(SECOND, DAY)
    annulled = (bytes_digest(story.book.files[RECORD]),)
    made = record(Meaning.ANNULLED, on=DAY, annuls=annulled, reason="Nhầm")
    story.book.add("corrections/a", made)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(_revised, id="revised"),
        pytest.param(_awaiting, id="awaits its day among the drafts"),
        pytest.param(_administrative, id="administrative key edited in place"),
        pytest.param(_renamed, id="renamed"),
        pytest.param(_withdrawn_today, id="withdrawn today"),
        pytest.param(_withdrawn_later, id="withdrawn for a later day"),
        pytest.param(_corrected, id="corrected"),
        pytest.param(_suspended, id="suspended"),
        pytest.param(_draft, id="draft"),
        pytest.param(_approved_form, id="form in force by approval"),
        pytest.param(_baseline, id="baseline"),
        pytest.param(_expired, id="expired"),
        pytest.param(_file_that_the_reader_refuses, id="attached file left out by the reader"),
        pytest.param(_annulled_at_once, id="record annulled in the same commit"),
    ],
)
def test_right_move(story: Story, act: Callable[[Story], None]) -> None:
    """What a record explains, or needs none, is no fault."""
    act(story)
    story.accept("2026-01-05")

    assert story.said() == []


def test_settled_later(story: Story) -> None:
    """A text may come into its folder when its day has come, by an older record."""
    _awaiting(story)
    story.accept("2026-01-05")
    story.move(IN_FORCE, FORMER)
    story.move(DRAFT, IN_FORCE)
    story.accept("2026-02-03")

    assert story.said() == []


def test_unit_changed_in_place_after_its_records(story: Story) -> None:
    """The unit may change while a text is in force; its records named the one of their day."""
    story.revise(DAY)
    story.accept("2026-01-05")
    story.edit(IN_FORCE, "unit: van-phong", "unit: phong-khac")
    story.accept("2026-01-06")

    assert story.said() == []


def test_record_after_the_unit_was_changed(story: Story) -> None:
    """A record names the unit that its text has when the two are accepted together."""
    story.edit(IN_FORCE, "unit: van-phong", "unit: phong-khac")
    story.accept("2026-01-05")
    story.withdraw(date(2026, 1, 6), effective=date(2026, 2, 1))
    story.accept("2026-01-06")

    assert [line.split(" (")[0] for line in story.said()] == [
        (
            "content/records/promulgations/2026-01-06-withdrawn.yml:11: the record says that "
            "QT-HT-01 01/00 is of unit 'van-phong', its text said 'phong-khac'"
        )
    ]


def test_early_move_taken_back(story: Story) -> None:
    """A text that was moved before its day may wait among the drafts again."""
    _awaiting(story)
    story.move(DRAFT, IN_FORCE)
    story.book.put(FORMER, TEXT)
    story.accept("2026-01-05")
    story.move(IN_FORCE, DRAFT)
    story.move(FORMER, IN_FORCE)
    story.accept("2026-01-06")

    assert story.said() == []


def test_correction_of_an_uncovered_text(story: Story) -> None:
    """A correction binds one text to another; a third one is not covered."""
    story.book.add("corrections/a", correction(TEXT, CORRECTED, DAY))
    story.move(IN_FORCE, FORMER)
    story.book.put(IN_FORCE, CORRECTED.replace("phường", "xã"))
    story.accept("2026-01-05")

    assert [line[-8:] for line in story.said()] == ["[VER009]", "[VER008]"]


def test_whole_handbook_in_one_commit(history: History) -> None:
    """A handbook with a past may be brought in at once."""
    book = Handbook.new(QMS, PEOPLE)
    story = Story(history, book)
    book.in_force()
    story.revise(date(2025, 12, 1))
    third = changed(OTHER, kind="procedure")
    book.in_force(third, "content/withdrawn/qt-ht-02.md", name="w")
    ended = replace(cover_of(text_of(third)), effective=date(2025, 12, 2))
    book.add("promulgations/ended", record(Meaning.WITHDRAWN, ended, on=date(2025, 12, 1)))
    story.accept("2026-01-05")

    assert story.said() == []


def test_record_of_another_office_explains_nothing(story: Story) -> None:
    """A record cannot be replayed next door."""
    story.promulgate(SECOND, DAY, organisation="ubnd-khac")
    story.move(IN_FORCE, FORMER)
    story.book.put(IN_FORCE, SECOND)
    story.accept("2026-01-05")

    assert {line[-8:] for line in story.said()} == {"[VER009]"}


def test_broken_past_hides_nothing(story: Story) -> None:
    """A broken file in an old commit is named, and so is what happened elsewhere."""
    story.book.put(BESIDE, b"\xff\xfe not text")
    story.accept("2026-01-05")
    story.drop(BESIDE)
    story.accept("2026-01-06")
    _edited(story)
    story.accept("2026-01-07")

    assert [line.split(":")[0] for line in story.said()] == [BESIDE, IN_FORCE]


def test_other_unit_over_a_draft(story: Story) -> None:
    """A false unit is seen on the day it is claimed, long before the text comes into force."""
    text = text_of(SECOND, DRAFT)
    claimed = replace(cover_of(text), unit="phong-khac")
    story.book.put(DRAFT, SECOND)
    story.book.add("approvals/2026-01-05-soan", record(Meaning.PREPARED, claimed, on=DAY))
    story.accept("2026-01-05")

    expected = (
        "content/records/approvals/2026-01-05-soan.yml:10: the record says that QT-HT-01 01/01 "
        f"is of unit 'phong-khac', its text said 'van-phong' {BY} [VER012]"
    )
    assert story.said() == [expected]
