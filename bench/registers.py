"""Registers and catalogues of the invented office that the benchmark measures with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from bench.prose import DOES, HOW, WHAT, Law

ORGANISATION = "ubnd-phuong-thu-nghiem"
FIRST_DAY = date(2025, 7, 1)
FIELDS = {
    "ho-tich": "HT",
    "chung-thuc": "CT",
    "dat-dai": "DD",
    "ho-kinh-doanh": "HKD",
    "bao-tro-xa-hoi": "BTXH",
    "nguoi-co-cong": "NCC",
    "van-hoa": "VH",
    "giao-duc": "GD",
    "moi-truong": "MT",
    "xay-dung": "XD",
    "lao-dong": "LD",
    "tiep-cong-dan": "TCD",
}
UNITS = ("van-phong", "phong-kinh-te", "phong-vhxh", "ttpvhcc")
ROLES = {
    "le-van-mau": "chu-tich",
    "pham-thi-thu": "pho-chu-tich",
    "vu-thi-nghiem": "truong-phong",
    "hoang-thi-soan": "cong-chuc",
    "ngo-van-ghi": "cong-chuc",
    "nguyen-van-nhap": "cong-chuc",
    "tran-thi-vi-du": "thu-ky-iso",
}
"""Who holds which role; the demonstration keys of the same names sign for them."""

KEYS = Path(__file__).parent.parent / "demo" / "keys"
_SIGNING = {
    "prepared": "cong-chuc",
    "reviewed": "truong-phong",
    "approved": "pho-chu-tich",
    "promulgated": "chu-tich",
    "registered": "chu-tich",
}


def qms(*, signed: bool) -> str:
    """Return ``qms.yml``; without signatures its rules ask for no proof."""
    proof = "ssh" if signed else "none"
    return "".join(f"{line}\n" for line in _qms(proof))


def _qms(proof: str) -> Iterator[str]:
    since = f"from: {FIRST_DAY}"
    yield "qms: 1"
    yield f"organisation: {{id: {ORGANISATION}, name: Ủy ban nhân dân phường Thử Nghiệm}}"
    yield "time_zone: Asia/Ho_Chi_Minh"
    for name, ids in (("units", UNITS), ("roles", set(ROLES.values())), ("fields", FIELDS)):
        yield f"{name}:"
        yield from (f"  - {{id: {each}, name: {each}, {since}}}" for each in sorted(ids))
    yield "kinds:"
    yield f"  - {{id: procedure, name: Quy trình, folder: procedures, {since}}}"
    yield f"  - {{id: form, name: Biểu mẫu, folder: forms, {since}}}"
    yield "signing:"
    for meaning, role in _SIGNING.items():
        required = "" if meaning == "registered" else ", required: yes"
        decision = ", decision: yes" if meaning == "promulgated" else ""
        rule = f"meaning: {meaning}, roles: [{role}], proof: {proof}{required}{decision}"
        yield f"  - {{id: {meaning}, {since}, {rule}}}"
    yield "separation:"
    yield f"  - {{id: chung, {since}, rule: strict}}"
    yield "access:"
    yield f"  - {{id: cong-khai, {since}, audience: public}}"


def people() -> str:
    """Return ``people.yml``."""
    return "roster: 1\npeople:\n" + "".join(map(_person, ROLES))


def _person(name: str) -> str:
    key = " ".join((KEYS / f"{name}.pub").read_text(encoding="ascii").split()[:2])
    return (
        f"  - id: {name}\n    name: {name}\n    email: {name}@example.org\n"
        f"    mandates:\n      - {{id: m1, role: {ROLES[name]}, from: {FIRST_DAY}}}\n"
        f'    keys:\n      - {{id: k1, key: "{key}", from: {FIRST_DAY}}}\n'
    )


def catalogue(known: tuple[Law, ...]) -> dict[str, str]:
    """Return the tables of legal documents and relations, a file a year."""
    found: dict[str, str] = {}
    for year in sorted({law.year for law in known}):
        laws = sorted((law for law in known if law.year == year), key=_key)
        legal = [_LEGAL, *map(_legal, laws)]
        relations = [_RELATION, *map(_relation, laws, laws[1:])]
        found[f"catalogue/legal/{year}.csv"] = "".join(f"{row}\n" for row in legal)
        found[f"catalogue/relations/{year}.csv"] = "".join(f"{row}\n" for row in relations)
    return found


_LEGAL = "id,type,number,title,issuer,issued,effective,expires,status,source,checked"
_RELATION = "id,from,relation,to,date,until,provisions,source,recorded"
_SOURCE = "Thử nghiệm,2026-01-05"


def _key(law: Law) -> str:
    return f"{law.number.replace('/', '-').lower()}.{law.issued}"


def _legal(law: Law) -> str:
    days = f"{law.issued},{law.issued}"
    kind = law.number.rpartition("/")[2].partition("-")[0]
    return f"{_key(law)},{kind},{law.number},{law.title},{law.issuer},{days},,,{_SOURCE}"


def _relation(law: Law, other: Law) -> str:
    return f"r-{_key(law)},{_key(law)},guides,{_key(other)},{law.issued},,Điều 1,{_SOURCE}"


def service(chance: Random, code: str, name: str, basis: tuple[Law, ...]) -> str:
    """Return the record of one public service, about two kilobytes."""
    return "".join(f"{line}\n" for line in _service(chance, code, name, basis))


def _service(chance: Random, code: str, name: str, basis: tuple[Law, ...]) -> Iterator[str]:
    yield f'service: 1\ncode: "{code}"\nname: {name}\nlevels: [Cấp xã]'
    yield "agency: Ủy ban nhân dân cấp xã\nchannels:"
    for mode in ("Trực tiếp", "Trực tuyến", "Dịch vụ bưu chính"):
        limit = f'limit: "{chance.randint(1, 20)} ngày làm việc", fee: Miễn phí'
        yield f'  - {{mode: {mode}, {limit}, note: "{chance.choice(HOW)}"}}'
    told = (
        f"{chance.choice(DOES)} {what} {chance.choice(HOW)}" for what in chance.sample(WHAT, 12)
    )
    yield f'steps: "{"; ".join(told)}"'
    yield "results: [Văn bản trả lời]\nlegal_basis:"
    yield from (f"  - {law.number}" for law in basis)
    yield "source: Thử nghiệm\nchecked: 2026-01-05"
