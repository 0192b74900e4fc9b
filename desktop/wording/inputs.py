"""Sentences about what was typed or asked for."""

SENTENCES = {
    "number.unreadable": "“{found}” không phải là số. Gõ số theo kiểu 6,58 hoặc 1.234,5.",
    "number.ambiguous": "“{found}” có thể hiểu là hai số khác nhau. Gõ 1234 hoặc 1,234 cho rõ.",
    "number.range": "“{found}” nằm ngoài khoảng cho phép ({low} đến {high}). Kiểm tra lại số.",
    "date.unreadable": "“{found}” không phải là ngày. Gõ theo kiểu ngày/tháng/năm, ví dụ"
    " 05/12/2024.",
    "date.impossible": "Ngày “{found}” không có trong lịch. Kiểm tra lại ngày và tháng.",
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
}
