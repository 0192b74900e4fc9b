"""Sentences about Word files that come back edited."""

from desktop.domain.proposals import NoteKind, ProposalKind

SENTENCES = {
    "word.pdf": "{name} là tệp PDF, không phải tệp Word. Chọn tệp .docx đã xuất và chỉnh sửa.",
    "word.old": "{name} là tệp Word kiểu cũ (.doc). Mở tệp bằng Word, chọn Lưu thành .docx rồi nhận"
    " lại.",
    "word.rtf": "{name} là tệp RTF. Mở tệp bằng Word, chọn Lưu thành .docx rồi nhận lại.",
    "word.password": "{name} có đặt mật khẩu nên không đọc được. Mở bằng Word, gỡ mật khẩu, lưu rồi"
    " nhận lại.",
    "word.not_word": "{name} không phải tệp Word (.docx). Chọn tệp .docx đã xuất và chỉnh sửa.",
    "word.damaged": "Tệp Word {name} bị hỏng nên không đọc được. Mở và lưu lại bằng Word, hoặc xin"
    " lại tệp từ người gửi.",
    "word.too_big": "Tệp Word {name} lớn quá mức một văn bản có thể có nên không mở. Bỏ bớt hình"
    " ảnh rồi lưu lại.",
    "word.foreign": "{name} không phải kế hoạch hay báo cáo xuất từ sổ này. Chọn tệp Word mà chương"
    " trình đã xuất từ sổ đang mở.",
    "word.issued": "Kế hoạch đã ban hành nên không nhận chỉnh sửa. Tạo lần sửa đổi trước, rồi nhận"
    " lại tệp Word này.",
    "word.closed": "Kỳ báo cáo đã khóa hoặc bỏ qua nên không nhận chỉnh sửa. Mở lại kỳ, rồi nhận"
    " lại tệp Word này.",
    "word.changed": "Nội dung trong sổ vừa thay đổi nên chưa nhận chỗ này {place}. Đọc lại tệp Word"
    " để xem đề xuất mới.",
    "word.not_empty": "Mục định bỏ còn nội dung bên dưới. Bỏ các nội dung đó trước, hoặc nhận cả"
    " cùng một lần.",
    "word.no_such": "Không có đề xuất số {found}. Đề xuất được đánh số từ 1 đến {count}.",
}

KINDS = {
    ProposalKind.CHANGED: "Sửa",
    ProposalKind.ADDED: "Thêm",
    ProposalKind.REMOVED: "Bỏ",
}

NOTES = {
    NoteKind.MOVED: "Đã chuyển chỗ; thứ tự trong sổ giữ nguyên.",
    NoteKind.FIXED: "Chữ ở phần do chương trình lập; sổ không có chỗ ghi.",
    NoteKind.CELL: "Ô này được tính từ dữ liệu hoặc không hiểu được; sửa trong sổ.",
    NoteKind.COLUMNS: "Số ô của dòng khác số cột của bảng nên chưa so được.",
    NoteKind.REMOVED: "Đã bị xóa trong tệp Word; sổ giữ nguyên.",
    NoteKind.NOT_EMPTY: "Tiêu đề bị xóa nhưng nội dung bên dưới còn; sổ giữ nguyên.",
}
