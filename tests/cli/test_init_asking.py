"""The command ``init`` on a terminal: asked, explained, asked again, left."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from qmsdocs.model.corpus import Corpus
from qmsdocs.source.load import load
from qmsdocs.source.tree import WorkTree
from tests.beginnings.offices import PEOPLE_CSV, TODAY
from tests.cli.beginners import NAME, Beginner, Terminal, at_terminal
from tests.cli.doors import CLEAN, Door
from tests.cli.test_init import _today  # noqa: F401 - applies to each test

OFFICE = (
    ("Name of the office", NAME),
    ("Short name", "UBND phường Mới"),
    ("Parent office", ""),
    ("Id of the office [ubnd-phuong-moi]", ""),
    ("Time zone [Asia/Ho_Chi_Minh]", ""),
    ("Units", "1, 5; Tổ Một cửa"),
    ("Fields of work", "1; Đường bộ"),
)
"""Questions about the office, and answers."""
PEOPLE = (
    ("Who is 'Head'? Family name", "Đinh Thị An"),
    ("E-mail address:", "an@co-quan.example"),
    ("Number of the decision:", "01/QĐ-UBND"),
    ("Day of the decision:", "1/7/2025"),
    ("First day in this role [2025-07-01]:", ""),
    ("Who is 'Deputy head'? Enter if there is nobody.", ""),
    ("Who is 'Chief of office'? Enter if there is nobody.", "Mai Bảo"),
    ("E-mail address:", ""),
    ("Unit:", "4"),
    ("Number of the decision:", ""),
    ("First day in this role [2026-11-23]:", ""),
    ("Who else is 'Chief of office'? Enter if nobody.", ""),
    ("Who is 'Head of unit'? Enter if there is nobody.", ""),
    ("Who is 'Specialist'? Family name", "Tạ Công"),
    ("E-mail address:", "cong@co-quan.example"),
    ("Unit:", "3"),
    ("Number of the decision:", ""),
    ("First day in this role [2026-11-23]:", ""),
    ("Who else is 'Specialist'?", "Mai Bảo"),
    ("Is this the same 'Mai Bảo' as above, in one more role? [Y/n]:", "y"),
    ("Unit:", "4"),
    ("Number of the decision:", ""),
    ("First day in this role [2026-11-23]:", ""),
    ("Who else is 'Specialist'?", ""),
    ("Who is 'ISO secretary'? Family name", "Lý Dung"),
    ("E-mail address:", "dung@co-quan.example"),
    ("Number of the decision:", ""),
    ("First day in this role [2026-11-23]:", ""),
    ("Who else is 'ISO secretary'?", ""),
)
"""Questions about the people, and answers."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home folder in which git knows nobody and there is no key."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def sitting(home: Path, *arguments: str | Path) -> AbstractContextManager[Terminal]:
    """Run ``init`` on a terminal, in a home of its own."""
    return at_terminal(["init", "sổ tay", *arguments], home.parent, {"HOME": str(home)})


def corpus_of(home: Path) -> Corpus:
    """Return the handbook that was made."""
    return load(WorkTree(home.parent / "sổ tay"), TODAY)


def test_everything_asked(home: Path, door: Door) -> None:
    """From nothing, not even a key, to a handbook that holds."""
    key = home / ".ssh/id_ed25519"
    with sitting(home) as terminal:
        terminal.answer(*OFFICE)
        terminal.answer((f"File of the key [{key}]:", ""), ("Make a new one there? [Y/n]:", ""))
        terminal.answer(*PEOPLE)
        terminal.answer(
            ("Who are you", "2"), (f"Make the handbook in '{home.parent}/sổ tay'? [Y/n]:", "")
        )
        left = terminal.left()

    folder = home.parent / "sổ tay"
    assert left.status == 0, left.out
    assert "Enter takes what stands in brackets; Ctrl-C leaves" in left.out
    assert f"A new key, without a passphrase: '{key}'." in left.out
    assert (
        "  Units: Văn phòng HĐND và UBND; Trung tâm Phục vụ hành chính công; Tổ Một cửa\n"
        in left.out
    )
    assert (
        "  Đinh Thị An (dinh-thi-an, an@co-quan.example): Head, the whole office, "
        "from 2025-07-01, decision 01/QĐ-UBND of 2025-07-01\n"
    ) in left.out
    assert (
        "  Tạ Công (ta-cong, cong@co-quan.example): Specialist, Tổ Một cửa, from 2026-11-23, "
        "no decision named\n"
    ) in left.out
    assert door("check", folder, "--strict").out == CLEAN
    assert door("verify", folder).status == 0
    assert oct(key.stat().st_mode)[-3:] == "600"
    corpus = corpus_of(home)
    assert corpus.records[0].signer == "ly-dung"
    assert [each.id for each in corpus.office.units] == ["van-phong", "ttpvhcc", "to-mot-cua"]
    assert [each.id for each in corpus.office.fields] == ["ho-tich", "duong-bo"]
    bao = corpus.roster.person("mai-bao")
    assert bao
    assert [each.role for each in bao.mandates] == ["chanh-van-phong", "cong-chuc"]


