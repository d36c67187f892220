"""The index as files: nothing is lost in them, and they are small."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.search.entries import Findable
from qmsdocs.site.search.files import search_files
from qmsdocs.site.search.index import Postings, impacts, postings, shards
from qmsdocs.site.search.sections import read
from qmsdocs.site.search.words import code, words
from qmsdocs.site.stage import pages
from tests.builders import Handbook, changed
from tests.site.search.office import handbook, others, site_on, text

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


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=30), max_size=12))
def test_files_hold_what_the_index_holds(texts: list[list[str]]) -> None:
    things = [Findable(address=f"{n}/", title=" ".join(each)) for n, each in enumerate(texts)]
    index = postings(things)

    assert decoded(index) == {
        (folded, toned, impact, number)
        for folded, ways in index.items()
        for toned, impacts in ways.items()
        for impact, numbers in impacts.items()
        for number in numbers
    }


def decoded(index: Postings) -> set[tuple[str, str, int, int]]:
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

    known = list(shards(postings(things)))

    assert len(known) > 3
    assert [first for first, _ in known] == sorted(first for first, _ in known)
    assert [first for first, _ in known] == [next(iter(json.loads(part))) for _, part in known]


def test_the_same_site_has_the_same_files_and_another_another_stamp() -> None:
    site = site_on(handbook())
    staged = list(pages(site))

    once, again = (dict(search_files(site, staged)) for _ in range(2))
    more = dict(search_files(site, [*staged, *others(1)]))

    assert once == again
    assert stamp(once) != stamp(more)


def stamp(files: dict[str, bytes]) -> str:
    found = re.search(r'"stamp":"(\w+)"', files["search/manifest.js"].decode())
    assert found
    return found[1]


def manifest(book: Handbook) -> dict[str, Any]:
    site = site_on(book)
    content = dict(search_files(site, list(pages(site))))["search/manifest.js"].decode()
    return dict(json.loads(content[content.index(",") + 1 : content.rindex(")")]))


def test_words_that_lead_to_nothing_on_this_site_stay_at_home() -> None:
    """What leads to an internal document alone would tell of it."""
    book = handbook()
    hidden = text("doc99999", "QT-HT-99", "Thanh lọc nội bộ", "Việc trong nhà.")
    book.in_force(
        changed(hidden, access="internal"), "content/procedures/qt-ht-99.md", name="hidden"
    )
    book.put(
        "content/synonyms.yml",
        "synonyms: 1\nsame:\n  - words: [cưới hỏi, thanh lọc, tạm trú]\n"
        "leads:\n  - from: [dọn dẹp]\n    to: [thanh lọc]\n",
    )

    assert manifest(book)["ways"] == [
        ["cưới hỏi", ["tạm trú"]],
        ["thanh lọc", ["tạm trú"]],
    ]


def test_words_of_the_handbook_for_what_is_mistyped() -> None:
    site = site_on(handbook())

    files = dict(search_files(site, list(pages(site))))
    listed = files["search/vocabulary.js"].decode().split('"')[3].split(" ")

    assert len(listed) == len(set(listed))
    assert {"khai", "sinh", "dat"} <= set(listed)
    assert [each for each in listed if not each.isalpha()] == []
    assert listed.index("dang") < listed.index("thoat")


def test_letters_are_written_as_such() -> None:
    site = site_on(handbook())

    files = dict(search_files(site, list(pages(site))))

    assert "Đăng ký khai sinh" in files["search/pages/0.js"].decode()
    assert b"\\u" not in b"".join(files.values())
