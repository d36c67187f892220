"""The format itself: a strict reader gives back whatever stands in a label."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.reports.figures.openmetrics import Family, exposition
from tests.reports.figures.reader import families

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='"\\\n'))


@given(WORDS)
@example('a"b\\c\nd')
@example("\\n")
def test_labels_and_help(words: str) -> None:
    # A reader may pass over blanks at either end of an explanation.
    family = Family("x", f"Is {words}.", (({"label": words}, 1),))

    info, found = families(exposition("office", {"of": words}, [family]))

    assert info.samples[0].labels == {"of": words}
    assert found.documentation == f"Is {words}."
    assert found.samples[0].labels == {"label": words}


def test_lines() -> None:
    families = [
        Family("wait_days", "How long.", (({"for": "a"}, 3), ({"for": "b"}, None)), "days"),
        Family("nobody_knows", "Nothing.", (({}, None),)),
        Family("share", "A part.", (({}, Decimal("98.50")),)),
    ]

    assert exposition("office", {}, families).splitlines() == [
        "# TYPE office info",
        "office_info 1",
        "# TYPE wait_days gauge",
        "# UNIT wait_days days",
        "# HELP wait_days How long.",
        'wait_days{for="a"} 3',
        "# TYPE share gauge",
        "# HELP share A part.",
        "share 98.5",
        "# EOF",
    ]
