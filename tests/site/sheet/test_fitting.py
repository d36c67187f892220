"""The size of the letters: big where there is room, never below what can be read."""

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.sheet.content import Case, Fact, Paper, Sheet
from qmsdocs.site.sheet.fitting import size_of

LETTERS = "Giấy tờ tùy thân khi đến làm trực tiếp "


def _sheet(papers: int, long: int = 60) -> Sheet:
    words = (LETTERS * (long // len(LETTERS) + 1))[:long]
    facts = tuple(Fact("Thời hạn", ("03 ngày làm việc.",)) for _ in range(4))
    dossier = (Case("", tuple(Paper(words) for _ in range(papers))),)
    return Sheet("Tên", "QT-01", (), facts, dossier, "", (), "", "", "", scanned=True)


def test_sizes() -> None:
    """Few papers in big letters, many in small ones, too many readable on two pages."""
    assert size_of(_sheet(5)) == 13
    assert size_of(_sheet(27)) == 10.5
    assert size_of(_sheet(200)) == 11.5


@given(st.integers(0, 25), st.integers(0, 200))
def test_smaller_for_more(papers: int, long: int) -> None:
    """Another paper never makes the letters bigger, as long as one page is enough."""
    less, more = size_of(_sheet(papers, long)), size_of(_sheet(papers + 1, long))

    assert more <= less or more == 11.5
    assert min(less, more) >= 10
