"""Every key that a page may answer, once: its name, its keys, what it is called in menus.

The window owns the shortcuts; a page says in ``Page.deeds`` which of them it answers, by name.
"""

from typing import NamedTuple


class Deed(NamedTuple):
    """One thing a clerk can ask of the page in front of him."""

    name: str
    keys: str
    text: str
    icon: str = ""


PAGE_DEEDS = (
    Deed("add", "F5", "Thêm dòng", "plus"),
    Deed("remove", "F6", "Xóa dòng", "trash-2"),
    Deed("find", "F3", "Tìm trong bảng", "search"),
    Deed("check", "F8", "Kiểm tra", "list-checks"),
    Deed("up", "Alt+Up", "Chuyển dòng lên", "arrow-up"),
    Deed("down", "Alt+Down", "Chuyển dòng xuống", "arrow-down"),
    Deed("previous", "Ctrl+Up", "Nhiệm vụ trước", "arrow-up"),
    Deed("next", "Ctrl+Down", "Nhiệm vụ sau", "arrow-down"),
    Deed("carry", "Ctrl+D", "Như kỳ trước", "copy"),
    Deed("fill", "F9", "Điền nhiều nhiệm vụ", "list-checks"),
    Deed("print", "Ctrl+P", "Xem trước, in", "eye"),
    Deed("deliver", "Ctrl+E", "Xuất cả ba, ghi gói ra USB", "file-down"),
)
"""Answered by the page in front, where it can."""

HELP = (
    ("F2", "Sửa ô"),
    ("Enter, Tab", "Sang ô dưới, ô bên phải (Shift: ngược lại); ở ô cuối: thêm dòng"),
    ("Ctrl+Tab", "Rời bảng, sang phần khác của trang"),
    ("Shift+↑ ↓ ← →", "Chọn khối ô; Shift+Cách: cả dòng"),
    ("Ctrl+Enter", "Điền chữ đang gõ vào mọi ô đã chọn"),
    ("Ctrl+Shift+D", "Điền xuống: chép dòng đầu, hoặc ô ở trên"),
    ("Ctrl+Shift+L", "Chỉ hiện dòng giống ô này; Esc: hiện lại tất cả"),
    ("Ctrl+Shift+W", "Hiện đủ chữ trong bảng"),
    ("Phím Menu", "Việc với ô và cột: xếp, lọc, ẩn cột, điền"),
    ("Alt+Enter", "Xuống dòng trong ô"),
    ("F4", "Mở danh sách gợi ý của ô"),
    ("Delete", "Xóa trắng các ô đã chọn"),
    ("F5, F6", "Thêm dòng, xóa dòng"),
    ("Alt+↑, Alt+↓", "Chuyển dòng lên, xuống"),
    ("F3", "Tìm trong bảng"),
    ("F8", "Kiểm tra, rồi đến lỗi kế tiếp"),
    ("Ctrl+C, X, V", "Chép, cắt, dán (cả khối ô từ Excel, Word)"),
    ("Ctrl+Z, Ctrl+Y", "Hoàn tác, làm lại"),
    ("Ctrl+D", "Như kỳ trước (trang Kết quả)"),
    ("F9", "Điền cùng một kết quả cho nhiều nhiệm vụ (trang Kết quả)"),
    ("Ctrl+↑, Ctrl+↓", "Nhiệm vụ trước, sau (trang Kết quả)"),
    ("Ctrl+P", "Xem trước, in"),
    ("Ctrl+E", "Xuất cả ba tệp (Xem trước, Báo cáo), ghi gói ra USB (Gửi – nhận)"),
    ("Alt+1 … Alt+4", "Chọn trạng thái (trang Kết quả)"),
    ("Alt+6 … Alt+0", "Chọn việc trong dòng thông báo"),
    ("Ctrl+S", "Ghi"),
    ("Ctrl+K", "Đi tới trang hoặc nhiệm vụ bất kỳ"),
    ("Ctrl+1 … Ctrl+8", "Đổi trang"),
)
"""The keys as the help shows them."""
