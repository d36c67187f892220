"""Invented procedures in the three layouts that offices use, for the readers of their facts."""

LETTERED = """\
## 1. MỤC ĐÍCH

Quy định thống nhất.

## 5. NỘI DUNG QUY TRÌNH

### a. Thành phần, số lượng hồ sơ:

Thành phần hồ sơ:

- Tờ khai theo mẫu (nộp trực tiếp);
- Người yêu cầu nộp, xuất trình các giấy tờ sau:

**Giấy tờ phải nộp:**

- Giấy chứng sinh.
- Trường hợp trẻ bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi.
- Trường hợp đã có dữ liệu điện tử thì không phải nộp bản giấy.

**Giấy tờ phải xuất trình:**

- Hộ chiếu hoặc thẻ căn cước.

**Lưu ý:**

- Giấy tờ của nước ngoài phải được hợp pháp hóa.

Số lượng hồ sơ: 01 bộ

### b. Thời hạn giải quyết: Ngay trong ngày tiếp nhận

### c. Đối tượng thực hiện thủ tục hành chính: Cá nhân

### d. Cơ quan thực hiện thủ tục hành chính:

Ủy ban nhân dân cấp xã.

### đ. Cơ quan phối hợp: Công an

### e. Kết quả thực hiện thủ tục hành chính:

- Giấy khai sinh.

### g. Phí, lệ phí: - Miễn lệ phí.

### h. Mẫu đơn, mẫu tờ khai:

- Tờ khai đăng ký khai sinh.

### i. Yêu cầu, điều kiện thực hiện thủ tục hành chính: Không.

### k. Căn cứ pháp lý của thủ tục hành chính:

- Luật Hộ tịch.

### l. Quy trình các bước xử lý công việc:

| TT | Trình tự | Trách nhiệm | Thời gian không xác minh: 01 ngày | Thời gian có xác minh: 05 ngày |
|---|---|---|---|---|
| 1. | Tiếp nhận hồ sơ | Cán bộ tiếp nhận | 01 ngày | 01 ngày |
| 2. | Thẩm tra | Công chức | | 03 ngày |
| 3. | Trả kết quả | Cán bộ tiếp nhận | | 01 ngày |

## 6. BIỂU MẪU

- Mẫu sổ theo dõi hồ sơ;

## 7. HỒ SƠ LƯU TRỮ

| STT | Tên biểu mẫu/hồ sơ | Nơi lưu | Thời gian lưu trữ |
|---|---|---|---|
| 1 | Bộ hồ sơ theo mục 5.a | UBND | Vĩnh viễn |
"""

NUMBERED = """\
## 5. Nội dung

### 5.1. Cơ sở pháp lý

- Luật Hộ tịch số 60/2014/QH13.

### 5.2. Thành phần hồ sơ

| STT | Giấy tờ | Bản chính | Bản sao | Mẫu |
|---|---|---|---|---|
| 1 | Tờ khai (nộp trực tiếp) | 1 | | [BM-01](doc:b1m0k5tq) |
| 2 | Giấy tờ về việc ủy quyền | | 1 | Xem bảng dưới |

Giấy tờ ở dòng 2:

| Người được ủy quyền | Giấy tờ |
|---|---|
| Cá nhân | Văn bản ủy quyền |

### 5.3. Số lượng hồ sơ

01 bộ.

### 5.4. Thời hạn giải quyết

03 ngày làm việc; nhận sau 15 giờ thì tính từ ngày sau.

### 5.5. Nơi tiếp nhận và trả kết quả

| Hình thức | Nơi tiếp nhận |
|---|---|
| Trực tiếp | Trung tâm |

### 5.6. Phí, lệ phí

- Trực tiếp: 50.000 đồng.
- Nộp trên Cổng dịch vụ công trực tuyến toàn trình: miễn phí.

### 5.7. Quy trình xử lý công việc

| TT | Trình tự | Trách nhiệm | Thời gian | Biểu mẫu, kết quả |
|---|---|---|---|---|
| 1 | Tiếp nhận hồ sơ | Công chức tiếp nhận | 0,5 ngày làm việc | [BM-01](doc:b1m0k5tq) |
| 2 | Thẩm tra, trình ký | Công chức chuyên môn | 2 ngày làm việc | Dự thảo |
| 3 | Ký, trả kết quả | Lãnh đạo UBND | 0,5 ngày làm việc | Giấy chứng nhận |
| | **Tổng thời gian** | | **3 ngày làm việc** | |

## 6. Biểu mẫu

| TT | Tên biểu mẫu | Ký hiệu |
|---|---|---|
| 1 | Phiếu kiểm soát | [BM-01](doc:b1m0k5tq) |
| 2 | Tờ khai | Mẫu của Bộ Tư pháp |
"""

PROVINCIAL = """\
## 1. KÝ HIỆU QUY TRÌNH: QT.GĐ.02

## 2. NỘI DUNG QUY TRÌNH

### 2.1. Điều kiện thực hiện TTHC: Không

### 2.2. Cách thức thực hiện: Trực tiếp, bưu chính hoặc dịch vụ công trực tuyến một phần

### 2.3. Thành phần hồ sơ

#### Trường hợp cấp mới

| TT | Tên giấy tờ | Bản chính | Bản sao |
|---|---|---|---|
| 1 | Đơn đề nghị | x | |

#### Trường hợp cấp lại

| TT | Tên giấy tờ | Bản chính | Bản sao |
|---|---|---|---|
| 1 | Đơn đề nghị cấp lại | x | |
| 2 | Giấy phép cũ | | x |

### 2.4. Số lượng hồ sơ: 01 bộ

### 2.5. Thời hạn giải quyết

- Trường hợp cấp mới: 15 ngày làm việc.
- Trường hợp cấp lại: 05 ngày làm việc.

### 2.6. Địa điểm tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công

### 2.7. Cơ quan thực hiện: Phòng Kinh tế

### 2.8. Đối tượng thực hiện: Tổ chức

### 2.9. Kết quả thực hiện: Giấy phép

### 2.10. Quy trình xử lý công việc

Trường hợp cấp mới:

| TT | Trình tự | Trách nhiệm | Thời gian | Biểu mẫu/Kết quả |
|---|---|---|---|---|
| B1 | Tiếp nhận | Công chức | 1 ngày | Mẫu 01 |
| B2 | Thẩm định | Chuyên viên | 14 ngày | Báo cáo |

Trường hợp cấp lại:

| TT | Trình tự | Trách nhiệm | Thời gian | Biểu mẫu/Kết quả |
|---|---|---|---|---|
| B1 | Tiếp nhận | Công chức | 1 ngày | Mẫu 01 |
| B2 | Thẩm định | Chuyên viên | 4 ngày | Báo cáo |

## 4. HỒ SƠ LƯU

| TT | Hồ sơ lưu | Thời gian lưu |
|---|---|---|
| 1 | Hồ sơ | 05 năm |
"""

PROCESS = """\
## 5. Nội dung

### 5.1. Nguyên tắc

- Không tự đánh giá.

### 5.2. Các bước thực hiện

| TT | Công việc | Trách nhiệm | Thời điểm | Kết quả |
|---|---|---|---|---|
| I | Chuẩn bị | | | |
| 1 | Lập kế hoạch | Thư ký | Tháng 01 | Kế hoạch |
| II | Thực hiện | | | |
| 2 | Đánh giá | Đoàn đánh giá | Theo lịch | Biên bản |
"""
