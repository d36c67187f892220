"""What a record says of the law and the services that a text relies on, and what follows."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.acts.relying import suspected
from qmsdocs.law.step.relying import relying
from qmsdocs.model.records import LawEffect, LawState, Meaning, Record, ServiceState
from qmsdocs.source.load import load
from qmsdocs.source.tree import WorkTree
from tests.acts.clerks import CHAIRMAN, CHIEF, DRAFTER, SECRETARY, TODAY, Office
from tests.acts.laws import LEGAL, OLD, amended, committed, holds, replaced
from tests.builders import DAY, Handbook, record

WHY = ("--reason", "Đã đối chiếu với văn bản mới")
KEEP = ("verdict", "keep", "QT-HT-01", "--yes", *WHY)
LAW = """\
id,type,number,title,issuer,issued,effective,expires,status,source,checked
60-2014-qh13.2014-11-20,L,60/2014/QH13,Hộ tịch,Quốc hội,2014-11-20,2016-01-01,,,Công báo,2026-11-15
9-2026-qh16.2026-04-23,L,9/2026/QH16,Hộ tịch,Quốc hội,2026-04-23,2026-10-01,,,Công báo,2026-11-15
"""
REPLACED = """\
id,from,relation,to,date,until,provisions,source,recorded
1,9-2026-qh16.2026-04-23,replaces,60-2014-qh13.2014-11-20,2026-10-01,,,Công báo,2026-11-15
"""
SERVICE = 'service: 1\ncode: "1.001193"\nname: Đăng ký khai sinh\n'


@pytest.fixture
def book() -> Handbook:
    """Return a handbook whose text rests on a law and a service that its catalogues know."""
    made = Handbook.new()
    made.in_force()
    made.put("content/catalogue/legal/2014.csv", LAW)
    made.put("content/catalogue/relations/2026.csv", REPLACED)
    made.put("content/catalogue/services/1.001193.yml", SERVICE)
    return made


def relied(book: Handbook, on: date = DAY) -> Record:
    """Return a record of approval over the text in force, with what it relies on."""
    corpus = load(book.tree, DAY)
    return relying(corpus, record(Meaning.APPROVED, *corpus.texts, on=on), corpus.texts)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        pytest.param(date(2026, 9, 30), LawState("60-2014-qh13.2014-11-20", "in-force"), id="then"),
        pytest.param(
            date(2026, 10, 1),
            LawState(
                "60-2014-qh13.2014-11-20",
                "expired",
                (LawEffect("9-2026-qh16.2026-04-23", "replaces"),),
            ),
            id="replaced",
        ),
    ],
)
def test_as_of_the_day_signed(book: Handbook, on: date, state: LawState) -> None:
    found = relied(book, on)

    assert found.law == (state,)
    assert services(found) == ["1.001193"]


def laws(record_of: Record) -> list[str]:
    """Return the ids of the legal documents that a record lists."""
    assert record_of.law is not None
    return [each.legal for each in record_of.law]


def services(record_of: Record) -> list[str]:
    """Return the codes of the public services that a record lists."""
    assert record_of.services is not None
    return [each.code for each in record_of.services]


def test_unknown_is_left_out() -> None:
    """A list says what was known: law that was not is left out, a service has no digest."""
    book = Handbook.new()
    book.in_force()

    found = relied(book)

    assert (found.law, found.services) == ((), (ServiceState("1.001193"),))


def test_services_by_what_binds(book: Handbook) -> None:
    """A new name or source of the service is no other state of it; a new condition is."""
    before = relied(book).services

    book.put("content/catalogue/services/1.001193.yml", SERVICE + "source: Cổng\n")
    assert relied(book).services == before

    book.put("content/catalogue/services/1.001193.yml", SERVICE + "conditions: Không\n")
    assert relied(book).services != before


def test_a_record_without_lists_stays_good(book: Handbook) -> None:
    """Nothing is said of it; the catalogue of today says what was so on its day."""
    corpus = load(book.tree, DAY)

    (found,) = suspected(corpus, ["k3f9t2xq"])

    assert not [each for each in corpus.records if each.law or each.services]
    assert not corpus.faults
    assert (found.cause, found.since) == ("law-ended", date(2026, 10, 1))


def test_only_the_documents_asked_about(book: Handbook) -> None:
    corpus = load(book.tree, DAY)

    assert suspected(corpus, ["h2k7w4mz"]) == ()


def newest(office: Office, folder: str) -> Record:
    """Return the record that the last commit brought."""
    path = office.git("show", "--name-only", "--format=", "HEAD", "--", f"*/{folder}/*.yml").strip()
    corpus = load(WorkTree(Path(office.root)), DAY)
    return next(each for each in corpus.records if each.place.path == path)


def test_approval_says_on_what_the_text_relies(office: Office) -> None:
    """The list is in the record's bytes, before its signature, and history holds with it."""
    office.approved()

    made = newest(office, "approvals")

    assert made.law is not None
    assert LawState("60-2014-qh13.2014-11-20", "in-force") in made.law
    amending = next(each.acting for each in made.law if each.legal == OLD)
    assert LawEffect("07-2025-nd-cp.2025-01-09", "amends") in amending
    assert laws(made) == sorted(set(laws(made)))
    assert services(made) == ["1.001193"]
    office.sound()


