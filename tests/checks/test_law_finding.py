"""Checks on whether a citation leads to the catalogue, and on the two places that name law."""

from dataclasses import replace

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.legal import LegalCatalogue
from tests.builders import Handbook, changed
from tests.law.catalogues import catalogue, law
from tests.law.relying import Case

DECREE = law("123", "2016-01-01", number="123/2015/NĐ-CP", issued="2015-11-15")
CIRCULAR = law(
    "04",
    "2020-07-16",
    number="04/2020/TT-BTP",
    issued="2020-05-28",
    issuer="Bộ Tư pháp",
    document_type="TT",
)
NORTH = law(
    "north",
    "2024-08-01",
    number="08/2024/NQ-HĐND",
    issued="2024-06-26",
    issuer="HĐND tỉnh Bắc",
    document_type="NQ",
)
SOUTH = replace(NORTH, id="south", issuer="HĐND tỉnh Nam", issued=None)
KNOWN = catalogue(DECREE, CIRCULAR, NORTH, SOUTH)


def found(
    body: str, basis: str = "[]", checks: str = "LAW", known: LegalCatalogue = KNOWN
) -> list[Diagnostic]:
    raw = changed(legal_basis=basis, body=f"\n{body}\n")
    book = Handbook.new().put("content/drafts/qt-ht-01.md", raw)
    return diagnose(Case(known, book=book).corpus(), [checks])


def told(
    body: str, basis: str = "[]", checks: str = "LAW", known: LegalCatalogue = KNOWN
) -> list[str]:
    return [str(each.message) for each in found(body, basis, checks, known)]


def test_unknown_ones_are_listed_once() -> None:
    body = "Theo Nghị quyết số 12/2023/NQ-HĐND.\n\nTheo Nghị định số 99/2024/NĐ-CP."

    assert told(body, "[10/2022/NQ-HĐND]", "LAW006") == [
        (
            "QT-HT-01 cites 10/2022/NQ-HĐND, 12/2023/NQ-HĐND, 99/2024/NĐ-CP, which the legal "
            "catalogue does not have"
        )
    ]


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("04/2020/TT-BTC", "Did you mean 04/2020/TT-BTP?"),
        ("123/2015/ND-CP", "Did you mean 123/2015/NĐ-CP?"),
        (
            "08/2024/QĐ-TTg",
            "Correct the number, or add the document to the legal catalogue.",
        ),
    ],
)
def test_the_nearest_is_named_where_it_is_near(number: str, hint: str) -> None:
    assert [str(each.hint) for each in found("Mục đích.", f"[{number}]", "LAW006")] == [hint]


@pytest.mark.parametrize(
    "body",
    [
        "Theo Quyết định số 250/QĐ-UBND.",
        "Trả lời Công văn số 1747/UBND-NC.",
        "Xem Thông tư số 04/2020/TT-BTP hướng dẫn Nghị định số 99/2024/NĐ-CP.",
        "Theo Luật Hộ tịch.",
    ],
)
def test_what_no_catalogue_need_have(body: str) -> None:
    assert told(body, checks="LAW006") == []


def test_without_a_catalogue_nothing_is_unknown() -> None:
    assert told("Theo Nghị định số 99/2024/NĐ-CP.", "[10/2022/NQ-HĐND]", known=catalogue()) == []


@pytest.mark.parametrize(
    ("body", "basis", "ambiguous"),
    [
        pytest.param("Theo Nghị quyết số 08/2024/NQ-HĐND.", "[]", True, id="number alone"),
        pytest.param("Theo Nghị quyết số 08/2024/NQ-HĐND ngày 26/6/2024.", "[]", False, id="day"),
        pytest.param("Mục đích.", "[08/2024/NQ-HĐND]", True, id="basis"),
        pytest.param(
            "Theo Nghị quyết số 08/2024/NQ-HĐND.",
            "[{number: 08/2024/NQ-HĐND, issuer: HĐND tỉnh Nam}]",
            False,
            id="said once",
        ),
    ],
)
def test_ambiguous(body: str, basis: str, ambiguous: bool) -> None:
    said = [
        (
            "QT-HT-01 cites 08/2024/NQ-HĐND, which may be 08/2024/NQ-HĐND (HĐND tỉnh Bắc, "
            "2024-06-26), 08/2024/NQ-HĐND (HĐND tỉnh Nam)"
        )
    ]

    assert [each.partition(" (line")[0] for each in told(body, basis, "LAW007")] == (
        said if ambiguous else []
    )


