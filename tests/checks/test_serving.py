"""Checks on public services: hints at what was meant, several services, who is covered."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.checks.coverage import COVERAGE
from qmsdocs.checks.service_basis import SERVICE_BASIS
from qmsdocs.checks.service_facts import SERVICE_FACTS
from qmsdocs.checks.serving import SERVING
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.model.services import Channel, Paper, Scope, Service, Services
from qmsdocs.model.text import LegalReference
from qmsdocs.source.load import load
from tests.builders import DAY, TEXT, Handbook, changed, record, text_of

BIRTH = Service(code="1.001193", name="Thủ tục đăng ký khai sinh", levels=("Cấp xã",), field="A")
DEATH = Service(code="1.000656", name="Thủ tục đăng ký khai tử", levels=("Cấp xã",), field="A")
NEAR = Service(code="1.001194", name="Thủ tục đăng ký giám hộ", levels=("Cấp tỉnh",), field="B")
CATALOGUE = Services.of(BIRTH, DEATH, NEAR)
DRAFT = "content/drafts/qt-ht-01.md"


def draft(services: str, catalogue: Services = CATALOGUE, **values: str) -> Corpus:
    """Return a handbook with one draft that names these services."""
    raw = changed(TEXT, services=f"[{services}]", **values)
    return replace(load(Handbook.new().put(DRAFT, raw).tree, DAY), services=catalogue)


def said(corpus: Corpus) -> list[str]:
    """Return what the checks on services say, with their hints' own words where they have any."""
    checks = (*SERVING, *SERVICE_FACTS, *SERVICE_BASIS, *COVERAGE)
    return [
        f"{each.message} [{each.check}]" + (f" {each.hint}" if each.hint != check.hint else "")
        for check in checks
        for each in check.run(corpus)
    ]


@pytest.mark.parametrize(
    ("code", "title", "hint"),
    [
        pytest.param(
            "1.999999",
            "Đăng ký khai tử",
            " Did you mean '1.000656', 'Thủ tục đăng ký khai tử'?",
            id="by the title",
        ),
        pytest.param(
            "1.000566",
            "Báo tử",
            " Did you mean '1.000656', 'Thủ tục đăng ký khai tử'?",
            id="two figures turned round",
        ),
        pytest.param(
            "1.000606",
            "Báo tử",
            " Did you mean '1.000656', 'Thủ tục đăng ký khai tử'?",
            id="one figure another",
        ),
        pytest.param("1.001195", "Báo tử", "", id="two codes one slip away"),
        pytest.param("9.876543", "Báo tử", "", id="nothing like it"),
    ],
)
def test_what_was_meant_by_an_unknown_code(code: str, title: str, hint: str) -> None:
    assert said(draft(f'"{code}"', title=title)) == [
        f"QT-HT-01: public service '{code}' is not in the catalogue [SVC002]{hint}"
    ]


@pytest.mark.parametrize("code", ["1.00656", "1.0006566", "1000656", "1.000656.X55"])
def test_a_code_that_is_none(code: str) -> None:
    found = said(draft(f'"{code}"', title="Báo tử"))

    assert [each for each in found if each.endswith("[SVC001]")] == [
        f"QT-HT-01: '{code}' is no code of a public service [SVC001]"
    ]


def test_nothing_is_held_against_a_text_while_one_of_its_services_is_unknown() -> None:
    record_of = replace(BIRTH, name="Khác", dossier=(Paper("Giấy chứng sinh"),))

    assert said(draft('"1.001193", "1.999999"', Services.of(record_of), title="Báo tử")) == [
        "QT-HT-01: public service '1.999999' is not in the catalogue [SVC002]"
    ]


def test_a_procedure_for_several_services_has_a_title_of_its_own() -> None:
    assert said(draft('"1.001193", "1.000656"', title="Đăng ký hộ tịch")) == []
    assert len(said(draft('"1.001193"', title="Đăng ký hộ tịch"))) == 1


def test_a_service_named_twice_is_one() -> None:
    assert said(draft('"1.001193", "1.001193"')) == []
    assert said(draft('"1.001193", "1.001193.H55"')) == []


def test_what_a_service_has_become_is_not_held_against_the_text() -> None:
    ended = replace(BIRTH, name="Khác", ended=True, abolished=DAY, legal_basis=LAW)

    assert said(draft('"1.001193"', Services.of(ended))) == [
        "QT-HT-01: public service 1.001193 is abolished from 2026-11-20 [SVC003]"
    ]


