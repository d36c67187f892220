"""The evidence store: pieces named by the digest of their bytes."""

import hashlib
import os
from pathlib import Path

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.source.evidence import read_evidence

SCAN = b"%PDF-1.7 a scan"
DIGEST = hashlib.sha256(SCAN).hexdigest()
OTHER = "0" * 64


def test_no_store_was_at_hand() -> None:
    assert read_evidence(None) is None


def test_an_empty_store(tmp_path: Path) -> None:
    assert read_evidence(tmp_path) == {}


def test_pieces_by_the_digest_of_their_names(tmp_path: Path) -> None:
    (tmp_path / f"{DIGEST}.pdf").write_bytes(SCAN)
    (tmp_path / OTHER).write_bytes(b"altered")
    (tmp_path / "readme.txt").write_bytes(b"no evidence")
    (tmp_path / f"{DIGEST[:63]}.pdf").write_bytes(b"name too short")
    (tmp_path / f"{DIGEST.upper()}.pdf").write_bytes(b"capitals")
    (tmp_path / f"{DIGEST}.pdf.bak").write_bytes(b"a second ending")

    assert read_evidence(tmp_path) == {
        f"sha256:{DIGEST}": f"sha256:{DIGEST}",
        f"sha256:{OTHER}": "sha256:" + hashlib.sha256(b"altered").hexdigest(),
    }


def test_an_altered_piece_is_not_hidden_by_a_good_one_of_another_ending(tmp_path: Path) -> None:
    (tmp_path / f"{DIGEST}.jpg").write_bytes(b"altered")
    (tmp_path / f"{DIGEST}.pdf").write_bytes(SCAN)

    altered = "sha256:" + hashlib.sha256(b"altered").hexdigest()
    assert read_evidence(tmp_path) == {f"sha256:{DIGEST}": altered}


@pytest.mark.parametrize("kind", ["folder", "broken link", "pipe"])
def test_one_piece_that_cannot_be_read_hides_no_other(tmp_path: Path, kind: str) -> None:
    odd = tmp_path / f"{OTHER}.pdf"
    if kind == "folder":
        odd.mkdir()
    elif kind == "broken link":
        odd.symlink_to("nowhere")
    else:
        os.mkfifo(odd)
    (tmp_path / f"{DIGEST}.pdf").write_bytes(SCAN)

    assert read_evidence(tmp_path) == {
        f"sha256:{DIGEST}": f"sha256:{DIGEST}",
        f"sha256:{OTHER}": "",
    }


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing", "No such file or directory"), ("file", "Not a directory")],
)
def test_no_store_there(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(QmsError) as caught:
        read_evidence(tmp_path / name)

    assert str(caught.value.said).endswith(f"cannot be read: {reason}")
