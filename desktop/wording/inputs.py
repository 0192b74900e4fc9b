"""Sentences about what was typed or asked for."""

SENTENCES = {
    "undo.moved": "Không hoàn tác được “{name}”: sau đó chỗ này đã được sửa bằng cách khác. Dữ liệu"
    " giữ nguyên; nội dung cũ xem ở Hệ thống, Nhật ký rồi sửa tay.",
    "undo.sent": "Không hoàn tác được “{name}”: kế hoạch đã có gói dữ liệu gửi đi. Dữ liệu giữ"
    " nguyên; muốn sửa thì tạo lần sửa đổi của kế hoạch.",
    "undo.nothing": "Không có gì để khôi phục: những dòng đã xóa ở bước này đều đang có trong sổ,"
    " hoặc bước này không xóa dòng nào.",
    "undo.no_place": "Chưa khôi phục được: mục chứa các dòng này cũng đã bị xóa. Khôi phục mục đó"
    " trước rồi làm lại.",
    "number.unreadable": "“{found}” không phải là số. Gõ số theo kiểu 6,58 hoặc 1.234,5.",
    "number.ambiguous": "“{found}” có thể hiểu là hai số khác nhau. Gõ {whole} hoặc {part} cho rõ.",
    "number.whole": "“{found}” có phần lẻ. Gõ số nguyên, không có dấu phẩy.",
    "number.range": "“{found}” nằm ngoài khoảng cho phép ({low} đến {high}). Kiểm tra lại số.",
    "date.unreadable": "“{found}” không phải là ngày. Gõ theo kiểu ngày/tháng/năm, ví dụ"
    " 05/12/2024.",
    "date.impossible": "Ngày “{found}” không có trong lịch. Kiểm tra lại ngày và tháng.",
    "input.too_long": "Nội dung vừa nhập dài quá {limit} ký tự nên chưa lưu được. Rút ngắn, hoặc"
    " tách thành nhiều dòng rồi nhập lại.",
    "input.value": "Số vừa nhập nằm ngoài khoảng mà ô này nhận (năm từ 1990 đến 2200, phần trăm từ"
    " 0 đến 100). Kiểm tra lại số rồi nhập lại.",
    "choice.no_plan": "Sổ này chưa có kế hoạch nào. Mở cửa sổ chương trình để tạo kế hoạch, hoặc"
    " chọn sổ khác bằng --ledger.",
    "choice.which_plan": "Sổ có {count} kế hoạch. Nêu rõ kế hoạch nào bằng --plan và mã in ở"
    " “sopgi plan list”.",
    "choice.several_plans": "Có hơn một kế hoạch có mã bắt đầu bằng “{wanted}”. Gõ thêm vài ký tự"
    " của mã.",
    "choice.unknown_plan": "Không có kế hoạch nào mang mã “{wanted}”. Xem mã bằng lệnh “sopgi plan"
    " list”.",
    "choice.several_periods": "Có hơn một kỳ khớp với “{wanted}”. Dùng mã kỳ in ở “sopgi plan list"
    " --json”.",
    "choice.unknown_period": "Không có kỳ báo cáo “{wanted}”. Các kỳ trong sổ: {known}.",
    "office.no_name": "Chưa có tên cơ quan. Gõ tên, ví dụ “UBND xã Đại Lãnh”.",
    "office.page": "Cỡ chữ hoặc lề trang nằm ngoài mức mà Nghị định 30/2020/NĐ-CP cho phép (cỡ chữ"
    " {size}; lề trên và lề dưới {end} mm; lề trái {left} mm; lề phải {right} mm). Chọn lại trong"
    " các mức này.",
    "unit.no_name": "Chưa có tên bộ phận. Gõ tên, ví dụ “Phòng Kinh tế”.",
    "unit.twice": "Danh mục đã có bộ phận “{other}”, trùng với “{name}”. Dùng bộ phận đã có"
    " hoặc đặt tên khác.",
    "framework.unknown": "Không tìm thấy bộ chỉ số này trong sổ. Mở lại trang Danh mục.",
    "framework.shipped": "Bộ chỉ số {name} đi kèm chương trình nên không sửa được. Tạo một bộ mới"
    " với mã khác.",
    "framework.code_taken": "Đã có bộ chỉ số mang mã {name}. Chọn mã khác.",
    "framework.no_name": "Bộ chỉ số chưa có mã hoặc tên. Gõ mã ngắn, ví dụ DDCI-2025, và tên.",
    "framework.no_component": "Bộ chỉ số “{name}” chưa có chỉ số thành phần. Thêm ít nhất một"
    " dòng.",
    "framework.component_name": "Bộ chỉ số “{name}” có chỉ số thành phần chưa có tên. Gõ tên hoặc"
    " xóa dòng đó.",
    "framework.scale": "Bộ chỉ số “{name}” có thang điểm không lớn hơn 0. Sửa lại thang điểm.",
    "framework.parts": "Bộ chỉ số “{name}” có chỉ số thành phần trùng với dòng khác hoặc của bộ"
    " khác. Xóa dòng đó rồi thêm lại.",
    "framework.weights": "Trọng số của bộ chỉ số “{name}” cộng lại là {total}, không phải 100. Sửa"
    " lại trọng số, hoặc để trống tất cả.",
    "plan.unknown": "Không tìm thấy kế hoạch này trong sổ. Mở lại trang Kế hoạch.",
    "plan.twice": "Kế hoạch “{title}” đã có trong sổ. Mở kế hoạch đó để sửa.",
    "plan.issued": "Kế hoạch đã ban hành nên không sửa được nữa. Tạo lần sửa đổi để thay đổi nội"
    " dung.",
    "plan.row_gone": "Dòng này không còn trong kế hoạch nên chưa lưu được. Mở lại trang rồi nhập"
    " lại.",
    "plan.row_twice": "Dòng này đã có trong kế hoạch nên không thêm lần nữa. Mở lại trang để xem"
    " dòng đã có.",
    "plan.revise_draft": "Kế hoạch còn là dự thảo nên chưa cần lần sửa đổi. Sửa trực tiếp trên kế"
    " hoạch này.",
    "plan.revised": "Kế hoạch này đã có lần sửa đổi {revision}. Mở lần sửa đổi đó để làm tiếp.",
    "section.unknown": "Mục chứa dòng này không còn trong kế hoạch nên chưa lưu được. Mở lại trang"
    " rồi chọn mục khác.",
    "plan.issued_stays": "Kế hoạch đã ban hành thì không xóa được; nó là gốc của báo cáo và gói đã"
    " gửi. Muốn thay đổi thì tạo lần sửa đổi.",
    "plan.next_year": "Năm {found} không sau năm {year} của kế hoạch này. Chọn một năm sau đó, hoặc"
    " nhân bản kế hoạch nếu cùng năm.",
    "plan.year_revised": "Bản sửa đổi giữ năm {year} của kế hoạch đã ban hành. Cần kế hoạch của năm"
    " khác thì lập kế hoạch năm sau.",
    "plan.no_number": "Chưa có số văn bản. Gõ số do văn thư cấp rồi ghi lại.",
    "plan.must_fix": "Kế hoạch còn {count} mục “Phải sửa” nên chưa ban hành hoặc gửi được. Bấm F8 ở"
    " trang Nhiệm vụ để xem từng mục.",
    "section.not_empty": "Mục này còn nội dung bên trong nên chưa xóa được. Xóa hoặc chuyển nội"
    " dung bên trong trước.",
    "section.cycle": "Không thể đặt một mục vào bên trong chính nó. Chọn mục khác.",
    "section.depth": "Các mục đã lồng vào nhau đến {limit} cấp nên không thêm cấp nữa được. Đặt mục"
    " này vào một mục ở cấp cao hơn.",
    "rule.day": "Ngày {found} không có trong tháng nào. Gõ từ 1 đến 31.",
    "rule.month": "Không có tháng {found}. Gõ từ 1 đến 12.",
    "period.unknown": "Không tìm thấy kỳ báo cáo này trong sổ. Mở lại trang Kết quả.",
    "period.twice": "Kỳ “{label}” đã có trong kế hoạch. Mở kỳ đó để sửa.",
    "period.not_empty": "Kỳ “{label}” đã có số liệu hoặc báo cáo nên không xóa được. Bỏ qua kỳ này"
    " và ghi lý do.",
    "period.no_label": "Kỳ báo cáo chưa có tên. Gõ tên, ví dụ “Quý III/2024”.",
    "period.window": "Kỳ “{label}” có ngày kết thúc trước ngày bắt đầu. Sửa lại hai ngày.",
    "period.no_reason": "Chưa nêu lý do bỏ qua kỳ “{label}”. Gõ lý do, ví dụ “kế hoạch ban hành"
    " tháng 8”.",
    "result.period_closed": "Kỳ “{label}” đã khóa nên không nhập được kết quả. Mở lại kỳ ở trang"
    " Kết quả nếu cần sửa.",
    "result.period_skipped": "Kỳ “{label}” đã bỏ qua nên không nhập được kết quả. Mở lại kỳ ở trang"
    " Kết quả nếu cần nhập.",
    "result.progress": "Tiến độ {found} nằm ngoài khoảng 0 đến 100. Gõ lại số phần trăm.",
    "result.unknown_task": "Nhiệm vụ này không có trong kế hoạch của kỳ. Mở lại trang Kết quả.",
    "report.nothing_before": "Trước kỳ “{label}” chưa có báo cáo nào có mục này để lấy lại. Gõ lời"
    " văn, hoặc bấm Soạn lại từ kết quả.",
    "result.nothing_before": "Trước kỳ “{label}” chưa có kỳ nào để chép kết quả. Nhập kết quả kỳ"
    " này.",
    "measure.unknown": "Chỉ số thành phần này không thuộc bộ chỉ số “{name}”. Chọn lại chỉ số.",
    "measure.negative": "Số liệu {found} của “{name}” nhỏ hơn 0. Kiểm tra lại số vừa gõ.",
    "measure.scale": "Điểm {found} của “{name}” nằm ngoài thang 0 đến {scale}. Kiểm tra lại điểm.",
    "demo.not_ours": "Tệp {path} là sổ thật, không phải sổ mẫu, nên không ghi đè. Chọn thư mục khác"
    " bằng --out.",
    "framework.line": "Dòng “{found}” có quá nhiều phần. Gõ: tên; trọng số; thang điểm.",
}
