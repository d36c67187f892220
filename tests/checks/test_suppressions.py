"""What is set aside and what is not: never integrity, never longer or wider than it says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.engine import diagnose, judge
from qmsdocs.checks.suppressions import parted
from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.roster import Person, Roster
from qmsdocs.model.suppressions import Judged, Suppression
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.load import load
from qmsdocs.wording import say
from tests.builders import DAY, TEXT, Handbook, changed

YESTERDAY = DAY - timedelta(1)
OVERDUE = (
    "content/procedures/ho-tich/qt-ht-01.md:12: warning: QT-HT-01 01/00: the review was due on "
    "2026-09-01, 80 days ago [DUE001]"
)
OTHER = (
    "content/procedures/ho-tich/qt-ht-02.md:12: warning: QT-HT-02 01/00: the review was due on "
    "2026-09-01, 80 days ago [DUE001]"
)
ENDED = (
    "content/suppressions.yml:2: warning: the suppression of DUE001 for 'k3f9t2xq' ended on "
    "2026-11-19 [SUP004]"
)


@pytest.fixture
def made() -> Handbook:
    """Return a handbook with two texts whose reviews are overdue."""
    handbook = Handbook.new()
    handbook.in_force(changed(TEXT, review_months="12"))
    own = {"id": "z1second", "code": "QT-HT-02", "services": '["1.000894"]'}
    second = changed(TEXT, review_months="12", **own)
    handbook.in_force(second, "content/procedures/ho-tich/qt-ht-02.md", name="b")
    return handbook


def entry(**values: str) -> str:
    told = {
        "check": "DUE001",
        "document": "k3f9t2xq",
        "reason": "Chờ nghị quyết",
        "by": "vi-du",
        "until": "2026-12-31",
        **values,
    }
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in told.items()) + "}\n"


def judged(
    made: Handbook, *entries: str, day: date = DAY, prefixes: tuple[str, ...] = ()
) -> Judged:
    made.put("content/suppressions.yml", "suppressions:\n" + "".join(entries))
    return judge(load(made.tree, day), prefixes)


def lines(found: Judged) -> list[str]:
    return [as_line(each, "en") for each in found.diagnostics]


def test_set_aside(made: Handbook) -> None:
    """The other document's review stays overdue."""
    found = judged(made, entry())

    assert lines(found) == [OTHER]
    (aside,) = found.suppressed
    assert as_line(aside.diagnostic, "en") == OVERDUE
    assert (aside.suppression.reason, aside.suppression.place.line) == ("Chờ nghị quyết", 2)


def test_every_caller_agrees(made: Handbook) -> None:
    found = judged(made, entry())

    assert diagnose(load(made.tree, DAY)) == list(found.diagnostics)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        pytest.param("2026-11-21", [OTHER], id="one day left"),
        pytest.param("2026-11-20", [OTHER], id="last day"),
        pytest.param(
            "2026-11-19",
            [
                OVERDUE,
                OTHER,
                ENDED,
            ],
            id="ended",
        ),
    ],
)
def test_last_day(made: Handbook, until: str, said: list[str]) -> None:
    assert lines(judged(made, entry(until=until))) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"by": "ai-do"}, "nobody on the roster has the id 'ai-do' [SUP003]", id="who"),
        pytest.param({"check": "due001"}, "'due001' is no check of documents [SUP003]", id="check"),
        pytest.param({"check": "SUP005"}, "'SUP005' is no check of documents [SUP003]", id="own"),
        pytest.param(
            {"document": "QT-HT-01"}, "no document has the id 'QT-HT-01' [SUP003]", id="code"
        ),
        pytest.param(
            {"check": "DUE002"}, "DUE002 has no warning about 'k3f9t2xq' [SUP005]", id="idle"
        ),
    ],
)
def test_entry_that_sets_nothing_aside(made: Handbook, values: dict[str, str], said: str) -> None:
    found = judged(made, entry(**values))

    assert lines(found) == [OVERDUE, OTHER, f"content/suppressions.yml:2: warning: {said}"]
    assert found.suppressed == ()


@pytest.mark.parametrize(
    ("values", "meant"),
    [
        pytest.param({"by": "vi-dụ"}, "vi-du", id="person"),
        pytest.param({"check": "due001"}, "DUE001", id="check"),
        pytest.param({"document": "QT-HT-02"}, "z1second", id="by its code"),
        pytest.param({"document": "k3f9t2xo"}, "k3f9t2xq", id="document"),
    ],
)
def test_hint_at_what_was_meant(made: Handbook, values: dict[str, str], meant: str) -> None:
    found = judged(made, entry(**values), prefixes=("SUP003",))

    assert [str(each.hint) for each in found.diagnostics] == [f"Did you mean '{meant}'?"]


