"""What "Soát thể thức" says: what was found, what the decree has, how to mend it.

Source of every rule: Nghị định 30/2020/NĐ-CP, Phụ lục I. The words of single findings stand in
``lint_findings``.
"""

from desktop.domain.layout import Style
from desktop.domain.lint.departure import Departure
from desktop.domain.problems import Grade
from desktop.wording.lint_findings import TOLD

SENTENCES = {
    "lint.kind": "{name} không phải tệp Word (.docx) hay PDF nên không soát được. Chọn tệp .docx"
    " hoặc .pdf.",
    "lint.old": "{name} là tệp Word kiểu cũ (.doc). Mở tệp bằng Word, chọn Lưu thành .docx rồi soát"
    " lại.",
    "lint.password": "{name} có đặt mật khẩu nên không đọc được. Gỡ mật khẩu, lưu rồi soát lại.",
    "lint.damaged": "Tệp {name} bị hỏng nên không đọc được. Mở và lưu lại bằng chương trình đã lập"
    " ra tệp, hoặc xin lại tệp từ người gửi.",
    "lint.too_big": "Tệp {name} lớn quá mức một văn bản có thể có nên không soát. Tách tệp hoặc bỏ"
    " bớt hình ảnh rồi soát lại.",
    "lint.no_text": "Tệp {name} không có chữ, chỉ có ảnh chụp trang giấy nên không soát được. Soát"
    " tệp Word, hoặc bản PDF xuất từ Word.",
}

_OPEN = "Nghị định 30/2020/NĐ-CP, Phụ lục I"

ELEMENTS: dict[Style | None, tuple[str, str]] = {
    None: ("Trang giấy, phông chữ", "mục I"),
    Style.NATION: ("Quốc hiệu", "ô số 1"),
    Style.MOTTO: ("Tiêu ngữ", "ô số 1"),
    Style.PARENT: ("Tên cơ quan chủ quản", "ô số 2"),
    Style.ISSUER: ("Tên cơ quan ban hành", "ô số 2"),
    Style.NUMBER: ("Số, ký hiệu", "ô số 3"),
    Style.PLACE_DATE: ("Địa danh, ngày tháng", "ô số 4"),
    Style.TYPE_NAME: ("Tên loại", "ô số 5a"),
    Style.TITLE: ("Trích yếu", "ô số 5a"),
    Style.SUBJECT: ("Trích yếu công văn", "ô số 5b"),
    Style.ADDRESSEE: ("Kính gửi", "ô số 9a"),
    Style.POWER: ("Thẩm quyền ban hành", "ô số 6"),
    Style.DECIDES: ("Dòng “QUYẾT ĐỊNH:”", "ô số 6"),
    Style.BASIS: ("Căn cứ", "ô số 6"),
    Style.BODY: ("Nội dung", "ô số 6"),
    Style.NOTICE: ("Ghi chú", "ô số 6"),
    Style.HEADING_1: ("Đề mục", "ô số 6"),
    Style.HEADING_2: ("Tiêu đề khoản", "ô số 6"),
    Style.CELL: ("Bảng", "ô số 6"),
    Style.CAPTION: ("Chú thích bảng", "ô số 6"),
    Style.CELL_HEAD: ("Tiêu đề bảng", "ô số 6"),
    Style.AUTHORITY: ("Quyền hạn, chức vụ người ký", "ô số 7a"),
    Style.SIGNER: ("Họ tên người ký", "ô số 7b"),
    Style.RECIPIENTS_HEAD: ("Nơi nhận", "ô số 9b"),
    Style.RECIPIENT: ("Tên nơi nhận", "ô số 9b"),
    Style.ANNEX: ("Phụ lục", "mục III"),
    Style.ANNEX_TITLE: ("Tên phụ lục", "mục III"),
    Style.ANNEX_NOTE: ("Dòng “Kèm theo”", "mục III"),
    Style.PAGE_NUMBER: ("Số trang", "mục I"),
}
"""What an element is called, and where the decree speaks of it."""

_WANTED = {
    "center": "căn giữa",
    "left": "căn trái",
    "right": "bên phải",
    "justify": "căn đều hai bên",
}


_HALVES = {"left": "trái", "right": "phải"}


def element_of(departure: Departure) -> str:
    """Return the name of what a departure is about."""
    return ELEMENTS[departure.element][0]


def place_of(departure: Departure) -> str:
    """Return where it is, and in how many further places."""
    more = f" và {departure.more} chỗ khác" if departure.more else ""
    return f"{departure.place}{more}"


def found_in(departure: Departure) -> str:
    """Return what is there, in one sentence."""
    return _filled(departure, 0)


def rule_of(departure: Departure) -> str:
    """Return what the decree says, with the place where it says so."""
    return f"{_filled(departure, 1)} ({_OPEN}, {ELEMENTS[departure.element][1]})"


def mending_of(departure: Departure) -> str:
    """Return how to mend it."""
    return _filled(departure, 2)


def verdict(departures: tuple[Departure, ...]) -> str:
    """Return the line that counts what was found."""
    counts = {grade: sum(one.grade is grade for one in departures) for grade in Grade}
    if not departures:
        return "Đúng thể thức: không có điểm nào phải sửa."
    return (
        f"{counts[Grade.MUST_FIX]} điểm phải sửa, {counts[Grade.EXPLAIN]} điểm cần giải thích,"
        f" {counts[Grade.NOTE]} lưu ý."
    )


def _filled(departure: Departure, part: int) -> str:
    given = departure.values
    values = {
        "element": element_of(departure),
        **given,
        "wanted": _WANTED.get(given.get("wanted", ""), given.get("wanted", "")),
        "half": _HALVES.get(given.get("half", ""), ""),
    }
    return TOLD[departure.code][part].format_map(values)
