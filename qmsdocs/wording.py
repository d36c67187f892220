"""Whole sentences with typed values, said in the reader's language at the last moment.

A sentence is written in English where it is used; its Vietnamese stands in the message
catalogue (``locale/``). Values stay typed until then, so that a day is 07/7/2025 to a
Vietnamese reader and 2025-07-07 to a machine.
"""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: a template in English and the values that it names."""

    template: str
    values: tuple[tuple[str, "Value"], ...] = ()

    def __str__(self) -> str:
        return in_language("en")(self)


Value = str | int | date | Said | tuple["Value", ...]
Speaker = Callable[[Said], str]


def say(template: str, **values: Value) -> Said:
    """Return a sentence; the call is what the message catalogue is extracted from."""
    return Said(template, tuple(sorted(values.items())))


@cache
def in_language(language: str) -> Speaker:
    """Return the function that says a sentence in ``vi`` or ``en``."""
    catalogue = _catalogue(language)

    def speak(said: Said) -> str:
        template = catalogue.gettext(said.template) if said.template else ""
        if not said.values:
            return template
        return template.format_map({name: show(value) for name, value in said.values})

    def show(value: Value) -> str:
        if isinstance(value, Said):
            return speak(value)
        if isinstance(value, tuple):
            return ", ".join(show(each) for each in value)
        if isinstance(value, date):
            return day_in(language, value)
        return str(value)

    return speak


def day_in(language: str, day: date) -> str:
    """Return a day as people write it: dd/mm/yyyy in Vietnamese, ISO in English."""
    if language == "vi":
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return day.isoformat()


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    found = Path(__file__).parent / "locale" / language / "LC_MESSAGES" / "qmsdocs.mo"
    with found.open("rb") as file:
        return gettext.GNUTranslations(file)


def packed(said: Said) -> list[object]:
    """Return a sentence as plain JSON values; ``unpacked`` gives it back."""
    return [said.template, {name: _pack(value) for name, value in said.values}]


def unpacked(raw: list[object]) -> Said:
    """Return the sentence that ``packed`` made these values from."""
    template, values = raw
    if not isinstance(template, str) or not isinstance(values, Mapping):
        raise TypeError(raw)
    return Said(template, tuple((str(name), _unpack(value)) for name, value in values.items()))


def _pack(value: Value) -> object:
    if isinstance(value, Said):
        return {"said": packed(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return {"list": [_pack(each) for each in value]}
    return value


def _unpack(raw: object) -> Value:
    if isinstance(raw, str | int):
        return raw
    if isinstance(raw, Mapping):
        ((kind, inner),) = raw.items()
        if kind == "said":
            return unpacked(inner)
        if kind == "day":
            return date.fromisoformat(inner)
        return tuple(_unpack(each) for each in inner)
    raise TypeError(raw)
