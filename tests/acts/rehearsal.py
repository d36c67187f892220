"""Small handbooks in real repositories, in which one person acts without a key."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk, open_desk
from qmsdocs.acts.finding import Whose
from qmsdocs.acts.performing import perform
from qmsdocs.proof.verify import verify
from qmsdocs.source.git import Repository
from tests.builders import PEOPLE, Handbook
from tests.conftest import History

DAY = date(2026, 11, 20)
ROSTER = "content/people.yml"
ADDRESSED = PEOPLE
for _person in ("mau", "soan", "vi-du"):
    ADDRESSED = ADDRESSED.replace(
        f"  - id: {_person}\n", f"  - id: {_person}\n    email: {_person}@example.org\n"
    )


def begun(history: History, people: str = ADDRESSED) -> History:
    """Commit a small handbook with a text in force; the ISO secretary sits at the keyboard."""
    made = Handbook.new(people=people)
    made.in_force()
    history.commit(dict(made.files), on="2025-09-01")
    sits_down(history, "vi-du")
    return history


def sits_down(history: History, person: str) -> None:
    """Let git know who acts from now on."""
    history.git("config", "user.email", f"{person}@example.org")


def desk_of(history: History, day: date = DAY) -> Desk:
    """Return the desk of an act on a day."""
    moment = datetime.combine(day, time(2), UTC)
    return open_desk(history.root, Whose.EVERY, lambda _: moment)


def act(history: History, build: Callable[[Desk], Deed], day: date = DAY) -> str:
    """Make a deed; return the lines that it put into the roster, or took out with ``-``."""
    before = history.head
    desk = desk_of(history, day)
    perform(desk, build(desk), None)
    rows = history.git("diff", "-U0", before, "HEAD", "--", ROSTER).splitlines()
    changed = [row for row in rows if row[:1] in "+-" and row[:3] not in ("+++", "---")]
    return "\n".join(row.removeprefix("+") for row in changed)


def breaches(history: History) -> list[str]:
    """Return what ``verify`` finds in the whole history."""
    return [str(each.message) for each in verify(Repository.at(history.root)).diagnostics]
