"""How laws are called: where the name of a law ends in a sentence, and nothing else.

Names only, no numbers and no dates: what a name means on a day is for the legal catalogue to
say. A name that is not here is read by the words around it. The source is the titles of the
laws, codes and ordinances passed since 1990 as the official gazette prints them, and the short
forms in use.
"""

from qmsdocs.law.finding.named import key

_CODES = """
dân sự | hình sự | lao động | hàng hải | tố tụng dân sự | tố tụng hình sự | hàng hải Việt Nam
"""

_LAWS = """
an ninh lương thực | an ninh mạng | an ninh quốc gia | an toàn thông tin mạng | an toàn thực phẩm
an toàn, vệ sinh lao động | ban hành văn bản quy phạm pháp luật
ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân | biên giới quốc gia
biên phòng Việt Nam | biển | biển Việt Nam | bán đấu giá tài sản | báo chí | bình đẳng giới
bưu chính | bảo hiểm | bảo hiểm tiền gửi | bảo hiểm xã hội | bảo hiểm y tế
bảo vệ bí mật nhà nước | bảo vệ công trình quốc phòng và khu quân sự | bảo vệ dữ liệu cá nhân
bảo vệ môi trường | bảo vệ quyền lợi người tiêu dùng | bảo vệ sức khỏe nhân dân
bảo vệ và kiểm dịch thực vật | bảo vệ và phát triển rừng | bảo vệ, chăm sóc và giáo dục trẻ em
bầu cử | bầu cử đại biểu Hội đồng nhân dân | bầu cử đại biểu Quốc hội
bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân | chuyển giao công nghệ
chuyển giao người đang chấp hành án phạt tù | chuyển đổi số | chăn nuôi | chất lượng hàng hóa
chất lượng sản phẩm, hàng hóa | chất lượng, sản phẩm hàng hóa | chứng khoán
các công cụ chuyển nhượng | các tổ chức tín dụng | cán bộ, công chức | công an nhân dân
công chứng | công nghiệp công nghệ số | công nghiệp quốc phòng, an ninh và động viên công nghiệp
công nghệ cao | công nghệ số | công nghệ thông tin | công ty | công đoàn | căn cước
căn cước công dân | cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài | cơ yếu
cư trú | cạnh tranh | cải cách ruộng đất | cảnh sát biển Việt Nam | cảnh sát cơ động | cảnh vệ
cứu hộ, cứu nạn | di sản văn hóa | doanh nghiệp | doanh nghiệp nhà nước | doanh nghiệp tư nhân
du lịch | dân quân tự vệ | dân số | dược | dạy nghề | dầu khí | dẫn độ | dữ liệu | dự trữ quốc gia
giao dịch điện tử | giao thông đường bộ | giao thông đường thủy nội địa | giá | giám định tư pháp
giáo dục | giáo dục nghề nghiệp | giáo dục quốc phòng | giáo dục quốc phòng và an ninh
giáo dục đại học | hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác
hoạt động chữ thập đỏ | hoạt động giám sát của Quốc hội
hoạt động giám sát của Quốc hội và Hội đồng nhân dân | hàng không | hàng không dân dụng
hàng không dân dụng Việt Nam | hàng không Việt Nam | hòa giải ở cơ sở
hòa giải, đối thoại tại Tòa án | hóa chất | hôn nhân và gia đình | hải quan
hỗ trợ doanh nghiệp nhỏ và vừa | hộ tịch | hợp tác xã | hợp đồng kinh tế | khiếu nại
khiếu nại tố cáo | khiếu nại, tố cáo | khoa học công nghệ | khoa học và công nghệ
khoa học, công nghệ và đổi mới sáng tạo | khoáng sản | khuyến khích đầu tư trong nước
khám bệnh, chữa bệnh | khí tượng thủy văn | kinh doanh bảo hiểm | kinh doanh bất động sản
kiến trúc | kiểm toán nhà nước | kiểm toán độc lập
ký kết, gia nhập và thực hiện điều ước quốc tế | kế toán | luật sư | lâm nghiệp | lý lịch tư pháp
lưu trữ | lực lượng dự bị động viên | lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
lực lượng tham gia gìn giữ hòa bình của Liên hợp quốc | mặt trận Tổ quốc Việt Nam
nghĩa vụ quân sự | ngân hàng Nhà nước | ngân hàng Nhà nước Việt Nam | ngân sách
ngân sách nhà nước | người cao tuổi | người khuyết tật
người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng | nhà giáo | nhà ở
nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam | nuôi con nuôi
nông nghiệp | năng lượng nguyên tử | phá sản | phá sản doanh nghiệp | phí và lệ phí | phí, lệ phí
phòng bệnh | phòng cháy và chữa cháy | phòng cháy, chữa cháy
phòng cháy, chữa cháy và cứu nạn, cứu hộ | phòng không nhân dân | phòng thủ dân sự
phòng, chống bạo lực gia đình | phòng, chống bệnh truyền nhiễm | phòng, chống khủng bố
phòng, chống ma túy | phòng, chống mua bán người
phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người
phòng, chống rửa tiền | phòng, chống tham nhũng | phòng, chống tham nhũng, lãng phí, tiêu cực
phòng, chống thiên tai | phòng, chống tác hại của rượu, bia | phòng, chống tác hại của thuốc lá
phổ biến, giáo dục pháp luật | phục hồi, phá sản | quy hoạch | quy hoạch đô thị
quy hoạch đô thị và nông thôn | quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng
quản lý ngoại thương | quản lý nợ công | quản lý thuế
quản lý và đầu tư vốn nhà nước tại doanh nghiệp | quản lý, sử dụng tài sản công
quản lý, sử dụng tài sản nhà nước | quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp | quảng cáo
quốc phòng | quốc tịch | quốc tịch Việt Nam | sĩ quan Quân đội nhân dân Việt Nam | sở hữu trí tuệ
sử dụng năng lượng tiết kiệm và hiệu quả | sử dụng, bảo quản tài sản nhà nước | thanh niên
thanh tra | thi hành tạm giữ, tạm giam | thi hành án dân sự | thi hành án hình sự
thi đua, khen thưởng | thuế | thuế bảo vệ môi trường | thuế chuyển quyền sử dụng đất
thuế doanh thu | thuế giá trị gia tăng | thuế lợi tức | thuế nhập khẩu
thuế sử dụng đất nông nghiệp | thuế sử dụng đất phi nông nghiệp | thuế thu nhập cá nhân
thuế thu nhập doanh nghiệp | thuế tiêu thụ đặc biệt | thuế tài nguyên | thuế xuất khẩu
thuế xuất khẩu, thuế nhập khẩu | thú y | thư viện | thương mại | thể dục, thể thao
thỏa thuận quốc tế | thống kê | thủ đô | thủy lợi | thủy sản | thực hiện dân chủ ở cơ sở
thực hành tiết kiệm và chống lãng phí | thực hành tiết kiệm, chống lãng phí
tiêu chuẩn và quy chuẩn kỹ thuật | tiếp công dân | tiếp cận thông tin
trách nhiệm bồi thường của nhà nước | trí tuệ nhân tạo | trưng cầu ý dân
trưng mua, trưng dụng tài sản | trật tự, an toàn giao thông đường bộ | trẻ em
trọng tài thương mại | trồng trọt | trợ giúp pháp lý | tài nguyên nước
tài nguyên và môi trường biển | tài nguyên, môi trường biển và hải đảo | tín ngưỡng, tôn giáo
tư pháp người chưa thành niên | tương trợ tư pháp | tương trợ tư pháp về dân sự
tương trợ tư pháp về hình sự | tần số vô tuyến điện | tố cáo | tố tụng hành chính
tổ chức chính phủ | tổ chức chính quyền địa phương | tổ chức cơ quan điều tra hình sự
tổ chức Hội đồng Bộ trưởng | tổ chức Hội đồng Chính phủ
tổ chức Hội đồng nhân dân và Ủy ban nhân dân | tổ chức Quốc hội
tổ chức Quốc hội và Hội đồng Nhà nước | tổ chức tín dụng | tổ chức tòa án nhân dân
tổ chức viện kiểm sát nhân dân | viên chức | viễn thông | việc làm | xuất bản
xuất cảnh, nhập cảnh của công dân Việt Nam | xây dựng | xử lý vi phạm hành chính
đa dạng sinh học | điều ước quốc tế | điện lực | điện ảnh | đo lường | đo đạc và bản đồ | đê điều
đường bộ | đường sắt | đường sắt Việt Nam | đất đai | đấu giá tài sản | đấu thầu | đầu tư
đầu tư công | đầu tư nước ngoài | đầu tư nước ngoài tại Việt Nam
đầu tư theo phương thức đối tác công tư | đặc xá | địa chất và khoáng sản
"""

