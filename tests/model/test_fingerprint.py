"""The fingerprint: storage does not matter, every letter does (docs/formats.md, section 3)."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.model.fingerprint import (
    Node,
    Parts,
    bytes_digest,
    canonical,
    parts_of,
    register_digest,
)
from tests.builders import TEXT, changed, text_of
from tests.model.strategies import TRICKY, nodes

GOLDEN_TEXT = """\
---
id: k3f9t2xq
code: QT-HT-01
title: Đăng ký khai sinh
kind: procedure
issue: 2
revision: 1
change: Sửa căn cứ
services: ["1.001193", "2.000635"]
legal_basis:
  - 60/2014/QH13
  - {number: 12/2023/NQ-HĐND, issuer: HĐND tỉnh Thái Nguyên}
field: ho-tich
flags: {no: yes, 01: 1.010820}
nothing:
unit: van-phong
review_months: 12
---

## 1. Mục đích

Hai dấu cách cuối dòng\x20\x20
"""
GOLDEN_FILES = (("phụ lục/mẫu.docx", "a" * 64), ("a.csv", "0" * 64))
GOLDEN = Parts(
    identity="sha256:8dcc832e3aaa9cf89fad134a11121270b743ed4da68553654923a1a57a9ecd47",
    facts="sha256:c3b0f5f587b853386130f501987eb66c1281540b7dde1709e66437c5c4d790df",
    body="sha256:1b76f333c40bb07a41265d8437ea60f6a0f6753ec1bc5baeb171be7fa2bb43b2",
    files="sha256:011ecac30ea574107b208bba57875a5d02c98652ca3c2c6947bc3a3521c033c9",
)
GOLDEN_FINGERPRINT = "1:sha256:8074837e5281788b922e556ceacdfd548305f55231bdc8a821c1c233c69dca54"


def _net(content: bytes) -> bytes:
    return str(len(content)).encode() + b":" + content


def _canonical(text: str) -> bytes:
    lines = "\n".join("\n".join(text.split("\r\n")).split("\r"))
    return unicodedata.normalize("NFC", lines).encode("utf-8")


def _value(node: Node) -> bytes:
    if isinstance(node, str):
        return b"s" + _net(_canonical(node))
    if isinstance(node, Mapping):
        found = b"m" + str(len(node)).encode() + b":"
        for key in sorted(node, key=_canonical):
            found += _net(_canonical(key)) + _value(node[key])
        return found
    found = b"l" + str(len(node)).encode() + b":"
    for item in node:
        found += _value(item)
    return found


def spelled_out(facts: Mapping[str, Node], body: str, files: Sequence[tuple[str, str]]) -> str:
    """Return the fingerprint by a second reading of the format's page."""
    own = {"id", "code", "issue", "revision", "change"}
    listing = str(len(files)).encode() + b":"
    for name, digest in sorted(files, key=lambda pair: _canonical(pair[0])):
        listing += _net(_canonical(name)) + _net(digest.encode())
    content = {
        "identity": _value({key: node for key, node in facts.items() if key in own}),
        "facts": _value({key: node for key, node in facts.items() if key not in own}),
        "body": _canonical(body),
        "files": listing,
    }
    whole = b"qmsdocs-fingerprint-1\n"
    for name in ("identity", "facts", "body", "files"):
        part = f"qmsdocs-fingerprint-1:{name}\n".encode() + content[name]
        whole += _net(name.encode()) + _net(hashlib.sha256(part).hexdigest().encode())
    return "1:sha256:" + hashlib.sha256(whole).hexdigest()


def test_recipe_is_pinned() -> None:
    """These digests stand in records; a change here voids every one of them."""
    text = text_of(GOLDEN_TEXT)
    parts = parts_of(text.facts, text.body, GOLDEN_FILES)

    assert parts == GOLDEN
    assert parts.fingerprint == GOLDEN_FINGERPRINT
    assert spelled_out(text.facts, text.body, GOLDEN_FILES) == GOLDEN_FINGERPRINT


