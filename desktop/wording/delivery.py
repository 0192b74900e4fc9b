"""Sentences about carrying files away: onto a stick, to a printer."""

SENTENCES: dict[str, str] = {
    "delivery.full": "{folder} không đủ chỗ: cần {need} KB mà chỉ còn {free} KB. Xóa bớt tệp trên"
    " USB hoặc dùng USB khác rồi chép lại; USB không có tệp dở dang nào.",
    "delivery.no_room": "{folder} bị đầy khi đang chép. Xóa bớt tệp trên USB hoặc dùng USB khác rồi"
    " chép lại; USB không có tệp dở dang nào.",
    "delivery.read_only": "{folder} không cho ghi nên chưa chép được. Gạt khóa chống ghi của USB"
    " (nếu có) hoặc dùng USB khác rồi chép lại.",
    "delivery.pulled_out": "Đang chép thì không ghi tiếp được vào {folder}: USB đã bị rút ra hoặc"
    " bị lỗi. Tệp gốc vẫn nguyên; cắm lại USB rồi chép lại, đừng dùng tệp chép dở.",
    "delivery.differs": "Tệp {name} vừa chép vào {folder} đọc lại không giống bản gốc nên đã bị bỏ."
    " USB có thể hỏng; dùng USB khác rồi chép lại.",
    "delivery.name_taken": "Trong {folder} đã có tệp {name} với nội dung khác; tệp đó được giữ"
    " nguyên. Chép với tên {free}, hoặc chọn nơi khác.",
    "print.no_printer": "Máy tính này chưa cài máy in nào nên chưa in được. Mở bản PDF để in ở máy"
    " khác, hoặc cài máy in rồi bấm In lại.",
    "print.failed": "Máy in {printer} không nhận trang {page}. Kiểm tra máy in đã bật và còn giấy,"
    " rồi in lại từ trang đó.",
}
