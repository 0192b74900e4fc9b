"""Sentences about what was typed or asked for."""

SENTENCES = {
    "number.unreadable": "“{found}” không phải là số. Gõ số theo kiểu 6,58 hoặc 1.234,5.",
    "number.ambiguous": "“{found}” có thể hiểu là hai số khác nhau. Gõ 1234 hoặc 1,234 cho rõ.",
    "number.range": "“{found}” nằm ngoài khoảng cho phép ({low} đến {high}). Kiểm tra lại số.",
    "date.unreadable": "“{found}” không phải là ngày. Gõ theo kiểu ngày/tháng/năm, ví dụ"
    " 05/12/2024.",
    "date.impossible": "Ngày “{found}” không có trong lịch. Kiểm tra lại ngày và tháng.",
}
