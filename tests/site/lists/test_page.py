"""The page of a list: what can be chosen, what can be taken along."""

import sys
from collections.abc import Sequence
from typing import Any

import pytest

from qmsdocs.site.lists.description import Mark, Value
from qmsdocs.site.lists.page import list_page
from tests.builders import Handbook
from tests.site.lists.books import ROWS, listing
from tests.site.stories import site_of

SITE = site_of(Handbook.new())


def form(*rows: Sequence[Value], group: str = "") -> Any:  # noqa: ANN401 - as a template has it
    return list_page(SITE, listing(*rows, group=group)).meta["qms_list"]


def test_what_can_be_chosen() -> None:
    units, states = form(*ROWS)["facets"]

    assert (units["key"], units["label"], units["cell"]) == ("unit", "Unit in charge", "1")
    assert [each["label"] for each in units["options"]] == ["Phòng Kinh tế", "Văn phòng"]
    assert [each["value"] for each in states["options"]] == ["in-force", "suspended"]
    assert states["cell"] == "5"


def test_a_group_can_be_chosen_in_the_order_of_the_list() -> None:
    units, states = form(*ROWS, group="unit")["facets"]

    assert (units["cell"], states["cell"]) == ("group", "4")
    assert [each["value"] for each in units["options"]] == ["van-phong", "phong-kinh-te"]


def test_nothing_to_choose_where_all_are_alike() -> None:
    assert [each["key"] for each in form(ROWS[0], ROWS[0])["facets"]] == []


def test_words_of_one_slug_can_be_told_apart() -> None:
    rows = [(*ROWS[0][:-1], Mark(word)) for word in ("còn", "cộn", "đ", "")]
    (states,) = form(*rows)["facets"]

    assert [each["value"] for each in states["options"]] == ["con", "con-1", "d"]


def test_what_can_be_chosen_is_what_stands_in_the_cell() -> None:
    """Blanks that nobody sees come with a text that is pasted; browsers keep some of them."""
    odd, plain = "Phòng\u00a0Kinh  tế\u2028", "Phòng Kinh tế"
    found = form((odd, *ROWS[0][1:]), (plain, *ROWS[0][1:]), ROWS[0])

    assert [each["label"] for each in found["facets"][0]["options"]] == [plain, "Văn phòng"]
    assert found["table"].count(f">{plain}</th>") == 2


def test_downloads_and_words() -> None:
    found = form(*ROWS)

    assert [(each["label"], each["url"]) for each in found["downloads"]["items"]] == [
        ("CSV", "../tai-ve/danh-muc.csv"),
        ("Excel", "../tai-ve/danh-muc.xlsx"),
    ]
    assert found["words"]["shown"] == "{shown} of 2 rows shown"


def test_without_xlsxwriter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    assert [each["label"] for each in form(*ROWS)["downloads"]["items"]] == ["CSV"]


def test_an_empty_list_says_so() -> None:
    found = form()

    assert found["nothing"] == "Nothing to list."
    assert "table" not in found


def test_search_leaves_lists_out() -> None:
    page = list_page(SITE, listing(*ROWS))

    assert page.meta["search"] == {"exclude": True}
    assert page.staged.startswith("---\ntitle: Master list of controlled documents\ntemplate: list")