def test_one_document_entered_twice_is_the_catalogue_s_fault() -> None:
    twice = catalogue(DECREE, replace(DECREE, id="again"))
    corpus = Case(twice, book=Handbook.new()).corpus()

    assert told("Theo Nghị định số 123/2015/NĐ-CP.", known=twice) == []
    assert [each.check for each in diagnose(corpus, ["CAT"])] == ["CAT003"]


@pytest.mark.parametrize(
    ("basis", "check"),
    [
        ("[{number: 123/2015/NĐ-CP, issued: 2015-11-16}]", ["LAW010"]),
        ("[{number: 123/2015/NĐ-CP, issued: 2016-11-15}]", ["DUE004"]),
        ("[{number: 123/2015/NĐ-CP, issued: 2015-11-15, issuer: Chính phủ}]", []),
    ],
)
def test_a_day_that_cannot_be_is_said_once(basis: str, check: list[str]) -> None:
    checks = [each.check for prefix in ("DUE", "LAW") for each in found("Xem.", basis, prefix)]

    assert checks == check


def test_the_same_wrong_day_is_one_fault() -> None:
    wrong = "Theo Nghị định số 123/2015/NĐ-CP ngày 16/11/2015."

    assert told(f"{wrong}\n\n{wrong}\n\n{wrong.replace('16', '17')}") == [
        (
            "QT-HT-01 cites 123/2015/NĐ-CP (2015-11-16), the legal catalogue has 123/2015/NĐ-CP "
            "(Chính phủ, 2015-11-15) (line 14, 16)"
        ),
        (
            "QT-HT-01 cites 123/2015/NĐ-CP (2015-11-17), the legal catalogue has 123/2015/NĐ-CP "
            "(Chính phủ, 2015-11-15) (line 18)"
        ),
    ]


LAW = law("60", "2016-01-01", number="60/2014/QH13", issuer="Quốc hội", document_type="L")
NAMED = catalogue(
    DECREE,
    CIRCULAR,
    replace(LAW, title="Luật Hộ tịch"),
    replace(LAW, id="2", number="3/2026/QH16", title="Luật Hộ tịch"),
)


@pytest.mark.parametrize(
    ("body", "basis", "missing"),
    [
        pytest.param("Theo Nghị định số 123/2015/NĐ-CP.", "[]", True, id="not named"),
        pytest.param("Theo Nghị định số 123/2015/NĐ-CP.", "[123/2015/NĐ-CP]", False, id="named"),
        pytest.param(
            "Theo Thông tư số 04/2020/TT-BTP quy định chi tiết Nghị định số 123/2015/NĐ-CP.",
            "[04/2020/TT-BTP]",
            False,
            id="title",
        ),
        pytest.param("Theo Luật Hộ tịch.", "[]", False, id="by name"),
    ],
)
def test_law_of_the_body(body: str, basis: str, missing: bool) -> None:
    said = ["QT-HT-01: the body cites 123/2015/NĐ-CP, which 'legal_basis' does not name"]

    assert told(body, basis, "LAW008", NAMED) == (said if missing else [])


@pytest.mark.parametrize(
    ("body", "basis", "missing"),
    [
        pytest.param(
            "Theo Nghị định số 123/2015/NĐ-CP.",
            "[123/2015/NĐ-CP, 04/2020/TT-BTP]",
            ["04/2020/TT-BTP"],
            id="one of two",
        ),
        pytest.param("Theo quy định.", "[123/2015/NĐ-CP]", [], id="body without law"),
        pytest.param(
            "Theo Nghị định số 123/2015/NĐ-CP.",
            "[123/2015/NĐ-CP, 04/2020/TT-BTP, 10/2022/NQ-HĐND]",
            [],
            id="most are left to the list",
        ),
        pytest.param(
            "Theo Luật Hộ tịch và Nghị định số 123/2015/NĐ-CP.",
            "[123/2015/NĐ-CP, 60/2014/QH13]",
            [],
            id="by a name that two laws bear",
        ),
        pytest.param(
            "Theo Nghị quyết số 10/2022/NQ-HĐND.", "[10/2022/NQ-HĐND]", [], id="unknown but cited"
        ),
    ],
)
def test_law_of_the_front_matter(body: str, basis: str, missing: list[str]) -> None:
    said = [
        f"QT-HT-01: 'legal_basis' names {number}, which the body never cites" for number in missing
    ]

    assert told(body, basis, "LAW009", NAMED) == said
