"""The journal in words: what a row of the ledger is called, and what in it changed."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desktop.domain.dates import format_date

Cells = Mapping[str, Any]

NOUNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "office": ("cơ quan", ("name",)),
    "unit": ("bộ phận", ("name",)),
    "framework": ("bộ chỉ số", ("short_name", "year")),
    "component": ("chỉ số thành phần", ("name",)),
    "indicator": ("chỉ tiêu của bộ chỉ số", ("name",)),
    "plan": ("kế hoạch", ("head",)),
    "section": ("mục", ("label", "text")),
    "task": ("nhiệm vụ", ("label", "content")),
    "target": ("chỉ tiêu", ("label", "lead_in", "text")),
    "reporting_rule": ("chế độ báo cáo", ("phrase",)),
    "period": ("kỳ báo cáo", ("label",)),
    "result": ("kết quả thực hiện", ("text",)),
    "measure": ("số liệu", ("value",)),
    "report": ("báo cáo của kỳ", ()),
    "setting": ("thiết lập", ()),
}
"""By table: what one row is called, and the cells that tell which one it is."""

_FIELDS = {
    "content": "nội dung",
    "label": "số mục",
    "lead_in": "lời dẫn",
    "text": "nội dung",
    "actors": "người thực hiện",
    "actors_text": "người thực hiện",
    "timing_text": "thời gian",
    "due": "thời hạn",
    "deliverable_text": "kết quả, sản phẩm",
    "note": "ghi chú",
    "weight": "trọng số",
    "value": "giá trị",
    "unit": "đơn vị tính",
    "baseline": "mốc so sánh",
    "baseline_year": "năm của mốc",
    "stated_delta": "mức tăng đã nêu",
    "comparator": "cách so sánh",
    "head": "thông tin chung",
    "legal_bases": "căn cứ",
    "opening": "lời mở đầu",
    "recipients": "nơi nhận",
    "signer": "người ký",
    "decision": "quyết định",
    "columns": "cột in",
    "task_print": "cách in nhiệm vụ",
    "status": "trạng thái",
    "state": "trạng thái",
    "year": "năm",
    "progress": "tiến độ",
    "figures": "số liệu",
    "difficulty": "khó khăn, vướng mắc",
    "next_step": "việc kỳ tới",
    "evidence": "minh chứng",
    "reason": "lý do",
    "data_from": "số liệu từ ngày",
    "data_to": "số liệu đến ngày",
    "reporter": "nơi báo cáo",
    "receiver": "nơi nhận báo cáo",
    "via": "qua",
    "phrase": "thời hạn như nguồn",
    "due_day": "ngày",
    "due_month": "tháng",
    "frequency": "kỳ",
    "parts": "các phần",
    "addressees": "kính gửi",
    "name": "tên",
    "aliases": "tên khác",
    "name_lines": "tên trên văn bản",
    "parent_line": "cơ quan chủ quản",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "superior": "cấp trên",
    "page": "trang in",
    "source": "nguồn",
    "component_ids": "chỉ số thành phần",
    "component_id": "chỉ số thành phần",
    "parent_id": "mục chứa",
    "section_id": "mục chứa",
    "framework_ids": "bộ chỉ số",
    "position": "thứ tự",
}
"""What a changed cell is called; a cell without a name here is not shown."""

_CHOICES = {
    "draft": "dự thảo",
    "issued": "đã ban hành",
    "open": "đang mở",
    "closed": "đã khóa",
    "skipped": "bỏ qua",
    "done": "đã thực hiện",
    "doing": "đang thực hiện",
    "not_started": "chưa thực hiện",
    "overdue": "quá hạn",
}
_CODED = {"status", "state"}
_QUIET = {"kind", "timing", "deliverable", "comparator", "frequency", "task_print"}
"""Cells that hold a code; that they changed is said, the code is not."""
_NAMELESS = {"parent_id", "section_id", "component_id", "component_ids", "framework_ids", "columns"}


def row_name(table: str, cells: Cells) -> str:
    """Return what one row is called: "nhiệm vụ 1. Niêm yết thủ tục"."""
    noun, keys = NOUNS[table]
    words = " ".join(word for key in keys if (word := plain(cells.get(key))))
    return f"{noun} {words}".strip()


def edit_lines(table: str, before: Cells | None, after: Cells | None) -> Iterator[str]:
    """Yield what happened to one row, one sentence a line."""
    if before is None or after is None:
        cells = after if before is None else before
        verb = "Thêm" if before is None else "Xóa"
        if cells is not None:
            yield f"{verb} {row_name(table, cells)}"
        return
    changed = [key for key, value in after.items() if before.get(key) != value and key in _FIELDS]
    yield f"Sửa {row_name(table, after)}"
    for key in changed:
        yield f"  {_FIELDS[key]}{_turn(key, before.get(key), after[key])}"


def _turn(key: str, old: object, new: object) -> str:
    if key in _QUIET | _NAMELESS:
        return ": đã đổi"
    if key in _CODED:
        old, new = (_CHOICES.get(str(value), value) for value in (old, new))
    return f": “{plain(old) or 'để trống'}” → “{plain(new) or 'để trống'}”"


def plain(value: object) -> str:
    """Return a cell as a reader would say it: of a structure the words, without its marks."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    if value[:1] in "[{" and value[-1:] in "]}":
        try:
            return " ".join(_words(json.loads(value)))
        except ValueError:
            return value
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _words(one)
