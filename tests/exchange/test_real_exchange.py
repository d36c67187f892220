"""Real exports, records and lists, where they are at hand; nothing of them is kept here."""

import gzip
import json
import os
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from qmsdocs.exchange.channels import channels_of
from qmsdocs.exchange.reading import Filters, offer_of
from qmsdocs.law.catalogue.offers import Offer

REPOSITORY = Path(__file__).parents[2]
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data")

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)


def _offer(name: str, filters: Filters | None = None) -> Offer:
    path = DATA / name
    return offer_of(path.name, path.read_bytes(), filters or Filters())


@pytest.fixture(scope="module")
def records() -> Offer:
    """Return what all full records offer."""
    return _offer("tthc/records.jsonl.gz")


@pytest.mark.parametrize(
    ("name", "rows"),
    [("BoCongAn", 339), ("BoTaiChinh", 706), ("BoTuPhap", 271), ("BoXayDung", 525)],
)
def test_exports_of_the_portal(name: str, rows: int) -> None:
    offer = _offer(f"tthc/danh-sach-tthc-{name}.xlsx")

    assert (offer.rows, len(offer.services), offer.rejected) == (rows, rows, ())
    assert all(each.service.name == each.service.name.strip() for each in offer.services)


def test_full_records(records: Offer) -> None:
    services = [each.service for each in records.services]

    assert (records.rows, len(services), records.rejected) == (2642, 2642, ())
    assert all(each.channels for each in services)
    assert sum(any(way.limit for way in each.channels) for each in services) >= 2490
    assert sum(bool(each.dossier) for each in services) >= 2615
    assert sum(bool(each.legal_basis) for each in services) >= 2560
    assert sum(bool(each.results) for each in services) >= 2620
    text = json.dumps([str(each) for each in services], ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", text)
    assert "\u200e" not in text


def test_nearly_everything_is_taken_apart(records: Offer) -> None:
    services = [each.service for each in records.services]
    papers = [paper for each in services for paper in each.dossier]
    basis = [each for service in services for each in service.legal_basis]
    numbered = [each for each in papers if each.originals is not None or each.copies is not None]

    assert len(numbered) >= 0.99 * len(papers)
    assert sum("/" in each.number and " " not in each.number for each in basis) >= 0.995 * len(
        basis
    )
    assert not any("Tên giấy tờ" in each.name for each in papers)


def test_no_letter_of_a_glued_table_is_lost() -> None:
    """What the cells of the table of ways are made of is there again, in another order."""
    with gzip.open(DATA / "tthc" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        cells = [json.loads(line)["cach_thuc_thuc_hien"] for line in lines]
    head, nothing = "Hình thức nộpThời gianPhí, lệ phíMô tả", "Không có thông tin"
    for cell in cells[::7]:
        channels, rest = channels_of(cell)
        parts = [part for each in channels for part in (each.mode, each.limit, each.fee, each.note)]
        given = unicodedata.normalize("NFC", cell).replace("\u200e", "").replace(head, "")
        assert _letters("".join(parts) + rest) == _letters(given.replace(nothing, ""))


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.replace("Không có thông tin", "").split()))


def test_levels(records: Offer) -> None:
    offer = _offer("tthc/records.jsonl.gz", Filters(levels=("Cấp xã",)))
    wanted = [each for each in records.services if "Cấp xã" in each.service.levels]

    assert [each.service for each in offer.services] == [each.service for each in wanted]
    assert offer.left_out == {"level=Cấp xã": 2642 - len(wanted)}


def test_a_list_without_levels_cannot_be_filtered_by_them() -> None:
    offer = _offer("tthc/danh-sach-tthc-BoTuPhap.xlsx", Filters(levels=("Cấp xã",)))

    assert (offer.services, offer.left_out) == ((), {"level=?": 271})


def test_legal_catalogue() -> None:
    offer = _offer("legal/catalogue.csv")

    assert offer.rows == 3391
    assert len(offer.documents) == 3370
    assert {each.reason.template for each in offer.rejected} == {
        "'{found}' is cut short, expected a number such as 123/2015/NĐ-CP"
    }
    assert all(each.issued and each.effective for each in offer.documents)


def test_expiry_list() -> None:
    offer = _offer("legal/expired_documents.csv")

    assert (offer.rows, len(offer.relations)) == (9, 8)
    assert [each.found for each in offer.rejected] == ["18/2006/TT-BLĐTBXH"]
    assert all(each.day and each.target.issued and each.acting.issued for each in offer.relations)


def test_review_of_local_documents() -> None:
    offer = _offer("local_docs/actions.csv")
    kinds = Counter(each.kind.value for each in offer.relations)

    assert (offer.rows, len(offer.rejected), kinds) == (55, 2, {"replaces": 27, "repeals": 5})
    assert sum(each.status == "HHL" for each in offer.documents) == 3
    assert sum(not each.target.issuer for each in offer.relations) <= 2


def test_fifty_thousand_rows() -> None:
    """A large list of legal documents takes seconds, not minutes."""
    header, *rows = (DATA / "legal" / "catalogue.csv").read_text(encoding="utf-8-sig").splitlines()
    content = "\n".join([header, *(rows * 15)][:50_001]).encode()

    start = time.process_time()
    offer = offer_of("a.csv", content)

    assert offer.rows == 50_000
    assert time.process_time() - start < 10  # about two on the machine it was made on
