"""The fields that a comparison of plans tells, their names for a clerk, and how a value reads.

A test holds that every field of the records is told here or left out on purpose.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from desktop.domain.dates import format_date
from desktop.domain.numbers import format_number
from desktop.domain.plain import recipient_text
from desktop.domain.plan import (
    Actor,
    Column,
    Comparator,
    DeliverableKind,
    Emphasis,
    EmphasisKind,
    Frequency,
    LegalBasis,
    Recipient,
    Role,
    SectionKind,
    TaskPrint,
    TimingKind,
)

Fields = Mapping[str, str]

HEAD: Fields = {
    "parent_line": "Cơ quan chủ quản",
    "name_lines": "Tên cơ quan",
    "type_name": "Tên loại văn bản",
    "number": "Số",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "day": "Ngày",
    "month": "Tháng",
    "year": "Năm",
    "title": "Trích yếu",
}
PLAN: Fields = {
    "year": "Năm kế hoạch",
    "framework_ids": "Bộ chỉ số",
    "task_print": "Cách in nhiệm vụ",
    "columns": "Cột của bảng nhiệm vụ",
}
SECTION: Fields = {
    "kind": "Loại mục",
    "label": "Ký hiệu mục",
    "text": "Nội dung",
    "emphasis": "Chữ đậm, chữ nghiêng",
    "component_id": "Chỉ số thành phần",
    "weight": "Trọng số",
    "header": "Tiêu đề cột",
}
TASK: Fields = {
    "label": "Số thứ tự",
    "lead_in": "Lời dẫn",
    "content": "Nội dung",
    "component_ids": "Chỉ số thành phần",
    "actors": "Bộ phận thực hiện",
    "actors_text": "Cơ quan thực hiện",
    "timing": "Loại thời gian",
    "timing_text": "Thời gian thực hiện",
    "due": "Hạn",
    "deliverable": "Loại sản phẩm",
    "deliverable_text": "Kết quả, sản phẩm",
    "note": "Ghi chú",
}
TARGET: Fields = {
    "label": "Ký hiệu",
    "lead_in": "Lời dẫn",
    "text": "Nội dung",
    "framework_id": "Bộ chỉ số",
    "component_id": "Chỉ số thành phần",
    "comparator": "Cách so sánh",
    "value": "Giá trị",
    "unit": "Đơn vị",
    "baseline": "Mốc so sánh",
    "baseline_year": "Năm của mốc",
    "stated_delta": "Mức tăng nêu trong văn bản",
}
RULE: Fields = {
    "reporter": "Nơi báo cáo",
    "receiver": "Nơi nhận báo cáo",
    "via": "Gửi qua",
    "frequency": "Định kỳ",
    "phrase": "Câu trong kế hoạch",
    "due_day": "Ngày hạn",
    "due_month": "Tháng hạn",
    "before": "Trước ngày hạn",
}
DECISION: Fields = {
    "power": "Thẩm quyền ban hành",
    "legal_bases": "Căn cứ",
    "proposer": "Theo đề nghị của",
    "articles": "Các điều",
    "recipients": "Nơi nhận",
}

_WORDS: Mapping[type, Mapping[Any, str]] = {
    SectionKind: {
        SectionKind.HEADING: "đề mục",
        SectionKind.PARAGRAPH: "đoạn văn",
        SectionKind.GROUP: "nhóm chỉ số thành phần",
        SectionKind.BLOCK: "khối chỉ số",
        SectionKind.TABLE: "bảng nhiệm vụ",
    },
    EmphasisKind: {
        EmphasisKind.BOLD: "đậm",
        EmphasisKind.ITALIC: "nghiêng",
    },
    Role: {
        Role.LEAD: "Chủ trì",
        Role.COORDINATE: "Phối hợp",
        Role.PERFORM: "Thực hiện",
        Role.MONITOR: "Theo dõi",
    },
    TimingKind: {
        TimingKind.ROUTINE: "thường xuyên",
        TimingKind.DEADLINE: "có hạn ngày",
        TimingKind.PERIODIC: "định kỳ",
        TimingKind.BY_PLAN: "theo kế hoạch khác",
        TimingKind.UNSTATED: "không nêu",
    },
    DeliverableKind: {
        DeliverableKind.PERIODIC_REPORT: "báo cáo định kỳ",
        DeliverableKind.BY_PLAN: "theo kế hoạch khác",
        DeliverableKind.DOCUMENT: "văn bản",
        DeliverableKind.OTHER: "khác",
        DeliverableKind.UNSTATED: "không nêu",
    },
    Comparator: {
        Comparator.AT_LEAST: "từ … trở lên",
        Comparator.AT_MOST: "không quá",
        Comparator.EQUAL: "bằng",
        Comparator.KEEP: "duy trì",
        Comparator.TEXT: "bằng lời",
    },
    Frequency: {
        Frequency.MONTH: "hằng tháng",
        Frequency.QUARTER: "hằng quý",
        Frequency.HALF_YEAR: "6 tháng",
        Frequency.NINE_MONTHS: "9 tháng",
        Frequency.YEAR: "hằng năm",
        Frequency.ONCE: "một lần",
    },
    TaskPrint: {
        TaskPrint.TABLE: "bảng",
        TaskPrint.PROSE: "lời văn",
    },
}
"""By kind: members of two enumerations may have the same value, and so be equal."""


def told(value: object, names: Mapping[UUID, str]) -> str:
    """Return a value in words; "" where there is none."""
    # bool before int, whose kind it is; enumerations before str, whose kind they are.
    match value:
        case bool():
            return "có" if value else "không"
        case StrEnum():
            return _WORDS[type(value)][value]
        case str() | int():
            return str(value)
        case UUID():
            return names.get(value, f"mã {str(value)[:8]}")
        case tuple():
            return "\n".join(told(part, names) for part in value)
        case _:
            return _record(value)


def _record(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return format_number(value)
        case date():
            return format_date(value)
        case Actor():
            return f"{_WORDS[Role][value.role]}: {value.name}"
        case Column():
            return value.title
        case Emphasis():
            return f"ký tự {value.start + 1}–{value.end}: {_WORDS[EmphasisKind][value.kind]}"
        case LegalBasis():
            # Upright where others are italic is a difference that the paper shows.
            return f"{value.text}{value.mark}" + ("" if value.italic else " (chữ đứng)")
        case Recipient():
            return recipient_text(value)
    raise TypeError(type(value))
