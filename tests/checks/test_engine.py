"""Which checks run, over what, and in which order their results come."""

from datetime import date

import pytest

from qmsdocs.checks import engine
from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.engine import choose, diagnose
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Diagnostic, Hit, Place, Severity, has_errors
from qmsdocs.errors import QmsError
from qmsdocs.source.load import load
from qmsdocs.wording import say
from tests.builders import DAY, TEXT, Handbook, changed

IDS = [check.id for check in CHECKS]


def found(made: Handbook, *prefixes: str) -> list[Diagnostic]:
    return diagnose(load(made.tree, DAY), prefixes)


@pytest.fixture
def faulty() -> Handbook:
    """Return a handbook with an edited text, a mark before a draft and an unsafe name."""
    made = Handbook.new()
    made.in_force()
    made.put("content/procedures/ho-tich/qt-ht-01.md", TEXT + "x\n")
    draft = changed(changed(TEXT, id="z1draft2"), code="QT-HT-02")
    made.put("content/drafts/qt-ht-02.md", b"\xef\xbb\xbf" + draft.encode())
    made.put("content/drafts/đ.md", "x")
    return made


def test_all_checks_without_a_prefix() -> None:
    assert [check.id for check in choose(())] == IDS


@pytest.mark.parametrize("prefixes", [["TXT"], ["SIG00", "REG"], ["TXT001"], ["T", "TXT"]])
def test_union_of_prefixes(prefixes: list[str]) -> None:
    """Several prefixes choose what each chooses, once and in the order of the catalogue."""
    alone = {check.id for prefix in prefixes for check in choose([prefix])}

    chosen = [check.id for check in choose(prefixes)]

    assert chosen == [each for each in IDS if each in alone]


@pytest.mark.parametrize(
    ("prefix", "meant"), [("TXX001", "TXT001"), ("REG0004", "REG004"), ("zzzzzz", "FIL001")]
)
def test_prefix_that_selects_nothing(prefix: str, meant: str) -> None:
    with pytest.raises(QmsError) as raised:
        choose(["TXT", prefix])

    assert str(raised.value.said) == f"no check begins with '{prefix}'"
    assert str(raised.value.hint) == f"Did you mean '{meant}'?"


def test_order_is_by_place(faulty: Handbook) -> None:
    assert [(each.check, each.place.path) for each in found(faulty)] == [
        ("FIL003", "content/drafts/qt-ht-02.md"),
        ("FIL006", "content/drafts/đ.md"),
        ("TXT001", "content/procedures/ho-tich/qt-ht-01.md"),
    ]


def test_order_of_files_does_not_matter(faulty: Handbook) -> None:
    turned = Handbook(dict(reversed(faulty.files.items())))

    assert found(turned) == found(faulty)


def test_order_of_what_differs_in_nothing_but_the_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several at one place with the same words come in the same order in every run."""
    hints = [f"Hint {number:02d}." for number in range(30)]
    told = Check(
        id="TST001",
        title=say("t"),
        why=say("w"),
        hint=say("h"),
        find=lambda _: (Hit(Place("a"), say("m"), say("{hint}", hint=each)) for each in hints),
    )
    monkeypatch.setattr(engine, "CHECKS", (told,))

    assert [str(each.hint) for each in found(Handbook.new())] == hints


def test_choice_finds_the_same(faulty: Handbook) -> None:
    """What a chosen check says does not depend on what else was chosen."""
    together = found(faulty)

    assert together == sorted(
        (each for check in IDS for each in found(faulty, check)), key=lambda each: each.sort_key
    )


@pytest.mark.parametrize("register", ["qms.yml", "people.yml"])
def test_nobody_is_judged_without_a_register(faulty: Handbook, register: str) -> None:
    """An unreadable register is one fault; what needs no register is said all the same."""
    faulty.put(f"content/{register}", "a: [")

    checks = [each.check for each in found(faulty)]

    assert checks == ["FIL003", "FIL006", "HDR002"] if register == "qms.yml" else checks[:3]
    assert not {each for each in checks if each.startswith(("TXT", "SIG", "REC", "NUM", "REG"))}


def test_warnings_are_no_errors(faulty: Handbook) -> None:
    warnings = [each for each in found(faulty) if each.severity is Severity.WARNING]

    assert has_errors(found(faulty))
    assert warnings
    assert not has_errors(warnings)
    assert not has_errors([])


def test_every_check_signs_what_it_finds(faulty: Handbook) -> None:
    """Severity, nature and hint are the check's own, wherever the words came from."""
    by_id = {check.id: check for check in CHECKS}

    for each in found(faulty):
        assert each.severity is by_id[each.check].severity
        assert each.nature is by_id[each.check].nature
        assert each.hint is not None


def test_subject_names_what_publishing_must_hold_back(faulty: Handbook) -> None:
    subjects = {each.check: each.subject for each in found(faulty)}

    assert (subjects["TXT001"].document, subjects["TXT001"].issue) == ("k3f9t2xq", 1)
    assert subjects["FIL006"].document == ""


def test_the_newcomer_is_blamed_for_a_code() -> None:
    """A draft that takes the code of a text in force holds back the draft, not the text."""
    made = Handbook.new()
    made.in_force(changed(TEXT, id="z9zzzzzz"))
    other = changed(TEXT, id="a1aaaaaa", services='["1.000894"]')
    made.put("content/drafts/qt-ht-01.md", other)

    (only,) = found(made)

    assert (only.check, only.place) == ("NUM003", Place("content/drafts/qt-ht-01.md", 3))
    assert only.subject.document == "a1aaaaaa"


def test_the_copy_is_blamed_for_an_id() -> None:
    """Of two texts with one id among those in force, the one without record is too many."""
    made = Handbook.new()
    made.in_force()
    made.put("content/procedures/ho-tich/a-copy.md", changed(TEXT, revision="7"))

    blamed = {each.place.path for each in found(made)}

    assert blamed == {"content/procedures/ho-tich/a-copy.md"}


def test_a_day_before_everything(faulty: Handbook) -> None:
    """The tree is of today, whatever day is asked."""
    early = diagnose(load(faulty.tree, date(2001, 1, 1)))

    assert [each.check for each in early] == [each.check for each in found(faulty)]
