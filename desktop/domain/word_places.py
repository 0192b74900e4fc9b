"""Where a line of a paper stands, in the clerk's words."""

from desktop.domain.narrative import PART_TITLES
from desktop.domain.outline import Outline
from desktop.domain.plan import ColumnKind
from desktop.domain.report import PartKey
from desktop.domain.task_groups import group_name
from desktop.domain.word_source import Source, SourceKind

_HEAD = {
    "parent": "Cơ quan chủ quản",
    "name": "Tên cơ quan ban hành",
    "number": "Số, ký hiệu",
    "place": "Địa danh, ngày tháng",
    "type": "Tên loại văn bản",
    "title": "Trích yếu",
}
_NAMES = {
    SourceKind.BASIS: "Căn cứ",
    SourceKind.OPENING: "Đoạn mở đầu",
    SourceKind.COLUMNS: "Tên cột của bảng nhiệm vụ",
    SourceKind.HEADER: "Tên cột lặp lại",
    SourceKind.RECIPIENT: "Nơi nhận",
    SourceKind.AUTHORITY: "Chức vụ người ký",
    SourceKind.SIGNER: "Họ tên người ký",
    SourceKind.ADDRESSEE: "Kính gửi",
    SourceKind.FIXED: "Phần do chương trình lập",
}
_COUNTED = {SourceKind.BASIS, SourceKind.OPENING, SourceKind.RECIPIENT}
_FIELDS = {
    "status": "Trạng thái",
    "progress": "Tiến độ",
    "text": "Kết quả thực hiện",
    "figures": "Số liệu",
    "difficulty": "Khó khăn, vướng mắc",
    "next_step": "Việc kỳ tới",
    "evidence": "Minh chứng",
}
_COLUMNS = {
    ColumnKind.NUMBER: "STT",
    ColumnKind.CONTENT: "Nội dung",
    ColumnKind.ACTORS: "Cơ quan thực hiện",
    ColumnKind.LEAD: "Chủ trì",
    ColumnKind.COORDINATE: "Phối hợp",
    ColumnKind.TIMING: "Thời gian",
    ColumnKind.DELIVERABLE: "Kết quả, sản phẩm",
    ColumnKind.NOTE: "Ghi chú",
}
_GAP = " · "
_MOST = 60


def place_of(outline: Outline, source: Source, text: str, field: str = "") -> str:
    """Return where a line stands: "III.5 · Chủ trì", "Căn cứ 3", "Kết quả thực hiện · dòng 2"."""
    name = _record(outline, source, text)
    told = {**_FIELDS, **{kind.value: words for kind, words in _COLUMNS.items()}}.get(field, "")
    return f"{name}{_GAP}{told}" if told else name


def _record(outline: Outline, source: Source, text: str) -> str:
    match source.kind:
        case SourceKind.HEAD:
            return _HEAD.get(source.field, "Phần đầu")
        case SourceKind.TASK | SourceKind.RESULT:
            task = outline.tasks.get(source.id) if source.id is not None else None
            return f"Nhiệm vụ {outline.code(task)}" if task is not None else "Nhiệm vụ"
        case SourceKind.SECTION | SourceKind.TARGET:
            return _short(outline, source, text)
        case SourceKind.PART:
            title = PART_TITLES[PartKey(source.field)]
            return f"{title}{_GAP}dòng {source.line + 1}"
        case _:
            name = _NAMES[source.kind]
            return f"{name} {source.line + 1}" if source.kind in _COUNTED else name


def _short(outline: Outline, source: Source, text: str) -> str:
    section = outline.sections.get(source.id) if source.id is not None else None
    words = " ".join(text.split())
    if section is not None and section.component_id is not None:
        words = " ".join(part for part in (section.label, group_name(section)) if part)
    return words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
