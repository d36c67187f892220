"""Real procedures, given as plain text, as the Markdown that somebody would make of them.

Nothing of them is kept here. Lettered and numbered titles become headings, and the table of
steps, whose cells stand one below another, becomes a table again.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[3]
FOLDER = (
    Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data") / "iso_docs"
)
_TOP = re.compile(r"\s*(\d)\.\s+([A-ZĐÀ-Ỹ /]{5,})")
_LETTER = re.compile(r"\s*([a-zđ])\.\s+(?!STT)(.*)")
_STEP = re.compile(r"\s*\d+\.? ?\Z")
_WHO = re.compile(
    r"(?:Cán bộ|Công chức|Lãnh đạo|Văn thư|Bộ phận|Trung tâm|Chủ tịch|Phó|Văn phòng)\b"
)
_TIME = re.compile(r"(?:[½¼]|\d+(?:[,.]\d+)?|\d/\d) *(?:ngày|giờ)|Giờ hành chính", re.IGNORECASE)


def bodies() -> Iterator[tuple[str, str]]:
    """Yield name and Markdown of each procedure at hand."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield path.stem, _body(path.read_text("utf-8-sig").split("\n"))


def _body(lines: list[str]) -> str:
    begin = next(n for n, line in enumerate(lines) if n > 40 and "1. MỤC ĐÍCH" in line)
    made: list[str] = []
    place = begin
    while place < len(lines):
        line = lines[place].strip()
        if line in ("TT", "STT", "j. STT") and "Trình tự" in lines[place + 1]:
            table, place = _steps(lines, place + 1)
            made += ["", *table, ""]
            continue
        if _TOP.match(line):
            made += ["", f"## {line}", ""]
        elif _LETTER.match(line):
            made += ["", f"### {line}", ""]
        else:
            # A line was a paragraph.
            made += [line] if line.startswith(("-", "+", "*", "•")) else ["", line, ""]
        place += 1
        if re.search(r"HỒ SƠ\s+LƯU", line):
            break
    return "\n".join(made) + "\n"


def _steps(lines: list[str], place: int) -> tuple[list[str], int]:
    """Return the table of steps that begins there, and the line after it."""
    end = next(n for n in range(place, len(lines)) if "Ghi chú" in lines[n])
    rows: list[list[str]] = [[]]
    for line in lines[place:end]:
        if _STEP.match(line):
            rows.append([])
        elif line.strip():
            rows[-1].append(line.strip())
    heads = re.split(r"(?=Thời gian)", " ".join(rows[0]).replace("Trách nhiệm", "").strip())
    times = len(heads) - 1
    table = [
        f"| TT | {heads[0].strip()} | Trách nhiệm | {' | '.join(heads[1:])} |",
        "|---" * (3 + times) + "|",
    ]
    for number, cells in enumerate(rows[1:], start=1):
        who = [n for n, cell in enumerate(cells) if _WHO.match(cell)]
        first = who[-1] if who else len(cells)
        said = [cell for cell in cells[first:] if _TIME.match(cell)]
        # Where there are fewer than columns, the cell of the first one spans the rows.
        shown = [*[""] * (times - len(said)), *said[:times]]
        named = " ".join(cell for cell in cells[first:] if cell not in said)
        table.append(f"| {number} | {' '.join(cells[:first])} | {named} | {' | '.join(shown)} |")
    return table, end
