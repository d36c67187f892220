"""Tests of reading public services: what is read, what is a fault, what is remembered."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.services import Channel, Listed, Paper, Scope, Service
from qmsdocs.model.text import LegalReference
from qmsdocs.source.reading import Reading
from qmsdocs.source.services import read_scope, read_services
from qmsdocs.source.tree import MemoryTree
from tests.source.handbooks import words

FOLDER = "content/catalogue/services"
WHOLE = """\
service: 1
code: "1.001193"
name: Thủ tục đăng ký khai sinh
decision: 163/QĐ-BTP
decided: 2026-01-20
levels: [Cấp xã]
type: TTHC được giao luật quy định chi tiết
field: Hộ tịch
applicants: [Công dân Việt Nam]
agency: Ủy ban nhân dân cấp xã
authority: Ủy ban nhân dân cấp xã
delegated: không
coordinating: Công an cấp xã
receiving: Trung tâm
channels:
  - {mode: Trực tiếp, limit: 1 ngày làm việc, fee: Miễn phí, note: Sau 15 giờ}
  - {mode: Trực tuyến}
dossier:
  - {name: Tờ khai, form: Mẫu 1, originals: 1, copies: 0, case: Trực tiếp}
  - {name: Giấy chứng sinh}
results: [Giấy khai sinh]
conditions: không
steps: "Bước 1\\nBước 2"
online: toàn trình
legal_basis:
  - 60/2014/QH13
  - {number: 12/2023/NQ-HĐND, issuer: HĐND tỉnh, issued: 2023-07-01}
