"""Sentences about packages and keys."""

from desktop.domain.sender_key import KeyState

_AGAIN = " Đề nghị bên gửi lập lại gói bằng bản Sổ PGI mới nhất."

SENTENCES: dict[str, str] = {
    "package.not_package": "Tệp này không phải là gói dữ liệu .sopgi. Chọn đúng tệp gói đã nhận.",
    "package.altered": "Gói bị hỏng hoặc đã bị sửa sau khi lập: chữ ký không khớp với nội dung nên"
    " không đọc gói này. Chép lại tệp từ USB, tải lại thư hoặc đề nghị bên gửi gửi lại.",
    "package.too_large": "Gói có {size} byte, lớn hơn mức cho phép {limit} byte. Đề nghị bên gửi"
    " bớt tệp đính kèm.",
    "package.entry_count": "Gói có {count} mục, nhiều hơn mức cho phép {limit}." + _AGAIN,
    "package.container": "Gói xếp không đúng quy cách (mục {member})." + _AGAIN,
    "package.stray_bytes": "Gói có phần dữ liệu nằm ngoài các mục (gần mục {member})." + _AGAIN,
    "package.order": "Các mục trong gói không đúng thứ tự (mục {member})." + _AGAIN,
    "package.member_name": "Gói có mục mang tên không được phép: “{member}”." + _AGAIN,
    "package.member_twice": "Gói có hai mục trùng tên ({member})." + _AGAIN,
    "package.encrypted": "Mục {member} trong gói bị đặt mật khẩu nên không đọc được." + _AGAIN,
    "package.compressed": "Mục {member} trong gói bị nén, trái với quy cách của gói." + _AGAIN,
    "package.newer": "Gói do phiên bản Sổ PGI mới hơn lập (quy cách {found}): cần cập nhật phần"
    " mềm rồi mở lại gói.",
    "package.kind_later": "Phiên bản này chưa đọc được loại gói “{kind}”: cần cập nhật phần mềm"
    " rồi mở lại gói.",
    "package.member_missing": "Gói thiếu mục {member}." + _AGAIN,
    "package.member_extra": "Gói có mục {member} không được kê khai." + _AGAIN,
    "package.member_digest": "Mục {member} không giống như kê khai trong gói." + _AGAIN,
    "package.file_kind": "Tệp {member} không đúng loại như tên tệp. Chỉ đính kèm tệp PDF, ảnh JPG,"
    " PNG, Word .docx hoặc Excel .xlsx còn mở được.",
    "package.data": "Dữ liệu trong gói không đọc được (mục {member}, chỗ {place})." + _AGAIN,
    "package.spelling": "Mục {member} trong gói có phần thừa hoặc viết trái quy cách." + _AGAIN,
    "package.value": "Gói có giá trị không hợp lệ ở {place}: số quá lớn, ngày tháng không có hoặc"
    " ký tự điều khiển. Sửa chỗ đó trong sổ của bên gửi rồi lập lại gói.",
    "package.identity_twice": "Gói có hai mục cùng một mã ở {place} ({identity})." + _AGAIN,
    "package.reference": "Gói có chỗ trỏ tới mục không có trong gói ({place}). Mở kế hoạch ở sổ"
    " của bên gửi, chọn lại bộ chỉ số hoặc chỉ số thành phần rồi lập lại gói.",
    "package.cycle": "Các mục của kế hoạch trong gói lồng vào nhau thành vòng ({place})." + _AGAIN,
    "package.depth": "Các mục của kế hoạch trong gói lồng quá {limit} cấp ({place})." + _AGAIN,
    "package.disagreement": "Phần kê khai của gói không khớp với dữ liệu bên trong ({field})."
    + _AGAIN,
    "package.must_fix": "Còn {count} điều phải sửa nên chưa lập gói được. Mở mục Kiểm tra, sửa các"
    " dòng ghi “Phải sửa” rồi lập lại.",
    "package.unknown": "Trong sổ không có gói này. Chọn gói trong danh sách gói đã lập.",
    "package.skipped": "Kỳ “{label}” đã bỏ qua nên không có gì để gửi. Mở lại kỳ đó rồi lập gói.",
    "key.damaged": "Tệp khóa {path} bị hỏng nên chưa ký được gói; tệp được giữ nguyên. Chép lại"
    " tệp khóa từ bản sao lưu; nếu không còn bản nào thì chuyển tệp này đi nơi khác để chương"
    " trình tạo khóa mới, rồi báo dấu khóa mới cho nơi nhận.",
}

KEYS: dict[KeyState, tuple[str, str]] = {
    KeyState.KNOWN: ("Khóa khớp khóa đã lưu", ""),
    KeyState.UNKNOWN: ("Khóa chưa xác thực", "So dấu khóa qua điện thoại với nơi gửi."),
    KeyState.UNCOMPARED: (
        "Chưa đối chiếu khóa (không mở sổ)",
        "So dấu khóa qua điện thoại với nơi gửi.",
    ),
    KeyState.DIFFERS: (
        "Khóa KHÁC khóa đã lưu của nơi gửi này",
        "Gọi điện hỏi nơi gửi theo số đã biết từ trước; đừng dùng gói này trước khi hỏi.",
    ),
}
"""What is known of a sender's key, and what to do about it."""
