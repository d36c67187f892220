"""What the bench of impacts is made from."""

from pathlib import Path

from bench.generate import generate
from bench.impact import most_cited, turn
from bench.story import Size


def test_one_row_is_turned_and_turned_back(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    generate(folder, Size(20, signed=False))
    files = sorted((folder / "content" / "catalogue" / "relations").glob("*.csv"))
    states = []
    for _ in range(3):
        turn(folder)
        states.append([file.read_text(encoding="utf-8").splitlines() for file in files])

    first, second, third = states
    assert first == third
    changed = [
        (one, other)
        for rows, others in zip(first, second, strict=True)
        for one, other in zip(rows, others, strict=True)
        if one != other
    ]
    assert len(changed) == 1


def test_what_is_asked_about(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    generate(folder, Size(20, signed=False))

    number, citations = most_cited(folder)

    assert citations == 190
    files = (folder / "content" / "procedures").rglob("*.md")
    assert any(f"  - {number}\n" in file.read_text(encoding="utf-8") for file in files)
