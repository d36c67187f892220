"""Every page of the sample in one language: no word of another one, days as they are written."""

import gettext
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest

from tests.site.kinds import Edition
from tests.site.published import loaded_from_elsewhere

ISO_DAY = re.compile(r"(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-])")
POINT = re.compile(r"(?<![\d.,])\d+\.\d+(?=\s?%)")
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|was|were|been|be|which|with|from|this|that|these|there|by|for|not|"
    r"it|its|shown|search|next|previous|page|pages|document|documents|draft|days|below|above)\b",
    re.IGNORECASE,
)
"""English words without which hardly a sentence is made, none of them Vietnamese."""
OWN_NAMES = ("Biểu mẫu", "Mục tiêu chất lượng", "1 ngày làm việc", "bản chính", "có")
"""What the office's own texts call so, as the interface does in Vietnamese."""
_SILENT = frozenset({"script", "style", "code", "pre", "kbd", "template"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_SAID = ("title", "aria-label", "placeholder", "alt", "data-shown", "data-progress")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_SAID_TO_SCRIPTS = re.compile(r'<script id="__config" type="application/json">(.*?)</script>')


@dataclass
class Seen(HTMLParser):
    """Words of a page that somebody sees or hears, each with its language.

    Attributes:
        words: Language and words, in their order.
    """

    words: list[tuple[str, str]] = field(default_factory=list)
    _open: list[tuple[str, str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember in which language it is, and what its attributes say."""
        given = dict(attrs)
        _, language, silent = self._open[-1] if self._open else ("", "", False)
        language = given.get("lang") or language
        said = [given.get(each) or "" for each in _SAID]
        self.words += [(language, _PLACEHOLDER.sub("…", each)) for each in said if each]
        if tag not in _VOID:
            self._open.append((tag, language, silent or tag in _SILENT))

    def handle_endtag(self, tag: str) -> None:
        """Forget what ends, and what was never closed within it."""
        while self._open and tag not in _VOID:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        words = " ".join(data.split())
        if words and self._open and not self._open[-1][2]:
            self.words.append((self._open[-1][1], words))


def seen(page: str) -> list[tuple[str, str]]:
    """Return what of a page somebody sees or hears, what scripts say of it included."""
    parser = Seen()
    parser.feed(page)
    parser.close()
    settings = _SAID_TO_SCRIPTS.search(page)
    language = parser.words[0][0]
    said = json.loads(settings[1])["translations"].values() if settings else ()
    return [*parser.words, *((language, each) for each in said)]


def pages(site: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield name and words of every page, drawing and feed of a site."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".svg", ".atom") and "assets" not in path.parts:
            words = seen(path.read_text(encoding="utf-8").replace("xml:lang=", "lang="))
            yield path.relative_to(site).as_posix(), words


@pytest.mark.parametrize("name", ["public", "internal"])
def test_vietnamese(edition: Edition, name: str) -> None:
    """Days as dd/mm/yyyy, a comma before decimals, and no English."""
    wrong = []
    for page, words in pages(edition(name)):
        for language, said in words:
            if language != "en":
                for each in (ISO_DAY, POINT, ENGLISH):
                    told = "" if page.endswith(".atom") and each is ISO_DAY else said
                    if found := each.search(told):
                        wrong.append(f"{page}: '{found[0]}' in '{said[:120]}'")

    assert wrong == []


def _vietnamese() -> set[str]:
    """Return the sentences of the interface that are told in Vietnamese as they stand."""
    with (resources.files("qmsdocs") / "locale/vi/LC_MESSAGES/qmsdocs.mo").open("rb") as file:
        catalogue: dict[str, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return {said for template, said in catalogue.items() if said != template and "{" not in said}


def test_english(edition: Edition) -> None:
    """With one setting no word of the interface stays Vietnamese; the texts stay as they are."""
    wrong, vietnamese = [], _vietnamese()
    for page, words in pages(edition("english")):
        text = {said for language, said in words if language == "vi"}
        for language, said in words:
            if language == "en" and said in vietnamese and said not in {*text, *OWN_NAMES}:
                wrong.append(f"{page}: '{said}'")

    assert wrong == []


def test_nothing_comes_from_another_server(edition: Edition) -> None:
    for name in ("public", "internal"):
        assert loaded_from_elsewhere(edition(name)) == []
