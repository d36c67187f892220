"""YAML read as text: no value is anything but what stands there, and nothing crashes."""

import json
import sys
import unicodedata

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.model.fingerprint import Node
from qmsdocs.source.yamltext import Yaml, read_yaml

TAGGED = "anchors, aliases and tags are not read here"
WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc"],
        exclude_characters="\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c"
        "\u202d\u202e\ufeff\ufffe\uffff" + "".join(map(chr, range(0x2060, 0x2070))),
    )
)
NODES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def _said(found: Yaml) -> list[tuple[str, int, str]]:
    return [(each.check, each.line, str(each.said)) for each in found.complaints]


@pytest.mark.parametrize(
    "scalar",
    [
        "yes", "no", "on", "off", "true", "null", "~", "01", "1.010820", "1_000", "0x1F", "1e3",
        "2026-07-15", "2026-07-15 10:00:00", "12:30:45", ".inf", "<<", "=", "1.001193", "0o17",
    ],
)  # fmt: skip
def test_scalars_stay_text(scalar: str) -> None:
    assert read_yaml(f"a: {scalar}").value == {"a": scalar}
    assert read_yaml(f"{scalar}: a").value == {scalar: "a"}
    assert read_yaml(f"[{scalar}]").value == [scalar]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("# a comment\n", "", id="comment only"),
        pytest.param("a:", {"a": ""}, id="no value"),
        pytest.param("a: ''", {"a": ""}, id="empty quotes"),
        pytest.param("a:\n  - b\n  -\n", {"a": ["b", ""]}, id="no item"),
        pytest.param("a: []\nb: {}", {"a": [], "b": {}}, id="empty collections"),
        pytest.param("a: |\n  b\n  c\n", {"a": "b\nc\n"}, id="literal block"),
        pytest.param("a: >\n  b\n  c\n", {"a": "b c\n"}, id="folded block"),
        pytest.param("a: b\n  c", {"a": "b c"}, id="continued line"),
        pytest.param("a: 'b''c'", {"a": "b'c"}, id="single quotes"),
        pytest.param('a: "b\\tc\\u0111"', {"a": "b\tcđ"}, id="escapes"),
        pytest.param("{a: {b: [c, {d: e}]}}", {"a": {"b": ["c", {"d": "e"}]}}, id="flow"),
        pytest.param("---\na: b\n...\n", {"a": "b"}, id="document marks"),
        pytest.param("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}, id="Windows line ends"),
        pytest.param("a: e\u0301", {"a": "é"}, id="decomposed value"),
        pytest.param("e\u0301: a", {"é": "a"}, id="decomposed key"),
        pytest.param("<<: {a: b}", {"<<": {"a": "b"}}, id="merge key is a key"),
        pytest.param("a: b\tc", {"a": "b\tc"}, id="tab within a value"),
        pytest.param("a: '😀'", {"a": "😀"}, id="beyond the basic plane"),
    ],
)
def test_values(text: str, value: Node) -> None:
    found = read_yaml(text)

    assert found.value == value
    assert found.complaints == []


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        pytest.param(
            "a: 1\nb: 2\na: 3", {"a": "1", "b": "2"},
            ("HDR003", 3, "key 'a' stands here a second time"), id="the same key",
        ),
        pytest.param(
            "é: 1\ne\u0301: 2", {"é": "1"},
            ("HDR003", 2, "key 'é' stands here a second time"), id="equal in NFC",
        ),
        pytest.param(
            'a: 1\n"a": {b: [c]}\nd: 2', {"a": "1", "d": "2"},
            ("HDR003", 2, "key 'a' stands here a second time"), id="quoted, with more below",
        ),
        pytest.param(
            "x:\n  - {a: 1, a: 2}", {"x": [{"a": "1"}]},
            ("HDR003", 2, "key 'a' stands here a second time"), id="further down",
        ),
        pytest.param("a: &b c", {"a": "c"}, ("HDR002", 1, TAGGED), id="anchor"),
        pytest.param("a: !!str c", {"a": "c"}, ("HDR002", 1, TAGGED), id="the plain tag"),
        pytest.param("a: ! c", {"a": "c"}, ("HDR002", 1, TAGGED), id="the tag without name"),
        pytest.param("a: !!int 3", {"a": "3"}, ("HDR002", 1, TAGGED), id="tag of a number"),
        pytest.param("a: !!python/name:os.system", {"a": ""}, ("HDR002", 1, TAGGED), id="Python"),
        pytest.param("x: 1\na: !!map {b: c}", {"x": "1", "a": {"b": "c"}},
                     ("HDR002", 2, TAGGED), id="tag of a mapping"),
        pytest.param("&a b: c", {"b": "c"}, ("HDR002", 1, TAGGED), id="anchor of a key"),
        pytest.param("!!str b: c", {"b": "c"}, ("HDR002", 1, TAGGED), id="tag of a key"),
        pytest.param("[a]: b\nc: d", {"c": "d"}, ("HDR002", 1, "a key must be one word"),
                     id="a list as key"),
        pytest.param("? {a: {b: c}}\n: [d]\ne: f", {"e": "f"},
                     ("HDR002", 1, "a key must be one word"), id="a mapping as key"),
    ],
)  # fmt: skip
def test_complaints_hide_nothing_else(text: str, value: Node, said: tuple[str, int, str]) -> None:
    found = read_yaml(text)

    assert found.value == value
    assert _said(found) == [said]


