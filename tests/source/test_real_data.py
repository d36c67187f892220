"""The lower floors on real inputs, where they are at hand; nothing of them is kept here."""

import csv
import gzip
import io
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from qmsdocs.law.state.identity import resolve
from qmsdocs.model.fingerprint import canonical, parts_of
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.letters import collation_key, fold, nearest, slug
from qmsdocs.model.text import LegalReference
from qmsdocs.source.catalogue import read_law
from qmsdocs.source.reading import Reading
from qmsdocs.source.services import read_services
from qmsdocs.source.texts import read_texts
from qmsdocs.source.tree import MemoryTree
from qmsdocs.source.yamltext import read_yaml
from tests.builders import changed, text_of
from tests.source.handbooks import words

REPOSITORY = Path(__file__).parents[2]
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data")

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)


@pytest.fixture(scope="module")
def national() -> list[dict[str, Any]]:
    """Return the national records of public services."""
    with gzip.open(DATA / "tthc" / "records.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def names(national: list[dict[str, Any]]) -> list[str]:
    """Return the names of all public services."""
    return [each["ten_thu_tuc"] for each in national]


def _procedures() -> dict[str, str]:
    """Return real ISO procedures by their code, without the mark at their beginning."""
    found = {}
    for file in sorted((DATA / "iso_docs").glob("*.txt")):
        text = file.read_bytes().decode("utf-8-sig")
        code = re.search(r"Mã hiệu: *(.+)", text)
        assert code is not None, file
        found[code[1].strip()] = text
    return found


def test_names_fold_to_plain_letters(names: list[str]) -> None:
    left = {letter for name in names for letter in fold(name) if letter.isalpha()}

    assert left <= set("abcdefghijklmnopqrstuvwxyz")


def test_names_fold_alike_however_they_are_composed(names: list[str]) -> None:
    for name in names:
        assert fold(unicodedata.normalize("NFD", name)) == fold(name)
        assert fold(name.upper()) == fold(name)
        assert fold(fold(name)) == fold(name)


def test_names_make_safe_slugs(names: list[str]) -> None:
    for name in names:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(name)), name


def test_names_have_one_order(names: list[str]) -> None:
    """Vietnamese order, whatever the composition; đ follows d, digits come first."""
    forwards = sorted(set(names), key=collation_key)
    decomposed = [unicodedata.normalize("NFD", name) for name in reversed(forwards)]
    backwards = sorted(decomposed, key=collation_key)
    keys = [collation_key(each)[0] for each in forwards]

    assert [collation_key(each) for each in backwards] == [collation_key(e) for e in forwards]
    assert keys == sorted(keys)
    initials = [fold(each)[0] for each in forwards if each[0].isalpha()]
    assert initials == sorted(initials)


def test_a_name_typed_without_diacritics_is_found(names: list[str]) -> None:
    some = sorted(set(names))[::200]

    assert [nearest(fold(each), some) for each in some] == some


def test_records_that_are_not_composed_keep_their_fingerprint(
    national: list[dict[str, Any]],
) -> None:
    """Part of the national records is not in NFC; storage must not matter."""
    odd = 0
    for each in national:
        body = "\n".join(str(value) for value in each.values())
        composed = unicodedata.normalize("NFC", body)
        odd += body != composed
        facts = {"title": each["ten_thu_tuc"], "services": [each["ma_thu_tuc"]]}

        one = parts_of(facts, body.replace("\n", "\r\n"), ())
        other = parts_of(facts, unicodedata.normalize("NFD", body), ())

        assert one == other
        assert canonical(body).decode() == composed
    assert odd > 0


def test_service_codes_stay_text(national: list[dict[str, Any]]) -> None:
    codes = [each["ma_thu_tuc"] for each in national]
    block = "codes:\n" + "".join(f"  - {code}\n" for code in codes)
    flow = f"codes: [{', '.join(codes)}]"

    assert read_yaml(block).value == {"codes": codes}
    assert read_yaml(flow).value == {"codes": codes}
    assert [str(each) for each in yaml.safe_load(flow)["codes"]] != codes


