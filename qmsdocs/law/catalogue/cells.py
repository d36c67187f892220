"""Words out of foreign files as the catalogue keeps them: composed, and nothing unseen in them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

# Controls, what is not seen and what turns the order of what is seen: no YAML of a handbook may
# hold them (docs/formats.md, section 1).
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)

Made = TypeVar("Made")


def lines(text: str) -> str:
    """Return a text in NFC, its lines kept, without blanks around and without what is unseen."""
    if not text.isprintable():
        text = _UNSEEN.sub("", _CONTROLS.sub(" ", _BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", text).strip()


def line(text: str) -> str:
    """Return a text as ``lines`` does, in one line with single blanks.

    Two branches that add rows are merged line by line: a row that takes several would be torn.
    """
    return " ".join(lines(text).split())


def clean(value: Any) -> Any:  # noqa: ANN401 - a field of any type
    """Return a value with every text in it as ``lines`` gives it; empty ones of a list are gone."""
    if isinstance(value, str):
        return lines(value)
    if isinstance(value, tuple):
        return tuple(found for each in value if (found := clean(each)))
    if is_dataclass(value) and not isinstance(value, type):
        return _cleaned(value)
    return value


def _cleaned(value: Made) -> Made:
    found: Mapping[str, object] = {
        each.name: clean(getattr(value, each.name))
        for each in fields(value)  # type: ignore[arg-type]
    }
    return replace(value, **found)  # type: ignore[type-var]