def test_aliases_are_not_followed() -> None:
    found = read_yaml("a: &x [1, 2]\nb: *x\n*x : c\nd: e")

    assert found.value == {"a": ["1", "2"], "b": "", "d": "e"}
    assert _said(found) == [
        ("HDR002", 1, TAGGED),
        ("HDR002", 2, TAGGED),
        ("HDR002", 3, "a key must be one word"),
    ]


def test_an_alias_of_itself_comes_to_an_end() -> None:
    assert read_yaml("&a [*a]").value == [""]


def test_a_laugh_of_a_billion_is_not_laughed() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]

    assert len(read_yaml("\n".join(lines)).complaints) == 60 + 2 * 59


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("a: b\n\tc: d", 2, "a tab stands where YAML wants spaces", id="tab"),
        pytest.param("a:\n  b: c\n\t  d: e", 3, "a tab stands where YAML wants spaces", id="tab 3"),
        pytest.param("a: b: c", 1, "not YAML: mapping values are not allowed in this context",
                     id="two colons"),
        pytest.param("a: 'b", 1, "not YAML: found unexpected end of stream", id="open quote"),
        pytest.param("x: 1\na: [b\n", 2, "not YAML: did not find expected ',' or ']'",
                     id="open list"),
        pytest.param("a: b\n---\nc: d", 2, "a second YAML document begins here", id="two"),
        pytest.param("a: b\n...\nc: d", 3, "not YAML: did not find expected <document start>",
                     id="after the end"),
        pytest.param("%YAML 1.1\n---\na: b", 1, "YAML directives are not read here", id="YAML"),
        pytest.param("%TAG ! !x\n---\na: b", 1, "YAML directives are not read here", id="TAG"),
        pytest.param("a: b\nc: d\u2028e", 2, "character U+2028 does not belong in YAML", id="LS"),
        pytest.param("a: \u2029", 1, "character U+2029 does not belong in YAML", id="PS"),
        pytest.param("a: \u0085", 1, "character U+0085 does not belong in YAML", id="NEL"),
        pytest.param("a: b\ufeffc", 1, "character U+FEFF does not belong in YAML", id="BOM inside"),
        pytest.param("a: \x00", 1, "character U+0000 does not belong in YAML", id="NUL"),
        pytest.param("a: \x1b[31m", 1, "character U+001B does not belong in YAML", id="escape"),
        pytest.param("a: \x9b", 1, "character U+009B does not belong in YAML", id="C1 control"),
        pytest.param("a: \x7f", 1, "character U+007F does not belong in YAML", id="delete"),
        pytest.param("a: \uffff", 1, "character U+FFFF does not belong in YAML", id="no character"),
        pytest.param("a: \ud800", 1, "character U+D800 does not belong in YAML", id="half a pair"),
        pytest.param("a: *b", 1, TAGGED, id="unknown alias"),
        pytest.param('a: b\nc: "d\\u202e"', 2, "character U+202E does not belong in YAML",
                     id="direction as an escape"),
        pytest.param('a: "\\e[31m"', 1, "character U+001B does not belong in YAML",
                     id="escape as an escape"),
        pytest.param('a: [b,\n "\\x02"]', 2, "character U+0002 does not belong in YAML",
                     id="control as an escape"),
        pytest.param('a: "\\0"', 1, "character U+0000 does not belong in YAML", id="NUL escaped"),
        pytest.param('"\\N": a', 1, "character U+0085 does not belong in YAML", id="in a key"),
        pytest.param('a: !!str "\\P"', 1, "character U+2029 does not belong in YAML",
                     id="behind a tag"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(text: str, line: int, said: str) -> None:
    """One complaint, at its line; the value is empty, so that nothing half-read counts."""
    found = read_yaml(text)

    if said == TAGGED:
        assert found.value == {"a": ""}
    else:
        assert found.value == ""
        assert found.lines == {}
    assert _said(found) == [("HDR002", line, said)]


@pytest.mark.parametrize(
    "code",
    [0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2060],
)
@pytest.mark.parametrize("spelled", ["{}", "'{}'", '"{}"', '"\\u{:04x}"', "# {}"])
def test_what_is_not_seen_or_turns_the_reading(code: int, spelled: str) -> None:
    sign = code if ":04x" in spelled else chr(code)
    found = read_yaml(f"id: k3f9t2xq\ntitle: {spelled.format(sign)}\n")

    assert _said(found) == [("HDR002", 2, f"character U+{code:04X} does not belong in YAML")]


def test_what_quotes_may_hold() -> None:
    found = read_yaml(r'a: "b\tc\nd\\u202e\u00a0"' + "\nb: 'c\\e'")

    assert found.value == {"a": "b\tc\nd\\u202e\u00a0", "b": r"c\e"}
    assert found.complaints == []


DEEP = 100_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * DEEP, id="lists in a line"),
        pytest.param("[\n" * DEEP, id="lists in lines"),
        pytest.param("{a: " * DEEP, id="mappings in a line"),
        pytest.param("[" * DEEP + "]" * DEEP, id="lists that are closed"),
        pytest.param("- " * DEEP + "a", id="dashes"),
        pytest.param("? " * DEEP, id="questions"),
        pytest.param("- ? " * DEEP, id="dashes and questions"),
        pytest.param("? " * 15 + "[" * DEEP, id="lists in a key"),
        pytest.param("[ ']', " * DEEP, id="brackets closed in quotes only"),
        pytest.param("a: '" + "]" * DEEP + "'\nb: " + "[" * DEEP, id="brackets closed before"),
        pytest.param("# " + "]" * DEEP + "\n" + "[" * DEEP, id="brackets closed in a comment"),
        pytest.param("\n".join(" " * n + "a:" for n in range(2000)), id="indents"),
        pytest.param("\n".join(" " * n + "- a:" for n in range(0, 4000, 2)), id="lists of them"),
        pytest.param("x: 1\nx: " + "[" * DEEP, id="below a key that is passed over"),
    ],
)
def test_deep_nesting_is_refused(text: str) -> None:
    found = read_yaml(text)

    assert found.value == ""
    assert [str(each.said) for each in found.complaints] == ["nested too deeply"]


