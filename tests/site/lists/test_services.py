"""Public services by their codes, with the procedures that carry them out."""

import pytest

from qmsdocs.site.lists.services import by_service
from tests.builders import DAY, Handbook
from tests.site.lists.books import english, office, told

SERVICE = "content/catalogue/services/1.001193.yml"


def test_services_of_the_scope_with_limit_and_fee() -> None:
    found = by_service(english(office()))

    assert [str(lead) for lead in found.leads] == [
        "2 public services of the national catalogue on 2026-11-20."
    ]
    assert told(found) == [
        ["Hộ tịch", "1.000656", "Đăng ký khai tử", "", "No procedure published yet", "", ""],
        [
            "Hộ tịch",
            "1.001193",
            "Đăng ký khai sinh",
            "QT-HT-01",
            "Has a procedure",
            "Trực tiếp: Ngay trong ngày; Trực tuyến: 1 ngày",
            "Miễn",
        ],
    ]


def _ended(book: Handbook) -> None:
    raw = book.files[SERVICE].decode()
    book.put(SERVICE, f"{raw}ended: yes\nabolished: 2026-09-01\n")


def _forgotten(book: Handbook) -> None:
    del book.files[SERVICE]


def _outside(book: Handbook) -> None:
    book.put("content/catalogue/scope.yml", 'scope: 1\ncodes: ["1.000656"]\n')


@pytest.mark.parametrize(
    ("happened", "state"),
    [
        pytest.param(_ended, "No more in the national catalogue", id="ended"),
        pytest.param(_forgotten, "Not in the catalogue of public services", id="not in it"),
        pytest.param(_outside, "Outside the office's scope", id="outside the scope"),
    ],
)
def test_what_a_procedure_carries_out_is_listed_all_the_same(happened: object, state: str) -> None:
    book = office()
    assert callable(happened)
    happened(book)

    rows = {row[1]: row for row in told(by_service(english(book)))}

    assert rows["1.001193"][3:5] == ["QT-HT-01", state]


def test_without_a_scope_the_services_of_procedures_are_listed() -> None:
    book = office()
    del book.files["content/catalogue/scope.yml"]
    found = by_service(english(book, DAY))

    assert [row[1] for row in told(found)] == ["1.001193"]
    assert str(found.leads[1]) == (
        "The office does not say which services it carries out; those of its procedures are listed."
    )


def test_a_service_of_which_the_catalogue_tells_no_field() -> None:
    book = office()
    _forgotten(book)

    assert told(by_service(english(book)))[-1][0] == "No field named"