def test_asked_again(home: Path) -> None:
    """What will not do is said, and asked again; nothing is lost."""
    with sitting(home) as terminal:
        terminal.answer(
            ("Name of the office:", ""),
            ("That will not do: it cannot be left out.", ""),
            ("That will not do: it cannot be left out.", "A\u200bB"),
            ("That will not do: character 2 is U+200B, which cannot be seen", "\x1b[D"),
            ("That will not do: character 1 is U+001B, which cannot be seen", NAME),
            ("Short name", ""),
            ("Parent office", ""),
            ("Id of the office [uy-ban-nhan-dan-phuong-moi]", "Mới"),
            ("That will not do: 'Mới' is no id; write it as 'moi'.", "moi"),
            ("Time zone", "Hà Nội"),
            ("That will not do: time zone 'Hà Nội' is not known.", ""),
            ("Units", ""),
            ("That will not do: it cannot be left out.", "9"),
            ("That will not do: there is no number 9 in the list.", "a=Một"),
            ("Fields of work", ""),
            ("File of the key", "/"),
            ("That will not do: '/' cannot be used as a key: ", str(home / "key")),
            (f"There is no key '{home}/key'. Make a new one there? [Y/n]:", "n"),
            ("File of the key", str(home / "key")),
            ("Make a new one there? [Y/n]:", "y"),
            ("Who is 'Head'?", "Đinh Thị An"),
            ("E-mail address:", "an"),
            ("That will not do: 'an' is no e-mail address.", ""),
            ("Number of the decision:", "1"),
            ("Day of the decision:", "31/2/2025"),
            ("That will not do: '31/2/2025' is no day", "1/3/2025"),
            ("First day in this role [2025-03-01]:", "28/2/2025"),
            ("That will not do: the first day 2025-02-28 is before the decision of 2025-03-01", ""),
        )
        terminal.wait_for("Who is 'Deputy head'?")
        terminal.interrupt()
        left = terminal.left()

    assert left.status == 2
    assert left.out.endswith("No handbook was made.\n")
    assert (home / "key.pub").is_file()
    assert not (home.parent / "sổ tay").exists()


def test_left_at_the_last_question(tmp_path: Path, home: Path) -> None:
    """What only a terminal may leave out is asked for; 'no' at the end makes nothing."""
    beginner = Beginner.at(tmp_path)
    with sitting(home, *beginner.options(parent=None, field=None)[2:]) as terminal:
        terminal.answer(("Parent office", "UBND tỉnh Mới"), ("Fields of work", ""))
        terminal.answer((f"Make the handbook in '{home.parent}/sổ tay'? [Y/n]:", "n"))
        left = terminal.left()

    assert left.status == 2
    assert "above it: UBND tỉnh Mới\n" in left.out
    assert "Fields of work: none\n" in left.out
    assert left.out.endswith("No handbook was made.\n")
    assert not beginner.folder.exists()


def test_nothing_to_ask(tmp_path: Path, home: Path) -> None:
    beginner = Beginner.at(tmp_path)
    with sitting(home, *beginner.options()[2:]) as terminal:
        left = terminal.left()

    assert left.status == 0
    assert "[Y/n]" not in left.out
    assert beginner.folder.is_dir()


def test_own_key_is_proposed(tmp_path: Path, home: Path) -> None:
    """The one that git signs with comes first; the address of git says who it is."""
    beginner = Beginner.at(tmp_path)
    settings = f"[user]\nemail = dung@co-quan.example\nsigningkey = {beginner.key}\n"
    (home / ".gitconfig").write_text(settings, encoding="utf-8")
    with sitting(home, *beginner.options(key=None, me=None)[2:]) as terminal:
        terminal.answer((f"File of the key [{beginner.key}]:", ""), ("[Y/n]:", "y"))
        left = terminal.left()

    assert left.status == 0, left.out
    assert corpus_of(home).records[0].signer == "ly-dung"


def test_file_of_the_people_mended_meanwhile(tmp_path: Path, home: Path) -> None:
    """Answers are not lost to a slip in the file: it is read again."""
    beginner = Beginner.at(tmp_path)
    beginner.people.write_text(PEOPLE_CSV.replace("chu-tich", "vua"), encoding="utf-8")
    with sitting(home, *beginner.options(name=None)[2:]) as terminal:
        terminal.answer(("Name of the office", NAME))
        terminal.wait_for("Mend the file, then: read it again? [Y/n]:")
        beginner.people.write_text(PEOPLE_CSV, encoding="utf-8")
        terminal.type("y")
        terminal.answer(("Make the handbook", "y"))
        left = terminal.left()

    assert left.status == 0, left.out
    assert f"{beginner.people}:2: role 'vua' is not one of" in left.out


def test_address_of_the_founder(tmp_path: Path, home: Path) -> None:
    """Whoever is chosen and has no address yet is asked for it."""
    beginner = Beginner.at(tmp_path)
    without = PEOPLE_CSV.replace("dung@co-quan.example", "")
    beginner.people.write_text(without, encoding="utf-8")
    with sitting(home, *beginner.options(me=None)[2:]) as terminal:
        terminal.answer(
            ("Who are you", "2"),
            ("Your e-mail address", "an@co-quan.example"),
            ("That will not do: 'an@co-quan.example' is somebody else's address.", "d@e.example"),
            ("Make the handbook", "y"),
        )
        left = terminal.left()

    assert left.status == 0, left.out
    person = corpus_of(home).roster.person("ly-dung")
    assert person
    assert person.email == "d@e.example"
