"""Scans of signed papers, put into the store under the name of their digest."""

import secrets
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.wording import say


def digest_of(scan: Path) -> str:
    """Return the digest by which a record names a scan, ``sha256:<hex>``.

    Raises:
        QmsError: It cannot be read, or is empty.
    """
    return bytes_digest(_content(scan))


def store_evidence(scan: Path, store: Path | None) -> None:
    """Copy a scan into the evidence store.

    A piece that lies there already is not written again.

    Raises:
        QmsError: The scan cannot be read, is empty, or there is no store.
    """
    content = _content(scan)
    if store is None or not store.is_dir():
        raise QmsError(
            say("there is no evidence store to keep '{scan}' in", scan=str(scan)),
            say("Name its folder with --store DIR or QMSDOCS_EVIDENCE; it lies outside git."),
        )
    name = bytes_digest(content).removeprefix("sha256:")
    target = store / f"{name}{scan.suffix.lower()}"
    if not any(store.glob(f"{name}*")):
        new = store / f".{secrets.token_hex(8)}"
        try:
            new.write_bytes(content)
            new.replace(target)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise QmsError(
                say(
                    "'{path}' cannot be written: {reason}",
                    path=str(target),
                    reason=error.strerror or "?",
                )
            ) from None


def _content(scan: Path) -> bytes:
    try:
        content = scan.read_bytes()
    except OSError as error:
        raise QmsError(
            say("'{path}' cannot be read: {reason}", path=str(scan), reason=error.strerror or "?")
        ) from None
    if not content:
        raise QmsError(say("the scan '{path}' is empty", path=str(scan)))
    return content
