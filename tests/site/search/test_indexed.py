"""What is kept of a search, and when it is of no use any more."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from qmsdocs.site.fast.last import LastBuild
from qmsdocs.site.fast.shelf import Shelf
from qmsdocs.site.search.entries import Findable, Thing
from qmsdocs.site.search.indexed import Indexed, keep_indexed, own_of, read_indexed

INDEX = {"a": '[["a",1,[0,1]],["à",3,[2]]]', "đ": '[["đ",1,[2]]]'}


def thing(key: str, *, listed: bool = False) -> Thing:
    return Thing(key, listed, lambda: Findable(address=key, title=key))


THINGS = (thing("one"), thing("two"), thing("three", listed=True))
MADE = Indexed(["one", "two", "three"], 2, {"pages/0": "x", "lists/0": "y"}, INDEX)


@pytest.fixture
def last(tmp_path: Path) -> Iterator[LastBuild]:
    """Return a former build, with what was made for three things."""
    with closing(Shelf(tmp_path / "shelf")) as shelf:
        found = LastBuild("ground", shelf, {}, "here")
        keep_indexed(found, MADE)
        yield found


def test_it_is_read_as_it_was_kept(last: LastBuild) -> None:
    assert read_indexed(last, THINGS) == MADE


@pytest.mark.parametrize(
    "things",
    [
        pytest.param(THINGS[1:], id="one less"),
        pytest.param((*THINGS, thing("four", listed=True)), id="one more"),
        pytest.param((*THINGS[:1], thing("two", listed=True), THINGS[2]), id="a page less"),
    ],
)
def test_it_is_of_no_use_for_other_numbers(last: LastBuild, things: tuple[Thing, ...]) -> None:
    assert read_indexed(last, things) == Indexed()


@pytest.mark.parametrize(("ground", "place"), [("another", "here"), ("ground", "elsewhere")])
def test_it_is_of_no_use_elsewhere(last: LastBuild, ground: str, place: str) -> None:
    assert read_indexed(replace(last, ground=ground, place=place), THINGS) == Indexed()


def test_what_changed() -> None:
    now = (THINGS[0], thing("another"), THINGS[2])

    assert MADE.changed(now) == {1}
    assert MADE.changed(THINGS) == frozenset()
    assert Indexed().changed(now) == {0, 1, 2}
    assert own_of(now) == MADE.own
