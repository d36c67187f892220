"""Citations in real texts, where they are at hand; nothing of them is kept here."""

import gzip
import json
import re

import pytest

from bench.citations import DATA, precision, recall
from qmsdocs.law.finding.citations import citations

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)
MARKED = DATA / "citations" / "val_spans.jsonl"


def test_recall() -> None:
    found = recall(MARKED)

    assert found.number_found["by number"] >= 0.995 * found.total["by number"]
    assert found.covered["by name"] >= 0.97 * found.total["by name"]


def test_precision() -> None:
    right, wrong, gone = precision(MARKED)

    assert right >= 0.98 * (right + wrong)
    assert gone <= 3


def test_cells_without_separators() -> None:
    """Nearly every number with a year in the national records is found, however it is glued."""
    whole = re.compile(r"(?<![\d.])\d{1,3}/20\d\d/(?:NĐ-CP|QH\d\d|TT-B[A-ZĐ]+)")
    missed = total = 0
    with gzip.open(DATA / "tthc" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in list(lines)[::10]:
            text = json.loads(line).get("can_cu_phap_ly")
            if not isinstance(text, str):
                continue
            spans = [(each.start, each.end) for each in citations(text.replace("\n", " "))]
            for number in whole.finditer(text.replace("\n", " ")):
                total += 1
                begin = number.start() + number[0].index("/")
                missed += not any(start <= begin < end for start, end in spans)

    assert total > 500
    assert missed <= 0.01 * total
