"""What a handbook stands on, kept by the digests of its parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.law.step.impact import suspects
from qmsdocs.law.step.standing import Standing, standing_of
from qmsdocs.model.records import LawEffect, LawState, Meaning, ServiceState
from qmsdocs.source.load import load
from qmsdocs.source.standing import Shelf
from qmsdocs.source.store import Store
from tests.builders import Handbook, changed, record, text_of
from tests.sample import DAY, sample_files

LEGAL = "content/catalogue/legal/2018.csv"
HEAD = "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
ROW = "61,NĐ,61/2018/NĐ-CP,Một cửa,Chính phủ,2018-04-23,2018-06-21,,,Công báo,\n"
RELATIONS = "content/catalogue/relations/2018.csv"
RELATION = "id,from,relation,to,date,until,provisions,source,recorded\n"
SERVICE = "content/catalogue/services/1.001193.yml"
TEXT = "content/procedures/ho-tich/qt-ht-01.md"
CITES = "\nTheo Nghị định số 61/2018/NĐ-CP, do Chủ tịch ký.\n"


def handbook() -> Handbook:
    made = Handbook.new()
    made.in_force(changed(legal_basis="[]", body=CITES))
    made.put(LEGAL, HEAD + ROW).put(RELATIONS, RELATION)
    made.put(SERVICE, 'service: 1\ncode: "1.001193"\nname: Khai sinh\n')
    return made.put("content/calendar.yml", 'calendar: 1\nversion: "1"\n')


class Kept:
    """A folder in which the standing of a handbook is kept from one run to the next."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "a.standing"
        self.texts = folder / "a.texts"

    def shelf(self, made: Handbook) -> Shelf:
        """Return the shelf of a new run."""
        return Shelf(made.tree, Store(self.file, "1"), Store(self.texts, "1"))

    def keep(self, made: Handbook) -> Standing:
        """Read a handbook whole and keep what it stands on."""
        shelf = self.shelf(made)
        found = standing_of(load(made.tree, DAY))
        shelf.take(found)
        shelf.save()
        return found

    def again(self, made: Handbook) -> Standing | None:
        """Return what a new run finds; none where it has to read the texts."""
        shelf = self.shelf(made)
        found = shelf.standing(DAY)
        if found is not None:
            shelf.save()
        return found


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def same(one: Standing | None, other: Standing) -> None:
    """Assert that two are worth the same."""
    assert one is not None
    assert one.ground.reliances == other.ground.reliances
    assert (one.law.documents, one.law.relations) == (other.law.documents, other.law.relations)
    assert one.services.listed == other.services.listed
    names = ("day", "office", "roster", "calendar", "index", "scope", "documents", "drafts")
    for name in (*names, "unread"):
        assert getattr(one, name) == getattr(other, name), name


def test_what_is_kept_is_what_was_read(kept: Kept) -> None:
    made = handbook()
    fresh = kept.keep(made)

    same(kept.again(made), fresh)


def test_the_sample(kept: Kept) -> None:
    made = Handbook(sample_files())
    fresh = kept.keep(made)

    same(kept.again(made), fresh)


def test_nothing_is_known_at_first(kept: Kept) -> None:
    assert kept.again(handbook()) is None


