"""What a legal document is worth on a day, as people read it."""

from datetime import date

import pytest

from qmsdocs.law.state.telling import told
from qmsdocs.model.legal import LegalDocument, Relation
from tests.law.catalogues import catalogue, does, law

DAY = date(2026, 11, 22)
A = law("A", "2020-01-01")
B = law("B", "2024-03-01")
C = law("C", "2027-03-01", issued="2026-04-23")
U = law("U", issued="2025-12-31")


@pytest.mark.parametrize(
    ("entries", "sentences"),
    [
        pytest.param([A], ["still in force", "source: nguồn A"], id="in force"),
        pytest.param(
            [C],
            ["not yet in force", "in force from 2027-03-01 on", "source: nguồn C"],
            id="not yet",
        ),
        pytest.param(
            [law("A", "2020-01-01", "2025-01-01")],
            ["expired", "since 2025-01-01", "source: nguồn A"],
            id="expired by itself",
        ),
        pytest.param(
            [A, B, does("B", "replaces", "A")],
            ["expired", "replaced by B from 2024-03-01 on", "source: Công báo"],
            id="replaced",
        ),
        pytest.param(
            [A, C, does("C", "replaces", "A")],
            ["still in force", "expires on 2027-03-01", "source: nguồn A"],
            id="to be replaced",
        ),
        pytest.param(
            [A, B, U, does("B", "amends", "A"), does("U", "amends", "A", provisions="Điều 2")],
            [
                "still in force",
                "amended by B from 2024-03-01 on",
                "amended by U (Điều 2), on a day that is not known",
                "source: nguồn A",
            ],
            id="amended",
        ),
        pytest.param(
            [A, B, law("D", "2018-01-01"), does("B", "suspends", "A", "2026-01-01", "2027-01-01"),
             does("B", "restores", "D", "2026-01-01", "2027-01-01")],
            [
                "suspended from force",
                "suspended by B from 2026-01-01 on, not any more from 2027-01-01",
                "D applies meanwhile",
                "in force from 2027-01-01 on",
                "source: Công báo",
            ],
            id="suspended for a time",
        ),
        pytest.param(
            [law("A", "2020-01-01", status="HHL1P"), U, does("U", "amends", "A")],
            [
                "partly expired",
                "amended by U, on a day that is not known",
                "source: nguồn A",
            ],
            id="each sentence once",
        ),
        pytest.param(
            [law("A")],
            [
                "not known whether in force",
                "the day from which it is in force is not known",
                "source: nguồn A",
            ],
            id="unknown",
        ),
    ],
)  # fmt: skip
def test_told(entries: list[LegalDocument | Relation], sentences: list[str]) -> None:
    about = entries[0]
    assert isinstance(about, LegalDocument)

    assert [str(each) for each in told(catalogue(*entries), about, DAY)] == sentences
