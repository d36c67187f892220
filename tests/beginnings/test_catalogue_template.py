"""The template for procedures drafted from records."""

import re

from qmsdocs.beginnings.templates import catalogue_template
from qmsdocs.checks.unfilled import PLACEHOLDER
from qmsdocs.model.outline import headings
from tests.beginnings.test_templates import SEVEN

FALLBACK = re.compile(r"\$\w+\{([^{}]*)\}")


def test_sections() -> None:
    found = list(headings(catalogue_template()))

    tops = [each.text.strip() for each in found if each.level == 2]
    assert tops == [each.removesuffix(" quy trình") for each in SEVEN]
    parts = [each.text.strip()[:4] for each in found if each.level == 3]
    assert parts == [f"5.{n}." for n in range(1, 8)]


def test_where_a_record_says_nothing_a_place_stands() -> None:
    """Words in the stead of a fact are a place to be filled in, never a fact of their own."""
    for words in FALLBACK.findall(catalogue_template()):
        assert PLACEHOLDER.search(words), words


def test_nothing_but_what_every_office_writes() -> None:
    left = PLACEHOLDER.sub("", catalogue_template())

    assert not re.search(r"\d+/\d{4}|-\d{2}\b|NĐ-CP|QĐ-|UBND", left)
    assert "<!--" not in left
