"""The look: readable in every combination that is used, and complete."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from desktop.paths import resource
from desktop.ui.theme import COLOUR, contrast, font

TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in ("panel", "raised", "window")),
    ("ink", "band"),
    ("ink2", "band"),
    ("ink3", "band"),
    ("ink", "accent_tint"),
    ("ink2", "accent_tint"),
    ("input", "panel"),
    ("input", "accent_tint"),
    ("input", "doubt_tint"),
    ("accent", "panel"),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_down"),
    ("on_accent", "ink"),
    ("error", "panel"),
    ("error", "error_tint"),
    ("doubt", "panel"),
    ("doubt", "doubt_tint"),
    ("doing", "panel"),
    ("doing", "doing_tint"),
]
SHAPE_PAIRS = [
    ("edge", "panel"),
    ("edge", "raised"),
    ("focus", "panel"),
    ("focus", "accent_tint"),
    ("focus", "doubt_tint"),
    ("doubt_edge", "panel"),
    ("accent", "raised"),
]
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_edges_and_marks_stand_out_from_their_ground(shape: str, ground: str) -> None:
    assert contrast(shape, ground) >= 3


def test_black_on_white_has_the_contrast_that_the_standard_names() -> None:
    assert round(contrast("on_accent", "ink"), 1) == 16.5


def test_the_style_sheet_leaves_no_name_of_a_colour_unfilled(dressed: QApplication) -> None:
    sheet = dressed.styleSheet()
    assert "@" not in sheet
    assert COLOUR["accent"] in sheet


def test_every_picture_of_the_style_sheet_is_there(dressed: QApplication) -> None:
    pictures = re.findall(r"url\(([^)]+)\)", dressed.styleSheet())
    assert pictures
    assert [name for name in pictures if not resource("look", name).is_file()] == []


@pytest.mark.parametrize("name", ["Regular", "Semibold", "Italic"])
def test_the_shipped_screen_font_has_every_vietnamese_letter(
    dressed: QApplication, name: str
) -> None:
    raw = QRawFont(str(resource("fonts", f"OpenSans-{name}.ttf")), 13)
    missing = [
        one for one in LETTERS + LETTERS.upper() + "–“”…₫" if not raw.supportsCharacter(ord(one))
    ]
    assert missing == []


def test_the_screen_font_is_the_shipped_one(dressed: QApplication) -> None:
    assert QFontInfo(font()).family() == font().family()
    assert QFontInfo(font()).pixelSize() == 13
    assert QFontInfo(font(strong=True)).weight() >= 600
