"""Citations: how many references are found, how many of the found ones are right, how fast.

Recall is counted on sentences of legal texts in which people marked the references
(``citations/val_spans.jsonl`` below the folder of real inputs); sentences with a leaked mark of
the annotation are left out. Precision is counted on 300 found citations drawn by a fixed seed:
the sentences were read without what was found, the references in them were written down, and
only then compared. ``citations-verdicts.csv`` keeps the outcome: line of the sentence in the
file, place in it, verdict.

    python bench/citations.py [--data DIR] [--documents 10000]
"""

import argparse
import csv
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench import prose
from qmsdocs.law.finding.citations import Citation, citations

HERE = Path(__file__).parent
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or HERE.parent.parent / "shared" / "data")
VERDICTS = HERE / "citations-verdicts.csv"
BY_NAME = ("L", "BL", "PL", "HP")
BYTES = 10 * 1024
DIFFERENT = 200
_NUMBER = re.compile(r"\d+[a-zđ]?(?: ?[/-] ?[\w.-]+)*[/-] ?[A-ZĐ]\w*(?:[-/]\w+)*")


class Span(NamedTuple):
    """A reference that people marked."""

    type: str
    start: int
    end: int
    text: str

    @property
    def number(self) -> re.Match[str] | None:
        """The number in it, if any."""
        return _NUMBER.search(self.text)


class Recall(NamedTuple):
    """How the marked references fare."""

    total: Counter[str]
    number_found: Counter[str]
    covered: Counter[str]
    exact: Counter[str]


def sentences(path: Path) -> Iterator[tuple[int, str, list[Span]]]:
    """Yield line, text and marked references, without sentences with leaked marks."""
    with path.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, start=1):
            found = json.loads(line)
            if "<" not in found["text"]:
                yield place, found["text"], [Span(**span) for span in found["spans"]]


def recall(path: Path) -> Recall:
    """Return what is found of the marked references, by kind and type."""
    counted = Recall(Counter(), Counter(), Counter(), Counter())
    for _, text, spans in sentences(path):
        found = citations(text)
        for span in spans:
            _count(counted, span, found)
    return counted


def _count(counted: Recall, span: Span, found: Sequence[Citation]) -> None:
    number = span.number
    kind = "by number" if number else "by name" if span.type in BY_NAME else "otherwise"
    covered = any(each.start <= span.start and span.end <= each.end for each in found)
    exact = any((each.start, each.end) == (span.start, span.end) for each in found)
    start, end = (span.start + place for place in number.span()) if number else span[1:3]
    named = any(each.start <= start and end <= each.end for each in found)
    for name in (f"{kind} {span.type}", kind):
        counted.total[name] += 1
        counted.number_found[name] += named
        counted.covered[name] += covered
        counted.exact[name] += exact


def precision(path: Path) -> tuple[int, int, int]:
    """Return right and wrong citations among those judged, and how many are found no more."""
    texts = {place: text for place, text, _ in sentences(path)}
    right = wrong = gone = 0
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = {(each.start, each.end) for each in citations(texts[int(row["sentence"])])}
            if (int(row["start"]), int(row["end"])) not in found:
                gone += 1
            elif row["verdict"] == "right":
                right += 1
            else:
                wrong += 1
    return right, wrong, gone


def documents(count: int) -> Iterator[str]:
    """Yield invented procedures of ten kilobytes with citations of every kind."""
    chance = Random(4)  # noqa: S311 - the same texts in each run
    known = prose.laws(chance, 120)
    made = [_document(chance, place, known) for place in range(min(count, DIFFERENT))]
    for place in range(count):
        yield made[place % len(made)]


def _document(chance: Random, place: int, known: Sequence[prose.Law]) -> str:
    basis = tuple(chance.sample(known, 6))
    text = prose.body(chance, f"QT-{place:03d}", basis)
    while len(text.encode()) < BYTES:
        law = chance.choice(basis)
        text += (
            f"\nTheo điểm a khoản {chance.randint(1, 9)} Điều {chance.randint(1, 90)} Luật Hộ tịch "
            f"năm 2014 và số {law.number}: {prose.paragraph(chance, 3)}\n"
        )
    return text


def seconds(count: int) -> tuple[float, int]:
    """Return the processor time for so many documents, and the citations found."""
    texts = list(documents(count))
    began = time.process_time()
    found = sum(len(citations(text)) for text in texts)
    return time.process_time() - began, found


def _show_recall(counted: Recall) -> None:
    print(f"{'':16}{'marked':>8}{'found':>9}{'covered':>9}{'exact':>9}")
    for name in sorted(counted.total):
        total = counted.total[name]
        shares = (counted.number_found, counted.covered, counted.exact)
        print(f"{name:16}{total:8}" + "".join(f"{each[name] / total:9.2%}" for each in shares))


def main() -> None:
    """Print the three figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    path = options.data / "citations" / "val_spans.jsonl"
    if path.exists():
        _show_recall(recall(path))
        right, wrong, gone = precision(path)
        print(f"precision {right / (right + wrong):.2%}: {right} right, {wrong} wrong, {gone} gone")
    else:
        print(f"recall and precision: {path} is not at hand")
    for count in (options.documents // 10, options.documents):
        spent, found = seconds(count)
        print(f"{count} documents of {BYTES} bytes: {spent:.2f} s, {found} citations")


if __name__ == "__main__":
    main()
