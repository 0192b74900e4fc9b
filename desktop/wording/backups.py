"""Sentences about copies of the ledger, about who has it open, and about where it stands."""

from datetime import date, datetime

SENTENCES = {
    "backup.differs": "Bản sao vừa ghi vào {folder} đọc lại không giống sổ nên đã bỏ; sổ vẫn"
    " nguyên. Ổ đĩa hoặc USB đó có thể hỏng; sao lưu sang nơi khác.",
    "backup.damaged": "Bản sao {path} bị hỏng nên không phục hồi; sổ đang dùng được giữ nguyên."
    " Chọn bản sao khác.",
    "backup.altered": "Bản sao {path} không còn như lúc sao lưu: đã bị mở ra sửa, hoặc bị hỏng. Sổ"
    " đang dùng được giữ nguyên. Chọn bản sao khác; nếu chính anh chị đã sửa bản này thì mở nó bằng"
    " Tệp → Mở sổ.",
    "backup.unfinished": "Bản sao {path} đang ghi dở khi máy tắt nên chưa dùng được. Mở nó một lần"
    " bằng Tệp → Mở sổ để chương trình ghi nốt, đóng lại rồi phục hồi.",
    "backup.open": "{path} chính là sổ đang mở, không phải bản sao. Chọn một tệp khác.",
    "restore.no_ledger": "Chưa phục hồi được và sổ {path} cũng chưa mở lại được. Sổ cũ còn nguyên ở"
    " {kept}. Kiểm tra ổ đĩa rồi mở bản đó bằng Tệp → Mở sổ.",
    "ledger.in_use_here": "Sổ {path} đang mở ở một cửa sổ Sổ PGI khác trên máy này ({user}, từ"
    " {since}). Chuyển sang cửa sổ đó, hoặc đóng nó rồi mở lại.",
    "ledger.in_use_there": "{user} đang mở sổ {path} trên máy {computer} từ {since}. Nhờ người đó"
    " đóng sổ rồi mở lại.",
    "settings.damaged": "Tệp ghi nhớ của chương trình bị hỏng nên đã để sang {path}; sổ không bị"
    " ảnh hưởng. Mở sổ bằng Tệp → Mở sổ; lần sau chương trình sẽ nhớ lại.",
}

PLACES = {
    "network": "Sổ đang nằm trên ổ mạng ({name}). Mạng ngắt giữa lúc ghi, hoặc hai máy cùng mở, có"
    " thể làm hỏng sổ.",
    "cloud": "Sổ đang nằm trong thư mục do {name} quản lý. {name} có thể chép, dọn tệp lúc sổ đang"
    " ghi, làm hỏng sổ hoặc đưa lại bản cũ.",
    "removable": "Sổ đang nằm trên USB ({name}). Rút USB giữa lúc ghi, hoặc mất USB, là mất sổ.",
}
"""Why a place is dangerous for a ledger; ``name`` says which one."""


def when(moment: datetime, today: date) -> str:
    """Return a moment as a clerk says it: "hôm nay 10:42", "hôm qua 16:05", "12/11", "3/2/2025"."""
    local = moment.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return f"hôm nay {local:%H:%M}"
    if days == 1:
        return f"hôm qua {local:%H:%M}"
    return short_day(local.date(), today)


def exactly(moment: datetime, today: date) -> str:
    """Return a moment with its hour, however long ago: "hôm nay 10:42", "12/11 16:05"."""
    local = moment.astimezone()
    near = when(moment, today)
    return near if ":" in near else f"{near} {local:%H:%M}"


def short_day(day: date, today: date) -> str:
    """Return a day without the year that everybody knows."""
    return f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


REASONS = {
    "hand": "Sao lưu bằng tay",
    "closing": "Tự động khi đóng",
    "before_restore": "Trước khi phục hồi",
    "before_version": "Trước phiên bản mới",
}
"""Why a copy was made, by the value of its reason."""

SHORT_REFUSALS = {
    "ledger.not_ledger": "Không phải sổ",
    "ledger.newer": "Của bản mới hơn",
    "ledger.in_use": "Đang mở nơi khác",
    "backup.damaged": "Bị hỏng",
    "backup.unfinished": "Ghi dở",
}
"""Why a file of a list cannot be used, in two words."""


def is_copy(moment: datetime) -> str:
    """Return what is said of a copy that was opened as if it were the ledger."""
    return (
        f"Tệp này là bản sao lưu lúc {moment.astimezone():%H:%M %d/%m/%Y}. Sửa ở đây thì không còn"
        " bản sao đó nữa; muốn làm việc với nó, chép thành sổ trên máy này."
    )


def in_danger(place: str, name: str) -> str:
    """Return why a ledger is not safe where it is."""
    return PLACES[place].format(name=name)
