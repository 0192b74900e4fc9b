"""For each departure from the layout: what is there, what the decree says, how to mend it."""

TOLD: dict[str, tuple[str, str, str]] = {
    "lint.page.paper": (
        "Khổ giấy là {size} mm.",
        "Khổ giấy A4 (210 mm × 297 mm)",
        "Trong Word: Layout, Size, chọn A4.",
    ),
    "lint.page.margin": (
        "Lề {side} là {given} mm.",
        "Lề {side} cách mép giấy {low} – {high} mm",
        "Trong Word: Layout, Margins, sửa lề {side} về trong khoảng này.",
    ),
    "lint.page.landscape": (
        "Trang nằm ngang nhưng không có bảng.",
        "Trình bày theo chiều dài khổ A4; chiều rộng chỉ khi có bảng không làm thành phụ lục riêng",
        "Chọn trang dọc, hoặc giữ nguyên nếu cần.",
    ),
    "lint.page_number.missing": (
        "Không có số trang từ trang 2.",
        "Đánh số từ 1 bằng chữ số Ả Rập, giữa lề trên, không hiện số ở trang đầu",
        "Chèn số trang ở giữa đầu trang.",
    ),
    "lint.page_number.first": (
        "Trang đầu có hiện số trang.",
        "Không hiển thị số trang thứ nhất",
        "Đánh dấu “Different First Page” cho đầu trang.",
    ),
    "lint.page_number.bottom": (
        "Số trang ở cuối trang.",
        "Số trang đặt canh giữa trong phần lề trên",
        "Chuyển số trang lên giữa đầu trang.",
    ),
    "lint.page_number.aside": (
        "Số trang không ở giữa.",
        "Số trang đặt canh giữa trong phần lề trên",
        "Căn giữa số trang.",
    ),
    "lint.page_number.arabic": (
        "Số trang không phải chữ số Ả Rập.",
        "Đánh số trang bằng chữ số Ả Rập",
        "Đổi kiểu số trang thành 1, 2, 3.",
    ),
    "lint.page_number.annex": (
        "Số trang của phụ lục đánh tiếp từ văn bản.",
        "Số trang của từng phụ lục được đánh riêng",
        "Đặt số trang bắt đầu từ 1 cho phần này.",
    ),
    "lint.page_number.start": (
        "Số trang không bắt đầu từ 1.",
        "Số trang được đánh từ số 1",
        "Đặt số trang bắt đầu từ 1.",
    ),
    "lint.table.head": (
        "Bảng dài nhưng dòng tiêu đề không lặp lại ở trang sau.",
        "Bảng cần đọc được ở mọi trang; nghị định không quy định riêng",
        "Trong Word, chọn dòng tiêu đề: Table, Repeat Header Rows.",
    ),
    "lint.font": (
        "Có chữ phông {font}.",
        "Phông chữ Times New Roman, bộ mã Unicode, màu đen",
        "Chọn toàn văn, đổi phông thành Times New Roman.",
    ),
    "lint.font.legacy": (
        "Có chữ phông {font} theo bảng mã cũ.",
        "Phông chữ Times New Roman, bộ mã Unicode TCVN 6909:2001",
        "Chuyển mã sang Unicode rồi đổi phông thành Times New Roman.",
    ),
    "lint.colour": (
        "{element} có chữ không phải màu đen.",
        "Chữ màu đen",
        "Đổi màu chữ thành đen.",
    ),
    "lint.size": (
        "{element} có cỡ chữ {given}.",
        "Cỡ chữ từ {low} đến {high}",
        "Đổi cỡ chữ về trong khoảng này.",
    ),
    "lint.bold": ("{element} chưa in đậm.", "Kiểu chữ đứng hoặc nghiêng, đậm", "In đậm dòng này."),
    "lint.not_bold": ("{element} in đậm.", "Kiểu chữ không đậm", "Bỏ in đậm."),
    "lint.italic": ("{element} chưa in nghiêng.", "Kiểu chữ nghiêng", "In nghiêng dòng này."),
    "lint.not_italic": ("{element} in nghiêng.", "Kiểu chữ đứng", "Bỏ in nghiêng."),
    "lint.capitals": (
        "{element} chưa viết bằng chữ in hoa.",
        "Trình bày bằng chữ in hoa",
        "Viết bằng chữ in hoa.",
    ),
    "lint.not_capitals": (
        "{element} viết bằng chữ in hoa.",
        "Trình bày bằng chữ in thường",
        "Viết bằng chữ thường, chỉ hoa chữ đầu và tên riêng.",
    ),
    "lint.heading.capitals": (
        "Đề mục chưa viết bằng chữ in hoa.",
        "Tiêu đề của phần và đề mục số La Mã trình bày bằng chữ in hoa, đậm",
        "Viết hoa đề mục, hoặc giữ như nguồn.",
    ),
    "lint.underlined": (
        "{element} bị gạch chân.",
        "Không gạch chân; đường kẻ ngang là nét liền vẽ riêng bên dưới",
        "Bỏ gạch chân; vẽ đường kẻ bằng Insert, Shapes.",
    ),
    "lint.bordered": (
        "{element} có đường viền đoạn thay cho đường kẻ.",
        "Đường kẻ ngang là nét liền vẽ riêng, đúng độ dài",
        "Bỏ viền; vẽ đường kẻ bằng Insert, Shapes.",
    ),
    "lint.align": (
        "{element} không {wanted}.",
        "{element} được {wanted}",
        "Đặt lại: {wanted}.",
    ),
    "lint.side": (
        "{element} không ở bên {half} của trang.",
        "Vị trí các thành phần thể thức theo sơ đồ bố trí",
        "Chuyển về bên {half} theo sơ đồ.",
    ),
    "lint.level": (
        "{element} không ngang hàng với phần bên kia.",
        "Số, ký hiệu ngang hàng địa danh, ngày tháng; nơi nhận ngang hàng quyền hạn người ký",
        "Đưa hai phần về cùng một hàng.",
    ),
    "lint.order": (
        "{element} không đúng thứ tự.",
        "Thứ tự các thành phần thể thức theo sơ đồ bố trí",
        "Chuyển phần này về đúng chỗ.",
    ),
    "lint.rule.missing": (
        "Dưới {element} không có đường kẻ ngang.",
        "Bên dưới có đường kẻ ngang, nét liền",
        "Vẽ đường kẻ bằng Insert, Shapes.",
    ),
    "lint.rule.motto": (
        "Đường kẻ dưới Tiêu ngữ dài bằng {share} dòng chữ.",
        "Đường kẻ ngang có độ dài bằng độ dài của dòng chữ",
        "Kéo đường kẻ dài bằng dòng chữ.",
    ),
    "lint.rule.length": (
        "Đường kẻ dưới {element} dài bằng {share} dòng chữ.",
        "Đường kẻ ngang dài từ 1/3 đến 1/2 dòng chữ, cân đối so với dòng chữ",
        "Kéo đường kẻ về trong khoảng này.",
    ),
    "lint.rule.aside": (
        "Đường kẻ dưới {element} lệch so với dòng chữ.",
        "Đường kẻ đặt cân đối so với dòng chữ",
        "Căn giữa đường kẻ.",
    ),
    "lint.nation.missing": (
        "Không thấy Quốc hiệu.",
        "Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở bên phải, trên cùng",
        "Thêm Quốc hiệu.",
    ),
    "lint.nation.text": (
        "Quốc hiệu viết chưa đúng.",
        "Quốc hiệu là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
        "Viết lại Quốc hiệu.",
    ),
    "lint.motto.missing": (
        "Không thấy Tiêu ngữ.",
        "Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” ở ngay dưới Quốc hiệu",
        "Thêm Tiêu ngữ.",
    ),
    "lint.motto.text": (
        "Tiêu ngữ viết là “{given}”.",
        "Tiêu ngữ là “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ có gạch nối, có cách chữ",
        "Viết lại Tiêu ngữ.",
    ),
    "lint.issuer.missing": (
        "Không thấy tên cơ quan ban hành.",
        "Tên cơ quan ban hành ở bên trái, trên cùng",
        "Thêm tên cơ quan ban hành.",
    ),
    "lint.number.missing": (
        "Không thấy số, ký hiệu.",
        "Số, ký hiệu đặt dưới tên cơ quan ban hành; khi chưa có số thì để trống",
        "Thêm dòng “Số:      /KH-UBND” với ký hiệu của cơ quan.",
    ),
    "lint.number.colon": (
        "Dòng số không bắt đầu bằng “Số:”.",
        "Từ “Số” viết thường chữ đầu hoa, sau có dấu hai chấm",
        "Viết “Số:” rồi đến số và ký hiệu.",
    ),
    "lint.number.zero": (
        "Số văn bản ghi là {given}.",
        "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước",
        "Viết 0{given}.",
    ),
    "lint.number.spaces": (
        "Số, ký hiệu có khoảng trắng thừa.",
        "Dấu gạch chéo và gạch nối viết không cách chữ",
        "Xóa khoảng trắng quanh dấu / và dấu -.",
    ),
    "lint.number.symbol": (
        "Ký hiệu thiếu hoặc viết chưa đúng.",
        "Ký hiệu gồm chữ viết tắt tên loại và tên cơ quan, chữ in hoa, ví dụ KH-UBND",
        "Ghi đủ ký hiệu sau dấu gạch chéo.",
    ),
    "lint.number.kind": (
        "Ký hiệu {given} không khớp với tên loại.",
        "Chữ viết tắt của tên loại này là {wanted}",
        "Sửa ký hiệu, bắt đầu bằng {wanted}.",
    ),
    "lint.number.letter": (
        "Ký hiệu {given} có chữ viết tắt tên loại, nhưng văn bản là công văn.",
        "Ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo, ví dụ 12/UBND-VX",
        "Sửa ký hiệu, hoặc ghi tên loại.",
    ),
    "lint.number.room": (
        "Số để trống nhưng không chừa chỗ.",
        "Số văn bản điện tử được chèn sau khi ký",
        "Chừa vài khoảng trắng sau “Số:”.",
    ),
    "lint.day.missing": (
        "Không thấy địa danh, ngày tháng.",
        "Địa danh và ngày, tháng, năm ở cùng dòng với số, ký hiệu, dưới Tiêu ngữ",
        "Thêm dòng địa danh, ngày tháng.",
    ),
    "lint.day.form": (
        "Ngày tháng không viết đầy đủ.",
        "Viết đầy đủ: ngày … tháng … năm …",
        "Viết lại, ví dụ “Đại Lãnh, ngày 05 tháng 8 năm 2024”.",
    ),
    "lint.day.place": (
        "Trước ngày tháng không có địa danh.",
        "Địa danh ghi trước ngày tháng, sau có dấu phẩy",
        "Ghi địa danh và dấu phẩy.",
    ),
    "lint.day.comma": (
        "Sau địa danh không có dấu phẩy.",
        "Sau địa danh có dấu phẩy",
        "Thêm dấu phẩy sau địa danh.",
    ),
    "lint.day.zero": (
        "Ghi là “{given}”.",
        "Ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước",
        "Thêm số 0 phía trước.",
    ),
    "lint.day.month": (
        "Ghi là “{given}”.",
        "Chỉ ngày nhỏ hơn 10 và tháng 1, 2 mới ghi thêm số 0 phía trước",
        "Bỏ số 0 trước tháng.",
    ),
    "lint.day.room": (
        "Ngày để trống nhưng không chừa chỗ.",
        "Ngày của văn bản điện tử được chèn sau khi ký",
        "Chừa vài khoảng trắng sau “ngày”.",
    ),
    "lint.day.impossible": (
        "Ngày tháng năm không có thật.",
        "Thời gian ban hành là ngày, tháng, năm văn bản được ban hành",
        "Sửa lại ngày, tháng, năm.",
    ),
    "lint.type.missing": (
        "Không thấy tên loại văn bản, cũng không có “V/v”.",
        "Văn bản có tên loại ghi tên loại ở giữa trang; công văn ghi “V/v” dưới số, ký hiệu",
        "Thêm tên loại, hoặc trích yếu “V/v …”.",
    ),
    "lint.title.missing": (
        "Dưới tên loại không có trích yếu.",
        "Trích yếu nội dung đặt ngay dưới tên loại, chữ đậm",
        "Thêm trích yếu.",
    ),
    "lint.subject.form": (
        "Trích yếu công văn không bắt đầu bằng “V/v”.",
        "Trích yếu công văn đặt sau chữ “V/v”",
        "Viết “V/v …”.",
    ),
    "lint.addressee.missing": (
        "Không có “Kính gửi:”.",
        "Công văn, và tờ trình, báo cáo gửi cấp trên có phần Kính gửi",
        "Thêm dòng “Kính gửi: …”.",
    ),
    "lint.addressee.unwanted": (
        "Loại văn bản này có “Kính gửi”.",
        "Phần Kính gửi chỉ có ở công văn, và tờ trình, báo cáo gửi cấp trên",
        "Bỏ dòng Kính gửi; ghi ở Nơi nhận.",
    ),
    "lint.addressee.colon": (
        "“Kính gửi” không có dấu hai chấm.",
        "Sau từ “Kính gửi” có dấu hai chấm",
        "Viết “Kính gửi:”.",
    ),
    "lint.addressee.mark": (
        "Cuối dòng không có dấu “{wanted}”.",
        "Cuối mỗi dòng có dấu chấm phẩy, dòng cuối có dấu chấm",
        "Thêm dấu “{wanted}” ở cuối dòng.",
    ),
    "lint.basis.semicolon": (
        "Căn cứ không kết thúc bằng dấu chấm phẩy.",
        "Sau mỗi căn cứ xuống dòng, cuối dòng có dấu chấm phẩy",
        "Thêm dấu “;” ở cuối dòng.",
    ),
    "lint.basis.stop": (
        "Căn cứ cuối cùng không kết thúc bằng dấu chấm.",
        "Dòng căn cứ cuối cùng kết thúc bằng dấu chấm",
        "Thêm dấu “.” ở cuối dòng.",
    ),
    "lint.body.justified": (
        "Đoạn văn không căn đều hai bên.",
        "Nội dung được canh đều cả hai lề",
        "Căn đều hai bên (Ctrl+J).",
    ),
    "lint.body.indent": (
        "Dòng đầu đoạn lùi vào {given} mm.",
        "Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm",
        "Đặt First line là 1,27 cm.",
    ),
    "lint.body.gap": (
        "Khoảng cách giữa hai đoạn là {given} pt.",
        "Khoảng cách giữa các đoạn văn tối thiểu 6 pt",
        "Đặt Spacing After là 6 pt.",
    ),
    "lint.body.spacing": (
        "Giãn dòng bằng {given} lần dòng đơn.",
        "Khoảng cách giữa các dòng từ dòng đơn đến 1,5 dòng",
        "Đặt Line spacing trong khoảng này.",
    ),
    "lint.label.letter": (
        "Điểm đánh chữ “{given}”, không có trong bảng chữ cái tiếng Việt.",
        "Các điểm đánh theo thứ tự chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k",
        "Đánh lại các điểm, hoặc giữ như nguồn.",
    ),
    "lint.label.order": (
        "Số thứ tự “{given}” không tiếp theo mục trước.",
        "Các phần, mục, khoản, điểm đánh số theo thứ tự",
        "Đánh lại số thứ tự, hoặc giữ như nguồn.",
    ),
    "lint.end.missing": (
        "Nội dung không kết thúc bằng “./.”.",
        "Kết thúc nội dung có dấu “./.”",
        "Thêm “./.” ở cuối nội dung.",
    ),
    "lint.end.annex": (
        "Phụ lục không kết thúc bằng “./.”.",
        "Kết thúc nội dung phụ lục có dấu “./.”",
        "Thêm “./.” ở cuối phụ lục.",
    ),
    "lint.authority.missing": (
        "Không thấy quyền hạn, chức vụ người ký.",
        "Quyền hạn, chức vụ người ký ở bên phải, ngang hàng Nơi nhận",
        "Thêm quyền hạn, chức vụ người ký.",
    ),
    "lint.authority.form": (
        "Chữ viết tắt quyền hạn viết chưa đúng.",
        "Viết tắt là TM., KT., TL., TUQ., Q. và có dấu chấm",
        "Viết lại chữ viết tắt.",
    ),
    "lint.authority.collective": (
        "Ủy ban nhân dân ban hành nhưng không ghi “TM.”.",
        "Ký thay mặt tập thể thì ghi “TM.” trước tên tập thể",
        "Thêm dòng “TM. ỦY BAN NHÂN DÂN”, hoặc giữ nếu là văn bản của Chủ tịch.",
    ),
    "lint.authority.head": (
        "Cơ quan theo chế độ thủ trưởng nhưng ghi “TM.”.",
        "“TM.” chỉ ghi khi ký thay mặt tập thể",
        "Ghi chức vụ, ví dụ “GIÁM ĐỐC”.",
    ),
    "lint.authority.deputy": (
        "Sau dòng “KT.” không có chức vụ của cấp phó.",
        "Ký thay thì ghi “KT.” trước chức vụ người đứng đầu, dòng dưới ghi chức vụ người ký",
        "Thêm chức vụ của người ký, ví dụ “PHÓ CHỦ TỊCH”.",
    ),
    "lint.authority.for_head": (
        "Cấp phó ký nhưng không ghi “KT.”.",
        "Ký thay người đứng đầu thì ghi “KT.” trước chức vụ người đứng đầu",
        "Thêm dòng “KT. …” phía trên.",
    ),
    "lint.signer.missing": (
        "Không thấy họ tên người ký.",
        "Họ và tên người ký ở dưới chức vụ, chữ thường, đậm",
        "Thêm họ tên người ký.",
    ),
    "lint.signer.degree": (
        "Trước họ tên người ký có học hàm, học vị hoặc danh xưng.",
        "Trước họ tên người ký không ghi học hàm, học vị và các danh hiệu khác",
        "Chỉ ghi họ và tên.",
    ),
    "lint.recipients.missing": (
        "Không có phần Nơi nhận.",
        "Nơi nhận ở bên trái, ngang hàng quyền hạn, chức vụ người ký",
        "Thêm “Nơi nhận:” và các nơi nhận.",
    ),
    "lint.recipients.head": (
        "Dòng “Nơi nhận” viết chưa đúng.",
        "Từ “Nơi nhận” viết thường chữ đầu hoa, sau có dấu hai chấm",
        "Viết “Nơi nhận:”.",
    ),
    "lint.recipients.dash": (
        "Nơi nhận không có gạch đầu dòng.",
        "Mỗi nơi nhận một dòng, đầu dòng có gạch",
        "Thêm “- ” đầu dòng.",
    ),
    "lint.recipients.semicolon": (
        "Nơi nhận không kết thúc bằng dấu chấm phẩy.",
        "Cuối mỗi dòng nơi nhận có dấu chấm phẩy",
        "Thêm dấu “;” ở cuối dòng.",
    ),
    "lint.recipients.stop": (
        "Dòng cuối của Nơi nhận không kết thúc bằng dấu chấm.",
        "Dòng cuối của Nơi nhận kết thúc bằng dấu chấm",
        "Thêm dấu “.” ở cuối dòng.",
    ),
    "lint.recipients.filed": (
        "Nơi nhận không có dòng “Lưu”.",
        "Dòng cuối là “- Lưu: VT, …” với đơn vị soạn thảo",
        "Thêm “- Lưu: VT, …”.",
    ),
    "lint.recipients.filed_last": (
        "Dòng “Lưu” không ở cuối.",
        "Dòng cuối là “- Lưu: VT, …”",
        "Chuyển dòng “Lưu” xuống cuối.",
    ),
    "lint.recipients.filed_colon": (
        "Sau từ “Lưu” không có dấu hai chấm.",
        "Từ “Lưu” có dấu hai chấm, tiếp theo là “VT” và đơn vị soạn thảo",
        "Viết “- Lưu: VT, …”, hoặc giữ như nguồn.",
    ),
    "lint.recipients.as_above": (
        "Có Kính gửi nhưng Nơi nhận không bắt đầu bằng “- Như trên;”.",
        "Văn bản có Kính gửi thì dòng đầu của Nơi nhận là “- Như trên;”",
        "Thêm “- Như trên;” ở dòng đầu.",
    ),
    "lint.recipients.nothing_above": (
        "Nơi nhận ghi “Như trên” nhưng văn bản không có Kính gửi.",
        "“Như trên” chỉ ghi khi văn bản có Kính gửi",
        "Thêm Kính gửi, hoặc bỏ “Như trên”.",
    ),
    "lint.annex.apart": (
        "Phụ lục không ở phần riêng nên số trang không đánh riêng được.",
        "Số trang của từng phụ lục được đánh riêng",
        "Chèn ngắt phần (Section Break, Next Page) trước phụ lục.",
    ),
    "lint.annex.case": (
        "Từ “Phụ lục” viết chưa đúng kiểu chữ.",
        "Từ “Phụ lục” viết thường chữ đầu hoa, cỡ 14, đậm",
        "Viết “Phụ lục”.",
    ),
    "lint.annex.roman": (
        "Có nhiều phụ lục nhưng phụ lục này không đánh số La Mã.",
        "Có từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã",
        "Viết “Phụ lục I”, “Phụ lục II”.",
    ),
    "lint.annex.title": (
        "Phụ lục không có tên.",
        "Tên phụ lục đặt dưới từ “Phụ lục”, chữ in hoa, đậm",
        "Thêm tên phụ lục.",
    ),
    "lint.annex.note": (
        "Phụ lục không có dòng “(Kèm theo …)”.",
        "Dưới tên phụ lục ghi văn bản mà nó kèm theo, chữ nghiêng, trong ngoặc đơn",
        "Thêm dòng “(Kèm theo Kế hoạch số … ngày … của …)”.",
    ),
    "lint.annex.unnamed": (
        "Nội dung văn bản không nhắc đến phụ lục.",
        "Văn bản có phụ lục kèm theo phải có chỉ dẫn về phụ lục đó",
        "Ghi “(Phụ lục kèm theo)” ở chỗ cần dẫn.",
    ),
    "lint.text.nfc": (
        "Có chữ Unicode tổ hợp (dấu tách khỏi chữ).",
        "Bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001",
        "Chuyển sang Unicode dựng sẵn bằng Unikey (Ctrl+Shift+F6).",
    ),
}
"""Found, rule, mending of each code."""
