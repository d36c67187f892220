"""``suppressions.yml``: what an entry says, and what is wrong with one that says less."""

from datetime import date

import pytest

from qmsdocs.diagnostics import Place
from qmsdocs.model.suppressions import Suppression
from qmsdocs.source.reading import Reading
from qmsdocs.source.suppressions import read_suppressions
from qmsdocs.source.tree import MemoryTree

PATH = "content/suppressions.yml"
WHOLE = "{check: DUE001, document: k3f9t2xq, reason: Chờ, by: mau, until: 2026-12-31}"
READ = Suppression(Place(PATH, 2), "DUE001", "k3f9t2xq", "Chờ", "mau", date(2026, 12, 31))


def read(text: str) -> tuple[tuple[Suppression, ...], list[tuple[str, str]]]:
    """Return the entries, and the faults as check and words."""
    reading = Reading.of(MemoryTree({PATH: text.encode()}))
    found = read_suppressions(reading)
    assert all(fault.hit.place.path == PATH for fault in reading.faults)
    return found, [(fault.check, str(fault.hit.message)) for fault in reading.faults]


def test_entry() -> None:
    assert read(f"suppressions:\n  - {WHOLE}\n") == ((READ,), [])


@pytest.mark.parametrize("text", ["suppressions: []\n", "suppressions:\n"])
def test_none(text: str) -> None:
    assert read(text) == ((), [])


def test_no_file() -> None:
    reading = Reading.of(MemoryTree({}))

    assert read_suppressions(reading) == ()
    assert reading.faults == []


def test_check_that_looks_like_a_number() -> None:
    """Every scalar is text, as in any other file."""
    ((entry,), faults) = read(f"suppressions:\n  - {WHOLE}\n".replace("k3f9t2xq", "01e5"))

    assert (entry.document, faults) == ("01e5", [])


@pytest.mark.parametrize("key", ["check", "document", "reason", "by", "until"])
@pytest.mark.parametrize("left", ["gone", "empty", "blank"])
def test_something_is_missing(key: str, left: str) -> None:
    """The entry is a fault and sets nothing aside; the one after it is read."""
    pairs = dict(each.split(": ") for each in WHOLE[1:-1].split(", "))
    pairs[key] = {"gone": "", "empty": '""', "blank": '"  "'}[left]
    entry = ", ".join(f"{name}: {value}" for name, value in pairs.items() if value)

    found, faults = read(f"suppressions:\n  - {{{entry}}}\n  - {WHOLE}\n")

    assert [each.place.line for each in found] == [3]
    assert faults == [("SUP001", f"'{key}' is missing: this entry sets nothing aside")]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        pytest.param(WHOLE.replace("2026-12-31", "31/12/2026"), "HDR005", id="vietnamese day"),
        pytest.param(WHOLE.replace("mau", "[mau]"), "HDR005", id="two people"),
        pytest.param(WHOLE.replace("}", ", note: x}"), "HDR006", id="unknown key"),
        pytest.param(WHOLE.replace("by: mau", "by: mau, by: soan"), "HDR003", id="key twice"),
        pytest.param("DUE001", "HDR005", id="no mapping"),
        pytest.param("&a " + WHOLE, "HDR002", id="anchor"),
    ],
)
def test_entry_that_cannot_be_read_whole(text: str, check: str) -> None:
    found, faults = read(f"suppressions:\n  - {text}\n")

    assert found == ()
    assert [each for each, _ in faults] == [check]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        pytest.param("a: [", "HDR002", id="no yaml"),
        pytest.param(f"- {WHOLE}\n", "HDR002", id="a list"),
        pytest.param("# nothing yet\n", "HDR002", id="a comment alone"),
        pytest.param("suppressions: all\n", "HDR005", id="a word"),
        pytest.param("suppressed: []\n", "HDR006", id="another key"),
        pytest.param("", "FIL007", id="empty"),
    ],
)
def test_file_that_cannot_be_read(text: str, check: str) -> None:
    found, faults = read(text)

    assert found == ()
    assert [each for each, _ in faults] == [check]
