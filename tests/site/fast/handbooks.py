"""Handbooks that are edited again and again, and the sites that are made of them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from qmsdocs.cli.building import Order, made
from qmsdocs.cli.judging import Where
from qmsdocs.model.office import Audience
from qmsdocs.model.records import Decision, Meaning
from qmsdocs.site.selection import View
from qmsdocs.workflow.record_text import cover_of
from tests.builders import TEXT, Handbook, changed, record
from tests.site.published import content_of
from tests.site.stories import FORM, with_form, written_to

FORM_ID = "b1m0k5tq"
FIELDS = ("ho-tich", "dat-dai")
SETTINGS = (
    "",
    "site_name: Sổ tay thử\n",
    "theme: {features: [navigation.tabs, toc.follow]}\n",
    "site_url: https://example.org/so-tay/\n",
)
BODY = "\n## 1. Mục đích\n\nBản của {code}.\n\n## 2. Cách làm\n\nXem [tài liệu](doc:{other}).\n"


@dataclass(frozen=True)
class Document:
    """One procedure of a handbook that is edited."""

    id: str
    code: str
    title: str
    other: str = "k3f9t2xq"
    words: str = ""
    keywords: str = "[]"
    field: str = "ho-tich"
    access: str = "public"
    withdrawn: bool = False
    replaced_by: tuple[str, ...] = ()

    @property
    def raw(self) -> str:
        """The file of it."""
        body = BODY.format(code=self.code, other=self.other) + self.words
        return changed(
            TEXT,
            id=self.id,
            code=self.code,
            title=self.title,
            keywords=self.keywords,
            field=self.field,
            access=self.access,
            body=body,
        )


@dataclass
class Office:
    """A handbook, and how its site is asked for.

    Attributes:
        drafts: Texts of drafts by the id of their documents.
    """

    documents: dict[str, Document]
    drafts: dict[str, str] = field(default_factory=dict)
    form: str = FORM
    settings: str = ""
    day: date = date(2026, 11, 20)
    view: View = field(default_factory=View)
    language: str = "vi"

    @classmethod
    def new(cls, count: int = 4) -> "Office":
        """Return a handbook of some procedures and a form."""
        made = [
            Document(f"k3f9t2x{letter}", f"QT-HT-{place:02d}", f"Đăng ký việc {place}")
            for place, letter in enumerate("qrstuvw"[:count], start=1)
        ]
        return cls({each.id: each for each in made})

    def written(self, root: Path) -> Path:
        """Write the handbook into a folder, with nothing of before; return the folder."""
        shutil.rmtree(root / "content", ignore_errors=True)
        book = Handbook.new()
        for each in self.documents.values():
            path = f"content/procedures/{each.field}/{each.code.lower()}.md"
            text = book.in_force(each.raw, path, name=each.id)
            if each.withdrawn:
                cover = cover_of(text, effective=date(2026, 9, 1))
                cover = replace(cover, replaced_by=each.replaced_by)
                decision = Decision("99/QĐ-UBND", date(2026, 9, 1))
                why = {"reason": "Đã gộp vào quy trình khác.", "decision": decision}
                ended = record(Meaning.WITHDRAWN, cover, on=date(2026, 9, 1), **why)
                book.add(f"promulgations/{each.id}-4", ended)
        for document, words in self.drafts.items():
            known = self.documents[document]
            raw = changed(replace(known, words=words).raw, revision="1", change="Đang viết.")
            book.put(f"content/drafts/{known.code.lower()}.md", raw)
        with_form(book, self.form)
        written_to(book, root)
        (root / "mkdocs.yml").write_text(self.settings, encoding="utf-8")
        return root

    def built(self, root: Path, out: Path) -> dict[str, bytes]:
        """Make the site into a folder; return its files."""
        made(Order(Where(root, self.day), self.view, out, self.language))
        return content_of(out / "site")


Edit = Callable[[Office, Random], None]


def _one(office: Office, chance: Random) -> Document:
    return office.documents[chance.choice(sorted(office.documents))]


def _put(office: Office, document: Document) -> None:
    office.documents[document.id] = document


def keyword(office: Office, chance: Random) -> None:
    _put(office, replace(_one(office, chance), keywords=f"[từ {chance.randrange(100)}]"))


def text(office: Office, chance: Random) -> None:
    words = f"\n## 3. Thêm {chance.randrange(100)}\n\nMột câu & <b>một</b> câu.\n"
    _put(office, replace(_one(office, chance), words=words))


def title(office: Office, chance: Random) -> None:
    _put(office, replace(_one(office, chance), title=f"Tên mới số {chance.randrange(100)}"))


def link(office: Office, chance: Random) -> None:
    known = _one(office, chance)
    _put(office, replace(known, other=chance.choice([*sorted(office.documents), FORM_ID])))


def new(office: Office, chance: Random) -> None:
    number = chance.randrange(10_000, 99_999)
    field = chance.choice(FIELDS)
    _put(office, Document(f"n{number:07d}", f"QT-{number}", f"Việc {number}", field=field))


def removed(office: Office, chance: Random) -> None:
    if len(office.documents) > 1:
        gone = _one(office, chance)
        del office.documents[gone.id]
        office.drafts.pop(gone.id, None)


def renumbered(office: Office, chance: Random) -> None:
    _put(office, replace(_one(office, chance), code=f"QT-{chance.randrange(100, 999)}"))


def moved(office: Office, chance: Random) -> None:
    _put(office, replace(_one(office, chance), field=chance.choice(FIELDS)))


def withdrawn(office: Office, chance: Random) -> None:
    known, other = _one(office, chance), _one(office, chance)
    instead = (other.id,) if other != known else ()
    _put(office, replace(known, withdrawn=not known.withdrawn, replaced_by=instead))


def kept_inside(office: Office, chance: Random) -> None:
    known = _one(office, chance)
    other = "internal" if known.access == "public" else "public"
    _put(office, replace(known, access=other))


def draft(office: Office, chance: Random) -> None:
    office.drafts[_one(office, chance).id] = f"\nĐang viết câu {chance.randrange(100)}.\n"


def form(office: Office, chance: Random) -> None:
    office.form = FORM.replace("Phiếu kiểm soát", f"Phiếu số {chance.randrange(100)}")


def settings(office: Office, chance: Random) -> None:
    office.settings = chance.choice(SETTINGS)


def day(office: Office, chance: Random) -> None:
    office.day = date(2026, chance.randrange(8, 13), 20)


def view(office: Office, chance: Random) -> None:
    office.view = View(chance.choice(list(Audience)), chance.random() < 0.5)


def language(office: Office, chance: Random) -> None:
    del chance
    office.language = "en" if office.language == "vi" else "vi"


def nothing(office: Office, chance: Random) -> None:
    del office, chance


EDITS: tuple[Edit, ...] = (
    keyword,
    text,
    title,
    link,
    new,
    removed,
    renumbered,
    moved,
    withdrawn,
    kept_inside,
    draft,
    form,
    settings,
    day,
    view,
    language,
    nothing,
)


@contextmanager
def forgetful(folder: Path) -> Iterator[None]:
    """Let the program remember nothing of before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QMSDOCS_CACHE", str(folder))
        yield
    shutil.rmtree(folder, ignore_errors=True)


def clean(office: Office, root: Path, passing: Path) -> dict[str, bytes]:
    """Return the site as it is made where nothing was before."""
    shutil.rmtree(passing, ignore_errors=True)
    with forgetful(passing / "memory"):
        return office.built(root, passing / "out")
