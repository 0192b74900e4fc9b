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
    Deed("check_back", "Shift+F8", "Vấn đề trước", "list-checks"),
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
