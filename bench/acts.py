"""Acts measured: one document in a large handbook, and a release of all its documents."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.measure import Job, in_turns
from bench.registers import KEYS

DAY = "2026-11-20"
DRAFTER, REVIEWER, APPROVER, CHAIRMAN = (
    "hoang-thi-soan",
    "vu-thi-nghiem",
    "pham-thi-thu",
    "le-van-mau",
)
REASON = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"
_PROGRAM = str(Path(sys.executable).parent / "qmsdocs")


class Clone:
    """A clone of a handbook's repository, in which one person after another acts."""

    def __init__(self, origin: Path, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(["git", "clone", "--quiet", str(origin), str(folder)], check=True)  # noqa: S603, S607
        self.folder = folder
        self.keys = folder.with_suffix(".keys")
        self.keys.mkdir(exist_ok=True)

    def git(self, *arguments: str) -> None:
        """Run git in the clone."""
        subprocess.run(["git", "-C", str(self.folder), *arguments], check=True)  # noqa: S603, S607

    def job(self, person: str, *arguments: str) -> Job:
        """Return a command of the program, as a person would give it on the day."""
        key = self.keys / person
        if not key.exists():
            shutil.copy(KEYS / person, key)
            key.chmod(0o600)
        self.git("config", "user.email", f"{person}@example.org")
        self.git("config", "user.name", person)
        self.git("config", "user.signingkey", str(key))
        command = ["env", f"QMSDOCS_TODAY={DAY}", _PROGRAM, *arguments]
        return Job(arguments[0], command, folder=self.folder)

    def took(self, person: str, *arguments: str) -> float:
        """Give a command once and return its seconds."""
        job = self.job(person, *arguments)
        return in_turns([job], 1)[job.name].typical


def codes(folder: Path) -> list[str]:
    """Return the codes of the documents that have no draft, in the order of their files."""
    files = sorted((folder / "content" / "procedures").rglob("*.md"))
    drafts = {each.name for each in (folder / "content" / "drafts").glob("*.md")}
    return [_code(each) for each in files if each.name not in drafts]


def _code(file: Path) -> str:
    front = file.read_text(encoding="utf-8").split("---", 2)[1]
    return next(line for line in front.splitlines() if line.startswith("code: "))[len("code: ") :]


def one_document(origin: Path, work: Path, times: int) -> tuple[float, float]:
    """Return the seconds of submitting one document, and of git committing the same draft."""
    clone = Clone(origin, work)
    acts, commits = [], []
    for code in codes(clone.folder)[:times]:
        clone.took(DRAFTER, "revise", code, "--change", REASON)
        acts.append(clone.took(DRAFTER, "submit", code))
        draft = next((clone.folder / "content" / "drafts").glob(f"{code.lower()}*.md"))
        with draft.open("a", encoding="utf-8") as file:
            file.write("\nThêm một dòng.\n")
        name = os.path.relpath(draft, clone.folder)
        commit = ["git", "commit", "--quiet", "-m", "draft", "--", name]
        commits.append(in_turns([Job("git", commit, folder=clone.folder)], 1)["git"].typical)
    return median(acts), median(commits)


def release(origin: Path, work: Path, documents: int) -> dict[str, float]:
    """Return the seconds of each act by which a release comes into force, all in one commit."""
    clone = Clone(origin, work)
    chosen = codes(clone.folder)[:documents]
    decision = ("--number", "41/QĐ-UBND", "--issued", DAY, "--effective", DAY)
    return {
        "revise": clone.took(DRAFTER, "revise", *chosen, "--change", REASON),
        "submit": clone.took(DRAFTER, "submit", *chosen),
        "review": clone.took(REVIEWER, "review", *chosen, "--yes"),
        "approve": clone.took(APPROVER, "approve", *chosen, "--yes"),
        "promulgate": clone.took(CHAIRMAN, "promulgate", *chosen, *decision, "--yes"),
    }