LAW = (LegalReference("01/2030/NĐ-CP"),)


def test_everything_is_said_once() -> None:
    body = (
        "\n## 5.2. Thành phần hồ sơ\n\n- Phiếu lý lịch tư pháp\n\n## 5.4. Thời hạn giải quyết\n\n"
        "09 ngày làm việc; nộp trực tuyến toàn trình.\n\n## 5.6. Lệ phí\n\n9.000 đồng.\n\n"
        "## 5.8. Cơ quan thực hiện\n\nSở Tư pháp.\n"
    )
    whole = replace(
        BIRTH,
        agency="UBND cấp xã",
        online="một phần",
        channels=(Channel("Trực tiếp", limit="1 ngày làm việc", fee="8.000 đồng"),),
        dossier=(Paper("Giấy chứng sinh"),),
        legal_basis=LAW,
    )
    corpus = draft('"1.001193"', Services.of(whole), title="Báo tử", body=body)

    assert [each.rpartition("[")[2] for each in said(corpus)] == [
        "SVC007]",
        "SVC008]",
        "SVC010]",
        "SVC011]",
        "SVC011]",
        "SVC013]",
        "SVC014]",
        "SVC015]",
        "SVC016]",
    ]


def test_a_long_list_of_papers_is_cut_short() -> None:
    names = ("Hợp đồng thuê nhà", "Phiếu lý lịch tư pháp", "Biên bản nghiệm thu", "Ảnh chân dung")
    long = replace(BIRTH, dossier=tuple(map(Paper, names)))
    body = "\n## 5.2. Thành phần hồ sơ\n\n- Giấy báo tử\n"

    found = said(draft('"1.001193"', Services.of(long), body=body))

    assert found[0] == (
        "QT-HT-01: papers of the record of 1.001193 that this text does not ask for (4): "
        "'Hợp đồng thuê nhà', 'Phiếu lý lịch tư pháp', 'Biên bản nghiệm thu', … [SVC011]"
    )


WHOLE = Scope(levels=("Cấp xã",))


@pytest.mark.parametrize(
    ("scope", "missing"),
    [
        pytest.param(None, [], id="no scope"),
        pytest.param(Scope(), [], id="a scope that says nothing"),
        pytest.param(WHOLE, ["1.000656"], id="level"),
        pytest.param(Scope(fields=("B",)), ["1.001194"], id="field"),
        pytest.param(Scope(codes=("1.001194",)), ["1.001194"], id="code"),
        pytest.param(
            Scope(levels=("Cấp xã",), excepted={"1.000656": "Không phát sinh"}), [], id="excepted"
        ),
    ],
)
def test_services_without_a_procedure(scope: Scope | None, missing: list[str]) -> None:
    corpus = replace(draft('"1.001193"'), scope=scope)

    assert [each.split()[2] for each in said(corpus) if each.endswith("[SVC017]")] == missing


def test_an_abolished_service_needs_no_procedure() -> None:
    catalogue = Services.of(BIRTH, replace(DEATH, ended=True))

    assert said(replace(draft('"1.001193"', catalogue), scope=WHOLE)) == []


def test_a_suspended_procedure_is_still_the_service_s_own() -> None:
    raw = changed(TEXT, services='["1.000656"]', title="Đăng ký khai tử")
    book = Handbook.new()
    book.in_force(raw)
    halted = record(Meaning.SUSPENDED, text_of(raw), on=date(2026, 10, 1))
    book.add("promulgations/tam-ngung", halted)
    corpus = replace(load(book.tree, DAY), services=Services.of(DEATH), scope=WHOLE)

    assert said(corpus) == []


def test_fields_come_in_vietnamese_order() -> None:
    names = ("Đất đai", "Chứng thực", "Y tế", "Ăn uống")
    listed = [replace(DEATH, code=f"2.00000{n}", field=name) for n, name in enumerate(names)]
    corpus = replace(load(Handbook.new().tree, DAY), services=Services.of(*listed), scope=WHOLE)

    fields = [each.split("of field ")[1].split("'")[1] for each in said(corpus)]

    assert fields == ["Ăn uống", "Chứng thực", "Đất đai", "Y tế"]
