"""Twenty real procedures find their services among 2,642 records, where these are at hand."""

import gzip
import json
import os
from pathlib import Path
from unicodedata import normalize

import pytest

from qmsdocs.law.services.cover_titles import cover_title
from qmsdocs.law.services.matching import SURE, Matcher
from qmsdocs.model.services import Listed

REPOSITORY = Path(__file__).parents[3]
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
# Judged by reading title and record side by side; none is stated in the texts themselves.
RIGHT = [
    "1.001193", "2.000528", "1.004884", "2.000522", "1.001022",
    "2.000779", "1.000689", "1.001695", "1.004772", "1.000893",
    "1.000894", "2.000806", "1.004746", "2.000513", "1.000656",
    "1.001766", "1.005461", "2.000497", "1.004837", "1.001669",
]  # fmt: skip

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)


@pytest.fixture(scope="module")
def services() -> list[Listed]:
    """Return the services of the real records."""
    with gzip.open(DATA / "tthc" / "records.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return [Listed(each["ma_thu_tuc"], normalize("NFC", each["ten_thu_tuc"])) for each in records]


@pytest.fixture(scope="module")
def titles() -> list[str]:
    """Return the titles of the real procedures."""
    files = sorted((DATA / "iso_docs").glob("*.txt"))
    return [cover_title(each.read_text(encoding="utf-8-sig")) for each in files]


def test_all_are_found_and_no_other_is_taken(services: list[Listed], titles: list[str]) -> None:
    matcher = Matcher(services)

    found = [matcher.nearest(each).taken(SURE) for each in titles]

    assert [each.service.code if each else "" for each in found] == RIGHT


def test_without_its_own_service_none_is_taken(services: list[Listed], titles: list[str]) -> None:
    """What is near by name is not near enough: another act of the same field."""
    for title, own in zip(titles, RIGHT, strict=True):
        matcher = Matcher(each for each in services if each.code != own)

        assert matcher.nearest(title).taken(SURE) is None