def _no_key_twice(node: Node) -> bool:
    if isinstance(node, str):
        return True
    if isinstance(node, Mapping):
        return len({_canonical(key) for key in node}) == len(node) and all(
            map(_no_key_twice, node.values())
        )
    return all(map(_no_key_twice, node))


@given(
    st.dictionaries(st.sampled_from(["id", "code", "issue", "a", "b"]), nodes()),
    TRICKY,
    st.dictionaries(TRICKY, st.sampled_from(["a" * 64, "b" * 64]), max_size=3),
)
def test_recipe_as_the_page_says(facts: dict[str, Node], body: str, files: dict[str, str]) -> None:
    facts = {key: node for key, node in facts.items() if _no_key_twice(node)}
    listed = list({_canonical(name): (name, found) for name, found in files.items()}.values())

    assert parts_of(facts, body, listed).fingerprint == spelled_out(facts, body, listed)


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(TEXT.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(unicodedata.normalize("NFD", TEXT), id="decomposed"),
        pytest.param(changed(title='"Đăng ký khai sinh"'), id="double quotes"),
        pytest.param(changed(title="'Đăng ký khai sinh'"), id="single quotes"),
        pytest.param(changed(title="Đăng ký khai sinh   # tên"), id="comment"),
        pytest.param(changed(services="\n  - '1.001193'"), id="block instead of flow"),
        pytest.param(changed(issue='"1"'), id="quoted number"),
        pytest.param(
            TEXT.replace("kind: procedure\n", "").replace("field:", "kind: procedure\nfield:"),
            id="order of keys",
        ),
        pytest.param(changed(unit="to-tu-phap"), id="unit"),
        pytest.param(changed(review_months="6"), id="review"),
        pytest.param(changed(clauses='{"9001:2015": ["8.5.1"]}'), id="clauses"),
        pytest.param(changed(keywords="[khai sinh]"), id="keywords"),
        pytest.param(changed(approval="{decision: 41/QĐ-UBND}"), id="approval view"),
    ],
)
def test_storage_does_not_matter(stored: str) -> None:
    assert text_of(stored).parts == text_of(TEXT).parts


@pytest.mark.parametrize(
    ("edited", "part"),
    [
        pytest.param(changed(id="k3f9t2xr"), "identity", id="id"),
        pytest.param(changed(code="QT-HT-02"), "identity", id="code"),
        pytest.param(changed(issue="2"), "identity", id="issue"),
        pytest.param(changed(revision="1"), "identity", id="revision"),
        pytest.param(changed(change="Sửa"), "identity", id="change"),
        pytest.param(changed(title="Đăng kí khai sinh"), "facts", id="title"),
        pytest.param(changed(kind="form"), "facts", id="kind"),
        pytest.param(changed(services='["1.001194"]'), "facts", id="service"),
        pytest.param(changed(services="[]"), "facts", id="service gone"),
        pytest.param(changed(services='"1.001193"'), "facts", id="scalar for a list of one"),
        pytest.param(changed(legal_basis="[{number: 60/2014/QH13}]"), "facts", id="mapping"),
        pytest.param(changed(access="internal"), "facts", id="access"),
        pytest.param(changed(field="chung-thuc"), "facts", id="field"),
        pytest.param(changed(extra="x"), "facts", id="unknown key"),
        pytest.param(changed(extra=""), "facts", id="unknown key without value"),
        pytest.param(changed(extra="{unit: a}"), "facts", id="administrative name further down"),
        pytest.param(TEXT + " ", "body", id="trailing blank"),
        pytest.param(TEXT + "\n", "body", id="another line end"),
        pytest.param(TEXT.removesuffix("\n"), "body", id="no line end"),
        pytest.param(TEXT.replace("---\n\n", "---\n"), "body", id="first empty line"),
    ],
)
def test_every_fact_counts(edited: str, part: str) -> None:
    assert text_of(edited).parts.differing(text_of(TEXT).parts) == (part,)
    assert text_of(edited).fingerprint != text_of(TEXT).fingerprint