def test_every_national_record_is_read_as_a_service(national: list[dict[str, Any]]) -> None:
    files = {}
    for each in national:
        facts = {
            "code": each["ma_thu_tuc"],
            "name": each["ten_thu_tuc"],
            "field": each["linh_vuc"],
            "steps": each["trinh_tu_thuc_hien"],
        }
        path = f"content/catalogue/services/{facts['code']}.yml"
        files[path] = json.dumps(facts, ensure_ascii=False).encode()
    reading = Reading.of(MemoryTree(files))

    services = read_services(reading)

    assert words(reading.faults) == []
    assert len(services) == len(files)
    for each in national:
        found = services[each["ma_thu_tuc"]]
        plain = unicodedata.normalize("NFC", each["ten_thu_tuc"]).replace("\u200e", "")
        assert found.name == plain
        assert found.field == unicodedata.normalize("NFC", each["linh_vuc"])


def test_codes_of_real_procedures_make_safe_names() -> None:
    codes = list(_procedures())
    slugs = [slug(code) for code in codes]

    assert len(set(slugs)) == len(codes)
    assert all(re.fullmatch(r"qt-\d\d-[a-z]+-[a-z]+", each) for each in slugs)
    assert slugs == sorted(slugs)


def test_real_procedures_are_read_as_bodies() -> None:
    procedures = _procedures()
    files = {
        f"content/procedures/ho-tich/{slug(code)}.md": changed(
            id=f"real{number:04}", code=code, body=text
        ).encode()
        for number, (code, text) in enumerate(procedures.items())
    }
    reading = Reading.of(MemoryTree(files))

    texts = {each.code: each for each in read_texts(reading)}

    assert words(reading.faults) == []
    assert {code: each.body for code, each in texts.items()} == procedures


def test_every_letter_of_a_real_procedure_counts() -> None:
    text = next(iter(_procedures().values()))
    whole = parts_of({}, text, ()).body

    places = range(0, len(text), 37)
    assert all(parts_of({}, text[:n] + text[n + 1 :], ()).body != whole for n in places)
    assert text_of(changed(body=text.replace("\n", "\r\n"))).parts.body == (
        text_of(changed(body=text.replace("\r\n", "\n"))).parts.body
    )


@pytest.fixture(scope="module")
def law() -> LegalCatalogue:
    """Return a real legal catalogue, read through the project's own format."""
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    table.write("id,type,number,title,issuer,issued,effective,expires,status,source,checked\r\n")
    with (DATA / "legal" / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            days = (_iso(row["ngay_ban_hanh"]), _iso(row["ngay_hieu_luc"]))
            told = (row["loai"], row["so_ky_hieu"], row["trich_yeu"], row["co_quan_ban_hanh"])
            rows.writerow([number, *told, *days, "", "", "", ""])
    path = "content/catalogue/legal/all.csv"
    reading = Reading.of(MemoryTree({path: table.getvalue().encode()}))
    read = read_law(reading)
    assert words(reading.faults) == []
    return read


def _iso(day: str) -> str:
    return "-".join(cell.zfill(2) for cell in reversed(day.split("/"))) if day else ""


def test_every_legal_document_is_found_by_its_number(law: LegalCatalogue) -> None:
    assert len(law.documents) > 3000
    for each in law.documents:
        whole = LegalReference(each.number, each.issuer, each.issued)

        assert each in resolve(law, whole, each.type).candidates
        assert each in resolve(law, LegalReference(each.number)).candidates


def test_real_numbers_are_not_unique(law: LegalCatalogue) -> None:
    bearing = Counter(each.number for each in law.documents)
    several = {number: count for number, count in bearing.items() if count > 1}

    assert several
    for number, count in several.items():
        assert len(resolve(law, LegalReference(number)).candidates) == count