_ORDINANCES = """
an toàn và kiểm soát bức xạ | an toàn và kiểm soát bức xạ ion hóa | bưu chính viễn thông
bưu chính, viễn thông | bảo hiểm xã hội | bảo hộ lao động | bảo hộ quyền sở hữu công nghiệp
bảo hộ quyền tác giả | bảo vệ bí mật nhà nước | bảo vệ công trình giao thông
bảo vệ công trình quan trọng liên quan đến an ninh quốc gia | bảo vệ quyền lợi người tiêu dùng
bảo vệ và kiểm dịch thực vật | bảo vệ và phát triển nguồn lợi thủy sản | bảo vệ đê điều
bầu cử Hội đồng nhân dân các cấp
chi phí giám định, định giá; chi phí cho người làm chứng, người phiên dịch trong tố tụng
chuyển giao công nghệ nước ngoài vào Việt Nam | chất lượng hàng hoá | chất lượng hàng hóa
chống tham nhũng | chức vụ, hàm cấp | cán bộ, công chức | công an xã | công chứng nhà nước
cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài | cơ yếu | cảnh sát biển
cảnh sát môi trường | cảnh vệ | cựu chiến binh | dân quân tự vệ | dân số | dự trữ quốc gia | giá
giám định tư pháp | giống cây trồng | giống vật nuôi | hàm, cấp ngoại giao
hành nghề y, dược tư nhân | hôn nhân và gia đình giữa công dân Việt Nam và người nước ngoài
hôn nhân và gia đình giữa công dân Việt Nam với người nước ngoài | hạn chế ma túy | hải quan
hợp nhất văn bản quy phạm pháp luật | hợp đồng dân sự | hợp đồng kinh tế | hợp đồng lao động
khai thác và bảo vệ công trình khí tượng thủy văn | khai thác và bảo vệ công trình thủy lợi
khuyến khích đầu tư | khí tượng thủy văn | kiểm sát viên Viện kiểm sát nhân dân
ký kết và thực hiện thỏa thuận quốc tế | kế toán và thống kê | kế toán, thống kê | luật sư
lãnh sự | lưu trữ quốc gia | lực lượng cảnh sát biển Việt Nam | lực lượng dự bị động viên
nghĩa vụ lao động | nghĩa vụ lao động công ích | ngoại hối
ngân hàng, hợp tác xã tín dụng và công ty tài chính | người cao tuổi | người tàn tật
nhiệm vụ, quyền hạn cụ thể của Hội đồng nhân dân và Ủy ban nhân dân ở mỗi cấp | nhà ở
nhập cảnh, xuất cảnh, cư trú của người nước ngoài tại Việt Nam
nhập cảnh, xuất cảnh, cư trú, đi lại của người nước ngoài tại Việt Nam | pháp điển
pháp điển hệ thống quy phạm pháp luật | phí và lệ phí | phí, lệ phí | phòng, chống lụt, bão
phòng, chống mại dâm
phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người
quy định thể lệ bầu cử Hội đồng nhân dân các cấp | quân nhân chuyên nghiệp | quản lý thị trường
quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ | quảng cáo | sở hữu công nghiệp
sử dụng, quản lý vũ khí | thanh tra | thi hành dân sự | thi hành án dân sự | thi hành án phạt tù
thuế | thuế bổ sung đối với hộ gia đình sử dụng đất nông nghiệp vượt quá hạn mức diện tích
thuế nhà, đất | thuế nông nghiệp | thuế thu nhập đối với người có thu nhập cao | thuế tài nguyên
thú y | thẩm phán và hội thẩm Tòa án nhân dân | thể dục, thể thao | thủ tục bắt giữ tàu bay
thủ tục bắt giữ tàu biển | thủ tục giải quyết các tranh chấp lao động
thủ tục giải quyết các vụ án dân sự | thủ tục giải quyết các vụ án hành chính | thủ đô
thủ đô Hà Nội | thực hành tiết kiệm, chống lãng phí
trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân
trọng tài thương mại | trừng trị các tội | tình trạng khẩn cấp | tín ngưỡng, tôn giáo
tương trợ tư pháp | tổ chức luật sư | tổ chức Tòa án quân sự | tổ chức Viện kiểm sát quân sự
tổ chức điều tra hình sự | vệ sinh an toàn thực phẩm | xử lý vi phạm hành chính
xử phạt vi phạm hành chính | xử phạt vi phạm hành chính đối với hành vi cản trở hoạt động tố tụng
án phí, lệ phí Tòa án | đo lường | đê điều | động viên công nghiệp
ưu đãi người có công với cách mạng
"""

_LONG_NAME = (
    "ưu đãi người hoạt động cách mạng, liệt sĩ và gia đình liệt sĩ, thương binh, bệnh binh, "
    "người hoạt động kháng chiến, người có công giúp đỡ cách mạng"
)
_CONSTITUTION = "nước Cộng hòa xã hội chủ nghĩa Việt Nam | nước Việt Nam dân chủ cộng hòa"


def _keys(block: str) -> frozenset[str]:
    names = (name for line in block.strip().splitlines() for name in line.split("|"))
    return frozenset(map(key, names))


TITLES = {
    "BL": _keys(_CODES),
    # People write of a code as of a law.
    "L": _keys(_LAWS) | _keys(_CODES),
    "PL": _keys(_ORDINANCES) | _keys(_LAWS) | _keys(_LONG_NAME),
    "HP": _keys(_CONSTITUTION),
}
"""Names by type, as ``key`` gives them."""