def test_twenty_levels_are_enough_for_everybody() -> None:
    assert read_yaml("[" * 20 + "]" * 20).complaints == []
    assert _said(read_yaml("\n" + "[" * 21 + "]" * 21)) == [("HDR002", 2, "nested too deeply")]


def test_width_is_no_depth() -> None:
    wide = "a: [" + "[x], " * 5000 + "]\nb: " + "'" + "[" * 1000 + "'"

    assert read_yaml(wide).complaints == []


def test_lines() -> None:
    found = read_yaml("a: b\nc:\n  - d\n  - e:\n      f\n    g: {h: i}\n", first_line=2)

    assert found.line(("a",)) == 2
    assert found.line(("c",)) == 3
    assert found.line(("c", 0)) == 4
    assert found.line(("c", 1, "e")) == 5
    assert found.line(("c", 1, "g", "h")) == 7
    assert found.line(("c", 1, "g", "missing")) == 7
    assert found.line(("missing",)) == 2
    assert Yaml().line(("a",)) == 0


def test_the_line_of_a_key_that_stands_twice_is_the_first() -> None:
    assert read_yaml("a: 1\na: 2").line(("a",)) == 1


def test_a_complaint_knows_its_value() -> None:
    found = read_yaml("a: [{b: &x c}, {b: d}]")

    assert found.complained(("a", 0))
    assert found.complained(("a",))
    assert not found.complained(("a", 1))


def _composed(node: Node) -> Node:
    if isinstance(node, str):
        return unicodedata.normalize("NFC", node)
    if isinstance(node, dict):
        return {unicodedata.normalize("NFC", key): _composed(node[key]) for key in node}
    return [_composed(each) for each in node]


@given(NODES.filter(bool))
@example({"yes": ["no", "01", ""]})
@example({"": [{}, []]})
def test_json_is_read_as_it_says(node: Node) -> None:
    expected = _composed(node)
    if _composed_keys(node) != _composed_keys(expected):
        return

    assert read_yaml(json.dumps(node, ensure_ascii=False)).value == expected


def _composed_keys(node: Node) -> int:
    if isinstance(node, str):
        return 0
    inner = node.values() if isinstance(node, dict) else node
    return len(node) + sum(map(_composed_keys, inner))


@given(NODES, st.sampled_from(["'", '"', None]), st.booleans())
def test_notation_is_not_part_of_the_value(node: Node, quotes: str | None, flow: bool) -> None:
    spelled = yaml.safe_dump(
        node, default_style=quotes, default_flow_style=flow, allow_unicode=True, width=sys.maxsize
    )
    found = read_yaml(spelled)
    if any(each.check == "HDR003" for each in found.complaints) or "!!" in spelled:
        return

    assert found.value == _composed(node)


@given(st.text(st.characters()))
@example("\ud800")
@example("&")
@example("? ?")
@example("- - -\n -")
@example("%")
@example("!<")
@example("a: !<tag:x> b")
@example('"\\ud800"')
@example("[,]")
@example("\r\r\n")
def test_no_text_ever_raises(text: str) -> None:
    found = read_yaml(text)

    last = 1 + text.count("\n") + text.count("\r")
    assert all(1 <= each.line <= last for each in found.complaints)


@given(st.lists(st.sampled_from(list("[]{}:,-?&*!|>'\"%@`# \n\tab")), max_size=40).map("".join))
def test_no_marks_of_yaml_ever_raise(text: str) -> None:
    read_yaml(text)
