"""Every check carries its page of the manual: whole sentences, in both languages."""

import re
from pathlib import Path

import pytest

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.registry import Check
from qmsdocs.cli.main import COMMANDS
from qmsdocs.wording import Said, in_language

DOCS = Path(__file__).parent.parent / "docs"
GROUPS = {
    "FIL",
    "HDR",
    "CAT",
    "TXT",
    "NUM",
    "REC",
    "SIG",
    "REG",
    "EVD",
    "SUP",
    "ENT",
    "DRF",
    "FRM",
    "DUE",
    "LNK",
    "SEC",
    "STP",
    "LAW",
    "SVC",
    "OBJ",
    "SYN",
}
MANNERS = re.compile(r"!|\b(?:please|simply|just|error:|you forgot)\b", re.IGNORECASE)

each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.id))


def test_ids_are_unique_and_grouped() -> None:
    ids = [check.id for check in CHECKS]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", each) for each in ids)
    assert {each[:3] for each in ids} == GROUPS


def test_a_group_stands_together() -> None:
    """The manual and ``--select`` read groups in one piece, each in the order of its ids."""
    order: dict[str, list[str]] = {}
    for check in CHECKS:
        order.setdefault(check.id[:3], []).append(check.id)

    assert [check.id for check in CHECKS if check.id[:3] not in {"HDR", "CAT"}] == [
        each for group, ids in order.items() if group not in {"HDR", "CAT"} for each in ids
    ]
    assert all(ids == sorted(ids) for ids in order.values())


@each_check
def test_words(check: Check) -> None:
    """A title is a heading; why and hint are sentences, and nobody is blamed."""
    title, why, hint = (str(said) for said in (check.title, check.why, check.hint))

    assert title[:1].isupper()
    assert not title.endswith(".")
    for sentence in (why, hint):
        assert sentence[:1].isupper()
        assert sentence.endswith(".")
    for words in (title, why, hint):
        assert not MANNERS.search(words)
        assert "{" not in words


@each_check
def test_words_in_vietnamese(check: Check) -> None:
    speak = in_language("vi")

    def translated(said: Said) -> bool:
        return speak(said) != str(said)

    assert translated(check.title)
    assert translated(check.why)
    assert translated(check.hint)


@each_check
def test_manual(check: Check) -> None:
    """Both manuals have the check's page, with the words that stand in the code."""
    for name, language in (("checks.md", "en"), ("kiem-tra.md", "vi")):
        manual = (DOCS / name).read_text(encoding="utf-8")
        speak = in_language(language)
        for said in (check.title, check.why, check.hint):
            assert speak(said) in manual, (name, str(said))
        assert check.id in manual


def test_pages_name_commands_that_exist() -> None:
    """What a page tells people to type is there to be typed."""
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md"]

    named = {
        (page.name, word)
        for page in pages
        for word in re.findall(r"`(?:\S+/)?qmsdocs ([a-z]+)", page.read_text(encoding="utf-8"))
    }

    assert {(page, word) for page, word in named if word not in COMMANDS} == set()


def test_guide_names_every_act() -> None:
    guide = (DOCS / "huong-dan.md").read_text(encoding="utf-8")
    others = {"build", "check", "demo", "register", "serve", "show", "verify", "citations"}

    missing = {each for each in COMMANDS if f"qmsdocs {each}" not in guide} - others

    assert missing == set()
