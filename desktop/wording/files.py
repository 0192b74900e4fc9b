"""Sentences about files, folders and disks."""

SENTENCES = {
    "file.missing": "Không tìm thấy tệp hoặc thư mục {path}. Kiểm tra lại tên và đường dẫn; nếu để"
    " trên USB thì cắm lại USB rồi thử lại.",
    "file.no_folder": "Không có thư mục {folder} để ghi tệp. Tạo thư mục đó hoặc chọn nơi khác.",
    "file.is_folder": "{path} là một thư mục, không phải tệp. Chọn một tệp trong thư mục đó.",
    "file.not_a_file": "{path} không phải là tệp thường nên không đọc được. Chép dữ liệu vào tệp"
    " rồi chọn tệp đó.",
    "file.not_a_folder": "{path} đã có nhưng không phải thư mục. Chọn thư mục khác.",
    "file.denied": "Không có quyền đọc hoặc ghi {path}. Chọn thư mục khác, ví dụ Documents, hoặc"
    " bỏ khóa chống ghi của USB.",
    "file.disk_full": "Ổ đĩa chứa {path} đã đầy nên chưa ghi được; dữ liệu trong sổ vẫn nguyên."
    " Xóa bớt tệp hoặc chọn ổ khác rồi thử lại.",
    "file.in_use": "Tệp {path} đang mở ở chương trình khác (có thể là Word, Excel). Đóng tệp đó"
    " rồi thử lại, hoặc ghi với tên khác.",
    "file.io": "Không đọc hoặc ghi được {path} ({reason}). Kiểm tra ổ đĩa hoặc USB rồi thử lại.",
    "file.too_large": "Tệp {path} có {size} byte, lớn hơn mức cho phép {limit} byte. Chọn đúng"
    " tệp cần mở.",
    "output.unwritable": "Không in được kết quả ra nơi lệnh này chuyển đến ({reason}). Chuyển"
    " ra tệp trên ổ đĩa còn chỗ trống rồi chạy lại lệnh.",
    "file.read_back": "Tệp vừa ghi vào {path} đọc lại không giống. Ổ đĩa hoặc USB có thể hỏng;"
    " dùng ổ khác.",
}
