"""Which documents a changed file speaks of, whole or broken."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.model.records import Meaning
from qmsdocs.source.mentions import mentions
from qmsdocs.workflow.record_text import cover_of, written
from tests.builders import TEXT, changed, record, text_of

TEXT_PATH = "content/drafts/qt-ht-01.md"
RECORD_PATH = "content/records/approvals/a.yml"
BOTH = {"k3f9t2xq", "QT-HT-01"}
_COVER = cover_of(text_of(TEXT), effective=date(2026, 1, 5))


@pytest.mark.parametrize(
    ("path", "content", "found"),
    [
        pytest.param(TEXT_PATH, TEXT, BOTH, id="text"),
        pytest.param(TEXT_PATH, changed(TEXT, id='"k3f9t2x\\u0071"'), BOTH, id="escaped"),
        pytest.param(TEXT_PATH, changed(TEXT, issue="x"), BOTH, id="text with a fault"),
        pytest.param(TEXT_PATH, TEXT.replace("---\n", "", 1), BOTH, id="no front matter"),
        pytest.param(TEXT_PATH, "", set(), id="empty"),
        pytest.param(TEXT_PATH.replace(".md", ".files/a.yml"), "id: a\n", set(), id="attached"),
        pytest.param("content/catalogue/services/1.yml", "code: 1\n", set(), id="no document"),
        pytest.param("content/drafts/a?.md", TEXT, set(), id="name that is not read"),
        pytest.param(
            RECORD_PATH, written(record(Meaning.PREPARED, text_of(TEXT))), BOTH, id="record"
        ),
        pytest.param(
            RECORD_PATH,
            written(record(Meaning.WITHDRAWN, replace(_COVER, replaced_by=("h2k7w4mz",)))),
            {*BOTH, "h2k7w4mz"},
            id="record that names another document",
        ),
        pytest.param(
            RECORD_PATH, "covers:\n  - {id: k3f9t2xq, code: QT-HT-01}\n", BOTH, id="broken record"
        ),
    ],
)
def test_mentions(path: str, content: str | bytes, found: set[str]) -> None:
    raw = content.encode() if isinstance(content, str) else content

    assert mentions(path, raw) == found