def put(path: str, content: str) -> Callable[[Handbook], object]:
    return lambda made: made.put(path, content)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put(LEGAL, HEAD + ROW.replace(",,,Công", ",2026-07-01,HHL,Công")), id="state"),
        pytest.param(put(LEGAL, HEAD + ROW.replace("Một cửa", "Về một cửa")), id="title"),
        pytest.param(
            put(RELATIONS, f"{RELATION}r-1,61,repeals,61,2026-07-01,,,Công báo,\n"), id="relation"
        ),
        pytest.param(put(RELATIONS, f"{RELATION}cells,too,few\n"), id="fault"),
        pytest.param(put("content/calendar.yml", 'calendar: 1\nversion: "2"\n'), id="calendar"),
        pytest.param(
            put("content/catalogue/scope.yml", "scope: 1\nlevels: [Cấp xã]\n"), id="scope"
        ),
        pytest.param(
            put(SERVICE, 'service: 1\ncode: "1.001193"\nname: Khai sinh\nended: yes\n'),
            id="service",
        ),
        pytest.param(lambda made: made.files.pop(SERVICE), id="service gone"),
        pytest.param(put("content/catalogue/wording.csv", "x"), id="what counts for nothing"),
    ],
)
def test_what_leaves_the_texts_unread(kept: Kept, change: Callable[[Handbook], object]) -> None:
    """And what changed is told as it is now, in this run and in the next."""
    made = handbook()
    kept.keep(made)

    change(made)

    own = ("content/catalogue/wording.csv",)
    fresh = standing_of(load(made.tree, DAY))
    fresh = replace(fresh, unread=tuple(path for path in fresh.unread if path not in own))
    same(kept.again(made), fresh)
    same(kept.again(made), fresh)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put(TEXT, changed(body="\nx\n")), id="text"),
        pytest.param(put("content/drafts/x.md", changed(body="\nx\n")), id="draft"),
        pytest.param(put(LEGAL, HEAD + ROW.replace("61/2018", "62/2018")), id="number"),
        pytest.param(put(LEGAL, HEAD + ROW + ROW.replace("61,", "62,", 1)), id="namesake"),
        pytest.param(put(LEGAL, HEAD + ROW.replace("Chính phủ", "Bộ Tư pháp")), id="issuer"),
        pytest.param(
            lambda made: made.put(
                "content/qms.yml", made.files["content/qms.yml"].decode() + "deadlines: []\n"
            ),
            id="rules",
        ),
    ],
)
def test_what_makes_the_texts_be_read(kept: Kept, change: Callable[[Handbook], object]) -> None:
    made = handbook()
    kept.keep(made)

    change(made)

    assert kept.again(made) is None


def test_a_record_makes_the_texts_be_read(kept: Kept) -> None:
    made = handbook()
    kept.keep(made)
    text = text_of(made.files[TEXT].decode(), TEXT)

    made.add("verdicts/a", record(Meaning.VERDICT, text, on=DAY, verdict="keep"))

    assert kept.again(made) is None


def test_what_records_say_of_law_and_services(kept: Kept) -> None:
    made = handbook()
    text = text_of(made.files[TEXT].decode(), TEXT)
    states = (
        LawState("61", "in-force", (LawEffect("a", "amends"), LawEffect("b", "repeals", "Điều 2"))),
    )
    services = (ServiceState("1.001193", f"1:sha256:{0:064}"),)
    values = {"verdict": "keep", "law": states, "services": services}
    made.add("verdicts/a", record(Meaning.VERDICT, text, on=date(2026, 3, 1), **values))
    kept.keep(made)

    found = kept.again(made)

    assert found is not None
    (one,) = found.ground.reliances
    assert one.vouches[-1].law == {"61": states[0]}
    assert one.vouches[-1].services == {"1.001193": services[0]}
    # The record of the service is read whole: its digest is another one.
    assert [each.reasons[0].of for each in suspects(found)] == ["1.001193"]


@pytest.mark.parametrize("path", [SERVICE, "content/catalogue/services/khai-sinh.yml"])
def test_a_whole_service(kept: Kept, path: str) -> None:
    """Whatever its file is called."""
    made = handbook()
    made.put(path, made.files.pop(SERVICE))
    kept.keep(made)

    found = kept.again(made)

    assert found is not None
    assert found.services["1.001193"].name == "Khai sinh"


def test_one_version_of_each_part_is_kept(kept: Kept) -> None:
    made = handbook()
    kept.keep(made)
    before = kept.file.stat().st_size
    for place in range(5):
        made.put("content/calendar.yml", f'calendar: 1\nversion: "{place}"\n')
        assert kept.again(made) is not None

    assert kept.file.stat().st_size == before


def test_a_broken_file_is_read_as_none(kept: Kept) -> None:
    made = handbook()
    kept.keep(made)
    kept.file.write_bytes(kept.file.read_bytes()[:-1])

    assert kept.again(made) is None


def test_a_text_that_is_gone_makes_the_others_be_read(kept: Kept) -> None:
    made = handbook()
    kept.keep(made)

    del made.files[TEXT]

    assert kept.again(made) is None
