"""A new handbook is judged before it is made: what would not hold is not there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from qmsdocs.beginnings.keys import make_key
from qmsdocs.beginnings.make import make
from qmsdocs.errors import QmsError
from qmsdocs.source.signatures import public_part, sign_with
from tests.beginnings.offices import answers
from tests.conftest import History

MOMENT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_made(tmp_path: Path) -> None:
    key, folder = tmp_path / "key", tmp_path / "new"
    make_key(key, "")
    said = answers(key=public_part(key))

    made = make(folder, said, lambda content: sign_with(key, content), MOMENT, {})

    assert History(folder).head == made


def test_signed_with_another_key(tmp_path: Path) -> None:
    key, folder = tmp_path / "key", tmp_path / "new"
    make_key(key, "")

    with pytest.raises(QmsError) as refused:
        make(folder, answers(), lambda content: sign_with(key, content), MOMENT, {})

    assert str(refused.value.said).startswith(
        "the handbook would begin with a fault in "
        "content/records/registers/2026-11-23-dau-tien.yml:12: "
        "the signature beside the record does not hold: "
    )
    assert not folder.exists()
