"""Each record once brought in stays as it is; red and green histories."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Meaning
from qmsdocs.wording import in_language
from tests.builders import TEXT, record, text_of
from tests.conftest import History
from tests.proof.story import Story, opened

RECORD = "content/records/promulgations/a-3.yml"
OTHER = "content/records/promulgations/b-3.yml"
SIGNATURE = f"{RECORD}.sig"
_GONE = "lies beside it no more"


def _alter(story: Story) -> None:
    story.edit(RECORD, "vi-du", "soan")


def _delete(story: Story) -> None:
    story.drop(RECORD)


def _link(story: Story) -> None:
    story.drop(RECORD)
    story.book.put("elsewhere", "x")
    (story.history.root / RECORD).unlink()
    (story.history.root / RECORD).symlink_to("../../../elsewhere")
    story.accepted.pop(RECORD)


def _record_id(story: Story) -> str:
    return bytes_digest(story.book.files[RECORD])[:19]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(
            _alter, f"{RECORD}: record '{{id}}' was altered {{by}} [VER001]", id="altered"
        ),
        pytest.param(
            _delete, f"{RECORD}: record '{{id}}' was deleted {{by}} [VER002]", id="deleted"
        ),
        pytest.param(_link, f"{RECORD}: record '{{id}}' was deleted {{by}} [VER002]", id="linked"),
    ],
)
def test_lost_record(story: Story, edit: Callable[[Story], None], said: str) -> None:
    """Whatever takes a record away is named, with the commit, its day and its author."""
    known = _record_id(story)
    edit(story)
    story.accept("2026-02-03", by="Minh")

    assert story.said() == [said.format(id=known, by="(commit #3, 2026-02-03, Minh)")]


def test_altered_and_put_back(story: Story) -> None:
    """Putting a record back does not undo that it was altered; both commits are named."""
    before = story.book.files[RECORD]
    _alter(story)
    story.accept("2026-02-03")
    story.book.put(RECORD, before)
    story.accept("2026-02-04")

    (found,) = story.verdict().diagnostics

    assert found.check == "VER001"
    assert story.plain(in_language("en")(found.hint)) == (
        "Commit #4 of 2026-02-04 put it back; have both commits explained in writing."
    )


def test_deleted_and_put_back_elsewhere(story: Story) -> None:
    """A record that comes back under another name was gone all the same."""
    before = story.book.files[RECORD]
    _delete(story)
    story.accept("2026-02-03")
    story.book.put(OTHER, before)
    story.accept("2026-02-04")

    assert [line[-8:] for line in story.said()] == ["[VER002]"]


def test_altered_twice(story: Story) -> None:
    """Each alteration is named."""
    _alter(story)
    story.accept("2026-02-03")
    story.edit(RECORD, "soan", "mau")
    story.accept("2026-02-04")

    assert [line[-8:] for line in story.said()] == ["[VER001]", "[VER001]"]


def test_renamed(story: Story) -> None:
    """A record is its bytes: another name is harmless, its signature going along."""
    story.book.put(SIGNATURE, "armour")
    story.accept("2026-02-02")
    story.move(RECORD, OTHER)
    story.move(SIGNATURE, f"{OTHER}.sig")
    story.accept("2026-02-03")

    assert [line for line in story.said() if "VER001" in line or "VER002" in line] == []


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(lambda s: s.drop(SIGNATURE), _GONE, id="deleted"),
        pytest.param(lambda s: s.book.put(SIGNATURE, "other"), "was altered", id="altered"),
        pytest.param(lambda s: s.move(RECORD, OTHER), _GONE, id="left behind"),
        pytest.param(lambda s: s.move(SIGNATURE, f"{OTHER}.sig"), _GONE, id="moved away"),
    ],
)
def test_lost_signature(story: Story, edit: Callable[[Story], None], said: str) -> None:
    """A signature is as append-only as the record that it lies beside."""
    story.book.put(SIGNATURE, "armour")
    story.accept("2026-02-02")
    known = _record_id(story)
    edit(story)
    story.accept("2026-02-03")

    found = [line for line in story.said() if "VER011" not in line]

    words = f"{SIGNATURE}: the signature of record '{known}' {said} (commit #4"
    assert [line[: len(words)] for line in found] == [words]


def test_unreadable_record_is_kept_too(story: Story) -> None:
    """Also a record that nobody can read must stay as it is."""
    story.book.put(OTHER, "record: 9\n")
    story.accept("2026-02-02")
    story.drop(OTHER)
    story.accept("2026-02-03")

    assert [line[-8:] for line in story.said()] == ["[VER002]"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        pytest.param("2026-03-02T12:00:00Z", 0, id="same day"),
        pytest.param("2026-03-09T12:00:00Z", 0, id="accepted later"),
        pytest.param("2026-03-01T17:30:00Z", 0, id="same day in the office, not yet in UTC"),
        pytest.param("2026-03-01T16:30:00Z", 1, id="day before in the office"),
    ],
)
def test_recorded_in_the_future(story: Story, moment: str, said: int) -> None:
    """No record was made after the commit that brought it in, by the office's calendar."""
    made = record(Meaning.VERDICT, text_of(TEXT), on=date(2026, 3, 2), verdict="keep")
    story.book.add("verdicts/a", made)
    story.accept(moment)

    found = [line for line in story.said() if "VER010" in line]

    expected = (
        "content/records/verdicts/a.yml: 'recorded_on' is 2026-03-02, later than the commit that "
        "brought the record in (commit #3, 2026-03-01, Lan) [VER010]"
    )
    assert found == [expected] * said


def test_untouched(story: Story) -> None:
    """Commits that touch no record are no fault of theirs."""
    story.book.put("README.md", "x")
    story.accept("2026-02-02")
    story.history.commit({}, "2026-02-03")

    assert story.said() == []


def test_below_the_top(history: History) -> None:
    """The handbook may lie in a folder of a larger repository."""
    history.commit({"content/records/x.yml": "not ours"}, "2025-06-01")
    story = Story(history, prefix="a b/[quy trình]/")
    story.accept("2025-07-01")
    story.book.in_force()
    story.accept("2025-09-01")
    history.commit({"content/records/x.yml": None}, "2025-10-01")
    _delete(story)
    story.accept("2026-02-03")

    assert [line[:42] for line in story.said()] == [f"{RECORD}: rec"[:42]]


def test_story_in_force(history: History) -> None:
    """The plain story holds, and its parts are counted."""
    verdict = opened(history).verdict()

    assert verdict.holds
    assert (verdict.commits, verdict.records, verdict.registers) == (2, 4, 2)
