"""The files of search: what is in them, and that they are the same however they were made."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmsdocs.site.writing import Page
from tests.builders import Handbook, changed
from tests.site.search.office import SERVICE, handbook, others, searched, site_on, text
from tests.site.search.stages import BOOKS, Stage, site_of, whole


def test_the_same_site_has_the_same_files_and_another_another_stamp() -> None:
    site = site_on(handbook())

    once, again = (searched(site) for _ in range(2))

    assert once == again
    assert stamp(once) != stamp(searched(site, others(1)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Page("a.md", "A", "Khác."), Page("a.md", "A", "Khác!"), id="what is shown"),
        pytest.param(Page("a.md", "A b", "Khác."), Page("a.md", "A  b", "Khác."), id="a title"),
    ],
)
def test_another_stamp_though_all_words_are_the_same(one: Page, other: Page) -> None:
    site = site_on(Handbook.new())

    assert stamp(searched(site, [one])) != stamp(searched(site, [other]))


def test_another_stamp_though_everything_that_is_shown_is_the_same() -> None:
    book = handbook()
    before = searched(site_on(book))
    book.put("content/catalogue/services/1.001193.yml", SERVICE.replace("mới đẻ", "mới sinh"))

    after = searched(site_on(book))

    assert [p for p in after if "/pages/" in p and before[p] != after[p]] == []
    assert stamp(before) != stamp(after)


def stamp(files: dict[str, bytes]) -> str:
    found = re.search(r'"stamp":"(\w+)"', files["search/manifest.js"].decode())
    assert found
    return found[1]


def manifest(book: Handbook) -> dict[str, Any]:
    content = searched(site_on(book))["search/manifest.js"].decode()
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
    files = searched(site_on(handbook()))
    listed = files["search/vocabulary.js"].decode().split('"')[3].split(" ")

    assert len(listed) == len(set(listed))
    assert {"khai", "sinh", "dat"} <= set(listed)
    assert [each for each in listed if not each.isalpha()] == []
    assert listed.index("dang") < listed.index("thoat")


def test_letters_are_written_as_such() -> None:
    files = searched(site_on(handbook()))

    assert "Đăng ký khai sinh" in files["search/pages/0.js"].decode()
    assert b"\\u" not in b"".join(files.values())


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Return a stage in which the search of the handbook was made."""
    made = Stage(tmp_path / "shelf")
    made.make("as it was")
    return made


def test_what_is_as_it_was_is_not_read_again(stage: Stage) -> None:
    assert stage.make("as it was") == []
    assert stage.files == whole("as it was")


@pytest.mark.parametrize("book", ["other words", "other names"])
def test_only_what_changed_is_read(stage: Stage, book: str) -> None:
    assert stage.make(book) == ["procedures/qt-ht-02/index.md"]
    assert stage.files == whole(book) != whole("as it was")


def test_the_row_of_a_list_tells_who_cites_it_now(stage: Stage) -> None:
    stage.make("a citation")

    assert "QT-HT-02" in stage.files["search/lists/0.js"].decode()
    assert stage.files == whole("a citation")


def test_a_page_is_made_again_for_its_title_alone(stage: Stage) -> None:
    for title in ("Việc", "Việc khác"):
        stage.make("as it was", [Page("a.md", title, "Người mồ côi.")])

        assert stage.files == whole("as it was", [Page("a.md", title, "Người mồ côi.")])


def test_words_that_nothing_holds_any_more_are_gone(stage: Stage) -> None:
    stage.make("as it was", pages_of(["Người mồ côi."]))
    assert b" mo " in stage.files["search/vocabulary.js"]

    stage.make("as it was", pages_of(["Người khác."]))

    assert b" mo " not in stage.files["search/vocabulary.js"]
    assert stage.files == whole("as it was", pages_of(["Người khác."]))


def test_another_program_uses_nothing_again(stage: Stage) -> None:
    assert len(stage.make("as it was", ground="another")) == len(site_of("as it was").entries)
    assert stage.files == whole("as it was")


def lost(stage: Stage) -> None:
    del stage.files["search/pages/3.js"], stage.files["search/words/0.js"]


def altered(stage: Stage) -> None:
    for path in ("pages/1", "lists/0", "manifest", "vocabulary"):
        stage.files[f"search/{path}.js"] += b"\n"


def no_shelf(stage: Stage) -> None:
    stage.shelf.unlink(missing_ok=True)


def no_base(stage: Stage) -> None:
    stage.shelf.write_bytes(b"no base")


def poisoned(stage: Stage) -> None:
    _rewrite(stage, "replace(value, '[1', '[2')")


def cut(stage: Stage) -> None:
    _rewrite(stage, "substr(value, 1, length(value) / 2)")


def _rewrite(stage: Stage, value: str) -> None:
    if stage.shelf.exists():
        with closing(sqlite3.connect(stage.shelf)) as base, base:
            base.execute(f"UPDATE rows SET value = {value}")  # noqa: S608 - from above


DAMAGES = (lost, altered, no_shelf, no_base, poisoned, cut)
TEXTS = st.lists(st.text(alphabet="ab đấ01-<>\n#", max_size=12), max_size=3)
STEPS = st.tuples(st.sampled_from(sorted(BOOKS)), TEXTS, st.sampled_from([None, *DAMAGES]))


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_again(stage: Stage, damage: Callable[[Stage], None]) -> None:
    damage(stage)

    stage.make("other words")

    assert stage.files == whole("other words")


@settings(max_examples=12)
@given(st.lists(STEPS, min_size=1, max_size=5))
def test_after_whatever_was_edited_it_is_the_search_made_of_everything(
    steps: list[tuple[str, list[str], Callable[[Stage], None] | None]],
) -> None:
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder) / "shelf")
        stage.make("as it was")
        for book, texts, damage in steps:
            if damage:
                damage(stage)
            stage.make(book, pages_of(texts))

            assert stage.files == whole(book, pages_of(texts))


def pages_of(texts: Iterable[str]) -> list[Page]:
    """Return pages that are no document's."""
    return [Page(f"{number}.md", text[:2], text) for number, text in enumerate(texts)]
