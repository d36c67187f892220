"""Superseded and withdrawn texts stay the same bytes; red and green histories."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Meaning
from tests.builders import TEXT, record
from tests.proof.story import DRAFT, ENDED, FORMER, IN_FORCE, Story

_FILE = FORMER.replace(".md", ".files/bang.csv")


@pytest.fixture
def revised(story: Story) -> Story:
    """Return the story with a second text in force and the first superseded."""
    story.revise(date(2026, 1, 5))
    story.accept("2026-01-05")
    return story


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(lambda s: s.edit(FORMER, "khai sinh", "khai tử"), "was altered", id="words"),
        pytest.param(lambda s: s.edit(FORMER, "van-phong", "khac"), "was altered", id="unit"),
        pytest.param(lambda s: s.book.put(FORMER, ""), "was altered", id="emptied"),
        pytest.param(lambda s: s.book.put(_FILE, "1,2\n"), "was altered", id="file added"),
        pytest.param(lambda s: s.drop(FORMER), "vanished", id="deleted"),
        pytest.param(lambda s: s.move(FORMER, DRAFT), "vanished", id="taken to the drafts"),
    ],
)
def test_superseded_text(revised: Story, edit: Callable[[Story], None], said: str) -> None:
    """Nothing of a superseded text may change, not even what no fingerprint covers."""
    edit(revised)
    revised.accept("2026-02-03", by="Minh")

    found = [line for line in revised.said() if "VER003" in line]

    named = "(commit #4, 2026-02-03, Minh) [VER003]"
    assert found == [f"{FORMER}: a superseded text {said} {named}"]


def test_superseded_text_renamed(revised: Story) -> None:
    """Another name among the superseded ones is harmless."""
    revised.move(FORMER, "content/superseded/qt-ht-01-k3f9t2xq/01-00.md")
    revised.accept("2026-02-03")

    assert revised.said() == []


def test_edited_and_put_back(revised: Story) -> None:
    """Putting a text back does not undo that it was altered, and is no second fault."""
    revised.edit(FORMER, "khai sinh", "khai tử")
    revised.accept("2026-02-03")
    revised.book.put(FORMER, TEXT)
    revised.accept("2026-02-04")

    found = [each for each in revised.verdict().diagnostics if each.check == "VER003"]

    assert [revised.plain(str(each.hint)) for each in found] == [
        "Commit #5 of 2026-02-04 put it back; have both commits explained in writing."
    ]


def test_attached_file_of_a_superseded_text(story: Story) -> None:
    """A text's own files belong to it."""
    story.book.put(_FILE, "1,2\n")
    story.book.put(FORMER, TEXT)
    story.accept("2025-10-01")
    story.book.put(_FILE, "1,3\n")
    story.accept("2025-10-02")

    found = [line for line in story.said() if "VER003" in line]

    assert found == [
        f"{FORMER}: a superseded text was altered (commit #4, 2025-10-02, Lan) [VER003]"
    ]


def test_withdrawn_text(story: Story) -> None:
    """A withdrawn text is kept as well."""
    story.withdraw(date(2026, 1, 5))
    story.move(IN_FORCE, ENDED)
    story.accept("2026-01-05")
    story.drop(ENDED)
    story.accept("2026-02-03")

    assert story.said() == [
        f"{ENDED}: a withdrawn text vanished (commit #4, 2026-02-03, Lan) [VER003]"
    ]


def test_annulled_promulgation_gives_the_former_text_back(revised: Story) -> None:
    """A superseded text may be in force again when what replaced it was annulled."""
    wrong = "content/records/promulgations/2026-01-05-1-1.yml"
    annulled = (bytes_digest(revised.book.files[wrong]),)
    made = record(Meaning.ANNULLED, on=date(2026, 2, 3), annuls=annulled, reason="Nhầm")
    revised.book.add("corrections/annulled", made)
    revised.move(IN_FORCE, DRAFT)
    revised.move(FORMER, IN_FORCE)
    revised.accept("2026-02-03")

    assert revised.said() == []
