"""Validity over a real catalogue and a real expiry list, where they are at hand."""

import csv
import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from qmsdocs.law.state.force import Force
from qmsdocs.law.state.validity import state_history, validity
from qmsdocs.model.legal import LegalCatalogue, LegalDocument, Relation
from tests.law.catalogues import catalogue, does, law

REPOSITORY = Path(__file__).parents[3]
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
DAYS = [date(1990, 1, 1) + timedelta(180 * n) for n in range(76)]
KINDS = {"thay thế": "replaces", "bãi bỏ": "repeals"}

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)


def _iso(day: str) -> str:
    return f"{datetime.strptime(day, '%d/%m/%Y'):%Y-%m-%d}" if day else ""  # noqa: DTZ007


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "legal" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def real() -> LegalCatalogue:
    """Return a real legal catalogue."""
    return catalogue(
        *(
            law(
                str(place),
                _iso(row["ngay_hieu_luc"]),
                issued=_iso(row["ngay_ban_hanh"]),
                number=row["so_ky_hieu"],
                issuer=row["co_quan_ban_hanh"],
                document_type=row["loai"],
            )
            for place, row in enumerate(_rows("catalogue.csv"))
        )
    )


def test_every_document_has_a_state_on_every_day(real: LegalCatalogue) -> None:
    assert len(real.documents) > 3000
    for document in real.documents:
        states = [validity(real, document, day).force for day in DAYS]

        assert states == sorted(states, key=[*Force].index) or Force.UNKNOWN in states
        if document.effective and document.effective <= DAYS[-1]:
            assert states[-1] is Force.IN_FORCE


def test_what_was_issued_after_it_took_effect_is_in_doubt(real: LegalCatalogue) -> None:
    odd = [
        each for each in real.documents if (each.issued or date.max) > (each.effective or date.max)
    ]

    assert odd
    for document in odd:
        forces = [each.force for each in state_history(real, document)]
        assert forces == [Force.NOT_YET, Force.UNKNOWN, Force.IN_FORCE]


@pytest.mark.parametrize("place", range(9))
def test_an_official_expiry_list(place: int) -> None:
    """What the list says expired did so on its day; one day that cannot be is in doubt."""
    row = _rows("expired_documents.csv")[place]
    expiry = date.fromisoformat(_iso(row["ngay_het_hieu_luc"]))
    # The list prints 15/02/2024 where the text beside it has 15/12/2024.
    issued = "2024-10-31" if row["van_ban_tac_dong"].startswith("11/2024") else ""
    old: LegalDocument = law(row["so_ky_hieu"], "2023-07-01")
    new = law(row["van_ban_tac_dong"], issued=issued)
    relation: Relation = does(new.id, KINDS[row["ly_do"]], old.id, _iso(row["ngay_het_hieu_luc"]))
    known = catalogue(old, new, relation)

    before = validity(known, old, expiry - timedelta(1))
    after = validity(known, old, expiry)

    assert before.force is Force.IN_FORCE
    assert after.force is (Force.UNKNOWN if issued else Force.EXPIRED)
    assert after.since == expiry
