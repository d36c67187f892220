"""Typed values out of YAML: every fault names its line, none hides another."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.model.days import parse_day
from qmsdocs.model.records import Capacity
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.yamltext import read_yaml


def _fields(text: str) -> Fields:
    yaml = read_yaml(text)
    notes = Notes("a.yml")
    notes.take(yaml)
    return Fields.of(yaml, notes)


def _said(fields: Fields) -> list[str]:
    return [
        f"{each.hit.place.line} {each.check} {each.hit.message}" for each in fields.notes.faults
    ]


def test_a_text() -> None:
    fields = _fields("a: b\nc:\nd: [1]\n")

    assert (fields.text("a"), fields.text("c"), fields.text("x")) == ("b", "", "")
    assert fields.text("d") == ""
    assert _said(fields) == ["3 HDR005 'd' is '…', expected one value"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("b: c", "1 HDR004 'a' is missing", id="missing"),
        pytest.param("b: c\na:", "2 HDR004 'a' is empty", id="no value"),
        pytest.param("b: c\na: ' '", "2 HDR004 'a' is empty", id="blanks"),
        pytest.param("b: c\na: []", "2 HDR004 'a' is empty", id="empty list"),
    ],
)
def test_required(text: str, said: str) -> None:
    """A value that must be there is missed once, whatever type it should have."""
    for ask in (
        lambda fields: fields.text("a", required=True),
        lambda fields: fields.whole("a", required=True),
        lambda fields: fields.day("a", required=True),
        lambda fields: fields.digest("a", required=True),
        lambda fields: fields.choice("a", Capacity, required=True),
        lambda fields: fields.texts("a", required=True),
        lambda fields: fields.within("a", required=True),
        lambda fields: list(fields.each("a", required=True)),
    ):
        fields = _fields(text)
        ask(fields)

        assert _said(fields) == [said]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("0", 0, id="nought"),
        pytest.param("12", 12, id="twelve"),
        pytest.param('"7"', 7, id="quotes are notation"),
        pytest.param("01", None, id="leading zero"),
        pytest.param("+1", None, id="sign"),
        pytest.param("-1", None, id="less than nothing"),
        pytest.param("1.0", None, id="decimals"),
        pytest.param("1e3", None, id="power"),
        pytest.param("1_000", None, id="underscore"),
        pytest.param("0x10", None, id="hexadecimal"),
        pytest.param("٣", None, id="Arabic digit"),
        pytest.param("²", None, id="superscript"),
        pytest.param("9" * 5000, None, id="more digits than Python converts"),
    ],
)
def test_whole(written: str, value: int | None) -> None:
    fields = _fields(f"a: {written}")

    assert fields.whole("a") == value
    found = written.strip('"')
    said = f"1 HDR005 'a' is '{found}', expected a whole number such as 1, from 0"
    assert _said(fields) == ([] if value is not None else [said])


def test_the_least_whole_number() -> None:
    fields = _fields("a: 0")

    assert fields.whole("a", least=1) is None
    assert _said(fields) == ["1 HDR005 'a' is '0', expected a whole number such as 2, from 1"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2026-07-15", date(2026, 7, 15), id="day"),
        pytest.param("2028-02-29", date(2028, 2, 29), id="leap day"),
        pytest.param("2026-02-29", None, id="no leap year"),
        pytest.param("2026-13-01", None, id="thirteenth month"),
        pytest.param("15/07/2026", None, id="as people write it"),
        pytest.param("2026-7-15", None, id="one digit"),
        pytest.param("20260715", None, id="without dashes"),
        pytest.param("2026-W29-3", None, id="week and weekday"),
        pytest.param("2026-07-15 00:00:00", None, id="with a time"),
        pytest.param("0000-01-01", None, id="year nought"),
        pytest.param("２０２６-07-15", None, id="wide digits"),
        pytest.param("'2026-07-15 '", None, id="blank behind"),
    ],
)
def test_day(written: str, day: date | None) -> None:
    fields = _fields(f"b: c\na: {written}")

    assert fields.day("a") == day
    found = written.strip("'")
    said = f"2 HDR005 'a' is '{found}', expected a day written YYYY-MM-DD, such as 2026-07-15"
    assert _said(fields) == ([] if day else [said])


@given(st.dates())
@example(date.min)
@example(date.max)
def test_every_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@given(st.text(max_size=12))
@example("2026-W01-1")
@example("2026-07-1٥")
@example("2026-07-15\n")
def test_nothing_else_is_a_day(text: str) -> None:
    day = parse_day(text)

    assert day is None or day.isoformat() == text


@pytest.mark.parametrize(
    ("written", "good"),
    [
        pytest.param("sha256:" + "a" * 64, True, id="digest"),
        pytest.param("a" * 64, False, id="without its name"),
        pytest.param("sha256:" + "A" * 64, False, id="capitals"),
        pytest.param("sha256:" + "a" * 63, False, id="too short"),
        pytest.param("sha512:" + "a" * 64, False, id="another digest"),
        pytest.param("sha256:../../../etc/passwd", False, id="a path"),
    ],
)
def test_digest(written: str, good: bool) -> None:
    fields = _fields(f"a: {written}")

    assert fields.digest("a") == written
    said = f"1 HDR005 'a' is '{written}', expected sha256: and 64 hexadecimal digits"
    assert _said(fields) == ([] if good else [said])


def test_choice_with_the_word_that_was_meant() -> None:
    fields = _fields("a: KT\nb: TUG\nc: xxxxxxx\n")

    assert fields.choice("a", Capacity) is Capacity.KT
    assert fields.choice("b", Capacity) is None
    assert fields.choice("c", Capacity) is None
    assert fields.choice("d", Capacity) is None
    assert _said(fields) == [
        "2 HDR005 'b' is 'TUG', expected one of: TM, KT, TL, TUQ, Q",
        "3 HDR005 'c' is 'xxxxxxx', expected one of: TM, KT, TL, TUQ, Q",
    ]
    assert [str(each.hit.hint) for each in fields.notes.faults] == ["Did you mean 'TUQ'?", "None"]


@pytest.mark.parametrize(
    ("written", "value", "faults"),
    [
        pytest.param("yes", True, 0, id="yes"),
        pytest.param("true", True, 0, id="true"),
        pytest.param("no", False, 0, id="no"),
        pytest.param("false", False, 0, id="false"),
        pytest.param("", False, 0, id="no value"),
        pytest.param("oui", True, 1, id="unclear asks for more, not for less"),
        pytest.param("[no]", True, 1, id="no word at all"),
    ],
)
def test_flag(written: str, value: bool, faults: int) -> None:
    fields = _fields(f"a: {written}")

    assert fields.flag("a") is value
    assert len(_said(fields)) == faults
    assert _fields("b: c").flag("a") is False


@pytest.mark.parametrize(
    ("written", "values", "faults"),
    [
        pytest.param("[b, c]", ("b", "c"), 0, id="flow"),
        pytest.param("\n  - b\n  - c", ("b", "c"), 0, id="block"),
        pytest.param("", (), 0, id="no value"),
        pytest.param("[]", (), 0, id="empty"),
        pytest.param("b", (), 1, id="one value"),
        pytest.param("{b: c}", (), 1, id="mapping"),
        pytest.param("[b, [c]]", (), 1, id="list within"),
        pytest.param("\n  - b\n  -", (), 1, id="empty item, which would match anything left out"),
    ],
)
def test_texts(written: str, values: tuple[str, ...], faults: int) -> None:
    fields = _fields(f"a: {written}")

    assert fields.texts("a") == values
    assert len(_said(fields)) == faults


def test_within() -> None:
    fields = _fields("a: {b: c}\nd: e\nf: [g]\nh:\n")
    inner = fields.within("a")

    assert inner is not None
    assert inner.text("b") == "c"
    assert fields.within("d") is None
    assert fields.within("f") is None
    assert fields.within("h") is None
    assert fields.within("x") is None
    assert _said(fields) == [
        "2 HDR005 'd' is 'e', expected a mapping such as {a: 1, b: 2}",
        "3 HDR005 'f' is '…', expected a mapping such as {a: 1, b: 2}",
    ]


def test_each() -> None:
    fields = _fields("a:\n  - {b: 1}\n  - c\n  - {b: 2}\nd: e\n")

    assert [each.text("b") for each in fields.each("a")] == ["1", "2"]
    assert list(fields.each("d")) == []
    assert list(fields.each("x")) == []
    assert _said(fields) == [
        "3 HDR005 'a': each entry must be a mapping",
        "5 HDR005 'd' is 'e', expected a list of mappings",
    ]


def test_unknown_keys_with_the_one_that_was_meant() -> None:
    fields = _fields("from: a\nutnil: b\nzzz: c\n")
    fields.ask("from", "until")

    fields.refuse_unknown("REG004")

    assert _said(fields) == [
        "2 REG004 key 'utnil' is not known here",
        "3 REG004 key 'zzz' is not known here",
    ]
    hints = [str(each.hit.hint) for each in fields.notes.faults]
    assert hints == ["Did you mean 'until'?", "None"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("- a\n- b", "1 HDR002 expected 'key: value' lines and found something else",
                     id="list"),
        pytest.param("# x", "0 HDR002 expected 'key: value' lines and found something else",
                     id="nothing"),
        pytest.param("a: b: c", "1 HDR002 not YAML: mapping values are not allowed in this context",
                     id="not YAML"),
    ],
)  # fmt: skip
def test_one_fault_for_a_file_that_is_no_mapping(text: str, said: str) -> None:
    """The keys that it would have had are not missed one by one."""
    fields = _fields(text)
    fields.text("id", required=True)
    fields.whole("issue", required=True)
    fields.within("proof", required=True)

    assert _said(fields) == [said]
