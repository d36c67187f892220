"""The index as files: nothing is lost in them, and they are small."""

import json
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.search.entries import Findable
from qmsdocs.site.search.index import Pieces, Postings, impacts, note, shards, spread, updated
from qmsdocs.site.search.sections import read
from qmsdocs.site.search.words import code, words
from tests.site.search.office import others

Texts = list[list[str]]
_WORDS = st.text(alphabet="aăâđhtuủụ01", min_size=1, max_size=4)


def impact(thing: Findable, word: str) -> int:
    return impacts(thing)[words(word)[0]]


def test_a_title_says_more_than_a_heading_and_that_more_than_text() -> None:
    thing = Findable(address="a/", title="Khai sinh", text=read("## Thời hạn\n\nBốn ngày.\n"))

    assert impact(thing, "sinh") > impact(thing, "hạn") > impact(thing, "ngày") > 0


def test_a_word_of_a_short_title_says_more() -> None:
    short = Findable(address="a/", title="Khai sinh")
    long = Findable(address="b/", title="Đăng ký khai sinh kết hợp nhận cha, mẹ, con")

    assert impact(short, "sinh") > impact(long, "sinh")


def test_its_own_code_says_most() -> None:
    thing = Findable(address="a/", title="QT-HT-01 – X", codes=("QT-HT-01", "1.001193"))

    known = impacts(thing)

    assert known[code("QT-HT-01")] == max(known.values())
    assert known[code("1.001193")] > impact(thing, "x")


def test_a_former_text_stands_below_the_one_in_force() -> None:
    now = Findable(address="a/", title="Khai sinh", names=("giấy khai sinh",))
    former = Findable(address="b/", title="Khai sinh", names=("giấy khai sinh",), weight=0.3)

    assert all(impacts(now)[word] > each for word, each in impacts(former).items())


_TEXTS = st.lists(st.lists(_WORDS, max_size=30), max_size=12)


@given(_TEXTS)
def test_files_hold_what_is_said_of_things(texts: Texts) -> None:
    things = things_of(texts)

    assert decoded(index_of(things)) == {
        (word.folded, word.toned, impact, number)
        for number, thing in enumerate(things)
        for word, impact in impacts(thing).items()
    }


@given(_TEXTS)
def test_in_how_many_places_a_word_stands(texts: Texts) -> None:
    index = index_of(things_of(texts))

    known = [folded for folded, *_ in decoded(index)]

    assert {folded: spread(piece) for folded, piece in index.items()} == {
        folded: known.count(folded) for folded in known
    }


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 11), st.lists(_WORDS, max_size=30)), max_size=5))
def test_an_index_brought_up_to_date_is_the_one_made_of_everything(
    texts: Texts, edits: list[tuple[int, list[str]]]
) -> None:
    before = index_of(things_of(texts))
    gone = frozenset(number for number, _ in edits if number < len(texts))
    now = [dict(edits).get(number, each) for number, each in enumerate(texts)]
    things = things_of(now)

    after = updated(before, gone, postings_of(things, gone))

    assert list(after.items()) == list(index_of(things).items())


def things_of(texts: Texts) -> list[Findable]:
    return [
        Findable(address=f"{number}/", title=" ".join(each[:2]), text=read(" ".join(each)))
        for number, each in enumerate(texts)
    ]


def postings_of(things: Sequence[Findable], numbers: Iterable[int]) -> Postings:
    postings = Postings(list)
    for number in sorted(numbers):
        note(postings, number, things[number])
    return postings


def index_of(things: Sequence[Findable]) -> Pieces:
    return updated({}, frozenset(), postings_of(things, range(len(things))))


def decoded(index: Pieces) -> set[tuple[str, str, int, int]]:
    found = set()
    for _, content in shards(index):
        for folded, ways in json.loads(content).items():
            for toned, *pairs in ways:
                for impact, steps in zip(pairs[::2], pairs[1::2], strict=True):
                    found |= {
                        (folded, toned, impact, sum(steps[: n + 1])) for n in range(len(steps))
                    }
    return found


def test_each_piece_begins_where_it_is_said_to() -> None:
    things = [
        Findable(address="x/", title=page.title, text=read(page.body)) for page in others(900)
    ]

    known = list(shards(index_of(things)))

    assert len(known) > 3
    assert [first for first, _ in known] == sorted(first for first, _ in known)
    assert [first for first, _ in known] == [next(iter(json.loads(part))) for _, part in known]
