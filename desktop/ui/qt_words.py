"""Vietnamese words for the menus and dialogs of Qt, which has no translation of its own."""

from PySide6.QtCore import QObject, QTranslator

_EDIT = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Chép địa chỉ &liên kết",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
}
_BUTTONS = {
    "OK": "Đồng ý",
    "&Yes": "&Có",
    "&No": "&Không",
    "Yes to &All": "Có cho &tất cả",
    "N&o to All": "Khôn&g cho tất cả",
    "Cancel": "Thôi",
    "Close": "Đóng",
    "Open": "Mở",
    "Save": "Ghi",
    "Save All": "Ghi tất cả",
    "Apply": "Áp dụng",
    "Discard": "Không ghi",
    "Help": "Trợ giúp",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Abort": "Dừng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
}
_FILES = {
    "&Look in:": "&Nơi tìm:",
    "File &name:": "Tên &tệp:",
    "Files of &type:": "&Loại tệp:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "Find Directory": "Chọn thư mục",
    "&Directory:": "&Thư mục:",
    "&Open": "&Mở",
    "&Save": "&Ghi",
    "&Choose": "&Chọn",
    "Open": "Mở",
    "Save As": "Ghi thành",
    "&Delete": "&Xóa",
    "&Rename": "Đổ&i tên",
    "&New Folder": "&Thư mục mới",
    "New Folder": "Thư mục mới",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo một thư mục mới",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Show ": "Hiện ",
    "All Files (*)": "Mọi tệp (*)",
    "Files": "Tệp",
    "Back": "Lùi",
    "Forward": "Tới",
    "Go back": "Về nơi trước",
    "Go forward": "Đến nơi sau",
    "Parent Directory": "Thư mục trên",
    "Go to the parent directory": "Lên thư mục trên",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Change to list view mode": "Xem dạng danh sách",
    "Change to detail view mode": "Xem dạng chi tiết",
    "Sidebar": "Lối tắt",
    "List of places and bookmarks": "Các nơi hay dùng",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông tìm thấy tệp. Kiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông tìm thấy thư mục. Kiểm tra lại tên thư mục."
    ),
    "%1 already exists.\nDo you want to replace it?": "%1 đã có. Ghi đè tệp này?",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "Computer": "Máy này",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
}
_WORDS = {
    "QLineEdit": _EDIT,
    "QWidgetTextControl": _EDIT,
    "QAbstractSpinBox": _EDIT,
    "QPlatformTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
    "QFileDialog": _FILES,
    "QFileSystemModel": _FILES,
    "QAbstractFileIconProvider": _FILES,
}


class QtWords(QTranslator):
    """Gives Qt the Vietnamese for what it says itself; our own sentences stay as they are."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("qtwords")

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        text: str,
        _disambiguation: str | None = None,
        _count: int = -1,
    ) -> str:
        # None, not "": an empty word would be shown as such.
        return _WORDS.get(context, {}).get(text)  # type: ignore[return-value]
