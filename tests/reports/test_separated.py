"""Rows as CSV: text stays text, and a row stays a row."""

import pytest

from qmsdocs.reports.separated import as_csv


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param("Khai sinh", "Khai sinh", id="text"),
        pytest.param("a, b", '"a, b"', id="comma"),
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+84 208", "'+84 208", id="plus"),
        pytest.param("-2", "'-2", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("＝1", "'＝1", id="wide sign"),
        pytest.param("a\r\nb\rc", '"a\nb\nc"', id="line ends"),
        pytest.param("\r=1", '"\'\n=1"', id="line end before a formula"),
    ],
)
def test_a_cell(cell: str, written: str) -> None:
    assert as_csv([[cell, "x"], ["y", ""]]) == f"{written},x\ny,\n"
