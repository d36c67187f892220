"""The catalogue changed in one commit: proved before it counts, and merged by git."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qmsdocs.acts import importing
from qmsdocs.acts.cataloguing import Catalogue, open_catalogue, write
from qmsdocs.acts.importing import files_of
from qmsdocs.errors import QmsError
from qmsdocs.exchange.catalogue_text import service_text
from qmsdocs.law.catalogue.changeset import ChangeSet
from qmsdocs.law.catalogue.comparison import Comparison
from qmsdocs.source.catalogue import read_law
from qmsdocs.source.git import Repository, commit_tree
from qmsdocs.source.reading import Reading
from qmsdocs.wording import say
from tests.acts.clerical import BIRTH, DECREE, HEAD, LEGAL, SERVICE, keep_catalogue
from tests.conftest import History
from tests.law.offered import DAY, Row, document, offer, relation, service

MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
RELATIONS = "content/catalogue/relations"


@pytest.fixture
def kept(history: History) -> History:
    """Return a handbook with a catalogue."""
    keep_catalogue(history)
    return history


def _changes(catalogue: Catalogue, *rows: Row) -> ChangeSet:
    comparison = Comparison(catalogue.law, catalogue.services, DAY)
    comparison.take(offer(*rows), "a.csv", "Nguồn")
    return comparison.result()


def _take(root: Path, *rows: Row) -> str:
    catalogue = open_catalogue(root, {})
    files = files_of(catalogue, _changes(catalogue, *rows))
    return write(root, lambda _: MOMENT, catalogue, files, "catalogue import", say("Thêm"))


def test_one_commit(kept: History) -> None:
    commit = _take(
        kept.root,
        service(name="Đăng ký khai sinh"),
        service(code="2.000884", name="Chứng thực"),
        document(1, "01/2024/TT-BTP", "Bộ Tư pháp", "2024-02-19", type="TT"),
        document(2, "41/QĐ-UBND", "UBND xã A"),
        relation(1, "01/2024/TT-BTP", "123/2015/NĐ-CP", "2025-04-05"),
    )

    assert kept.head == commit
    assert kept.git("log", "-1", "--format=%an <%ae>%n%aI%n%B") == (
        "Trần Thị Ví Dụ <vi-du@example.org>\n2026-11-20T09:00:00+00:00\n"
        "Thêm\n\nQmsdocs-Act: catalogue import\n\n"
    )
    assert kept.git("show", "--name-status", "--format=", "HEAD").split("\n") == [
        "A\tcontent/catalogue/legal/0000.csv",
        "A\tcontent/catalogue/legal/2024.csv",
        f"A\t{RELATIONS}/2025.csv",
        f"M\t{SERVICE}",
        "A\tcontent/catalogue/services/2.000884.yml",
        "",
    ]
    assert kept.git("status", "--porcelain") == ""
    assert (kept.root / SERVICE).read_text(encoding="utf-8") == (
        'service: 1\ncode: "1.001193"\nname: Đăng ký khai sinh\nfield: Hộ tịch\n'
        "source: Nguồn\nchecked: 2026-11-20\n"
    )


def test_other_rows_stay(kept: History) -> None:
    kept.commit({LEGAL: HEAD + 'x,TT,"1/2015/TT-BTP","Một",,,,,,,\n' + DECREE}, on="2026-11-19")

    _take(kept.root, document(1, "123/2015/NĐ-CP", status="HHL"))

    after = DECREE.replace(",,,cũ,", ",,HHL,Nguồn,2026-11-20")
    assert (kept.root / LEGAL).read_text(encoding="utf-8") == (
        HEAD + after + 'x,TT,"1/2015/TT-BTP","Một",,,,,,,\n'
    )


def test_entry_stays_in_its_file(kept: History) -> None:
    """Wherever a person put it, a changed entry is not doubled in the file of its year."""
    elsewhere = "content/catalogue/legal/khac.csv"
    kept.commit({LEGAL: None, elsewhere: HEAD + DECREE}, on="2026-11-19")

    _take(kept.root, document(1, "123/2015/NĐ-CP", status="HHL"))

    assert not (kept.root / LEGAL).exists()
    assert "HHL" in (kept.root / elsewhere).read_text(encoding="utf-8")


def test_relation_of_no_day(kept: History) -> None:
    """It lies in the year in which the acting document was issued."""
    _take(
        kept.root,
        document(1, "01/2024/TT-BTP", "Bộ Tư pháp", "2024-02-19"),
        relation(1, "01/2024/TT-BTP", "123/2015/NĐ-CP"),
    )

    assert (kept.root / RELATIONS / "2024.csv").is_file()


def test_changed_underneath(kept: History) -> None:
    catalogue = open_catalogue(kept.root, {})
    files = files_of(catalogue, _changes(catalogue, service(name="Khác")))
    kept.commit({"README.md": "mới\n"}, on="2026-11-20")

    with pytest.raises(QmsError, match="changed by somebody else meanwhile"):
        write(kept.root, lambda _: MOMENT, catalogue, files, "catalogue import", say("Thêm"))


def test_edited_underneath(kept: History) -> None:
    """An edit that somebody makes while the files are compared is not lost."""
    catalogue = open_catalogue(kept.root, {})
    files = files_of(catalogue, _changes(catalogue, service(name="Khác")))
    kept.write(SERVICE, BIRTH + "type: Khác\n")

    with pytest.raises(QmsError, match="has changes that are not committed"):
        write(kept.root, lambda _: MOMENT, catalogue, files, "catalogue import", say("Thêm"))

    assert (kept.root / SERVICE).read_text(encoding="utf-8") == BIRTH + "type: Khác\n"


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        pytest.param(SERVICE, BIRTH + "x: 1\n", "key 'x' is not known here", id="unknown-key"),
        pytest.param(LEGAL, HEAD + "x,y\n", "2 cells, expected 11", id="broken-row"),
        pytest.param(
            LEGAL, HEAD + DECREE.replace("2016-01-01", "1/1/2016"), "YYYY-MM-DD", id="broken-day"
        ),
    ],
)
def test_faulty_catalogue(kept: History, path: str, content: str, said: str) -> None:
    """What cannot be read would be lost or doubled."""
    kept.commit({path: content}, on="2026-11-19")

    with pytest.raises(QmsError) as raised:
        open_catalogue(kept.root, {})

    assert path in str(raised.value.said)
    assert said in str(raised.value.said)


def test_uncommitted(kept: History) -> None:
    kept.write("content/catalogue/legal/2026.csv", HEAD)

    with pytest.raises(QmsError) as raised:
        open_catalogue(kept.root, {})

    assert str(raised.value.said) == (
        "'content/catalogue/legal/2026.csv' has changes that are not committed"
    )


def test_proved_before_it_counts(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = open_catalogue(kept.root, {})
    changes = _changes(catalogue, service(name="Khác"))
    wrong = service_text(replace(changes.services[0].new, name="Sai"))
    monkeypatch.setattr(importing, "service_text", lambda _: wrong)

    with pytest.raises(QmsError, match="would not be read back"):
        files_of(catalogue, changes)


def test_two_branches(kept: History) -> None:
    """Each adds twenty documents and their relations, some to a table that is new: no conflict."""
    for branch, numbers in (("a", range(0, 40, 2)), ("b", range(1, 41, 2))):
        kept.git("switch", "--quiet", "--create", branch, "main")
        rows: list[Row] = []
        for number in numbers:
            named = f"{number:02d}/20{15 + number % 4 * 3}/TT-BTP"
            rows += [
                document(number, named, "Bộ Tư pháp", title=f"Văn bản số {number}, của {branch}"),
                relation(number, named, "123/2015/NĐ-CP", "2026-01-01"),
            ]
        _take(kept.root, *rows)
    kept.git("-c", "user.name=A", "merge", "--quiet", "--no-edit", "a")

    tree = commit_tree(Repository.at(kept.root), kept.head)
    reading = Reading.of(tree)
    law = read_law(reading)

    assert [f for f in reading.faults if "catalogue/legal" in f.hit.place.path] == []
    assert [f for f in reading.faults if "catalogue/relations" in f.hit.place.path] == []
    assert len({each.id for each in law.documents}) == len(law.documents) == 41
    assert len({each.id for each in law.relations}) == len(law.relations) == 40
    assert kept.git("status", "--porcelain") == ""


def test_same_on_two_branches(kept: History) -> None:
    """The same rows on both are there once; the next change puts all in order."""
    rows = [document(n, f"{n:02d}/2024/TT-BTP", "Bộ Tư pháp") for n in range(20)]
    for branch in "ab":
        kept.git("switch", "--quiet", "--create", branch, "main")
        own = document(1, f"9{ord(branch)}/2024/TT-BTP", "Bộ Tư pháp")
        _take(kept.root, *rows, own)
    kept.git("-c", "user.name=A", "merge", "--quiet", "--no-edit", "a")
    _take(kept.root, document(1, "05/2024/TT-BTP", title="Tên"))

    table = (kept.root / "content/catalogue/legal/2024.csv").read_text(encoding="utf-8")

    ids = [row.partition(",")[0] for row in table.splitlines()[1:]]
    assert ids == sorted(set(ids))
    assert len(ids) == 22
