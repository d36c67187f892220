"""A handbook's life in a real repository: change files, accept them as a commit, verify."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import Meaning, Record, RegisterChange
from qmsdocs.model.text import Text
from qmsdocs.proof.verify import Verdict, verify
from qmsdocs.source.git import Repository
from qmsdocs.workflow.record_text import cover_of
from tests.builders import TEXT, Handbook, changed, record, text_of
from tests.conftest import History

IN_FORCE = "content/procedures/ho-tich/qt-ht-01.md"
FORMER = "content/superseded/qt-ht-01/01-00.md"
DRAFT = "content/drafts/qt-ht-01.md"
ENDED = "content/withdrawn/qt-ht-01.md"
SECOND = changed(TEXT, revision="1", change="Cập nhật", body="\nQuy định mới.\n")


@dataclass
class Story:
    """A handbook and the repository that accepts it."""

    history: History
    book: Handbook = field(default_factory=Handbook.new)
    prefix: str = ""
    commits: list[str] = field(default_factory=list)
    accepted: dict[str, bytes] = field(default_factory=dict)

    def accept(self, on: str, by: str = "Lan") -> str:
        """Commit the handbook as it stands; return the commit's id."""
        new = {p: c for p, c in self.book.files.items() if self.accepted.get(p) != c}
        gone = dict.fromkeys(set(self.accepted) - set(self.book.files))
        named = {self.prefix + path: content for path, content in {**new, **gone}.items()}
        self.accepted = dict(self.book.files)
        self.commits.append(self.history.commit(named, on, by))
        return self.commits[-1]

    def verdict(self, revision: str = "HEAD") -> Verdict:
        """Verify the history that leads to a revision."""
        return verify(Repository.at(self.history.root / self.prefix), revision)

    def said(self, revision: str = "HEAD") -> list[str]:
        """Return what verify reports, with commits named by their order: ``#1``, ``#2``."""
        return [
            f"{each.place}: {self.plain(str(each.message))} [{each.check}]"
            for each in self.verdict(revision).diagnostics
        ]

    def plain(self, text: str) -> str:
        """Return a text in which ids of commits are replaced by their order."""
        for number, commit in enumerate(self.commits, start=1):
            text = text.replace(commit[:10], f"#{number}")
        return text

    def move(self, path: str, to: str) -> None:
        """Move a file within the handbook."""
        self.book.files[to] = self.book.files.pop(path)

    def drop(self, *paths: str) -> None:
        """Take files out of the handbook."""
        for path in paths:
            del self.book.files[path]

    def edit(self, path: str, old: str, new: str) -> str:
        """Replace words in a file; return the whole of it."""
        before = self.book.files[path].decode()
        assert old in before, (path, old)
        after = before.replace(old, new)
        self.book.put(path, after)
        return after

    def promulgate(
        self,
        raw: str,
        on: date,
        *,
        effective: date | None = None,
        **values: Any,  # noqa: ANN401 - fields of a record
    ) -> Text:
        """Record that a text was prepared, approved and promulgated; move nothing."""
        text = text_of(raw)
        name = values.pop("name", f"{on}-{text.number.issue}-{text.number.revision}")
        for place, meaning in enumerate((Meaning.PREPARED, Meaning.APPROVED), start=1):
            self.book.add(f"approvals/{name}-{place}", record(meaning, text, on=on))
        made = record(Meaning.PROMULGATED, text, on=on, effective=effective or on, **values)
        self.book.add(f"promulgations/{name}", made)
        return text

    def revise(self, on: date, raw: str = SECOND) -> None:
        """Promulgate another text and move both as they ought to move."""
        self.promulgate(raw, on)
        self.move(IN_FORCE, FORMER)
        self.book.put(IN_FORCE, raw)

    def withdraw(self, on: date, *, effective: date | None = None) -> None:
        """Record a withdrawal of the first text; move nothing."""
        made = record(Meaning.WITHDRAWN, text_of(TEXT), on=on, effective=effective or on)
        self.book.add(f"promulgations/{on}-withdrawn", made)

    def register(
        self,
        file: str,
        before: str,
        on: date,
        **values: Any,  # noqa: ANN401 - fields of a record
    ) -> str:
        """Record the register as it stands as following a former text of it."""
        now = self.book.files[f"content/{file}"].decode()
        change = RegisterChange(file, register_digest(now), (register_digest(before),))
        made = record(Meaning.REGISTERED, on=on, registers=(change,))
        return self.book.add(f"registers/{on}-{file}", replace(made, **values))


def correction(raw: str, fixed: str, on: date) -> Record:
    """Return the record that binds a text to its corrected form."""
    cover = replace(cover_of(text_of(fixed), effective=on), corrects=text_of(raw).fingerprint)
    return record(Meaning.CORRECTED, cover, on=on)


def opened(history: History, extra: Iterable[str] = ()) -> Story:
    """Return a story of two commits: the registers, then a first text in force."""
    story = Story(history)
    story.accept("2025-07-01")
    story.book.in_force()
    for raw in extra:
        path = f"content/procedures/ho-tich/{text_of(raw).id}.md"
        story.book.in_force(raw, path, name=text_of(raw).id)
    story.accept("2025-09-01")
    return story
