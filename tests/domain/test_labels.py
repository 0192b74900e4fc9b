"""Labels that follow one another, emphasis that survives editing, letterheads from names."""

import unicodedata

import pytest

from desktop.domain.emphasis import moved_emphasis
from desktop.domain.labels import next_label, roman
from desktop.domain.letterhead import proposed_lines, proposed_place
from desktop.domain.office import OfficeKind
from desktop.domain.plan import Emphasis, EmphasisKind


@pytest.mark.parametrize(
    ("label", "following"),
    [
        ("I.", "II."),
        ("IX", "X"),
        ("XX.", "XXI."),
        ("C.", "D."),
        ("1.", "2."),
        ("9)", "10)"),
        ("a)", "b)"),
        ("d)", "đ)"),
        ("đ)", "e)"),
        ("A.", "B."),
        ("-", "-"),
        ("+", "+"),
        ("", ""),
        ("Điều 1", ""),
    ],
)
def test_a_label_is_followed_as_people_count(label: str, following: str) -> None:
    assert next_label(label) == following


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (104, "CIV")],
)
def test_sections_and_quarters_are_numbered_in_roman(number: int, written: str) -> None:
    assert roman(number) == written


def bold(start: int, end: int) -> Emphasis:
    return Emphasis(start=start, end=end, kind=EmphasisKind.BOLD)


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        ("Giao Phòng Kinh tế chủ trì", (bold(5, 18),)),
        ("Nay giao Phòng Kinh tế chủ trì", (bold(9, 22),)),
        ("Giao Phòng Kinh tế chủ trì, xong", (bold(5, 18),)),
        ("Giao Phòng Công thương chủ trì", (bold(5, 22),)),
        ("Giao chủ trì", ()),
    ],
)
def test_emphasis_stays_on_its_words(new: str, kept: tuple[Emphasis, ...]) -> None:
    assert moved_emphasis((bold(5, 18),), "Giao Phòng Kinh tế chủ trì", new) == kept


@pytest.mark.parametrize(
    ("kind", "name", "parent", "lines", "place"),
    [
        (
            OfficeKind.COMMITTEE,
            "UBND xã Đại Lãnh",
            "",
            ("ỦY BAN NHÂN DÂN", "XÃ ĐẠI LÃNH"),
            "Đại Lãnh",
        ),
        (
            OfficeKind.COMMITTEE,
            "Ủy ban nhân dân đặc khu Trường Sa",
            "",
            ("ỦY BAN NHÂN DÂN", "ĐẶC KHU TRƯỜNG SA"),
            "Trường Sa",
        ),
        (
            OfficeKind.DEPARTMENT,
            "Sở Ngoại vụ  tỉnh Lạng Sơn",
            "UBND TỈNH LẠNG SƠN",
            ("SỞ NGOẠI VỤ",),
            "Lạng Sơn",
        ),
        (
            OfficeKind.COMMITTEE,
            "UBND phường 5",
            "",
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG 5"),
            "Phường 5",
        ),
        (
            OfficeKind.COMMITTEE,
            unicodedata.normalize("NFD", "Ủy ban nhân dân thị xã Ninh Hòa"),
            "",
            ("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA"),
            "Ninh Hòa",
        ),
        (OfficeKind.OTHER, "Ban Quản lý", "", ("BAN QUẢN LÝ",), ""),
        (OfficeKind.COMMITTEE, " ", "", (), ""),
    ],
)
def test_a_letterhead_is_proposed_from_the_name(
    kind: OfficeKind, name: str, parent: str, lines: tuple[str, ...], place: str
) -> None:
    assert proposed_lines(kind, name) == (parent, lines)
    assert proposed_place(kind, name) == place