def test_every_letter_of_the_body_counts() -> None:
    body = text_of(TEXT).body
    without = {body[:place] + body[place + 1 :] for place in range(len(body))}

    digests = {parts_of({}, each, ()).body for each in {*without, body}}

    assert len(digests) == len(without) + 1


@given(TRICKY, TRICKY)
@example("é", "e\u0301")
@example("a\r\nb", "a\rb")
@example("a\n", "a")
def test_two_bodies_are_one_only_where_storage_differs(one: str, other: str) -> None:
    same = parts_of({}, one, ()).body == parts_of({}, other, ()).body

    assert same == (_canonical(one) == _canonical(other))


def _plain(node: Node) -> object:
    """Return a node with what may differ in storage taken away, for comparison."""
    if isinstance(node, str):
        return _canonical(node)
    if isinstance(node, Mapping):
        return frozenset((_canonical(key), _plain(value)) for key, value in node.items())
    return tuple(map(_plain, node))


@given(nodes(), nodes())
@example(["ab", "c"], ["a", "bc"])
@example(["a"], "a")
@example([], "")
@example([], {})
@example({}, "")
@example([["a"], "b"], [["a", "b"]])
@example({"a": "b"}, ["a", "b"])
@example("1:a", ["a"])
@example({"a": {"b": "c"}, "d": "e"}, {"a": {"b": "c", "d": "e"}})
def test_parts_do_not_run_together(one: Node, other: Node) -> None:
    if not (_no_key_twice(one) and _no_key_twice(other)):
        return
    same = parts_of({"x": one}, "", ()).facts == parts_of({"x": other}, "", ()).facts

    assert same == (_plain(one) == _plain(other))


def test_a_key_moves_between_identity_and_facts_with_its_name() -> None:
    named = parts_of({"code": "a"}, "", ())
    other = parts_of({"kode": "a"}, "", ())

    assert named.differing(other) == ("identity", "facts")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param([("a", "1")], [("b", "1")], id="name"),
        pytest.param([("a", "1")], [("a", "2")], id="content"),
        pytest.param([("a", "1")], [], id="gone"),
        pytest.param([("a1", "1")], [("a", "11")], id="name and content run together"),
    ],
)
def test_files_count(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    assert parts_of({}, "", one).differing(parts_of({}, "", other)) == ("files",)


def test_files_in_any_order_and_composition() -> None:
    one = [("á.csv", "1"), ("b.csv", "2")]
    other = [("b.csv", "2"), ("a\u0301.csv", "1")]

    assert parts_of({}, "", one).files == parts_of({}, "", other).files


def test_text_unchanged_between_revisions() -> None:
    first = text_of(TEXT).parts

    assert first.same_text(text_of(changed(issue="2", change="Ban hành lại")).parts)
    assert not first.same_text(text_of(changed(title="Khai sinh")).parts)


def test_keys_that_differ_in_line_ends_only_never_raise() -> None:
    """YAML can spell such keys with escapes; whatever they hold, an order is found."""
    facts: dict[str, Node] = {"a\r\nb": "1", "a\nb": {"c": "d"}}
    backwards = dict(reversed(facts.items()))

    assert parts_of(facts, "", ()).facts == parts_of(backwards, "", ()).facts


@given(st.text())
def test_canonical_is_final(text: str) -> None:
    assert canonical(canonical(text).decode()) == canonical(text)


def test_digests_of_registers_and_bytes() -> None:
    raw = b"qmsdocs-register-1\n" + "roster: 1\nname: Lê\n".encode()
    expected = "sha256:" + hashlib.sha256(raw).hexdigest()

    assert register_digest("roster: 1\nname: Lê\n") == expected
    assert register_digest("roster: 1\r\nname: Le\u0302\r\n") == expected
    assert register_digest("roster: 1\nname: Lê") != expected
    assert bytes_digest(b"a") == "sha256:" + hashlib.sha256(b"a").hexdigest()
