"""The kinds of administrative papers and their letters in a symbol.

Source: Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III, mục I.
"""

from desktop.domain.text import fold

_CODES = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
}
_OWN_CODES = {"Phiếu giao nhiệm vụ": "PGNV"}
"""Signed papers that offices name themselves: no kind of the decree, but held to the same form."""
TYPE_CODES = {fold(name): code for name, code in (_CODES | _OWN_CODES).items()}
"""Letters by the folded name."""

WITH_ADDRESSEE = frozenset({"bao cao", "to trinh"})
"""Sent up: "Kính gửi:" stands under the title."""
WITHOUT_ADDRESSEE = frozenset({"ke hoach", "quyet dinh", "nghi quyet", "chi thi", "chuong trinh"})
UNSIGNED_TYPES = frozenset({"bang so sanh", "danh muc", "bieu mau", "de cuong", "tom tat"})
"""Sheets that go with a paper: the decree names no such kind, and asks for no number of them."""
