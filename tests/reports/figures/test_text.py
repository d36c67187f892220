"""The figures on the terminal."""

from collections.abc import Callable
from unicodedata import normalize

import pytest

from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.text import WIDTH, as_text
from qmsdocs.site.figures.counted import figures_of
from tests.builders import Handbook
from tests.reports.figures.office import site_on
from tests.site.stories import site_of


def of(language: str, audience: Audience = Audience.INTERNAL) -> str:
    return as_text(figures_of(site_on(audience=audience)), language)


@pytest.mark.parametrize("audience", list(Audience), ids=str)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_whole(golden: Callable[[str, str], None], language: str, audience: Audience) -> None:
    golden(f"reports/figures/{audience}.{language}.txt", of(language, audience))


def test_no_line_is_too_long() -> None:
    for language in ("en", "vi"):
        assert max(len(normalize("NFC", line)) for line in of(language).splitlines()) <= WIDTH


def test_nothing_known_is_not_told_as_nought() -> None:
    found = as_text(figures_of(site_of(Handbook.new())), "en").splitlines()

    for label in (
        "Targets met",
        "Public services with a procedure",
        "Procedures in step with the law",
        "Documents to be looked at again",
        "Documents on ended law",
    ):
        assert f"  {label}: – (not known)" in found
