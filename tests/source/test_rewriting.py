"""YAML edited in place: exactly the change asked for, and every other character as it was."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import Node
from qmsdocs.source.header import split
from qmsdocs.source.rewriting import (
    append_item,
    insert_item,
    remove_item,
    remove_key,
    set_front,
    set_value,
)
from qmsdocs.source.yamltext import Path, read_yaml
from qmsdocs.workflow.record_text import scalar
from tests.source.yaml_texts import (
    DOCUMENTS,
    Entry,
    Group,
    Leaf,
    exchanged,
    paths,
    text_of,
)

ENDS = st.sampled_from(["\n", "\r\n"])
# Words that anybody may write into a form, those that YAML would misread among them.
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"]), max_size=12
) | st.sampled_from(["no", "", "~", "a: b", "- x", "#", "]", "2026-07-15", "Lý do\nhai dòng", "12"])
ITEM: Mapping[str, Node] = {
    "id": "m9",
    "from": "2026-07-15",
    "scope": {"units": ["van-phong", "a, b"]},
}
WRITTEN = '{id: m9, from: 2026-07-15, scope: {units: [van-phong, "a, b"]}}'


def _written(word: str) -> str:
    word = unicodedata.normalize("NFC", word)
    whole = word.isascii() and word.isdigit() and (word == "0" or word[0] != "0")
    return word if whole else scalar(word)


def _chosen(data: st.DataObject, document: Group, kind: type) -> tuple[Path, Any]:
    found = [(path, part) for path, part in paths(document) if isinstance(part, kind)]
    return data.draw(st.sampled_from(found)) if found else ((), document)


@given(DOCUMENTS, WORDS, ENDS, st.data())
def test_a_value_is_exchanged_in_its_place(
    document: Group, word: str, end: str, data: st.DataObject
) -> None:
    lines_of_its_own = [
        path for path, part in paths(document) if not isinstance(part, Group) or part.flow
    ]
    path = data.draw(st.sampled_from(lines_of_its_own))
    text = text_of(document, end)

    made = set_value(text, path, word)

    same = read_yaml(text).value == read_yaml(made).value
    expected = exchanged(document, path, Leaf(_written(word)))
    assert isinstance(expected, Group)
    assert made == (text if same else text_of(expected, end))


@given(DOCUMENTS, WORDS, ENDS, st.data())
def test_a_missing_key_is_added_last(
    document: Group, word: str, end: str, data: st.DataObject
) -> None:
    path, group = data.draw(
        st.sampled_from(
            [(p, g) for p, g in paths(document) if isinstance(g, Group) and not g.listed]
        )
    )

    made = set_value(text_of(document, end), (*path, "mới"), word)

    assert made == text_of(
        _with_entry(document, path, group, Entry("mới", Leaf(_written(word)))), end
    )


@given(DOCUMENTS, ENDS, st.data())
def test_an_item_is_appended_to_a_list(document: Group, end: str, data: st.DataObject) -> None:
    lists = [(p, g) for p, g in paths(document) if isinstance(g, Group) and g.listed]
    path, group = data.draw(st.sampled_from(lists or [((), document)]))
    if group is document:
        item = Group((Entry(None, Leaf(WRITTEN)),), flow=False)
        path, new = (*path, "mới"), Entry("mới", item)
    else:
        new = Entry(None, Leaf(WRITTEN))

    made = append_item(text_of(document, end), path, ITEM)

    holder = path if group is not document else ()
    assert made == text_of(_with_entry(document, holder, group, new), end)


@given(DOCUMENTS, WORDS, ENDS, st.data())
def test_an_item_is_inserted_behind_another(
    document: Group, word: str, end: str, data: st.DataObject
) -> None:
    lists = [(p, g) for p, g in paths(document) if isinstance(g, Group) and g.listed]
    assume(lists)
    path, group = data.draw(st.sampled_from(lists))
    at = data.draw(st.integers(0, len(group.entries) - 1))

    made = insert_item(text_of(document, end), path, at, word)

    new = Entry(None, Leaf(_written(word)))
    entries = (*group.entries[: at + 1], new, *group.entries[at + 1 :])
    grown = exchanged(document, path, replace(group, entries=entries))
    assert isinstance(grown, Group)
    assert made == text_of(grown, end)


@given(DOCUMENTS, ENDS, st.data())
def test_one_of_several_items_is_removed(document: Group, end: str, data: st.DataObject) -> None:
    found = [(p, g) for p, g in paths(document) if isinstance(g, Group) and g.listed]
    lists = [(path, group) for path, group in found if len(group.entries) > 1]
    assume(lists)
    path, group = data.draw(st.sampled_from(lists))
    at = data.draw(st.integers(0, len(group.entries) - 1))

    made = remove_item(text_of(document, end), path, at)

    before, following = group.entries[:at], group.entries[at + 1 :]
    above = group.entries[at].above
    if following and not group.flow:
        # What stands above the line that is gone stands above the next one now.
        following = (replace(following[0], above=(*above, *following[0].above)), *following[1:])
    less = exchanged(document, path, replace(group, entries=(*before, *following)))
    assert isinstance(less, Group)
    expected = text_of(less, end)
    if following or group.flow:
        assert made == expected
    else:
        assert read_yaml(made).value == read_yaml(expected).value
        assert len(made.split(end)) == len(expected.split(end)) + len(above)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("a:\n  - x\n# c\nb: 1\n", "a: []\n# c\nb: 1\n", id="the only one"),
        pytest.param("a: [x]\n", "a: []\n", id="between brackets"),
        pytest.param("a:\n-\n  x\n- y\n", "a:\n- y\n", id="below its dash"),
        pytest.param("a: [x, y-z ]\n", "a: [y-z ]\n", id="first between brackets"),
    ],
)
def test_item_removed(text: str, made: str) -> None:
    assert remove_item(text, ("a",), 0) == made


@given(DOCUMENTS, ENDS, st.data())
def test_a_key_is_removed_with_its_lines(document: Group, end: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(document.entries) - 1))
    gone, following = document.entries[at], document.entries[at + 1 :]
    assert gone.key is not None

    made = remove_key(text_of(document, end), (gone.key.strip("\"'"),))

    comments = "".join(f"{row}{end}" for row in gone.above)
    before = text_of(replace(document, entries=document.entries[:at]), end)
    assert made == before + comments + text_of(replace(document, entries=following), end)


def _with_entry(document: Group, path: Path, group: Group, new: Entry) -> Group:
    grown = exchanged(document, path, replace(group, entries=(*group.entries, new)))
    assert isinstance(grown, Group)
    return grown


@pytest.mark.parametrize(
    ("text", "path", "value", "made"),
    [
        pytest.param("a: 1\n", ("a",), "2", "a: 2\n", id="whole number stays plain"),
        pytest.param("a: 1\n", ("a",), "01", 'a: "01"\n', id="leading zero"),
        pytest.param("a: 1\n", ("a",), "1", "a: 1\n", id="as it is"),
        pytest.param("a: '1'\n", ("a",), "1", "a: '1'\n", id="notation of the same value"),
        pytest.param("a:\n# b\n", ("a",), "x", "a: x\n# b\n", id="nothing yet"),
        pytest.param("a:  # vì sao\n", ("a",), "x", "a: x  # vì sao\n", id="comment after nothing"),
        pytest.param(
            "a: | # vì sao\n  x\n\nb: 1\n", ("a",), "w", "a: w # vì sao\n\nb: 1\n", id="block"
        ),
        pytest.param("a: |+\n  x\n\n\nb: 1\n", ("a",), "w", "a: w\nb: 1\n", id="kept empty lines"),
        pytest.param(
            "a: |+\n  x\n\n\n", ("b",), "w", "a: |+\n  x\n\n\nb: w\n", id="after kept lines"
        ),
        pytest.param("a: x", ("b",), "w", "a: x\nb: w", id="no line end at the end"),
        pytest.param("# chỉ chú thích", ("a",), "w", "# chỉ chú thích\na: w\n", id="comment alone"),
        pytest.param("", ("a",), "w", "a: w\n", id="empty"),
        pytest.param("a: {}\n", ("a", "b"), "w", "a: {b: w}\n", id="empty mapping"),
        pytest.param(
            "a: {x: 1, }\n", ("a", "b"), "w", "a: {x: 1, b: w, }\n", id="comma at the end"
        ),
        pytest.param(
            "a: {\n  x: 1  # c\n}\n", ("a", "b"), "w", "a: {\n  x: 1, b: w  # c\n}\n", id="rows"
        ),
        pytest.param("a: [x, y]\n", ("a", 1), "z", "a: [x, z]\n", id="item"),
        pytest.param("a: [x]\nb: 1\n", ("a",), ["x", "a, b"], 'a: [x, "a, b"]\nb: 1\n', id="list"),
        pytest.param(
            "a: # vì sao\n  - x\n  - y # hai\nb: 1\n",
            ("a",),
            ["z"],
            "a: [z] # vì sao # hai\nb: 1\n",
            id="rows to list",
        ),
        pytest.param(
            "a:\n- x\n\n# b\nb: 1\n", ("a",), "z", "a: z\n\n# b\nb: 1\n", id="flat rows to scalar"
        ),
        pytest.param("a: 1\n", ("b",), "e\u0301", "a: 1\nb: \u00e9\n", id="NFC"),
        pytest.param("e\u0301: 1\n", ("\u00e9",), "2", "e\u0301: 2\n", id="key not in NFC"),
        pytest.param(
            "a:\n  - b: 1\n    # c\n  - d\n",
            ("a", 0, "e"),
            "2",
            "a:\n  - b: 1\n    e: 2\n    # c\n  - d\n",
            id="in an item",
        ),
        pytest.param(
            "a: 1 # \U0001f4c4\nb: 2\n",
            ("b",),
            "3",
            "a: 1 # \U0001f4c4\nb: 3\n",
            id="beyond 16 bits",
        ),
    ],
)
def test_value_set(text: str, path: Path, value: str | list[str], made: str) -> None:
    assert set_value(text, path, value) == made


@pytest.mark.parametrize(
    ("text", "path", "made"),
    [
        pytest.param("a: []\n", ("a",), "a: [{id: x}]\n", id="empty brackets"),
        pytest.param("a: [{id: w}] # c\n", ("a",), "a: [{id: w}, {id: x}] # c\n", id="brackets"),
        pytest.param("a:\nb: 1\n", ("a",), "a:\n  - {id: x}\nb: 1\n", id="key without value"),
        pytest.param("b: 1 # c\n", ("a",), "b: 1 # c\na:\n  - {id: x}\n", id="no key"),
        pytest.param(
            "p: {b: 1}\n", ("p", "a"), "p: {b: 1, a: [{id: x}]}\n", id="no key in one line"
        ),
        pytest.param("p: {a: }\n", ("p", "a"), "p: {a: [{id: x}]}\n", id="nothing in one line"),
        pytest.param(
            "p:\n  - n: 1\n    # c\n",
            ("p", 0, "a"),
            "p:\n  - n: 1\n    a:\n      - {id: x}\n    # c\n",
            id="in a row",
        ),
        pytest.param("", ("a",), "a:\n  - {id: x}\n", id="empty"),
        pytest.param("a:\r\n- {id: w}", ("a",), "a:\r\n- {id: w}\r\n- {id: x}", id="Windows"),
    ],
)
def test_item_appended(text: str, path: Path, made: str) -> None:
    assert append_item(text, path, {"id": "x"}) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param(
            "p:\n  - id: w # c\n# d\n",
            'p:\n  - id: w # c\n  - id: x\n    name: "a, b"\n# d\n',
            id="rows",
        ),
        pytest.param("p: [{id: w}]\n", 'p: [{id: w}, {id: x, name: "a, b"}]\n', id="brackets"),
        pytest.param("p:\r\n- id: w", 'p:\r\n- id: w\r\n- id: x\r\n  name: "a, b"', id="Windows"),
    ],
)
def test_item_appended_in_rows(text: str, made: str) -> None:
    assert append_item(text, ("p",), {"id": "x", "name": "a, b"}, in_rows=True) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("a: 1\napproval: {by: x}\nb: 2\n", "a: 1\nb: 2\n", id="in one line"),
        pytest.param("a: 1\napproval:\n  by: x\n\n  on: y\n\nb: 2\n", "a: 1\n\nb: 2\n", id="rows"),
        pytest.param("a: 1\n# c\napproval: {\n  by: x\n}", "a: 1\n# c\n", id="at the end"),
        pytest.param("approval: {}\n", "", id="alone"),
        pytest.param("a: 1\n", "a: 1\n", id="missing"),
    ],
)
def test_key_removed(text: str, made: str) -> None:
    assert remove_key(text, ("approval",)) == made


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(
            lambda: set_value("a: [1\n", ("a",), "2"),
            "line 1: not YAML: did not find expected ',' or ']'; nothing was changed",
            id="no YAML",
        ),
        pytest.param(
            lambda: set_value("a: 1\na: 2\n", ("a",), "3"),
            "line 2: key 'a' stands here a second time; nothing was changed",
            id="key twice",
        ),
        pytest.param(
            lambda: set_value("a: 1\n", ("b", "c"), "2"),
            "'b.c' cannot be changed without touching something else",
            id="nothing around it",
        ),
        pytest.param(
            lambda: set_value("a: x\n", ("a", 0), "2"),
            "'a.0' cannot be changed without touching something else",
            id="no list",
        ),
        pytest.param(
            lambda: set_value("a: {b}\n", ("a", "b"), "2"),
            "'a.b' cannot be changed without touching something else",
            id="key without colon",
        ),
        pytest.param(
            lambda: set_value("a: 1\n", ("a",), "\u200b"),
            "'a' cannot be changed so: character U+200B does not belong in YAML",
            id="character nobody sees",
        ),
        pytest.param(
            lambda: append_item("a: x\n", ("a",), {"id": "y"}),
            "'a' cannot be changed without touching something else",
            id="item to a word",
        ),
        pytest.param(
            lambda: insert_item("a: [x]\n", ("a",), 1, "y"),
            "'a.1' cannot be changed without touching something else",
            id="item behind none",
        ),
        pytest.param(
            lambda: remove_item("a: x\n", ("a",), 0),
            "'a' cannot be changed without touching something else",
            id="item of a word",
        ),
        pytest.param(
            lambda: remove_key("{a: 1, approval: 2}\n", ("approval",)),
            "'approval' cannot be changed without touching something else",
            id="key within a line",
        ),
        pytest.param(
            lambda: set_value("a: |\n  x", ("b",), "y"),
            "'b' cannot be changed without touching something else",
            id="block without line end",
        ),
        pytest.param(
            lambda: set_front("# Tên\n", {"a": "1"}),
            "no front matter between two lines '---' at the top",
            id="no front matter",
        ),
    ],
)
def test_nothing_is_guessed(edit: Callable[[], str], said: str) -> None:
    with pytest.raises(QmsError) as refused:
        edit()

    assert str(refused.value.said) == said


@given(DOCUMENTS, st.text() | st.just("x\n---\ny: 1\n"), ENDS, WORDS)
def test_front_matter_changes_and_the_body_stays(
    document: Group, body: str, end: str, word: str
) -> None:
    front = text_of(document, end)
    values: Mapping[str, Any] = {"mới": word, "k1": ["a", "b: c"]}

    made = set_front(f"---{end}{front}---{end}{body}", values, remove=("from",))

    expected = set_value(
        set_value(remove_key(front, ("from",)), ("mới",), word), ("k1",), ["a", "b: c"]
    )
    assert made == f"---{end}{expected}---{end}{body}"
    parts = split(made)
    assert parts is not None
    assert parts.body == body


def test_empty_front_matter() -> None:
    assert set_front("---\n---\n# Tên\n", {"id": "a1"}) == "---\nid: a1\n---\n# Tên\n"


def test_one_line_of_the_sample_roster_changes() -> None:
    text = File("content/people.yml").read_text(encoding="utf-8")

    made = set_value(text, ("people", 0, "keys", 0, "until"), "2026-12-31")

    old, new = text.split("\n"), made.split("\n")
    (changed,) = (row for row in zip(old, new, strict=True) if row[0] != row[1])
    assert changed[1] == changed[0].removesuffix("}") + ", until: 2026-12-31}"
