"""Checks on numbers that are written wrongly and on wording of former times."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic, Place
from qmsdocs.model.legal import StaleWording
from tests.builders import DAY, Handbook, changed
from tests.law.catalogues import catalogue, law
from tests.law.relying import Case

DECREE = law("123", "2016-01-01", number="123/2015/NĐ-CP", issued="2015-11-15")
LIST = Place("content/catalogue/wording.csv", 2)


def stale(words: str, instead: str = "", since: date | None = None) -> StaleWording:
    return StaleWording(words, words, since, None, instead, "Nguồn", LIST)


MINISTRY = stale("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ")
SHORT = stale("BLĐTBXH", "Bộ Nội vụ")
DISTRICT = stale("cấp huyện", since=date(2025, 7, 1))
OFFICE = stale("Ủy ban nhân dân huyện")


def found(body: str, *wordings: StaleWording, day: date = DAY) -> list[Diagnostic]:
    book = Handbook.new().put("content/drafts/qt-ht-01.md", changed(legal_basis="[]", body=body))
    corpus = replace(Case(catalogue(DECREE), book=book).corpus(day), wordings=wordings)
    return diagnose(corpus, ["LAW011", "LAW012"])


def told(body: str, *wordings: StaleWording) -> list[str]:
    return [str(each.message) for each in found(f"\n{body}\n", *wordings)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Hỏi Bộ Lao động - Thương binh và Xã hội.", "Bộ Lao động - Thương binh và Xã hội"),
        ("Hỏi Bộ Lao động – Thương binh và Xã hội.", "Bộ Lao động - Thương binh và Xã hội"),
        ("Hỏi BLĐTBXH.", "BLĐTBXH"),
        ("Cấp huyện xác nhận.", "Cấp huyện"),
        ("UBND cấp tỉnh/cấp huyện.", "cấp huyện"),
        ("Uỷ ban nhân dân huyện.", "Ủy ban nhân dân huyện"),
        ("(cấp huyện)", "cấp huyện"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_stale(body: str, words: str, form: str) -> None:
    given = body if form == "NFC" else unicodedata.normalize("NFD", body)

    assert told(given, MINISTRY, SHORT, DISTRICT, OFFICE) == [
        f"QT-HT-01: wording of former times: '{words}'; Nguồn (line 14)"
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Theo Thông tư số 09/2022/TT-BLĐTBXH.", id="within a number"),
        pytest.param("Theo 09/TT-BLĐTBXH-PC.", id="within a code"),
        pytest.param("Hỏi bộ lao động - thương binh và xã hội.", id="a name in small letters"),
        pytest.param("Số cấp huyệnA.", id="part of a word"),
        pytest.param(
            "Theo Nghị định số 123/2015/NĐ-CP của Bộ Lao động - Thương binh và Xã hội.", id="issuer"
        ),
        pytest.param(
            "Theo Nghị định số 123/2015/NĐ-CP về phân cấp cho cấp huyện.", id="in a title"
        ),
        pytest.param("UBND cấp xã (trước đây là cấp huyện).", id="told"),
        pytest.param("Hồ sơ nhận ở cấp huyện trước ngày 01/7/2025.", id="before a day"),
    ],
)
def test_not_stale(body: str) -> None:
    assert told(body, MINISTRY, SHORT, DISTRICT, OFFICE) == []


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (None, None, 1),
        (DAY, None, 1),
        (date(2026, 11, 21), None, 0),
        (None, date(2026, 11, 21), 1),
        (None, DAY, 0),
    ],
)
def test_days(since: date | None, until: date | None, count: int) -> None:
    wording = replace(DISTRICT, since=since, until=until)

    assert len(found("\ncấp huyện\n", wording)) == count


def test_several_ways_to_write_one_thing_are_one_fault() -> None:
    (one,) = found("\nHỏi BLĐTBXH.\n\nBộ Lao động - Thương binh và Xã hội.\n", MINISTRY, SHORT)

    assert str(one.message) == (
        "QT-HT-01: wording of former times: 'BLĐTBXH', 'Bộ Lao động - Thương binh và Xã hội'; "
        "Nguồn (line 14, 16)"
    )
    assert str(one.hint) == "What took its place: Bộ Nội vụ."


def test_the_longest_wording_speaks() -> None:
    whole = replace(stale("UBND cấp huyện"), source="Khác")

    assert told("Nộp tại UBND cấp huyện.", DISTRICT, whole) == [
        "QT-HT-01: wording of former times: 'UBND cấp huyện'; Khác (line 14)"
    ]


@pytest.mark.parametrize(
    ("body", "faults", "hint"),
    [
        (
            "Theo Nghị định số 123/2015/ NĐ-CP.",
            "'Nghị định số 123/2015/ NĐ-CP': a blank or a line break stands inside the number",
            "Write '123/2015/NĐ-CP'.",
        ),
        (
            "Theo Nghị định số 123/2015/NĐ-СР.",
            (
                "'Nghị định số 123/2015/NĐ-СР': 'С' (U+0421) stands for 'C', 'Р' (U+0420) stands "
                "for 'P'"
            ),
            "Write '123/2015/NĐ-CP'.",
        ),
        (
            "Theo Nghị định 118/2025.",
            "'Nghị định 118/2025': type and issuer are missing behind '118/2025'",
            "Write '118/2025/NĐ-CP'.",
        ),
    ],
)
def test_written_wrongly(body: str, faults: str, hint: str) -> None:
    (one,) = found(f"\n{body}\n")

    assert str(one.message) == f"QT-HT-01: {faults} (line 14)"
    assert str(one.hint) == hint


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            unicodedata.normalize("NFD", "Theo Nghị định số 123/2015/NĐ-CP."),
            id="stored apart, which FRM003 says",
        ),
        pytest.param(
            "Theo Nghị định số 123/2015/NĐ-CP. Nghị định 123/2015 nêu rõ.", id="shortened later"
        ),
        pytest.param("Theo Luật Hộ tịch.", id="a name"),
    ],
)
def test_not_written_wrongly(body: str) -> None:
    assert told(body) == []
