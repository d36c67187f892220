"""What a change touches, as people read it and as programs do."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.law.step.asking import asked
from qmsdocs.law.step.impact import suspects, touched_by
from qmsdocs.law.step.standing import standing_of
from qmsdocs.reports.impact import Impact
from qmsdocs.reports.impact_json import as_json
from qmsdocs.reports.impact_text import WIDTH, as_text
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import say
from tests.sample import DAY, sample_files

LATER = date(2027, 3, 2)
QUESTIONS = {
    "coming": (DAY, "03/2026/QH16"),
    "amended": (DAY, "18/2026/NĐ-CP"),
    "form": (DAY, "BM-01"),
    "suspects": (LATER, ""),
}


def sample(day: date, word: str) -> Impact:
    standing = standing_of(load(MemoryTree(sample_files()), day))
    if not word:
        title = say("What is to be looked at again on {day}", day=day)
        return Impact(standing, title, suspects(standing))
    subject = asked(standing, word)
    return Impact(standing, subject.name, touched_by(standing, subject.seeds), word, subject.told)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_sample(golden: Callable[[str, str], None], name: str, language: str) -> None:
    found = sample(*QUESTIONS[name])

    golden(f"reports/impact/{name}.{language}.txt", f"{as_text(found, language)}\n")
    golden(f"reports/impact/{name}.{language}.json", f"{as_json(found, language)}\n")


@pytest.mark.parametrize("name", QUESTIONS)
def test_width(name: str) -> None:
    text = as_text(sample(*QUESTIONS[name]), "vi")

    assert max(map(len, text.split("\n"))) <= WIDTH
