"""What an office of each form usually has: units, signer block, the office that it reports to.

The two-tier structure is in force since 1/7/2025: no district level, and in a commune the units of
decree 150/2025/NĐ-CP (12/6/2025). The older form serves plans from before that day. Everything here
is proposed and can be changed.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.office import OfficeKind

MUNICIPALITIES = (
    "Hà Nội",
    "Huế",
    "Hải Phòng",
    "Đà Nẵng",
    "Hồ Chí Minh",
    "Cần Thơ",
    "Đồng Nai",
)
"""Centrally-run cities; Đồng Nai since 30/4/2026 (resolution 30/2026/QH16)."""

_CODE = re.compile(r"[A-Z]\d{2}(\.[0-9A-Z]+)*|\d{3}(\.\d{2,3}){2}\.[A-Z]\d{2}")
"""QĐ 20/2020/QĐ-TTg, or the older form from the bottom up (QCVN 102:2016/BTTTT)."""
_LONGEST_CODE = 35


class Form(StrEnum):
    """A form of office."""

    COMMUNE = "commune"
    WARD = "ward"
    ZONE = "zone"
    DEPARTMENT = "department"
    OLD_COMMUNE = "old_commune"
    OTHER = "other"


class OfficeForm(NamedTuple):
    """What is usual in a form of office."""

    text: str
    kind: OfficeKind
    begins: str
    """How its name begins."""
    example: str
    above: str
    """What the place above it is called, where the office reports to its committee."""
    units: tuple[str, ...]
    signers: tuple[tuple[str, ...], ...]
    """Authority lines that its papers are signed with, the usual one first."""


_COMMITTEE_SIGNERS = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("CHỦ TỊCH",),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
)
_HEAD_SIGNERS = (("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))

FORMS: dict[Form, OfficeForm] = {
    Form.COMMUNE: OfficeForm(
        "UBND xã",
        OfficeKind.COMMITTEE,
        "UBND xã ",
        "Ví dụ: UBND xã Đại Lãnh",
        "Tỉnh, thành phố",
        (
            "Văn phòng HĐND và UBND",
            "Phòng Kinh tế",
            "Phòng Văn hóa – Xã hội",
            "Trung tâm Phục vụ hành chính công",
            "Công an xã",
            "Ban Chỉ huy Quân sự xã",
        ),
        _COMMITTEE_SIGNERS,
    ),
    Form.WARD: OfficeForm(
        "UBND phường",
        OfficeKind.COMMITTEE,
        "UBND phường ",
        "Ví dụ: UBND phường Kỳ Lừa",
        "Tỉnh, thành phố",
        (
            "Văn phòng HĐND và UBND",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Phòng Văn hóa – Xã hội",
            "Trung tâm Phục vụ hành chính công",
            "Công an phường",
            "Ban Chỉ huy Quân sự phường",
        ),
        _COMMITTEE_SIGNERS,
    ),
    Form.ZONE: OfficeForm(
        "UBND đặc khu",
        OfficeKind.COMMITTEE,
        "UBND đặc khu ",
        "Ví dụ: UBND đặc khu Lý Sơn",
        "Tỉnh, thành phố",
        (
            "Văn phòng HĐND và UBND",
            "Phòng Kinh tế",
            "Phòng Văn hóa – Xã hội",
            "Trung tâm Phục vụ hành chính công",
            "Công an đặc khu",
            "Ban Chỉ huy Quân sự đặc khu",
        ),
        _COMMITTEE_SIGNERS,
    ),
    Form.DEPARTMENT: OfficeForm(
        "Sở, ngành tỉnh",
        OfficeKind.DEPARTMENT,
        "Sở ",
        "Ví dụ: Sở Ngoại vụ tỉnh Lạng Sơn",
        "",
        ("Văn phòng", "Thanh tra", "Phòng Kế hoạch – Tài chính"),
        _HEAD_SIGNERS,
    ),
    Form.OLD_COMMUNE: OfficeForm(
        "UBND cấp xã trước 01/7/2025",
        OfficeKind.COMMITTEE,
        "UBND xã ",
        "Ví dụ: UBND xã Đại Lãnh (thuộc huyện Vạn Ninh)",
        "Huyện, thị xã, thành phố thuộc tỉnh",
        (
            "Công chức Văn phòng – Thống kê",
            "Công chức Địa chính – Xây dựng",
            "Công chức Tài chính – Kế toán",
            "Công chức Tư pháp – Hộ tịch",
            "Công chức Văn hóa – Xã hội",
            "Công an xã",
            "Ban Chỉ huy Quân sự xã",
        ),
        _COMMITTEE_SIGNERS,
    ),
    Form.OTHER: OfficeForm(
        "Cơ quan khác",
        OfficeKind.OTHER,
        "",
        "Tên đầy đủ như trên văn bản",
        "",
        (),
        _HEAD_SIGNERS,
    ),
}


def superior_of(form: Form, place: str) -> str:
    """Return the committee that an office of this form reports to, from the name of the place."""
    name = " ".join(place.split())
    if not name or not FORMS[form].above:
        return ""
    if re.match(r"(?i)(tỉnh|huyện|thị xã|thành phố|quận)\s", name):
        return f"UBND {name[:1].lower()}{name[1:]}"
    if form is Form.OLD_COMMUNE:
        return f"UBND huyện {name}"
    return f"UBND {'thành phố' if name in MUNICIPALITIES else 'tỉnh'} {name}"


def is_code(code: str) -> bool:
    """Tell whether a mã định danh điện tử is written as the rules want it; none at all is fine."""
    return not code or (len(code) <= _LONGEST_CODE and _CODE.fullmatch(code) is not None)