keywords: [khai sinh]
related: không
ended: yes
abolished: 2027-03-01
replaced_by: ["1.115155"]
link: https://example.org/1
source: CSDL
checked: 2026-11-15
"""
SERVICE = Service(
    code="1.001193",
    name="Thủ tục đăng ký khai sinh",
    decision="163/QĐ-BTP",
    decided=date(2026, 1, 20),
    levels=("Cấp xã",),
    type="TTHC được giao luật quy định chi tiết",
    field="Hộ tịch",
    applicants=("Công dân Việt Nam",),
    agency="Ủy ban nhân dân cấp xã",
    authority="Ủy ban nhân dân cấp xã",
    delegated="không",
    coordinating="Công an cấp xã",
    receiving="Trung tâm",
    channels=(
        Channel("Trực tiếp", "1 ngày làm việc", "Miễn phí", "Sau 15 giờ"),
        Channel("Trực tuyến"),
    ),
    dossier=(Paper("Tờ khai", "Mẫu 1", 1, 0, "Trực tiếp"), Paper("Giấy chứng sinh")),
    results=("Giấy khai sinh",),
    conditions="không",
    steps="Bước 1\nBước 2",
    online="toàn trình",
    legal_basis=(
        LegalReference("60/2014/QH13"),
        LegalReference("12/2023/NQ-HĐND", "HĐND tỉnh", date(2023, 7, 1)),
    ),
    keywords=("khai sinh",),
    related="không",
    ended=True,
    abolished=date(2027, 3, 1),
    replaced_by=("1.115155",),
    link="https://example.org/1",
    source="CSDL",
    checked=date(2026, 11, 15),
)


def reading(files: dict[str, str], worked_out: dict[str, str] | None = None) -> Reading:
    named = {f"{FOLDER}/{name}": text.encode() for name, text in files.items()}
    return Reading.of(MemoryTree(named), worked_out=worked_out)


def test_every_field() -> None:
    found = reading({"1.001193.yml": WHOLE})

    services = read_services(found)

    assert words(found.faults) == []
    assert services["1.001193"] == SERVICE
    assert services.listed["1.001193"] == Listed(
        "1.001193",
        "Thủ tục đăng ký khai sinh",
        ("Cấp xã",),
        "Hộ tịch",
        ended=True,
        abolished=date(2027, 3, 1),
    )


def test_remembered_is_the_same() -> None:
    """What was taken apart once is given back without its file being taken apart again."""
    kept: dict[str, str] = {}
    read_services(reading({"1.001193.yml": WHOLE}, kept))

    again = read_services(reading({"1.001193.yml": WHOLE}, kept))

    assert len(kept) == 1
    assert again["1.001193"] == SERVICE
    assert list(again.listed.values()) == list(
        read_services(reading({"1.001193.yml": WHOLE})).listed.values()
    )


def test_a_fault_is_said_again() -> None:
    kept: dict[str, str] = {}
    said = [
        f"{FOLDER}/1.000001.yml:3: key 'fee' is not known here [HDR006]",
        f"{FOLDER}/1.000002.yml:1: 'name' is missing [HDR004]",
        (
            f"{FOLDER}/1.000005.yml:3: 'originals' is 'một', expected a whole number such as 1, "
            "from 0 [HDR005]"
        ),
        f"{FOLDER}/c.yml:1: 'code' is missing [HDR004]",
        f"{FOLDER}/d.yml: the file is empty [FIL007]",
    ]
    files = {
        "1.000001.yml": "code: 1.000001\nname: A\nfee: 1\n",
        "1.000002.yml": "code: 1.000002\n",
        "1.000005.yml": "code: 1.000005\nname: E\ndossier: [{name: Tờ khai, originals: một}]\n",
        "c.yml": "name: C\n",
        "d.yml": "",
    }
    for _ in range(2):
        found = reading(files, kept)

        services = read_services(found)

        assert sorted(services) == ["1.000001", "1.000002", "1.000005"]
        assert words(found.faults) == said
    assert kept == {}


@given(names=st.lists(st.text(min_size=1), min_size=1, max_size=3, unique=True))
def test_what_is_remembered_has_one_line(names: list[str]) -> None:
    kept: dict[str, str] = {}
    files = {f"{n}.yml": f"code: c{n}\nname: {json.dumps(name)}\n" for n, name in enumerate(names)}
    read_services(reading(files, kept))

    assert not any("\n" in each for each in kept.values())
    assert all(each.count("\t") == 1 for each in kept.values())


def test_asking_for_what_is_not_there() -> None:
    services = read_services(reading({"1.001193.yml": WHOLE}))

    assert services.get("1.000000") is None
    assert "1.000000" not in services
    with pytest.raises(KeyError):
        services["1.000000"]


def scope_of(text: str) -> tuple[Scope | None, list[str]]:
    found = Reading.of(MemoryTree({"content/catalogue/scope.yml": text.encode()}))
    return read_scope(found), words(found.faults)


def test_scope() -> None:
    scope, faults = scope_of(
        "scope: 1\nlevels: [Cấp xã]\nfields: [Hộ tịch]\ncodes: ['2.000635']\n"
        "except: [{code: '1.000656', reason: Tỉnh làm}]\n"
    )

    assert faults == []
    assert scope == Scope(("Cấp xã",), ("Hộ tịch",), ("2.000635",), {"1.000656": "Tỉnh làm"})


def test_scope_that_is_not_there() -> None:
    assert read_scope(Reading.of(MemoryTree({"content/qms.yml": b"qms: 1\n"}))) is None


def test_scope_with_faults() -> None:
    _, faults = scope_of("scope: 1\nlevel: Cấp xã\nexcept: [{code: 1.000656}]\n")

    assert faults == [
        "content/catalogue/scope.yml:3: 'reason' is missing [HDR004]",
        "content/catalogue/scope.yml:2: key 'level' is not known here [HDR006]",
    ]


@pytest.mark.parametrize("copy", ["0-copy.yml", "z-copy.yml"])
def test_of_two_files_on_one_service_the_one_under_its_code_is_believed(copy: str) -> None:
    files = {
        "1.000001.yml": "code: 1.000001\nname: Đúng\n",
        copy: "code: 1.000001\nname: Bản sao\n",
    }
    found = reading(files)

    services = read_services(found)

    assert services["1.000001"].name == "Đúng"
    assert services.listed["1.000001"].name == "Đúng"
    assert words(found.faults) == [
        f"{FOLDER}/{copy}: the file is named '{copy}', its 'code' is '1.000001' [SVC019]"
    ]