def test_integrity_is_never_set_aside(made: Handbook) -> None:
    """The fault stands, and so does an error about whoever tried to hide it."""
    edited = changed(TEXT, review_months="12") + "x\n"
    made.put("content/procedures/ho-tich/qt-ht-01.md", edited)

    found = judged(made, entry(check="TXT001"))

    assert [
        (each.check, each.severity) for each in found.diagnostics if each.check != "DUE001"
    ] == [
        ("TXT001", Severity.ERROR),
        ("SUP002", Severity.ERROR),
    ]
    assert "TXT001 is a check of integrity: nothing is set aside" in lines(found)[-1]


def test_an_error_is_never_set_aside(made: Handbook) -> None:
    """What would block a promulgation does, whoever answers for the entry."""
    made.put("content/drafts/qt-ht-03.md", changed(TEXT, id="d1draft3", code="QT-HT-03", unit="x"))

    found = judged(made, entry(check="DRF005", document="d1draft3"), prefixes=("DRF005", "SUP"))

    assert [each.check for each in found.diagnostics] == ["DRF005", "SUP005"]
    assert lines(found)[-1].endswith("DRF005 has no warning about 'd1draft3' [SUP005]")


def test_two_entries_for_one_warning(made: Handbook) -> None:
    """The first that holds is named, and neither is called useless."""
    found = judged(made, entry(until="2026-11-20"), entry(reason="Gia hạn"))

    assert lines(found) == [OTHER]
    assert [s.suppression.reason for s in found.suppressed] == ["Chờ nghị quyết"]


@pytest.mark.parametrize("prefixes", [("DUE",), ("SUP",), ("DUE001",), ("FIL", "SUP005"), ("TXT",)])
def test_choice_of_checks_changes_nothing(made: Handbook, prefixes: tuple[str, ...]) -> None:
    """A useful entry is never called useless because its check was not chosen, nor the reverse."""
    entries = (entry(), entry(check="DUE002"))
    whole = judged(made, *entries)

    chosen = judged(made, *entries, prefixes=prefixes)

    wanted = [each for each in whole.diagnostics if each.check.startswith(prefixes)]
    assert list(chosen.diagnostics) == wanted
    assert len(chosen.suppressed) == ("DUE001".startswith(prefixes))


def test_nothing_is_said_while_nobody_can_be_judged(made: Handbook) -> None:
    """Without a roster the checks that are named say nothing, which is no fault of an entry."""
    made.put("content/people.yml", "a: [")

    found = judged(made, entry(), entry(check="NO001"))

    assert not found.by_registers
    assert {each.check for each in found.diagnostics} == {"HDR002"}


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from([c.id for c in CHECKS]),
            st.sampled_from("abc"),
            st.sampled_from(Severity),
        )
    ),
    entries=st.lists(
        st.tuples(
            st.sampled_from([c.id for c in CHECKS]), st.sampled_from("abc"), st.sampled_from([0, 1])
        )
    ),
)
def test_law_of_parting(
    rows: list[tuple[str, str, Severity]], entries: list[tuple[str, str, int]]
) -> None:
    """Nothing is lost or turned round; what is aside is a warning of currency, named, in time."""
    natures = {check.id: check.nature for check in CHECKS}
    found = [
        Diagnostic(
            check,
            severity,
            natures[check],
            Place("content/a.md", line),
            say("m"),
            say("h"),
            Subject(document),
        )
        for line, (check, document, severity) in enumerate(rows, 1)
    ]
    suppressions = tuple(
        Suppression(Place("s", 1), check, document, "r", "mau", YESTERDAY if ended else DAY)
        for check, document, ended in entries
    )
    corpus = Corpus(DAY, roster=Roster((Person("mau", "Mẫu"),)), suppressions=suppressions)

    stands, aside = parted(corpus, CHECKS, found)

    places = [each.place.line for each in (*stands, *(s.diagnostic for s in aside))]
    assert sorted(places) == list(range(1, len(rows) + 1))
    assert [e.place.line for e in stands] == sorted(e.place.line for e in stands)
    for one in aside:
        assert one.diagnostic.nature is Nature.CURRENCY
        assert one.diagnostic.severity is Severity.WARNING
        assert one.suppression.covers(one.diagnostic)
        assert one.suppression.until >= DAY
    for each in stands:
        named = (each.check, each.subject.document, 0) in entries
        warning = each.severity is Severity.WARNING and each.nature is Nature.CURRENCY
        assert not (named and warning)
