"""Sentences about the ledger file."""

SENTENCES = {
    "ledger.missing": "Không tìm thấy tệp sổ {path}. Kiểm tra lại đường dẫn, cắm lại USB, hoặc tạo"
    " sổ mới trong cửa sổ chương trình.",
    "ledger.is_folder": "{path} là thư mục, không phải tệp sổ. Chọn tệp sổ (đuôi .sopgidb) ở trong"
    " đó.",
    "ledger.unreadable": "Không đọc được tệp sổ {path} ({reason}). Kiểm tra quyền đọc tệp hoặc USB"
    " rồi thử lại.",
    "ledger.not_ledger": "Tệp {path} không phải là sổ của Sổ PGI; tệp được giữ nguyên. Chọn tệp sổ"
    " khác, thường có đuôi .sopgidb.",
    "ledger.damaged": "Tệp sổ {path} bị hỏng nên không mở; tệp được giữ nguyên để có thể cứu dữ"
    " liệu. Mở bản sao lưu gần nhất hoặc báo người hỗ trợ.",
    "ledger.strange": "Tệp sổ {path} có phần không do Sổ PGI lập, có thể tự sửa hoặc xóa dữ"
    " liệu, nên không mở; tệp được giữ nguyên. Mở bản sao lưu gần nhất, hoặc hỏi người đưa tệp"
    " này.",
    "ledger.newer": "Tệp sổ {path} do phiên bản Sổ PGI mới hơn lập nên phiên bản này không mở; tệp"
    " được giữ nguyên. Cài phiên bản mới rồi mở lại.",
    "ledger.copy_differs": "Bản sao của sổ {path} không khớp với sổ nên chưa nâng cấp; sổ được giữ"
    " nguyên. Kiểm tra ổ đĩa, hoặc chép sổ sang ổ khác rồi mở lại.",
    "ledger.upgrade_loses": "Nâng cấp sổ {path} sẽ làm mất dữ liệu nên đã dừng; sổ được giữ nguyên."
    " Báo người hỗ trợ và gửi kèm bản sao lưu của sổ.",
    "ledger.exists": "Đã có tệp {path}. Chọn tên khác để không ghi đè lên sổ đang có.",
    "ledger.in_use": "Sổ {path} đang mở ở một cửa sổ Sổ PGI khác. Đóng cửa sổ đó rồi mở lại.",
    "ledger.read_only": "Không ghi được vào sổ {path}: tệp hoặc thư mục chỉ cho đọc. Chép sổ sang"
    " thư mục của anh chị, ví dụ Documents, rồi mở bản chép đó.",
    "ledger.disk_full": "Ổ đĩa chứa sổ {path} đã đầy nên thay đổi vừa rồi chưa được lưu; những gì"
    " đã lưu trước đó vẫn nguyên. Xóa bớt tệp trên ổ đĩa rồi bấm Ghi lại.",
    "ledger.io": "Ổ đĩa chứa sổ {path} báo lỗi đọc ghi; thay đổi vừa rồi chưa được lưu. Kiểm tra ổ"
    " đĩa hoặc USB rồi mở lại sổ.",
    "ledger.storage": "Không đặt được quy tắc an toàn “{rule}” cho sổ {path} nên không mở. Chép sổ"
    " về ổ đĩa trong máy rồi mở bản chép đó.",
}


def upgraded(copy: object) -> str:
    """Return what a clerk is told when a ledger was brought up to date."""
    return f"Sổ đã được nâng cấp cho phiên bản này. Bản trước khi nâng cấp giữ ở {copy}."


def first_opening(version: str) -> str:
    """Return what is said of a ledger that this version of the program has not had yet."""
    return f"Sổ này mở lần đầu bằng Sổ PGI {version}."


def kept_before(copy: object) -> str:
    """Return where the ledger as the version before left it was copied to."""
    return f"Đã sao lưu sổ trước đó ra {copy}."


def not_kept(reason: str) -> str:
    """Return that the ledger as the version before left it could not be copied, and why."""
    return f"Chưa sao lưu được sổ trước đó: {reason} Lần mở sau chương trình thử lại."


def after_cut_off() -> str:
    """Return what is said when the ledger was not closed the last time and is sound."""
    return (
        "Lần trước Sổ PGI bị tắt ngang (mất điện, máy treo). Đã kiểm tra từng trang của sổ: nguyên"
        " vẹn, mọi thay đổi đã báo “Đã lưu” đều còn."
    )


def damaged_by_cut_off() -> str:
    """Return what is said when the ledger was not closed the last time and is damaged."""
    return (
        "Lần trước Sổ PGI bị tắt ngang (mất điện, máy treo) và tệp sổ đã hỏng một phần. Đừng nhập"
        " thêm: phục hồi từ bản sao gần nhất; sổ hiện tại vẫn được giữ lại khi phục hồi."
    )
