"""PDFs of sheets made once: what did not change is not set again."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from qmsdocs.exchange.sheets import Typesetter
from qmsdocs.source.store import read_whole, write_whole

FONTS = Path(__file__).parent.parent / "theme" / "assets" / "fonts"
"""The fonts of pages that are to be printed, and of PDFs."""


def typesetter() -> Typesetter:
    """Return what sets sheets, with the fonts of the site.

    Raises:
        QmsError: typst is not installed.
    """
    return Typesetter(FONTS)


class Press:
    """Makes PDFs, and keeps them in a folder under the digest of all that they are made of.

    Args:
        folder: Where they are kept; it is safe to delete.

    Raises:
        QmsError: typst is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._setter = typesetter()
        self._used: set[Path] = set()
        self._ground = hashlib.sha256(f"{self._setter.version}\0".encode() + self._setter.form)
        for font in sorted(FONTS.glob("*.ttf")):
            self._ground.update(font.read_bytes())

    def __call__(self, sheet: Mapping[str, object]) -> bytes:
        """Return the PDF of a sheet given as plain values."""
        digest = self._ground.copy()
        digest.update(json.dumps(sheet, ensure_ascii=False).encode())
        file = self._folder / f"{digest.hexdigest()}.pdf"
        self._used.add(file)
        kept = read_whole(file)
        if kept is None:
            kept = self._setter.pdf(sheet)
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(file, [kept])
        return kept

    def tidy(self) -> None:
        """Take away what was not asked for."""
        for file in self._folder.glob("*.pdf"):
            if file not in self._used:
                file.unlink()
