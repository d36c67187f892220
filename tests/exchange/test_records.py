"""Full national records, and our own, read into services."""

from datetime import date

import pytest

from qmsdocs.exchange.reading import offer_of
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from tests.exchange.files import english, json_of

RECORD: dict[str, object] = {
    "ma_thu_tuc": "1.001193",
    "ten_thu_tuc": "Thủ tục đăng ký\u200e khai sinh ",
    "detail_url": "https://dichvucong.example/1",
    "so_quyet_dinh": "163/QĐ-BTP",
    "cap_thuc_hien": "Cấp tỉnh, Cấp xã",
    "loai_thu_tuc": "Loại khác",
    "linh_vuc": "Hộ tịch",
    "doi_tuong_thuc_hien": "Tổ chức (không bao gồm doanh nghiệp, HTX), "
    "Cán bộ, công chức, viên chức, Công dân Việt Nam",
    "co_quan_thuc_hien": "Ủy ban nhân dân\u00a0xã",
    "co_quan_co_tham_quyen": "",
    "co_quan_phoi_hop": "Công an cấp xã",
    "dia_chi_tiep_nhan": "Trung tâm\nPhục vụ hành chính công",
    "thu_tuc_lien_quan": "Không có thông tin",
    "trinh_tu_thuc_hien": "Bước 1: nộp.\n\n\n\nBước 2: nhận. ",
    "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp1 NgàyMiễn phí",
    "thanh_phan_ho_so": "--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính",
    "can_cu_phap_ly": "Tên văn bản pháp lýMã văn bảnLuật Hộ tịch60/2014/QH13",
    "yeu_cau_dieu_kien": "Không có thông tin",
    "ket_qua_xu_ly": "Giấy khai sinhMã: KQ.G15.000031Bản sao1. Trích lụcMã: KQ.G15.000032"
    "Từ khóaKhai sinh, trẻ emMô tảNộp 01 bộChọn cơ quan thực hiệnNộp hồ sơ",
    "raw_text": None,
}
SERVICE = Service(
    code="1.001193",
    name="Thủ tục đăng ký khai sinh",
    decision="163/QĐ-BTP",
    levels=("Cấp tỉnh", "Cấp xã"),
    type="Loại khác",
    field="Hộ tịch",
    applicants=(
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "Cán bộ, công chức, viên chức",
        "Công dân Việt Nam",
    ),
    agency="Ủy ban nhân dân xã",
    coordinating="Công an cấp xã",
    receiving="Trung tâm\nPhục vụ hành chính công",
    channels=(Channel("Trực tiếp", "1 Ngày", "Miễn phí"),),
    dossier=(Paper("Tờ khai", originals=1),),
    results=("Giấy khai sinh", "Bản sao1. Trích lục"),
    steps="Bước 1: nộp.\n\nBước 2: nhận.\n\nNộp 01 bộ",
    legal_basis=(LegalReference("60/2014/QH13"),),
    keywords=("Khai sinh", "trẻ em"),
    link="https://dichvucong.example/1",
)


def test_full_record() -> None:
    (offered,) = offer_of("a.json", json_of(RECORD)).services

    assert offered.service == SERVICE


def test_what_a_record_does_not_say_is_not_given() -> None:
    (offered,) = offer_of("a.json", json_of(RECORD)).services

    assert {"name", "channels", "agency", "steps"} <= offered.given
    assert offered.given.isdisjoint({"code", "authority", "conditions", "related", "ended"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"ma_thu_tuc": ""}, "the code is missing", id="no code"),
        pytest.param(
            {"ma_thu_tuc": "T-TVH-1-TT"},
            "'T-TVH-1-TT' is no code of a public service, such as 1.001193",
            id="an old code",
        ),
        pytest.param({"ten_thu_tuc": " "}, "the name of the service is missing", id="no name"),
        pytest.param({"linh_vuc": ["a"]}, "'linh_vuc' is no text", id="no text"),
    ],
)
def test_rejected(change: dict[str, object], said: str) -> None:
    offer = offer_of("a.json", json_of(RECORD, RECORD | change))

    assert [(each.row, english(each.reason)) for each in offer.rejected] == [(2, said)]
    assert len(offer.services) == 1


def test_a_provincial_suffix_is_left_off() -> None:
    offer = offer_of("a.json", json_of(RECORD | {"ma_thu_tuc": "1.001193.000.00.00.H55"}))

    assert offer.services[0].service.code == "1.001193"


def test_the_day_of_a_decision() -> None:
    told = {"so_quyet_dinh": "163/QĐ-BTP ngày 05/02/2026"}
    (offered,) = offer_of("a.json", json_of(RECORD | told)).services

    assert (offered.service.decision, offered.service.decided) == ("163/QĐ-BTP", date(2026, 2, 5))


OWN = {
    "service": "1",
    "code": "1.001193",
    "name": "Đăng ký khai sinh",
    "decided": "2026-02-05",
    "levels": ["Cấp xã"],
    "channels": [{"mode": "Trực tiếp", "limit": "1 ngày làm việc"}],
    "dossier": [{"name": "Tờ khai", "originals": 1, "copies": "0"}],
    "legal_basis": ["60/2014/QH13", {"number": "123/2015/NĐ-CP", "issued": "2015-11-15"}],
    "ended": "yes",
    "abolished": "2026-07-01",
    "replaced_by": ["1.001194"],
    "steps": "",
}


def test_own_record() -> None:
    (offered,) = offer_of("a.json", json_of(OWN)).services

    assert offered.service == Service(
        code="1.001193",
        name="Đăng ký khai sinh",
        decided=date(2026, 2, 5),
        levels=("Cấp xã",),
        channels=(Channel("Trực tiếp", "1 ngày làm việc"),),
        dossier=(Paper("Tờ khai", originals=1, copies=0),),
        legal_basis=(
            LegalReference("60/2014/QH13"),
            LegalReference("123/2015/NĐ-CP", "", date(2015, 11, 15)),
        ),
        ended=True,
        abolished=date(2026, 7, 1),
        replaced_by=("1.001194",),
    )
    assert offered.given == OWN.keys() - {"service", "code"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"nane": "x"}, "key 'nane' is not known here", id="unknown key"),
        pytest.param({"levels": "Cấp xã"}, "'levels' is no list", id="no list"),
        pytest.param({"steps": 3}, "'steps' is no text", id="no text"),
        pytest.param({"ended": "perhaps"}, "'ended' is neither yes nor no", id="no flag"),
        pytest.param(
            {"decided": "02/30/2026"},
            "decided: '02/30/2026' is no day, expected dd/mm/yyyy",
            id="no day",
        ),
        pytest.param({"channels": [{"fee": "0"}]}, "'mode' is missing", id="channel without mode"),
        pytest.param({"dossier": [{}]}, "'name' is missing", id="paper without name"),
        pytest.param(
            {"dossier": [{"name": "a", "originals": "x"}]},
            "'originals' is no whole number",
            id="number",
        ),
        pytest.param({"legal_basis": [{}]}, "'number' is missing", id="reference without number"),
        pytest.param(
            {"channels": ["x"]},
            "'channels': an entry is no mapping of fee, limit, mode, note",
            id="no mapping",
        ),
    ],
)
def test_own_rejected(change: dict[str, object], said: str) -> None:
    offer = offer_of("a.json", json_of(OWN, OWN | change))

    assert [english(each.reason) for each in offer.rejected] == [said]
