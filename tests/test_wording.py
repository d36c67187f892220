"""Sentences stay typed until somebody reads them."""

import gettext
import json
from datetime import date
from importlib import resources
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.records import ProofKind
from qmsdocs.wording import Said, Value, day_in, in_language, packed, say, unpacked

NAMES = st.text("abcdef", min_size=1, max_size=4)
PLAIN: st.SearchStrategy[Value] = st.text() | st.integers() | st.dates()
SENTENCES = st.recursive(
    st.builds(Said, st.text(), st.just(())),
    lambda inner: st.builds(
        Said,
        st.text(),
        st.dictionaries(NAMES, PLAIN | inner | st.lists(PLAIN | inner).map(tuple)).map(
            lambda values: tuple(sorted(values.items(), key=lambda pair: pair[0]))
        ),
    ),
)


def test_english_is_the_template_itself() -> None:
    said = say("'{person}' held no mandate on {day}", person="lan", day=date(2026, 7, 5))

    assert str(said) == "'lan' held no mandate on 2026-07-05"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("a {brace} in a value", "a {brace} in a value", id="braces are no template"),
        pytest.param(7, "7", id="number"),
        pytest.param(ProofKind.SSH, "ssh", id="closed word"),
        pytest.param(("a", 1, date(2026, 1, 2)), "a, 1, 2026-01-02", id="list"),
        pytest.param(say("a {what}", what=say("sentence")), "a sentence", id="sentence within"),
        pytest.param((), "", id="nothing"),
    ],
)
def test_values(value: Value, shown: str) -> None:
    assert str(say("{value}", value=value)) == shown


def test_a_template_without_values_is_said_as_it_stands() -> None:
    assert str(Said("{a: 1}")) == "{a: 1}"
    assert str(Said("")) == ""


def test_a_day_as_its_readers_write_it() -> None:
    day = date(2025, 7, 5)

    assert day_in("vi", day) == "05/07/2025"
    assert day_in("en", day) == "2025-07-05"


def test_a_sentence_in_vietnamese() -> None:
    """What has no translation is said in English, with its days as Vietnamese write them."""
    speak = in_language("vi")

    assert speak(say("no such sentence {day}", day=date(2025, 7, 5))) == (
        "no such sentence 05/07/2025"
    )
    assert speak(say("nested too deeply")) != "nested too deeply"


def test_translations_name_the_same_values() -> None:
    """A value misspelt in a translation would be a traceback in front of a user."""
    with (resources.files("qmsdocs") / "locale/vi/LC_MESSAGES/qmsdocs.mo").open("rb") as file:
        catalogue: dict[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]

    assert len(catalogue) > 100
    for template, translated in catalogue.items():
        if isinstance(template, str) and template:
            assert _names(template) == _names(translated), template


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_one_speaker_a_language() -> None:
    assert in_language("en") is in_language("en")


@given(SENTENCES)
def test_packing_loses_nothing(said: Said) -> None:
    """What is remembered as JSON is said in either language later."""
    kept = json.loads(json.dumps(packed(said)))

    assert unpacked(kept) == said


@pytest.mark.parametrize(
    "raw", [pytest.param([1, {}], id="no template"), pytest.param(["a", []], id="no values")]
)
def test_unpacking_something_else(raw: list[object]) -> None:
    with pytest.raises(TypeError):
        unpacked(raw)


def test_unpacking_a_value_of_no_kind() -> None:
    with pytest.raises(TypeError):
        unpacked(["{a}", {"a": 1.5}])
