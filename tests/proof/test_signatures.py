"""Signatures are examined anew, with the keys known when their record was accepted."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.model.records import Meaning, Proof, ProofKind
from qmsdocs.source.signatures import sign
from tests.builders import PEOPLE, TEXT, Handbook, record, text_of
from tests.conftest import History
from tests.proof.story import Story

DAY = date(2026, 1, 5)
NAME = "approvals/signed"
RECORD = f"content/records/{NAME}.yml"
CHIEF = "      - {id: m1, role: chu-tich, from: 2025-07-01}\n"
SECRETARY = "      - {id: m1, role: thu-ky, from: 2025-07-01}\n"
BAD = "the record or the signature was altered, or another key signed"


class Key:
    """A pair of keys made for one test."""

    def __init__(self, folder: Path, name: str) -> None:
        path = folder / name
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
        subprocess.run(command, check=True)  # noqa: S603
        self.private = path.read_bytes()
        self.public = " ".join(Path(f"{path}.pub").read_text(encoding="ascii").split()[:2])

    def entry(self, since: str) -> str:
        """Return the lines that give this key to a person."""
        return f"    keys:\n      - {{id: k1, key: {self.public}, from: {since}}}\n"


@pytest.fixture
def key(tmp_path: Path) -> Key:
    """Return a key that is somebody's from the beginning."""
    return Key(tmp_path, "key")


def _story(history: History, people: str) -> Story:
    story = Story(history, Handbook.new(people=people))
    story.accept("2025-07-01")
    return story


def _signed(story: Story, key: Key, kind: ProofKind = ProofKind.SSH) -> None:
    made = record(Meaning.APPROVED, text_of(TEXT), on=DAY, proof=Proof(kind, "sha256:" + "0" * 64))
    story.book.add(NAME, made)
    story.book.put(f"{RECORD}.sig", sign(story.book.files[RECORD], key.private))


def _said(reason: str, commit: str) -> list[str]:
    return [
        (
            f"{RECORD}: the signature does not hold by the registers as they were when the record "
            f"was accepted: {reason} (commit {commit}, Lan) [VER011]"
        )
    ]


def test_good(history: History, key: Key) -> None:
    """A signature by a key of the signer holds."""
    story = _story(history, PEOPLE.replace(CHIEF, CHIEF + key.entry("2025-07-01")))
    _signed(story, key)
    story.accept("2026-01-05")

    assert story.said() == []
    assert story.verdict().signatures == 1


def test_recorder_signs_beside_paper(history: History, key: Key) -> None:
    """Beside a record on paper the signature is the recorder's."""
    story = _story(history, PEOPLE.replace(SECRETARY, SECRETARY + key.entry("2025-07-01")))
    _signed(story, key, ProofKind.PAPER)
    story.accept("2026-01-05")

    assert story.said() == []


def test_another_key(history: History, key: Key, tmp_path: Path) -> None:
    """A signature by a key that is not the signer's does not hold."""
    story = _story(history, PEOPLE.replace(CHIEF, CHIEF + key.entry("2025-07-01")))
    _signed(story, Key(tmp_path, "other"))
    story.accept("2026-01-05")

    assert story.said() == _said(BAD, "#2, 2026-01-05")


def test_other_bytes(history: History, key: Key) -> None:
    """A signature over other bytes does not hold."""
    story = _story(history, PEOPLE.replace(CHIEF, CHIEF + key.entry("2025-07-01")))
    _signed(story, key)
    story.edit(RECORD, "mau", "mau ")
    story.accept("2026-01-05")

    assert [line for line in story.said() if "VER011" in line] == _said(BAD, "#2, 2026-01-05")


def test_no_signature(history: History, key: Key) -> None:
    """A record that claims a signature must bring one."""
    story = _story(history, PEOPLE.replace(CHIEF, CHIEF + key.entry("2025-07-01")))
    _signed(story, key)
    story.drop(f"{RECORD}.sig")
    story.accept("2026-01-05")

    assert story.said() == _said("there is no signature file", "#2, 2026-01-05")


def test_signature_exchanged_later(history: History, key: Key, tmp_path: Path) -> None:
    """The signature that was accepted counts, not one that took its place."""
    story = _story(history, PEOPLE.replace(CHIEF, CHIEF + key.entry("2025-07-01")))
    _signed(story, Key(tmp_path, "other"))
    story.accept("2026-01-05")
    _signed(story, key)
    story.accept("2026-01-06")

    assert [line[-8:] for line in story.said()] == ["[VER011]", "[VER001]"]


def test_signature_comes_later(history: History, key: Key) -> None:
    """A signature may follow its record; it is examined with the keys of that time."""
    story = _story(history, PEOPLE.replace(CHIEF, CHIEF + key.entry("2025-07-01")))
    _signed(story, key)
    late = story.book.files.pop(f"{RECORD}.sig")
    story.accept("2026-01-05")
    story.book.put(f"{RECORD}.sig", late)
    story.accept("2026-01-06")

    assert story.said() == []


def test_key_added_later(history: History, key: Key) -> None:
    """A key entered after the record was accepted does not make it good.

    Today's files alone could not tell: the key claims to have been the signer's all along.
    """
    story = _story(history, PEOPLE)
    _signed(story, key)
    story.accept("2026-01-05")
    story.edit("content/people.yml", CHIEF, CHIEF + key.entry("2026-01-05"))
    story.register("people.yml", PEOPLE, DAY)
    story.accept("2026-01-06")

    assert story.said() == _said("the person had no key on that day", "#2, 2026-01-05")


def test_key_added_in_the_same_commit(history: History, key: Key) -> None:
    """A key and the first record that it signs may be accepted together."""
    story = _story(history, PEOPLE)
    _signed(story, key)
    story.edit("content/people.yml", CHIEF, CHIEF + key.entry("2026-01-05"))
    story.register("people.yml", PEOPLE, DAY)
    story.accept("2026-01-05")

    assert story.said() == []


def test_register_record_signed_with_its_own_new_key(history: History, key: Key) -> None:
    """A change of the registers is signed with a key that stood before it."""
    story = _story(history, PEOPLE)
    story.edit("content/people.yml", SECRETARY, SECRETARY + key.entry("2026-01-05"))
    story.register("people.yml", PEOPLE, DAY, proof=Proof(ProofKind.SSH))
    path = f"content/records/registers/{DAY}-people.yml.yml"
    story.book.put(f"{path}.sig", sign(story.book.files[path], key.private))
    story.accept("2026-01-05")

    assert [line[-8:] for line in story.said()] == ["[VER011]"]
