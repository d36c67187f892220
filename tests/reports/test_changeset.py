"""A change set as people read it: what is new, what differs, and nothing that acts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qmsdocs.law.catalogue.changeset import ChangeSet
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.services import Channel, Paper, Service, Services
from qmsdocs.model.text import LegalReference
from qmsdocs.reports.changeset import as_text
from tests.law.catalogues import catalogue, law
from tests.law.offered import CODE, Row, compared, document, relation, service

LONG = "Bước 1: nộp hồ sơ tại Trung tâm Phục vụ hành chính công. " * 3
MANY = ["decision", "type", "field", "agency", "authority", "receiving", "conditions", "link"]
STEPS = (
    "steps: '… công. Bước 2: trả trong 5 ngày làm việc kể từ' -> "
    "'… công. Bước 2: trả trong 3 ngày làm việc kể từ'"
)
BIRTH = Service(
    code=CODE,
    name="Khai sinh",
    channels=(Channel("Trực tiếp", "5 ngày"), Channel("Trực tuyến", "5 ngày", "Miễn phí")),
    dossier=(Paper("Tờ khai", originals=1, copies=0),),
    steps=f"{LONG}Bước 2: trả trong 5 ngày làm việc kể từ khi nhận đủ hồ sơ hợp lệ.",
    keywords=("a", "b"),
)


def _of_service(**given: Any) -> list[str]:  # noqa: ANN401 - any attribute
    """Return the lines below the name of a service for which a file states these attributes."""
    changes = compared(service(name="Khai sinh", **given), services=Services.of(BIRTH))
    lines = as_text(changes, "en").splitlines()
    return [line.removeprefix("    ") for line in lines if line.startswith("    ")]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        pytest.param({"agency": "UBND"}, ["agency that carries it out: 'UBND', not known before"]),
        pytest.param({"online": "toàn trình", "decided": date(2026, 7, 1)},
                     ["day of that decision: '2026-07-01', not known before",
                      "online service: 'toàn trình', not known before"]),
        pytest.param(
            {"steps": BIRTH.steps.replace("5 ngày", "3 ngày")},
            [STEPS],
            id="part-of-a-long-text",
        ),
        pytest.param(
            {"channels": (Channel("Trực tiếp", "3 ngày"), BIRTH.channels[1], Channel("Bưu chính"))},
            ["ways to apply, time limits, fees:",
             "  ~ Trực tiếp | 5 ngày -> Trực tiếp | 3 ngày",
             "  + Bưu chính"],
            id="ways",
        ),
        pytest.param(
            {"dossier": (Paper("Giấy chứng sinh", case="Trực tuyến"),)},
            ["dossier:", "  ~ Tờ khai | 1+0 -> Trực tuyến | Giấy chứng sinh"],
            id="papers",
        ),
        pytest.param({"keywords": ("b", "a")}, ["keywords: in another order"], id="order"),
        pytest.param(
            {"legal_basis": (LegalReference("60/2014/QH13", "Quốc hội", date(2014, 11, 20)),)},
            ["legal basis:", "  + 60/2014/QH13 | Quốc hội | 2014-11-20"],
            id="law",
        ),
        pytest.param(
            dict.fromkeys(MANY, "x"),
            ["announced by decision: 'x', not known before", "type: 'x', not known before",
             "field of work: 'x', not known before",
             "agency that carries it out: 'x', not known before",
             "competent authority: 'x', not known before",
             "where files are received: 'x', not known before",
             "also changed: conditions, address"],
            id="many-fields",
        ),
    ],
)  # fmt: skip
def test_fields(given: dict[str, Any], lines: list[str]) -> None:
    assert _of_service(**given) == lines


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({}, "abolished, on a day that is not known", id="no-day"),
        pytest.param({"abolished": date(2026, 7, 1)}, "abolished from 01/07/2026 on", id="day"),
        pytest.param({"replaced_by": ("2.000884",)}, "replaced by 2.000884", id="replaced"),
        pytest.param(
            {"replaced_by": ("2.000884",), "abolished": date(2026, 7, 1)},
            "replaced by 2.000884 from 01/07/2026 on",
            id="replaced-on-a-day",
        ),
    ],
)
def test_ended(given: dict[str, Any], said: str) -> None:
    """All that is known of the end stands in one line."""
    changes = compared(service(ended=True, **given), services=Services.of(BIRTH))

    last = as_text(changes, "en").splitlines()[-1]

    assert last == f"  {CODE}  Khai sinh  {said.replace('01/07/2026', '2026-07-01')}"


def test_law() -> None:
    known = law("a", number="123/2015/NĐ-CP", issued="2015-11-15")
    rows: list[Row] = [
        document(1, "123/2015/NĐ-CP", status="HHL"),
        document(2, "01/2024/TT-BTP", "Bộ Tư pháp", "2024-02-19", title="Một"),
        relation(3, "01/2024/TT-BTP", "123/2015/NĐ-CP", "2024-04-05", provisions="Điều 1"),
        relation(4, "9/2024/TT-BTP", "123/2015/NĐ-CP"),
    ]

    assert as_text(compared(*rows, law=catalogue(known)), "en") == (
        "Rows read: 4.\n"
        "Legal documents: 1 new, 1 changed, 0 as they are.\n"
        "Relations: 1 new, 0 changed, 0 as they are.\n"
        "Rejected rows: 1.\n"
        "\n"
        "New legal documents (1):\n"
        "  01/2024/TT-BTP  Bộ Tư pháp  2024-02-19  Một\n"
        "\n"
        "Changed legal documents (1):\n"
        "  123/2015/NĐ-CP  Chính phủ  2015-11-15\n"
        "    status: 'HHL', not known before\n"
        "\n"
        "New relations (1):\n"
        "  01/2024/TT-BTP replaces 123/2015/NĐ-CP  from 2024-04-05 on  Điều 1\n"
        "\n"
        "Rejected rows (1):\n"
        "  danh-sach.csv:4: 123/2015/NĐ-CP: '9/2024/TT-BTP' is neither in the catalogue nor in "
        "the file"
    )


def test_nothing_acts_on_the_terminal() -> None:
    changes = compared(service(name="Khai sinh"), service(2, code="\x1b[31mx\n", name="y"))

    assert "\x1b" not in as_text(changes, "en")


def test_left_out() -> None:
    changes = replace(ChangeSet(), left_out={"level=Cấp xã": 3}, rows=3)

    assert as_text(changes, "en") == (
        "Rows read: 3.\nLeft out by level=Cấp xã: 3.\nRejected rows: 0."
    )


def test_whole() -> None:
    """With all that there is nothing is cut short."""
    name = "Tên rất dài " * 20
    changes = compared(service(name=name), law=LegalCatalogue())

    assert name.strip() in as_text(changes, "en", whole=True)
    assert name.strip() not in as_text(changes, "en")
