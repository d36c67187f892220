"""Front matter of staged pages, against the library that would write it."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.front import front_matter

WORDS = st.sampled_from(
    ["Đăng ký khai sinh", "yes", "No", "null", "1.001193", "2026-11-20", "a: b"]
)
TEXTS = st.one_of(WORDS, st.text(max_size=12), st.text("aĐ –-:#'\"|,.0\n ", max_size=12))
SCALARS = st.one_of(TEXTS, st.booleans(), st.integers(), st.none(), st.dates(), st.floats())
KEYS = st.one_of(WORDS, st.text("abckĐ y_", min_size=1, max_size=8))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(KEYS, inner, max_size=4),
    ),
    max_leaves=12,
)


class _Library(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_as_the_library_writes_it(values: dict[str, object]) -> None:
    written = yaml.dump(
        values, Dumper=_Library, allow_unicode=True, sort_keys=False, width=2**31 - 1
    )

    assert front_matter(values) == written


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("Thu hồi – đợt 2", "k: Thu hồi – đợt 2\n", id="plain"),
        pytest.param("no", "k: 'no'\n", id="reads as a switch"),
        pytest.param("1.001193", "k: '1.001193'\n", id="reads as a number"),
        pytest.param("a: b", "k: 'a: b'\n", id="reads as a mapping"),
        pytest.param([], "k: []\n", id="empty list"),
        pytest.param([["a"], {"b": 1}], "k:\n- - a\n- b: 1\n", id="lists of lists"),
        pytest.param(date(2026, 11, 20), "k: 2026-11-20\n", id="day"),
        pytest.param("a\nb", "k: 'a\n\n  b'\n", id="two lines"),
    ],
)
def test_form(value: object, said: str) -> None:
    assert front_matter({"k": value}) == said
