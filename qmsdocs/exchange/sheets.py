"""Sheets for citizens as PDF, set by typst; the same values give the same bytes."""

import json
from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

_FORM = "sheet.typ"
_STANDARDS = ["ua-1"]
"""A file that screen readers can read: tagged, with title and language."""


class Typesetter:
    """Sets sheets one after the other; fonts and form are read once.

    Args:
        fonts: Folder of the fonts; none of the machine are used.

    Raises:
        QmsError: typst is not installed.
    """

    def __init__(self, fonts: Path) -> None:
        try:
            import typst  # noqa: PLC0415 - an optional extra
        except ImportError:
            raise QmsError(
                say("PDFs need typst, which is not installed"),
                say("Run 'pip install \"qmsdocs[pdf]\"'; the pages print well without it."),
            ) from None
        self._typst = typst
        self._fonts = fonts
        self.version = version("typst")

    def pdf(self, sheet: Mapping[str, object]) -> bytes:
        """Return a sheet as PDF.

        Args:
            sheet: Its plain values, under the names that the form asks for.
        """
        values = {"sheet": json.dumps(sheet, ensure_ascii=False)}
        made = self._compiler.compile(
            self.form, format="pdf", sys_inputs=values, pdf_standards=_STANDARDS
        )
        return bytes(made)

    @cached_property
    def form(self) -> bytes:
        """The form that sheets are set in."""
        return (resources.files("qmsdocs.exchange") / _FORM).read_bytes()

    @cached_property
    def _compiler(self) -> Any:  # noqa: ANN401 - an optional extra
        fonts = self._typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._fonts)]
        )
        return self._typst.Compiler(self.form, font_paths=fonts)
