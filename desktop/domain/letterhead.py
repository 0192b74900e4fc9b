"""What a letterhead says, proposed from the name of an office (decree 30/2020, ô số 2)."""

import re

from desktop.domain.office import OfficeKind
from desktop.domain.text import nfc

_COMMITTEE = re.compile(r"^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+", re.IGNORECASE)
_SHORT_COMMITTEE = re.compile(r"^UBND\b")
_PROVINCE = re.compile(r"\s+(tỉnh|thành phố|tp\.?)\s+(.+)$", re.IGNORECASE)
_KIND = re.compile(
    r"^(xã|phường|đặc khu|thị trấn|thị xã|quận|huyện|tỉnh|thành phố)\s+(?!\d)", re.IGNORECASE
)
"""A place that is only a number keeps its kind: "Phường 5", never "5"."""


def proposed_lines(kind: OfficeKind, name: str) -> tuple[str, tuple[str, ...]]:
    """Return (parent line, name lines) as they would be printed.

    "UBND xã Đại Lãnh" prints "ỦY BAN NHÂN DÂN" over "XÃ ĐẠI LÃNH"; "Sở Ngoại vụ tỉnh Lạng Sơn"
    prints "UBND TỈNH LẠNG SƠN" over "SỞ NGOẠI VỤ".
    """
    cleaned = _cleaned(name)
    if not cleaned:
        return "", ()
    if kind is OfficeKind.COMMITTEE:
        rest = _COMMITTEE.sub("", cleaned)
        return "", ("ỦY BAN NHÂN DÂN", *((rest.upper(),) if rest else ()))
    match = _PROVINCE.search(cleaned)
    if match is None:
        return "", (cleaned.upper(),)
    parent = f"UBND {match.group(1)} {match.group(2)}".upper()
    return parent, (cleaned[: match.start()].upper(),)


def full_name(name: str) -> str:
    """Return an office's name as running text has it: "UBND xã …" is written out."""
    return _SHORT_COMMITTEE.sub("Ủy ban nhân dân", _cleaned(name))


def proposed_place(kind: OfficeKind, name: str) -> str:
    """Return the địa danh of the date line: "Đại Lãnh", "Phường 5", "Lạng Sơn", or nothing."""
    cleaned = _cleaned(name)
    if kind is OfficeKind.COMMITTEE:
        rest = _COMMITTEE.sub("", cleaned)
        place = _KIND.sub("", rest) if rest != cleaned else ""
        return place[:1].upper() + place[1:]
    match = _PROVINCE.search(cleaned)
    return match.group(2) if match is not None else ""


def _cleaned(name: str) -> str:
    """Return a name in the form that the patterns are written in, with single spaces."""
    return " ".join(nfc(name).split())
