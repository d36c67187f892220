"""Legal bases of texts and records held against one another."""

from datetime import date

import pytest

from qmsdocs.law.services.service_basis import Bases
from qmsdocs.law.services.service_facts import Held
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue, LegalDocument, Relation
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.text import LegalReference
from tests.builders import DAY, text_of


def law(number: str, issued: str, issuer: str = "Chính phủ", expires: str = "") -> LegalDocument:
    return LegalDocument(
        id=f"{number}.{issuer}",
        type="",
        number=number,
        title="",
        issuer=issuer,
        issued=date.fromisoformat(issued),
        effective=date.fromisoformat(issued),
        expires=date.fromisoformat(expires) if expires else None,
        status="",
        source="",
        checked=None,
    )


def amends(acting: LegalDocument, target: LegalDocument) -> Relation:
    day = acting.effective
    return Relation("r", acting.id, "amends", target.id, day, None, "", "", None)


SHOP = law("118/2025/NĐ-CP", "2025-06-09")
AMENDED = law("367/2025/NĐ-CP", "2025-12-31")
GONE = law("61/2018/NĐ-CP", "2018-04-23", expires="2025-07-01")
AHEAD = law("03/2026/QH16", "2027-03-01")
HERE = law("01/2024/NQ-CP", "2024-01-01")
TWIN = law("08/2024/NQ-X", "2024-01-01", "Bộ A"), law("08/2024/NQ-X", "2024-02-01", "Bộ B")
CATALOGUE = LegalCatalogue.of([SHOP, AMENDED, GONE, AHEAD, HERE, *TWIN], [amends(AMENDED, SHOP)])


def held(
    basis: str, *record: str, body: str = "Nội dung.", field: str = "Hộ tịch", note: str = ""
) -> Held:
    raw = (
        "---\nid: k3f9t2xq\ncode: QT-HT-01\ntitle: Đăng ký\nkind: procedure\nissue: 1\n"
        f"revision: 0\nlegal_basis: [{basis}]\n---\n\n{body}\n"
    )
    own = Service(
        code="1.000001",
        name="Thủ tục",
        field=field,
        legal_basis=tuple(map(LegalReference, record)),
        channels=(Channel("Trực tiếp", note=note),),
    )
    return Held(text_of(raw), (own,))


def bases(*texts: Held) -> Bases:
    return Bases(Corpus(DAY, law=CATALOGUE), texts)


@pytest.mark.parametrize(
    ("text", "numbers", "left_out"),
    [
        pytest.param(held("01/2024/NQ-CP", "01/2024/NQ-CP"), (), 0, id="the same"),
        pytest.param(held("1/2024/nq-cp", "01/2024/NQ-CP"), (), 0, id="written otherwise"),
        pytest.param(held("", "01/2024/NQ-CP"), ("01/2024/NQ-CP",), 0, id="lacking"),
        pytest.param(held("", "7/2030/NĐ-CP"), ("7/2030/NĐ-CP",), 0, id="not in the catalogue"),
        pytest.param(
            held("", "01/2024/NQ-CP", body="Theo Nghị quyết số 01/2024/NQ-CP."),
            (),
            0,
            id="cited in the body",
        ),
        pytest.param(held("", "61/2018/NĐ-CP"), (), 1, id="expired"),
        pytest.param(
            held("", "61/2018/NĐ-CP", "01/2024/NQ-CP", "03/2026/QH16"),
            ("01/2024/NQ-CP",),
            2,
            id="some of them not in force",
        ),
        pytest.param(
            held("{number: 08/2024/NQ-X, issuer: Bộ A}", "08/2024/NQ-X"),
            (),
            0,
            id="a number that two have",
        ),
    ],
)
def test_lacking(text: Held, numbers: tuple[str, ...], left_out: int) -> None:
    found = bases(text).lacking(text, DAY)

    assert (found.numbers, found.left_out) == (numbers, left_out)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(held("01/2024/NQ-CP", "01/2024/NQ-CP"), (), id="the same"),
        pytest.param(
            held("01/2024/NQ-CP", "118/2025/NĐ-CP"), ("01/2024/NQ-CP",), id="beyond the record"
        ),
        pytest.param(held("01/2024/NQ-CP"), (), id="a record that names none"),
        pytest.param(
            held("12/2023/NQ-HĐND, 05/2024/QĐ-UBND", "118/2025/NĐ-CP"), (), id="law of a province"
        ),
        pytest.param(
            held("01/2024/NQ-CP", "118/2025/NĐ-CP", note="Thu theo Nghị quyết số 01/2024/NQ-CP"),
            (),
            id="in a remark",
        ),
        pytest.param(
            held("01/2024/NQ-CP", "118/2025/NĐ-CP", note="Thu theo số 101/2024/NQ-CP"),
            ("01/2024/NQ-CP",),
            id="another one in a remark",
        ),
    ],
)
def test_beyond(text: Held, numbers: tuple[str, ...]) -> None:
    assert bases(text).beyond(text) == numbers


def test_what_procedures_of_three_fields_rest_on_is_left_out() -> None:
    basis = "118/2025/NĐ-CP, 367/2025/NĐ-CP"
    texts = [held("118/2025/NĐ-CP", "x/2020/NĐ-CP", field=field) for field in ("A", "B")]
    two = [*texts, held(basis, "01/2024/NQ-CP", field="A")]
    three = [*texts, held(basis, "01/2024/NQ-CP", field="C")]

    assert bases(*two).beyond(two[-1]) == ("118/2025/NĐ-CP", "367/2025/NĐ-CP")
    assert bases(*three).beyond(three[-1]) == ()


def test_what_one_record_names_is_left_out_for_none() -> None:
    texts = [held("118/2025/NĐ-CP", "x/2020/NĐ-CP", field=field) for field in ("A", "B", "C")]
    named = held("118/2025/NĐ-CP", "118/2025/NĐ-CP", field="D")

    assert bases(*texts, named).beyond(texts[0]) == ("118/2025/NĐ-CP",)
