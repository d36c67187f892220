"""Full records of the national catalogue of public services, as its portal shows them."""

import re
from collections.abc import Mapping
from dataclasses import fields as attributes
from datetime import date

from qmsdocs.exchange.basis import service_basis
from qmsdocs.exchange.cells import Cell, UnreadableError, code_of, items_of, line_of, lines_of
from qmsdocs.exchange.channels import channels_of
from qmsdocs.exchange.dossier import papers_of
from qmsdocs.exchange.outcomes import Found
from qmsdocs.law.catalogue.offers import OfferedService
from qmsdocs.law.finding.citations import citations
from qmsdocs.model.services import Service
from qmsdocs.wording import say

KEYS = frozenset({"ma_thu_tuc", "ten_thu_tuc"})
"""What tells such a record from others."""

OFFICERS = "Cán bộ, công chức, viên chức"
"""One kind of applicant, with commas."""

_BEHIND = re.compile(
    r"(?P<text>.*?)Từ khóa(?P<keywords>.*?)Mô tả(?P<remark>.*?)(?:Chọn cơ quan thực hiện.*)?",
    re.DOTALL,
)
_RESULT = re.compile(
    r"\s*Mã: ?(?:KQ[.-]G\d\d[.-](?:KQ-?)?\d{1,6}"
    r"|(?:[A-Z]{1,4}\d*|\d{1,3})(?:[.-](?:[A-Z]{0,3}\d*))*\d)"
)
_RELATED = re.compile(r"#Tên thủ tục1(?P<name>.+)#1Tên thủ tục(?P=name)", re.DOTALL)
_DECIDED = re.compile(r"(?P<number>\S+) (?:ngày .+)")


def service_of_record(row: int, record: Mapping[str, object]) -> Found:
    """Return the service of one full record.

    What it does not say ("Không có thông tin") is not given; what cannot be taken apart with
    certainty is kept whole.

    Raises:
        UnreadableError: It has no code or no name, or a value is no text.
    """

    def cell(key: str) -> str:
        return _text(key, record.get(key))

    conditions, results, remark, keywords = _tail(cell("yeu_cau_dieu_kien"), cell("ket_qua_xu_ly"))
    channels, ways = channels_of(cell("cach_thuc_thuc_hien"))
    decision, decided = decision_of(cell("so_quyet_dinh"))
    service = Service(
        code=code_of(cell("ma_thu_tuc")),
        name=name_of(cell("ten_thu_tuc")),
        decision=decision,
        decided=decided,
        levels=items_of(line_of(cell("cap_thuc_hien"))),
        type=line_of(cell("loai_thu_tuc")),
        field=line_of(cell("linh_vuc")),
        applicants=items_of(line_of(cell("doi_tuong_thuc_hien")), OFFICERS),
        agency=lines_of(cell("co_quan_thuc_hien")),
        authority=lines_of(cell("co_quan_co_tham_quyen")),
        delegated=lines_of(cell("co_quan_duoc_uy_quyen")),
        coordinating=lines_of(cell("co_quan_phoi_hop")),
        receiving=lines_of(cell("dia_chi_tiep_nhan")),
        channels=channels,
        dossier=papers_of(cell("thanh_phan_ho_so")),
        results=results,
        conditions=conditions,
        steps="\n\n".join(filter(None, (lines_of(cell("trinh_tu_thuc_hien")), ways, remark))),
        legal_basis=service_basis(cell("can_cu_phap_ly")),
        keywords=keywords,
        related=_related(lines_of(cell("thu_tuc_lien_quan"))),
        link=line_of(cell("detail_url")),
    )
    return Found(services=(OfferedService(row, service, given_of(service)),))


def given_of(service: Service) -> frozenset[str]:
    """Return the attributes that a source states: those that are not empty."""
    named = (each.name for each in attributes(service))
    return frozenset(name for name in named if name != "code" and getattr(service, name))


def name_of(cell: Cell) -> str:
    """Return the name of a service.

    Raises:
        UnreadableError: There is none.
    """
    name = line_of(cell)
    if not name:
        raise UnreadableError(say("the name of the service is missing"))
    return name


def decision_of(text: str) -> tuple[str, date | None]:
    """Return a decision as the source has it, and its day where one stands behind the number."""
    line = line_of(text)
    found = citations(line)
    if len(found) == 1 and found[0].issued and _DECIDED.fullmatch(line):
        return line.split(" ", 1)[0], found[0].issued
    return line, None


def _text(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise UnreadableError(say("'{key}' is no text", key=key))


def _tail(conditions: str, results: str) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    """Return conditions, results, remark and keywords; the last two hang on one of the first."""
    remark, keywords = "", ""
    bodies = []
    for cell in (conditions, results):
        found = _BEHIND.fullmatch(lines_of(cell))
        if found:
            remark = lines_of(found["remark"]) or remark
            keywords = lines_of(found["keywords"]) or keywords
        bodies.append(lines_of(found["text"] if found else cell))
    return bodies[0], _results(bodies[1]), remark, items_of(keywords)


def _results(text: str) -> tuple[str, ...]:
    found = (line_of(each) for each in _RESULT.split(text))
    return tuple(dict.fromkeys(each for each in found if each))


def _related(text: str) -> str:
    found = _RELATED.fullmatch(text)
    return found["name"] if found else text
