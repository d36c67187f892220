"""The tables that can be imported, each with the names that people give to its columns."""

from qmsdocs.exchange.headers import Layout

REVIEW = Layout(
    "review",
    {
        "number": "so ky hieu cu | so ky hieu van ban cu",
        "issued": "ngay cu | ngay ban hanh van ban cu",
        "text": "van ban cu | van ban duoc ra soat | van ban ra soat",
        "done": "hinh thuc xu ly | ket qua ra soat | ket qua xu ly | kien nghi xu ly",
        "acting": "so ky hieu moi | so ky hieu van ban moi",
        "acting_issued": "ngay moi | ngay ban hanh van ban moi",
        "acting_text": "van ban moi | van ban xu ly | van ban thay the",
    },
    (frozenset({"done", "text"}), frozenset({"done", "number"})),
    "STT | Số, ký hiệu cũ | Văn bản cũ | Hình thức xử lý | Văn bản mới",
)

EXPIRY = Layout(
    "expiry",
    {
        "number": "so ky hieu | so hieu | so ky hieu van ban",
        "numbered": "so ky hieu ngay thang nam ban hanh van ban"
        " | so ky hieu ngay thang nam ban hanh | so ky hieu ngay thang nam"
        " | so ky hieu ngay ban hanh",
        "type": "ten loai van ban | loai van ban | loai | hinh thuc van ban",
        "title": "ten goi cua van ban | ten goi cua van ban trich yeu noi dung cua van ban"
        " | ten goi cua van ban trich yeu noi dung van ban | trich yeu | trich yeu noi dung"
        " | ten goi trich yeu noi dung cua van ban | noi dung trich yeu",
        "text": "ten so ky hieu ngay thang nam | ten van ban | van ban goc text | van ban"
        " | ten so ky hieu ngay thang nam ban hanh | ten so ky hieu ngay thang nam van ban"
        " | ten so ky hieu ngay thang nam ban hanh van ban"
        " | ten loai van ban so ky hieu ngay thang nam",
        "part": "noi dung het hieu luc | noi dung quy dinh het hieu luc | dieu khoan het hieu luc"
        " | noi dung quy dinh het hieu luc ngung hieu luc | noi dung het hieu luc ngung hieu luc",
        "told": "ly do text",
        "reason": "ly do het hieu luc | ly do | ly do het hieu luc ngung hieu luc"
        " | ly do ngung hieu luc",
        "acting": "van ban tac dong | van ban thay the bai bo",
        "expires": "ngay het hieu luc | thoi diem het hieu luc | ngay het hieu luc ngung hieu luc"
        " | ngay ngung hieu luc | thoi diem ngung hieu luc",
        "state": "tinh trang | tinh trang hieu luc",
        "issued": "ngay ban hanh | ngay thang nam ban hanh",
        "issuer": "co quan ban hanh",
    },
    (
        frozenset({"reason", "text"}),
        frozenset({"reason", "number"}),
        frozenset({"reason", "numbered"}),
    ),
    "STT | Tên, số, ký hiệu, ngày tháng năm | Lý do hết hiệu lực | Ngày hết hiệu lực",
)

RELATIONS = Layout(
    "relations",
    {
        "from": "from",
        "relation": "relation",
        "to": "to",
        "date": "date",
        "until": "until",
        "provisions": "provisions",
    },
    (frozenset({"from", "relation", "to"}),),
    "id,from,relation,to,date,until,provisions,source,recorded",
)

