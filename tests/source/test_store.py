"""Tests of what is kept between runs: whole or not at all, and never older than the program."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.source.store import Store, read_whole, write_whole


def kept(file: Path, stamp: str = "1", **values: str) -> Store:
    store = Store(file, stamp)
    store.update(values)
    store.save()
    return store


def test_kept_between_runs(tmp_path: Path) -> None:
    kept(tmp_path / "below/a", một="x\ty", hai="đ")

    again = Store(tmp_path / "below/a", "1")

    assert dict(again) == {"một": "x\ty", "hai": "đ"}
    assert len(again) == 2


def test_another_program_forgets(tmp_path: Path) -> None:
    kept(tmp_path / "a", một="x")

    assert "một" not in Store(tmp_path / "a", "2")


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\xfe", None])
def test_damage_forgets(tmp_path: Path, damage: bytes | None) -> None:
    kept(tmp_path / "a", một="x")
    whole = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(whole[:-1] if damage is None else damage)

    assert dict(Store(tmp_path / "a", "1")) == {}


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    kept(tmp_path / "a", một="x")
    before = (tmp_path / "a").stat().st_mtime_ns

    again = Store(tmp_path / "a", "1")
    assert again["một"] == "x"
    again.save()

    assert (tmp_path / "a").stat().st_mtime_ns == before


def test_what_nobody_asks_for_is_dropped_at_last(tmp_path: Path) -> None:
    kept(tmp_path / "a", **{f"k{n}": "x" for n in range(9)})

    kept(tmp_path / "a", new="y")

    assert dict(Store(tmp_path / "a", "1")) == {"new": "y"}


def test_a_single_question_drops_nothing(tmp_path: Path) -> None:
    kept(tmp_path / "a", một="x", hai="y")

    again = Store(tmp_path / "a", "1")
    assert again["một"] == "x"
    again["ba"] = "z"
    again.save()

    assert dict(Store(tmp_path / "a", "1")) == {"một": "x", "hai": "y", "ba": "z"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\n")),
        )
        | st.none(),
        max_size=20,
    )
)
def test_it_is_a_mapping(steps: list[tuple[str, str | None] | None]) -> None:
    with TemporaryDirectory() as folder:
        store, plain = Store(Path(folder, "a"), "1"), dict[str, str]()
        for step in steps:
            if step is None:
                store.save()
                store = Store(Path(folder, "a"), "1")
                assert [store.get(key) for key in plain] == list(plain.values())
            elif step[1] is None:
                assert store.pop(step[0], None) == plain.pop(step[0], None)
            else:
                store[step[0]] = plain[step[0]] = step[1]
            assert dict(store) == plain


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    store = kept(tmp_path / "a", một="x")

    with pytest.raises(UnicodeEncodeError):
        store["hai"] = "\ud800"

    assert dict(store) == {"một": "x"}


def test_a_row_without_a_tab_is_none(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", [b"1", b"\n", b"\nx", b"\ny\t", b"\nz\tv\tw"])

    assert dict(Store(tmp_path / "a", "1")) == {"y": "", "z": "v\tw"}


def test_without_a_file(tmp_path: Path) -> None:
    store = Store(None, "1")
    store["một"] = "x"
    store.save()
    del store["một"]

    assert list(tmp_path.iterdir()) == []
    assert dict(store) == {}


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("no folder", encoding="utf-8")

    assert kept(tmp_path / "a/b", một="x")["một"] == "x"


def test_whole_files(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", [b"1", b"\n2"])

    assert read_whole(tmp_path / "a") == b"1\n2"
    assert read_whole(tmp_path / "b") is None
