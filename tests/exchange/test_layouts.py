"""The tables that can be imported, by the names of their columns."""

import pytest

from qmsdocs.exchange.headers import Layout, columns_in
from qmsdocs.exchange.layouts import LAYOUTS
from qmsdocs.exchange.tables import Row
from qmsdocs.model.letters import fold

EACH = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.name)


@EACH
def test_a_name_means_one_column(layout: Layout) -> None:
    names = [name.strip() for each in layout.columns.values() for name in each.split("|")]

    assert len(names) == len(set(names))
    assert all(name == fold(name).strip() and "  " not in name for name in names)


@EACH
def test_what_the_hint_shows_is_recognised(layout: Layout) -> None:
    sign = "|" if "|" in layout.shown else ","
    found = columns_in(Row(1, tuple(layout.shown.split(sign))), LAYOUTS)

    assert found is not None
    assert found.layout is layout


@pytest.mark.parametrize(
    "name",
    ["Mã số TTHC", "MÃ TTHC", " Mã\nthủ tục ", "Mã số (TTHC)", "ma_thu_tuc", "Mã số hồ sơ TTHC"],
)
def test_ways_to_write_one_name(name: str) -> None:
    found = columns_in(Row(1, ("TT", name, "Tên thủ tục hành chính")), LAYOUTS)

    assert found is not None
    assert (found.places["code"], found.layout.name) == (1, "services")


def test_a_row_of_data_is_no_header() -> None:
    assert columns_in(Row(1, ("1", "1.000001", "Tên", "")), LAYOUTS) is None