SERVICES = Layout(
    "services",
    {
        "code": "ma so | ma | ma tthc | ma thu tuc | ma thu tuc hanh chinh | ma so tthc | code"
        " | ma so thu tuc hanh chinh | ma ho so tthc | ma so ho so tthc | ma so ho so | ma dvc"
        " | ma tthc quoc gia | ma so tthc quoc gia | ma thu tuc hanh chinh quoc gia | so ho so tthc"
        " | ma tthc duoc thay the | ma tthc bi thay the | ma tthc bi bai bo | ma so ho so thu tuc",
        "name": "ten | ten tthc | ten thu tuc | ten thu tuc hanh chinh | thu tuc hanh chinh | name"
        " | ten thu tuc tthc | noi dung thu tuc hanh chinh | ten tthc duoc thay the"
        " | ten tthc bi thay the | ten tthc bi bai bo | ten thu tuc hanh chinh bi bai bo",
        "field": "linh vuc | ten linh vuc | field",
        "agency": "co quan thuc hien | don vi thuc hien | co quan giai quyet",
        "authority": "co quan co tham quyen | co quan co tham quyen quyet dinh"
        " | tham quyen giai quyet | tham quyen quyet dinh",
        "delegated": "co quan duoc uy quyen",
        "coordinating": "co quan phoi hop",
        "receiving": "dia diem thuc hien | dia diem | dia diem tiep nhan | dia chi tiep nhan"
        " | dia chi tiep nhan ho so | noi tiep nhan | dia diem tiep nhan va tra ket qua"
        " | noi tiep nhan ho so | dia diem tiep nhan ho so | dia diem nop ho so"
        " | dia diem tiep nhan tra ket qua | dia diem tiep nhan ho so va tra ket qua",
        "method": "cach thuc thuc hien | hinh thuc nop | cach thuc | hinh thuc thuc hien",
        "limit": "thoi han giai quyet | thoi han | thoi gian giai quyet | thoi gian thuc hien"
        " | thoi han giai quyet tthc | thoi han thuc hien",
        "fee": "phi le phi | phi | le phi | muc phi le phi | phi va le phi | muc phi | le phi phi",
        "basis": "can cu phap ly | co so phap ly | van ban quy dinh | can cu",
        "note": "ghi chu | noi dung sua doi bo sung | noi dung thay doi",
        "change": "hinh thuc cong bo | loai thay doi | tinh chat | hinh thuc thay doi"
        " | tinh trang | noi dung cong bo | phan loai",
        "online": "muc do dvc | muc do | muc do cung cap | muc do dich vu cong"
        " | dich vu cong truc tuyen | muc do dich vu cong truc tuyen | dvc truc tuyen"
        " | muc do cung cap dvc truc tuyen"
        " | muc do cung cap dich vu cong truc tuyen",
        "level": "cap thuc hien | cap giai quyet | cap | cap tthc",
        "type": "loai thu tuc | loai tthc | loai thu tuc hanh chinh",
        "applicants": "doi tuong thuc hien | doi tuong",
        "keywords": "tu khoa",
        "results": "ket qua thuc hien | ket qua | ket qua xu ly",
        "conditions": "yeu cau dieu kien | yeu cau dieu kien thuc hien",
        "decision": "so quyet dinh | quyet dinh cong bo | so quyet dinh cong bo"
        " | qd cong bo | so qd",
        "decided": "ngay quyet dinh | ngay cong bo | ngay qd",
        "link": "link | duong dan | lien ket | detail url",
        "replaced_by": "thay the boi | duoc thay the boi | ma tthc thay the | tthc thay the"
        " | bi thay the boi | thay the bang | ma thu tuc thay the | thu tuc thay the",
        "abolished": "ngay bai bo | ngay het hieu luc | thoi diem bai bo | bai bo tu ngay",
        "repealing": "ten van ban quy pham phap luat quy dinh noi dung bai bo | van ban bai bo"
        " | ten vbqppl quy dinh noi dung bai bo | ten vbqppl quy dinh viec bai bo | can cu bai bo"
        " | ten vbqppl quy dinh viec bai bo tthc | ten vbqppl quy dinh bai bo",
    },
    (frozenset({"code", "name"}), frozenset({"code", "replaced_by"})),
    "STT | Mã TTHC | Tên thủ tục | Lĩnh vực | Thời hạn giải quyết | Phí, lệ phí | Căn cứ pháp lý",
)

DOCUMENTS = Layout(
    "documents",
    {
        "type": "loai | loai van ban | ten loai van ban | hinh thuc van ban | the loai | type",
        "number": "so ky hieu | so hieu | so va ky hieu | so hieu van ban | so ky hieu van ban"
        " | so van ban | ky hieu | number",
        "title": "trich yeu | trich yeu noi dung | ten van ban | ten goi | noi dung | title"
        " | ten goi cua van ban | trich yeu noi dung van ban | trich yeu van ban",
        "issuer": "co quan ban hanh | noi ban hanh | don vi ban hanh | cq ban hanh | issuer"
        " | co quan ban hanh van ban",
        "issued": "ngay ban hanh | ngay thang nam ban hanh | ngay ky | ngay van ban | issued"
        " | ngay thang ban hanh",
        "effective": "ngay hieu luc | ngay co hieu luc | hieu luc tu ngay | effective"
        " | ngay bat dau co hieu luc | thoi diem co hieu luc",
        "expires": "ngay het hieu luc | thoi diem het hieu luc | het hieu luc tu ngay | expires",
        "status": "tinh trang hieu luc | tinh trang | hieu luc | trang thai | status",
    },
    (
        frozenset({"number", "type"}),
        frozenset({"number", "title"}),
        frozenset({"number", "issued"}),
    ),
    "Loại | Số, ký hiệu | Trích yếu | Ngày ban hành | Cơ quan ban hành | Ngày hiệu lực",
)

LAYOUTS = (REVIEW, EXPIRY, RELATIONS, SERVICES, DOCUMENTS)
"""In the order in which a header is tried: the one that asks for most comes first."""