def test_prepared_and_reviewed_say_nothing(office: Office) -> None:
    office.approved()

    whole = load(WorkTree(office.root), DAY)
    said = {each.meaning for each in whole.records if each.law or each.services}

    assert said == {Meaning.APPROVED}


def test_several_texts_share_one_list(office: Office) -> None:
    office.does(CHIEF, "verdict", "keep", "QT-HT-01", "QT-HT-04", "--yes", *WHY)

    made = newest(office, "verdicts")

    assert laws(made) == sorted(set(laws(made)))
    assert services(made) == ["1.001193", "1.004873"]


def suspects(office: Office) -> list[str]:
    """Return the codes of the documents that are suspect."""
    found = json.loads(office.does(SECRETARY, "status", "--format", "json"))
    return [each["code"] for each in found["suspects"]]


def test_keep_settles_until_the_next_change(office: Office) -> None:
    """Changed, suspect; kept, not; a title put right, not; changed again, suspect again."""
    assert "QT-HT-01" not in suspects(office)

    replaced(office)
    assert {"QT-HT-01", "QT-HT-03", "QT-HT-04"} <= set(suspects(office))

    said = office.does(CHIEF, *KEEP)
    assert said.startswith(
        "QT-HT-01 is suspect: decree No 300/2026/NĐ-CP takes the place of decree No "
        "123/2015/NĐ-CP from 2026-11-01 on (lines 10, 70, 81)\n"
        "To keep them settles this: they are found right with what is known today.\n"
    )
    assert "QT-HT-01" not in suspects(office)
    assert "QT-HT-03" in suspects(office)

    office.write(LEGAL, "Về đăng ký hộ tịch", "Quy định chi tiết về đăng ký hộ tịch")
    office.write(LEGAL, "2026-11-01,,,Công báo", "2026-11-01,,,Cổng pháp luật quốc gia")
    committed(office)
    assert "QT-HT-01" not in suspects(office)

    amended(office)
    assert "QT-HT-01" in suspects(office)
    holds(office)


def test_revise_answers_and_stays_suspect(office: Office) -> None:
    replaced(office)

    said = office.does(DRAFTER, "verdict", "revise", "QT-HT-01", "--yes", *WHY)

    assert "To revise them answers this; they stay suspect until the next revision." in said
    found = json.loads(office.does(SECRETARY, "status", "--format", "json"))["suspects"]
    verdicts = {each["code"]: each["verdict"] for each in found}
    assert (verdicts["QT-HT-01"], verdicts["QT-HT-03"]) == ("revise", None)


def test_verdict_over_what_is_not_suspect(office: Office) -> None:
    said = office.does(CHIEF, *KEEP)

    assert "suspect" not in said
    assert "settles" not in said


def test_the_law_of_a_draft_is_known_to_who_submits(office: Office) -> None:
    """A service or a law that only the draft names is found for it, though nothing was said yet."""
    replaced(office)
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", "Theo Nghị định số 300/2026/NĐ-CP")
    office.write("content/drafts/qt-ht-01.md", "  - 123/2015/NĐ-CP", "  - 300/2026/NĐ-CP")
    office.write("content/drafts/qt-ht-01.md", '"1.001193"', '"1.004873"')
    office.does(DRAFTER, "submit", "QT-HT-01")
    office.does(CHIEF, "review", "QT-HT-01", "--yes")
    office.does(CHAIRMAN, "approve", "QT-HT-01", "--yes")

    made = newest(office, "approvals")

    assert "300-2026-nd-cp.2026-10-15" in laws(made)
    assert services(made) == ["1.004873"]


def test_states_are_read_as_they_were_written(book: Handbook) -> None:
    made = relied(book)
    book.add("approvals/z", replace(made, signed_on=date.fromisoformat(TODAY)))

    corpus = load(book.tree, DAY)

    again = next(each for each in corpus.records if each.law)
    assert (again.law, again.services) == (made.law, made.services)
    assert services(again) == ["1.001193"]
    assert not corpus.faults
