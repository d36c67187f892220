"""What a word means that somebody asks the impact of."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.law.step.asking import asked
from qmsdocs.law.step.seeds import Sort
from qmsdocs.law.step.standing import Standing
from qmsdocs.model.services import Service, Services
from tests.law.catalogues import catalogue, law
from tests.law.webs import Web

DECREE = law("118", "2025-07-01", number="118/2025/NĐ-CP", issued="2025-06-09")
AN_GIANG = law(
    "08-ag",
    "2024-08-01",
    number="08/2024/NQ-HĐND",
    document_type="NQ",
    issued="2024-07-18",
    issuer="HĐND tỉnh An Giang",
)
KIEN_GIANG = replace(AN_GIANG, id="08-kg", issuer="HĐND tỉnh Kiên Giang", issued=date(2024, 6, 26))
TO_COME = law("03", "2027-03-01", number="03/2026/QH16", document_type="L")
BIRTH = Service(code="1.001193", name="Đăng ký khai sinh")
ENDED = Service(
    code="1.000656",
    name="Khai tử",
    ended=True,
    abolished=date(2026, 3, 1),
    replaced_by=("1.001193",),
)


def standing() -> Standing:
    web = Web(catalogue(DECREE, AN_GIANG, KIEN_GIANG, TO_COME), Services.of(BIRTH, ENDED))
    return web.text("qt-ht-01", "\n", services='["2.000815"]').text("bm-01", "\n").standing()


@pytest.mark.parametrize(
    ("word", "sort", "of", "told"),
    [
        ("118/2025/NĐ-CP", Sort.LAW, "118", "decree No 118/2025/NĐ-CP"),
        (" 118/2025/nđ-cp ", Sort.LAW, "118", "decree No 118/2025/NĐ-CP"),
        ("08-ag", Sort.LAW, "08-ag", "resolution No 08/2024/NQ-HĐND"),
        ("1.001193", Sort.SERVICE, "1.001193", "public service 1.001193"),
        ("1.001193.000.00.00.H50", Sort.SERVICE, "1.001193", "public service 1.001193"),
        ("2.000815", Sort.SERVICE, "2.000815", "public service 2.000815"),
        ("BM-01", Sort.DOCUMENT, "bm-01", "document BM-01"),
        ("qt-ht-01", Sort.DOCUMENT, "qt-ht-01", "document QT-HT-01"),
        ("chu-tich", Sort.ROLE, "chu-tich", "role 'Chủ tịch'"),
        ("chủ tịch", Sort.ROLE, "chu-tich", "role 'Chủ tịch'"),
    ],
)
def test_meanings(word: str, sort: Sort, of: str, told: str) -> None:
    found = asked(standing(), word)

    assert (found.seeds[0].sort, found.seeds[0].of, str(found.name)) == (sort, of, told)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("1.001193", ["Đăng ký khai sinh"]),
        ("1.000656", ["Khai tử", "no more since 2026-03-01", "1.001193 took its place"]),
        ("2.000815", ["not in the catalogue of public services"]),
        ("03/2026/QH16", ["not yet in force", "in force from 2027-03-01 on", "source: nguồn 03"]),
    ],
)
def test_what_is_known_of_it(word: str, told: list[str]) -> None:
    found = asked(standing(), word)

    assert [str(said) for said in found.told if str(said)] == told
    assert found.coming is (word == "03/2026/QH16")


def test_a_number_that_two_bear() -> None:
    with pytest.raises(QmsError) as refused:
        asked(standing(), "08/2024/NQ-HĐND")

    assert str(refused.value.said) == (
        "2 legal documents bear the number 08/2024/NQ-HĐND: resolution No 08/2024/NQ-HĐND (HĐND "
        "tỉnh An Giang, 2024-07-18), resolution No 08/2024/NQ-HĐND (HĐND tỉnh Kiên Giang, "
        "2024-06-26)"
    )
    assert str(refused.value.hint) == "Tell which one is meant with --issuer or --issued."


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"issuer": "Hội đồng nhân dân tỉnh An Giang"}, id="issuer"),
        pytest.param({"issued": date(2024, 7, 18)}, id="day"),
    ],
)
def test_which_of_them(given: dict[str, str]) -> None:
    found = asked(standing(), "08/2024/NQ-HĐND", **given)  # type: ignore[arg-type]

    assert found.seeds[0].of == "08-ag"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("118/2025/NĐ-TTg", "The nearest number in the legal catalogue is 118/2025/NĐ-CP."),
        ("119/2025/NĐ-CP", "Did you mean '118/2025/NĐ-CP'?"),
        ("QT-HT-02", "Did you mean 'QT-HT-01'?"),
        ("1.001194", "Did you mean '1.001193'?"),
        ("chủ tich", "Did you mean 'Chủ tịch'?"),
    ],
)
def test_what_is_nearest(word: str, hint: str) -> None:
    with pytest.raises(QmsError) as refused:
        asked(standing(), word)

    assert str(refused.value.said) == f"nothing here is called '{word}'"
    assert str(refused.value.hint) == hint


def test_another_issuer() -> None:
    with pytest.raises(QmsError) as refused:
        asked(standing(), "118/2025/NĐ-CP", issuer="Bộ Tư pháp")

    assert str(refused.value.said) == "no legal document 118/2025/NĐ-CP is from this issuer or day"
    assert str(refused.value.hint) == (
        "The catalogue has decree No 118/2025/NĐ-CP (Chính phủ, 2025-06-09)."
    )


def test_a_code_of_two_documents() -> None:
    web = Web().text("qta", "\n", code="QT-HT-01").text("qtb", "\n", code="QT-HT-01")

    with pytest.raises(QmsError) as refused:
        asked(web.standing(), "QT-HT-01")

    assert str(refused.value.said) == ("code 'QT-HT-01' is used by several documents: qta, qtb")
