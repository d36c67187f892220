"""Whether a legal document is in force on a day: stories, and laws that hold over all of them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.state.cases import Case
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import Validity, amended_since, amendments, state_history, validity
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation
from tests.law.catalogues import catalogue, does, law

Entry = LegalDocument | Relation


def history(*entries: Entry) -> list[str]:
    """Return the states of the first document, each with its first day and what makes it so."""
    about = entries[0]
    assert isinstance(about, LegalDocument)
    return [_words(each) for each in state_history(catalogue(*entries), about)]


def _words(found: Validity) -> str:
    said = [str(each.said) for each in found.by]
    said += [f"({each.number} meanwhile)" for each in found.meanwhile]
    said += [f"({found.reason})"] if found.reason else []
    return " ".join([str(found.since or "before"), found.force, *said])


A = law("A", "2020-01-01", issued="2019-10-01")
B = law("B", "2024-03-01", issued="2024-01-15")
LATER = law("C", "2027-03-01", issued="2026-04-23")
UNDATED = law("U", issued="2024-06-30")
CALLED_IN = "2020-01-01 in-force"
BEFORE = "before not-yet"

STORIES = [
    pytest.param([A], [BEFORE, CALLED_IN], id="issued long before effect"),
    pytest.param(
        [law("A", "2020-01-01", "2022-01-01")],
        [BEFORE, CALLED_IN, "2022-01-01 expired"],
        id="made for a time",
    ),
    pytest.param(
        [A, B, does("B", "replaces", "A", "2024-03-01")],
        [BEFORE, CALLED_IN, "2024-03-01 expired replaced by B"],
        id="replaced on a day",
    ),
    pytest.param(
        [A, B, does("B", "repeals", "A")],
        [BEFORE, CALLED_IN, "2024-03-01 expired repealed by B"],
        id="repealed when the acting document takes effect",
    ),
    pytest.param(
        [A, B, does("B", "repeals", "A", "2024-05-01")],
        [BEFORE, CALLED_IN, "2024-05-01 expired repealed by B"],
        id="repealed later than the acting document takes effect",
    ),
    pytest.param(
        [A, LATER, does("C", "replaces", "A")],
        [BEFORE, CALLED_IN, "2027-03-01 expired replaced by C"],
        id="replaced by a document that is not yet in force",
    ),
    pytest.param(
        [A, LATER, does("C", "replaces", "A", "2026-07-01")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2026-07-01 unknown (replaced by C from 2026-07-01, when that document was itself "
                "not in force)"
            ),
            "2027-03-01 expired replaced by C",
        ],
        id="replaced from a day on which the acting document is not yet in force",
    ),
    pytest.param(
        [A, UNDATED, does("U", "replaces", "A")],
        [BEFORE, CALLED_IN, "2024-06-30 unknown (replaced by U, on a day that is not known)"],
        id="replaced on a day that is not known",
    ),
    pytest.param(
        [A, UNDATED, does("U", "replaces", "A", "2024-07-01")],
        [BEFORE, CALLED_IN, "2024-07-01 expired replaced by U"],
        id="replaced on a day that only an official list has",
    ),
    pytest.param(
        [A, UNDATED, does("U", "replaces", "A", "2024-02-15")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2024-02-15 unknown (replaced by U from 2024-02-15, when that document was itself "
                "not in force)"
            ),
        ],
        id="replaced before the acting document was issued",
    ),
    pytest.param(
        [A, does("X", "repeals", "A", "2024-07-01")],
        [
            BEFORE,
            CALLED_IN,
            "2024-07-01 unknown (repealed by X, which is not in the legal catalogue)",
        ],
        id="repealed by a document that the catalogue lacks",
    ),
    pytest.param(
        [A, B, LATER, does("B", "replaces", "A"), does("C", "replaces", "B")],
        [BEFORE, CALLED_IN, "2024-03-01 expired replaced by B"],
        id="chain of replacement, its first link",
    ),
    pytest.param(
        [B, A, LATER, does("B", "replaces", "A"), does("C", "replaces", "B")],
        [BEFORE, "2024-03-01 in-force", "2027-03-01 expired replaced by C"],
        id="chain of replacement, its second link",
    ),
    pytest.param(
        [A, B, LATER, does("C", "replaces", "A"), does("B", "repeals", "C", "2026-12-01")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2027-03-01 unknown (replaced by C from 2027-03-01, when that document was itself "
                "not in force)"
            ),
        ],
        id="replaced by a document that was repealed before it took effect",
    ),
    pytest.param(
        [A, B, does("B", "replaces", "A"), does("A", "replaces", "B")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2024-03-01 unknown (replaced by B from 2024-03-01, when that document was itself "
                "not in force)"
            ),
        ],
        id="two that replace each other",
    ),
    pytest.param(
        [A, does("A", "repeals", "A", "2024-01-01")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2024-01-01 unknown (repealed by A from 2024-01-01, when that document was itself "
                "not in force)"
            ),
        ],
        id="one that repeals itself",
    ),
    pytest.param(
        [A, B, does("B", "repeals", "A", provisions="khoản 9 Điều 1")],
        [BEFORE, CALLED_IN, "2024-03-01 partly-expired repealed in part by B (khoản 9 Điều 1)"],
        id="repealed partly",
    ),
    pytest.param(
        [A, UNDATED, does("U", "repeals", "A", provisions="Điều 5")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2024-06-30 partly-expired (repealed in part by U (Điều 5), on a day that is not "
                "known)"
            ),
        ],
        id="repealed partly, on a day that is not known",
    ),
    pytest.param(
        [A, B, LATER, does("B", "amends", "A"), does("C", "amends", "A")],
        [BEFORE, CALLED_IN],
        id="amended twice",
    ),
    pytest.param(
        [
            law("A", "2020-01-01", status="HHL1P"),
            B,
            does("B", "amends", "A", provisions="Điều 2"),
        ],
        [BEFORE, CALLED_IN, "2024-03-01 partly-expired amended by B (Điều 2)"],
        id="amended, and partly expired according to the source",
    ),
    pytest.param(
        [A, B, LATER, does("B", "guides", "A"), does("C", "corrects", "A")],
        [BEFORE, CALLED_IN],
        id="guided and corrected",
    ),
    pytest.param(
        [A, B, does("B", "revokes", "A", "2024-03-01")],
        [BEFORE, CALLED_IN, "2024-03-01 unknown ('revokes' is no known relation)"],
        id="a relation that is not known",
    ),
    pytest.param(
        [law("A", issued="2019-10-01")],
        [BEFORE, "2019-10-01 unknown (the day from which it is in force is not known)"],
        id="effect not known",
    ),
    pytest.param(
        [law("A")],
        ["before unknown (the day from which it is in force is not known)"],
        id="no day at all",
    ),
    pytest.param(
        [law("A", expires="2025-04-01")],
        [
            "before unknown (the day from which it is in force is not known)",
            "2025-04-01 expired",
        ],
        id="only the end known",
    ),
    pytest.param(
        [law("A", "2020-01-01", "2019-12-01", issued="2019-10-01")],
        [BEFORE, "2019-10-01 unknown (expires on 2019-12-01, before 2020-01-01, its first day)"],
        id="expiry before effect",
    ),
    pytest.param(
        [law("A", "2020-01-01", "2020-01-01")],
        [BEFORE, "2020-01-01 expired"],
        id="expired on its first day",
    ),
    pytest.param(
        [law("A", "2019-07-01", issued="2019-10-01")],
        [
            BEFORE,
            "2019-07-01 unknown (in force from 2019-07-01, and issued later, on 2019-10-01)",
            "2019-10-01 in-force",
        ],
        id="in force before it was issued",
    ),
    pytest.param(
        [law("A", "2020-01-01", status="HHL")],
        [
            BEFORE,
            "2020-01-01 unknown (expired according to its source, on a day that is not known)",
        ],
        id="expired according to the source alone",
    ),
    pytest.param(
        [law("A", "2020-01-01", "2022-01-01", status="HHL", checked="2026-11-15")],
        [BEFORE, CALLED_IN, "2022-01-01 expired"],
        id="expired according to the source and its days",
    ),
    pytest.param(
        [law("A", "2020-01-01", "2027-01-01", status="HHL", checked="2026-11-15")],
        [
            BEFORE,
            "2020-01-01 unknown (expired according to its source, on a day that is not known)",
            "2027-01-01 expired",
        ],
        id="expired according to the source before its last day",
    ),
    pytest.param(
        [law("A", "2020-01-01", status="Hết hiệu lực một phần")],
        [
            BEFORE,
            (
                "2020-01-01 partly-expired (partly expired according to its source, and which "
                "parts is not known)"
            ),
        ],
        id="partly expired according to the source alone",
    ),
    pytest.param(
        [law("A", "2020-01-01", status="TNHL")],
        [
            BEFORE,
            "2020-01-01 unknown (suspended according to its source, and by what is not known)",
        ],
        id="suspended according to the source alone",
    ),
    pytest.param(
        [law("A", "2020-01-01", status="CCHL", checked="2020-06-01")],
        [
            BEFORE,
            (
                "2020-01-01 unknown (in force from 2020-01-01, and on 2020-06-01 not yet so "
                "according to its source)"
            ),
        ],
        id="not yet in force according to the source",
    ),
    pytest.param(
        [law("A", "2020-01-01", status="CCHL", checked="2019-06-01")],
        [BEFORE, CALLED_IN],
        id="not yet in force when the source was read",
    ),
    pytest.param(
        [law("A", status="CHL")],
        ["before unknown (the day from which it is in force is not known)"],
        id="in force according to the source alone",
    ),
    pytest.param(
        [A, B, does("B", "suspends", "A", "2024-04-01", "2024-09-01")],
        [
            BEFORE,
            CALLED_IN,
            "2024-04-01 suspended suspended by B",
            "2024-09-01 in-force",
        ],
        id="suspended until a day",
    ),
    pytest.param(
        [A, B, LATER, does("B", "suspends", "A"), does("C", "restores", "A")],
        [
            BEFORE,
            CALLED_IN,
            "2024-03-01 suspended suspended by B",
            "2027-03-01 in-force restored by C",
        ],
        id="suspended and restored",
    ),
    pytest.param(
        [A, B, LATER, does("B", "suspends", "A"), does("C", "repeals", "B")],
        [
            BEFORE,
            CALLED_IN,
            "2024-03-01 suspended suspended by B",
            (
                "2027-03-01 unknown (suspended by B, a document that has itself not been in force "
                "since 2027-03-01)"
            ),
        ],
        id="what suspends it is repealed",
    ),
    pytest.param(
        [A, B, does("B", "suspends", "A", "2024-04-01", "2024-03-15")],
        [
            BEFORE,
            CALLED_IN,
            (
                "2024-03-15 unknown (suspended by B from 2024-04-01 until 2024-03-15, "
                "which is earlier)"
            ),
        ],
        id="suspended until a day before",
    ),
    pytest.param(
        [A, B, does("B", "suspends", "A", provisions="Điều 5")],
        [BEFORE, CALLED_IN, "2024-03-01 partly-expired suspended in part by B (Điều 5)"],
        id="suspended partly",
    ),
    pytest.param(
        [
            A,
            B,
            LATER,
            does("B", "suspends", "A", provisions="Điều 5"),
            does("C", "restores", "A", provisions="Điều 5"),
        ],
        [
            BEFORE,
            CALLED_IN,
            "2024-03-01 partly-expired suspended in part by B (Điều 5)",
            "2027-03-01 in-force",
        ],
        id="suspended partly and restored",
    ),
    pytest.param(
        [
            A,
            B,
            LATER,
            does("B", "repeals", "A", provisions="Điều 5"),
            does("B", "suspends", "A", "2024-06-01"),
            does("C", "restores", "A"),
        ],
        [
            BEFORE,
            CALLED_IN,
            "2024-03-01 partly-expired repealed in part by B (Điều 5)",
            "2024-06-01 suspended suspended by B",
            "2027-03-01 partly-expired repealed in part by B (Điều 5)",
        ],
        id="a part that was repealed stays so when the whole is restored",
    ),
    pytest.param(
        [A, B, LATER, does("B", "replaces", "A"), does("C", "restores", "A", provisions="Điều 5")],
        [
            BEFORE,
            CALLED_IN,
            "2024-03-01 expired replaced by B",
            "2027-03-01 expired replaced by B restored in part by C (Điều 5)",
        ],
        id="replaced, and restored in part",
    ),
    pytest.param(
        [A, B, UNDATED, does("B", "replaces", "A"), does("U", "restores", "A")],
        [
            BEFORE,
            CALLED_IN,
            "2024-03-01 expired replaced by B",
            "2024-06-30 unknown (restored by U, on a day that is not known)",
        ],
        id="replaced, and restored on a day that is not known",
    ),
    pytest.param(
        [
            law("A", "2020-01-01", status="HHL1P", checked="2026-11-15"),
            LATER,
            does("C", "amends", "A"),
        ],
        [
            BEFORE,
            (
                "2020-01-01 partly-expired (partly expired according to its source, and which "
                "parts is not known)"
            ),
        ],
        id="partly expired according to the source, before it is amended",
    ),
    pytest.param(
        [A, law("B", "2015-03-01"), does("B", "replaces", "A")],
        [
            BEFORE,
            (
                "2020-01-01 unknown (replaced by B from 2015-03-01, before it was issued on "
                "2019-10-01)"
            ),
        ],
        id="replaced before it was issued",
    ),
]


@pytest.mark.parametrize(("entries", "told"), STORIES)
def test_history(entries: list[Entry], told: list[str]) -> None:
    assert history(*entries) == told


OLD = law("15/2018/NĐ-CP", "2018-02-02", issued="2018-02-02")
NEW = law("46/2026/NĐ-CP", "2026-01-26", issued="2026-01-26", status="TNHL")
FIRST = law("09/2026/NQ-CP", "2026-02-04", issued="2026-02-04")
SECOND = law("15/2026/NQ-CP", "2026-04-06", issued="2026-04-06")
FOOD = [
    does(NEW.id, "replaces", OLD.id, "2026-01-26"),
    does(FIRST.id, "suspends", NEW.id, "", "2026-04-06"),
    does(FIRST.id, "restores", OLD.id, "", "2026-04-06"),
    does(SECOND.id, "replaces", FIRST.id),
    does(SECOND.id, "suspends", NEW.id),
    does(SECOND.id, "restores", OLD.id),
]


def test_a_decree_that_is_suspended_while_an_older_one_applies() -> None:
    assert history(NEW, OLD, FIRST, SECOND, *FOOD) == [
        BEFORE,
        "2026-01-26 in-force",
        "2026-02-04 suspended suspended by 09/2026/NQ-CP (15/2018/NĐ-CP meanwhile)",
        "2026-04-06 suspended suspended by 15/2026/NQ-CP (15/2018/NĐ-CP meanwhile)",
    ]


def test_the_older_decree_that_applies_meanwhile() -> None:
    ending = does("C", "repeals", SECOND.id, "2027-03-01")

    assert history(OLD, NEW, FIRST, SECOND, LATER, *FOOD, ending) == [
        BEFORE,
        "2018-02-02 in-force",
        "2026-01-26 expired replaced by 46/2026/NĐ-CP",
        "2026-02-04 in-force restored by 09/2026/NQ-CP",
        "2026-04-06 in-force restored by 15/2026/NQ-CP",
        (
            "2027-03-01 unknown (restored by 15/2026/NQ-CP, a document that has itself not been in "
            "force since 2027-03-01)"
        ),
    ]


def test_where_an_answer_is_from() -> None:
    known = catalogue(A, B, does("B", "repeals", "A"))

    assert validity(known, A, date(2021, 1, 1)).sources == ("nguồn A",)
    assert validity(known, A, date(2025, 1, 1)).sources == ("Công báo",)


def test_amendments_of_a_day() -> None:
    known = catalogue(
        A, B, LATER, UNDATED, *(does(each, "amends", "A", provisions="Điều 1") for each in "UCB")
    )

    def numbers(day: date) -> list[str]:
        return [each.number for each in amendments(known, A, day)]

    assert numbers(date(2024, 2, 29)) == []
    assert numbers(date(2024, 3, 1)) == ["B"]
    assert numbers(date(2026, 1, 1)) == ["B", "U"]
    assert numbers(date(2027, 3, 1)) == ["B", "U", "C"]


@pytest.mark.parametrize(
    ("day_from", "day_to", "numbers"),
    [
        pytest.param(date(2024, 2, 29), date(2024, 3, 1), "B", id="on the last day"),
        pytest.param(date(2024, 3, 1), date(2024, 6, 1), "", id="on the day before the first"),
        pytest.param(date(2024, 3, 1), date(2026, 1, 1), "U", id="by its day of issue"),
        pytest.param(date(2019, 1, 1), date(2026, 1, 1), "B U", id="not one still to come"),
        pytest.param(date(2019, 1, 1), date(2028, 1, 1), "B U C", id="all"),
    ],
)
def test_amended_since(day_from: date, day_to: date, numbers: str) -> None:
    dayless = law("N")
    changes = [does(each, "amends", "A") for each in "NUCB"]
    known = catalogue(A, B, LATER, UNDATED, dayless, *changes)

    found = amended_since(known, A, day_from, day_to)

    assert [each.number for each in found] == numbers.split()


START = date(2026, 1, 1)
DAYS = st.none() | st.integers(0, 30).map(lambda n: START + timedelta(n))
WORDS = st.sampled_from(["", "CHL", "HHL", "HHL1P", "TNHL", "TNHL1P", "CCHL", "KCPH", "lạ"])
NAMES = st.sampled_from("ABCDE")


def _document(name: str) -> st.SearchStrategy[LegalDocument]:
    return st.builds(
        lambda issued, effective, expires, status, checked: replace(
            law(name, status=status),
            issued=issued,
            effective=effective,
            expires=expires,
            checked=checked,
        ),
        DAYS, DAYS, DAYS, WORDS, DAYS,
    )  # fmt: skip


RELATIONS = st.builds(
    lambda acting, kind, target, day, until, provisions: replace(
        does(acting, kind, target, provisions=provisions), day=day, until=until
    ),
    NAMES,
    st.sampled_from([*Kind, "odd"]),
    NAMES,
    DAYS,
    DAYS,
    st.sampled_from(["", "", "Điều 1"]),
)
CATALOGUES = st.builds(
    LegalCatalogue.of,
    st.tuples(*map(_document, "ABCD")),
    st.lists(RELATIONS, max_size=6),
)
SPAN = [START + timedelta(n) for n in range(-1, 33)]


@given(CATALOGUES)
def test_the_state_of_every_day_is_that_of_its_segment(known: LegalCatalogue) -> None:
    """No day between two changes answers otherwise than the first of its segment."""
    for document in known.documents:
        segments = state_history(known, document)
        case = Case.of(known, document)

        assert (segments[0].since, segments[-1].until) == (None, None)
        assert all(one.until == other.since for one, other in pairwise(segments))
        for day in SPAN:
            found, answer = validity(known, document, day), case.answer(day)
            assert (found.since or date.min) <= day < (found.until or date.max)
            assert (found.force, found.by, found.reason, found.meanwhile) == (
                answer.force,
                answer.by,
                answer.reason,
                answer.meanwhile,
            )


@given(CATALOGUES)
def test_neighbouring_segments_differ(known: LegalCatalogue) -> None:
    for document in known.documents:
        for one, other in pairwise(state_history(known, document)):
            assert replace(one, since=None, until=None) != replace(other, since=None, until=None)


@given(CATALOGUES)
def test_what_is_not_known_has_a_reason(known: LegalCatalogue) -> None:
    for document in known.documents:
        for found in state_history(known, document):
            assert found.force is not Force.UNKNOWN or found.reason
            assert found.force is not Force.SUSPENDED or found.by


@given(CATALOGUES, WORDS)
def test_the_word_of_a_source_only_takes_away(known: LegalCatalogue, word: str) -> None:
    for document in known.documents:
        silent = replace(document, status="")
        others = [each for each in known.documents if each.id != document.id]
        without = LegalCatalogue.of([silent, *others], known.relations)
        spoken = replace(document, status=word)
        within = LegalCatalogue.of([spoken, *others], known.relations)
        for day in SPAN:
            before = validity(without, silent, day).force
            after = validity(within, spoken, day).force
            assert after in _WEAKER.get(before, {before})


_WEAKER = {
    Force.IN_FORCE: {Force.IN_FORCE, Force.PARTLY_EXPIRED, Force.UNKNOWN},
    Force.PARTLY_EXPIRED: {Force.PARTLY_EXPIRED, Force.UNKNOWN},
}


@given(CATALOGUES, DAYS, DAYS, DAYS)
def test_amended_since_is_additive(
    known: LegalCatalogue, one: date | None, two: date | None, three: date | None
) -> None:
    """Amendments that last add up over one period and the next."""
    first, second, third = sorted(day or START for day in (one, two, three))
    lasting = [replace(each, until=None) for each in known.relations]
    known = LegalCatalogue.of(known.documents, lasting)
    for document in known.documents:
        halves = [
            *amended_since(known, document, first, second),
            *amended_since(known, document, second, third),
        ]
        found = amended_since(known, document, first, third)
        assert [each.relation for each in found] == [each.relation for each in halves]
