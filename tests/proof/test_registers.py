"""Each version of a register has its record, judged by the version before it."""

from dataclasses import replace
from datetime import date

from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import Meaning, RegisterChange
from tests.builders import PEOPLE, record
from tests.conftest import History
from tests.proof.story import Story

DAY = date(2026, 1, 5)
BY = "(commit #3, 2026-01-05, Lan)"
FILE = "people.yml"
PATH = f"content/{FILE}"
MANDATE = "- {id: m1, role: chuyen-vien, from: 2025-07-01}"
PROMOTED = f"{MANDATE}\n      - {{id: m2, role: thu-ky, from: 2026-01-05}}"
LEFT = "      - {id: m1, role: chu-tich, from: 2025-07-01}"
FIRST = PEOPLE
SECOND = PEOPLE.replace(MANDATE, PROMOTED)
THIRD = SECOND.replace(LEFT, LEFT.replace("}", ", until: 2026-12-31}"))


def test_change_with_its_record(story: Story) -> None:
    """A change by who may change registers is right."""
    story.book.put(PATH, SECOND)
    story.register(FILE, FIRST, DAY)
    story.accept("2026-01-05")

    assert story.said() == []


def test_change_without_record(story: Story) -> None:
    """A change that no record vouches for is named, though its record comes later."""
    story.book.put(PATH, SECOND)
    story.accept("2026-01-05")
    story.register(FILE, FIRST, DAY)
    story.accept("2026-01-06")

    assert story.said() == [
        (
            f"{PATH}: people.yml was changed without a register record from the version before to "
            f"this one {BY} [VER006]"
        )
    ]


def test_record_from_another_version(story: Story) -> None:
    """A record that starts from another version than the one before vouches for nothing."""
    story.book.put(PATH, THIRD)
    story.register(FILE, SECOND, DAY)
    story.accept("2026-01-05")

    assert [line[-8:] for line in story.said()] == ["[VER006]"]


def test_second_first_version(story: Story) -> None:
    """A register begins once; a record without 'before' cannot replace what stands."""
    story.book.put(PATH, SECOND)
    change = RegisterChange(FILE, register_digest(SECOND))
    story.book.add("registers/again", record(Meaning.REGISTERED, on=DAY, registers=(change,)))
    story.accept("2026-01-05")

    assert [line[-8:] for line in story.said()] == ["[VER006]"]


def test_right_given_by_the_change_itself(story: Story) -> None:
    """Nobody grants himself the right to change the registers."""
    story.book.put(PATH, SECOND)
    story.register(FILE, FIRST, DAY, signer="soan")
    story.accept("2026-01-05")

    assert story.said() == [
        (
            "content/records/registers/2026-01-05-people.yml.yml: by the registers before this "
            f"change: 'soan' held no mandate for the role 'thu-ky' on 2026-01-05 {BY} [VER007]"
        )
    ]


def test_rule_given_by_the_change_itself(story: Story) -> None:
    """Neither does a new rule serve its own introduction."""
    path = "content/qms.yml"
    before = story.book.files[path].decode()
    rule = (
        "  - {id: tu-minh, from: 2026-01-05, meaning: registered, roles: [chu-tich], proof: none}\n"
    )
    story.edit(path, "access:\n", f"{rule}access:\n")
    story.register("qms.yml", before, DAY, signer="mau", role="chu-tich")
    story.accept("2026-01-05")

    assert [line.split("change: ")[1] for line in story.said()] == [
        (
            "role 'chu-tich' may not sign 'register change' for kind '-' on 2026-01-05; allowed: "
            f"thu-ky {BY} [VER007]"
        )
    ]


def test_right_given_before(story: Story) -> None:
    """A right given by an accepted version serves the next change."""
    story.book.put(PATH, SECOND)
    story.register(FILE, FIRST, DAY)
    story.accept("2026-01-05")
    story.book.put(PATH, THIRD)
    story.register(FILE, SECOND, date(2026, 2, 3), signer="soan")
    story.accept("2026-02-03")

    assert story.said() == []


def test_line_ends_are_no_new_version(story: Story) -> None:
    """A register with other line ends says the same."""
    story.book.put(PATH, FIRST.replace("\n", "\r\n"))
    story.accept("2026-01-05")

    assert story.said() == []
    assert story.verdict().registers == 2


def test_broken_and_put_back(story: Story) -> None:
    """A register that was no text for a while needs no new record to be the same again."""
    story.book.put(PATH, b"\xff")
    story.accept("2026-01-05")
    story.book.put(PATH, FIRST)
    story.accept("2026-01-06")

    assert [line[-8:] for line in story.said()] == ["[VER004]"]


def test_two_changes_squashed(story: Story) -> None:
    """Several changes may be accepted at once, when their records lead from one to the next."""
    story.book.put(PATH, SECOND)
    story.register(FILE, FIRST, DAY)
    story.book.put(PATH, THIRD)
    story.register(FILE, SECOND, date(2026, 1, 6))
    story.accept("2026-01-06")

    assert story.said() == []


def test_merge_of_two_versions(story: Story) -> None:
    """A merge names both versions; the one on the first-parent line counts."""
    merged = register_digest(THIRD)
    story.book.put(PATH, THIRD)
    change = RegisterChange(FILE, merged, (register_digest("elsewhere"), register_digest(FIRST)))
    story.book.add("registers/merge", record(Meaning.REGISTERED, on=DAY, registers=(change,)))
    story.accept("2026-01-05")

    assert story.said() == []


def test_first_version_without_record(history: History) -> None:
    """Trust begins with a record; a register that none vouches for has no beginning."""
    story = Story(history)
    story.drop("content/records/registers/first.yml")
    story.accept("2025-07-01")

    by = "(commit #1, 2025-07-01, Lan)"
    assert story.said() == [
        f"content/{file}: no register record leads to this version of {file} from a first one "
        f"{by} [VER006]"
        for file in ("people.yml", "qms.yml")
    ]
    assert story.verdict().roots == ()


def test_first_version_is_judged_by_itself(history: History) -> None:
    """Who signs the first record must hold the right by it."""
    story = Story(history)
    first = story.book.files["content/records/registers/first.yml"].decode()
    story.book.put(
        "content/records/registers/first.yml", first.replace("signer: vi-du", "signer: soan")
    )
    story.accept("2025-07-01")

    assert [line[-8:] for line in story.said()] == ["[VER007]"]


def test_taken_over_with_its_past(history: History) -> None:
    """A handbook brought in at once may hold several changes of its registers already."""
    story = Story(history)
    story.book.put(PATH, SECOND)
    story.register(FILE, FIRST, DAY)
    story.accept("2026-01-05")

    verdict = story.verdict()

    assert verdict.holds
    assert len(verdict.roots) == 1


def test_record_of_another_office(story: Story) -> None:
    """A register record of the office next door vouches for nothing here."""
    story.book.put(PATH, SECOND)
    story.register(FILE, FIRST, DAY, organisation="ubnd-khac")
    story.accept("2026-01-05")

    assert [line[-8:] for line in story.said()] == ["[VER006]"]


def test_annulling_a_register_record_changes_nothing(story: Story) -> None:
    """Register records cannot be annulled."""
    story.book.put(PATH, SECOND)
    annulled = story.register(FILE, FIRST, DAY)
    made = record(Meaning.ANNULLED, on=DAY, annuls=(annulled,), reason="Nhầm")
    story.book.add("corrections/a", replace(made))
    story.accept("2026-01-05")

    assert story.said() == []
