"""Options of the commands that take files over into the catalogue."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

from qmsdocs.cli.command import form_option, language_option, option, root_option
from qmsdocs.cli.taking_over import Manner
from qmsdocs.errors import QmsError
from qmsdocs.exchange.reading import Filters
from qmsdocs.model.services import national_code
from qmsdocs.wording import say

_BETWEEN = re.compile(r"[\s,;\"']+")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Given:
    """Which rows are wanted; without any word, all."""

    levels: tuple[str, ...]
    codes: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def filters(self) -> Filters:
        """The same, as a reader of files takes it."""
        return Filters(levels=self.levels, codes=self.codes, fields=self.fields)


def filtering(function: Callable[..., None]) -> Callable[..., None]:
    """Add ``--level``, ``--codes`` and ``--field``, handed over as ``given``."""

    @wraps(function)
    def started(
        levels: tuple[str, ...],
        codes: str,
        fields: tuple[str, ...],
        **rest: Any,  # noqa: ANN401
    ) -> None:
        function(given=Given(levels, _codes(codes), fields), **rest)

    decorated: Callable[..., None] = started
    for each in reversed(_FILTERS):
        decorated = each(decorated)
    return decorated


def taking(function: Callable[..., None]) -> Callable[..., None]:
    """Add what says how a change set is shown and whether it is written, as ``manner``."""

    @wraps(function)
    def started(form: str, whole: bool, writing: bool, **rest: Any) -> None:  # noqa: ANN401
        function(manner=Manner(form, whole, writing), **rest)

    decorated: Callable[..., None] = started
    for each in reversed(_TAKING):
        decorated = each(decorated)
    return decorated


def _codes(given: str) -> tuple[str, ...]:
    """Return the codes of a list, or of a file that holds one.

    Raises:
        QmsError: Something in it is no national code.
    """
    text = given
    if os.path.isfile(given):  # noqa: PTH113 - a long list is no path, and no fault
        try:
            text = Path(given).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise QmsError(say("'{path}' cannot be read as UTF-8 text", path=given)) from None
    words = [each for each in _BETWEEN.split(text) if each]
    for each in words:
        if not national_code(each):
            raise QmsError(
                say("--codes: '{word}' is no national code such as 1.001193", word=each[:_SHOWN]),
                say("Name codes with commas between, or a file that holds one on each line."),
            )
    return tuple(dict.fromkeys(map(national_code, words)))


_FILTERS = (
    option(
        "--level",
        "levels",
        multiple=True,
        metavar="LEVEL",
        said=say("Only services of this level, such as 'Cấp xã'; may be given several times."),
    ),
    option(
        "--codes",
        default="",
        metavar="FILE|LIST",
        said=say("Only services with these national codes: a list with commas, or a file."),
    ),
    option(
        "--field",
        "fields",
        multiple=True,
        metavar="FIELD",
        said=say("Only services of this field, such as 'Hộ tịch'; may be given several times."),
    ),
)
_TAKING = (
    option("--write", "writing", is_flag=True, said=say("Write it, without asking.")),
    option("--all", "whole", is_flag=True, said=say("Show long lists to their end.")),
    form_option("text", "json"),
    root_option,
    language_option,
)
