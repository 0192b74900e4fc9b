"""The look: readable in every combination that is used, and complete."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.paths import resource
from desktop.ui.theme import COLOUR, HIGH, USUAL, contrast, dress, font, is_high_contrast
from desktop.ui.widgets.head import ToolBar

THEMES = {"usual": (USUAL, 4.5), "high contrast": (HIGH, 7)}
"""Each set of colours, and what text in it must reach (WCAG 2.2: AA, AAA)."""

Pairs = list[tuple[str, str]]

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


def weak(tokens: dict[str, str], pairs: Pairs, least: float) -> list[str]:
    """Return the pairs that do not reach a contrast, with what they reach."""
    return [
        f"{one} on {other}: {contrast(one, other, tokens):.2f}"
        for one, other in pairs
        if contrast(one, other, tokens) < least
    ]


def styled_pairs() -> Pairs:
    """Return ink and ground of every rule of the style sheet that sets both."""
    sheet = resource("look", "window.qss").read_text(encoding="utf-8")
    found = []
    for rule in re.findall(r"\{([^}]*)\}", sheet):
        ink = re.search(r"(?:^|[;\s])color:\s*@(\w+)", rule)
        ground = re.search(r"background(?:-color)?:\s*@(\w+)", rule)
        if ink and ground:
            found.append((ink[1], ground[1]))
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_text_stands_out_from_its_ground(theme: str) -> None:
    tokens, least = THEMES[theme]
    assert weak(tokens, TEXT_PAIRS, least) == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_of_the_style_sheet_stands_out_from_its_ground(theme: str) -> None:
    tokens, least = THEMES[theme]
    assert len(styled_pairs()) > 8
    assert weak(tokens, styled_pairs(), least) == []


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_marks_stand_out_from_their_ground(theme: str) -> None:
    assert weak(THEMES[theme][0], SHAPE_PAIRS, 3) == []


def test_both_themes_have_the_same_meanings() -> None:
    assert set(USUAL) == set(HIGH)


def test_no_line_is_an_ornament_in_high_contrast() -> None:
    assert weak(HIGH, [("line", "panel"), ("line2", "panel"), ("line", "window")], 3) == []


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


def test_the_colours_can_be_changed_while_the_program_runs(dressed: QApplication) -> None:
    dress(dressed, contrast=True)
    try:
        assert is_high_contrast(dressed)
        assert HIGH["accent"] in dressed.styleSheet()
        assert USUAL["accent"] not in dressed.styleSheet()
        assert dressed.palette().windowText().color().name() == HIGH["ink"]
    finally:
        dress(dressed)
    assert not is_high_contrast(dressed)
    assert COLOUR == USUAL


def test_a_dark_desktop_does_not_reach_what_the_style_sheet_leaves_out(
    dressed: QApplication,
) -> None:
    """Dialogs of Qt take the palette of the desktop, which may be white on black."""
    shown = dressed.palette()
    assert shown.window().color().name().upper() == USUAL["window"]
    assert shown.text().color().name().upper() == USUAL["ink"]


def test_the_focus_of_tabs_is_drawn_on_the_chosen_one_alone(
    dressed: QApplication, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    tabs, other = QTabBar(holder), QLineEdit(holder)
    tabs.setDrawBase(False)
    for text in ("Cơ quan, trang in", "Sao lưu, phục hồi", "Khóa ký, nơi cất"):
        tabs.addTab(text)
    tabs.adjustSize()
    other.move(0, 60)
    holder.resize(500, 100)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    pictures = []
    for widget in (tabs, other):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        pictures.append([tabs.grab(tabs.tabRect(place)).toImage() for place in range(3)])
    assert pictures[0][0] != pictures[1][0]
    assert pictures[0][1:] == pictures[1][1:]


def test_the_line_below_the_chosen_tab_is_not_cut_off(dressed: QApplication, qtbot: QtBot) -> None:
    tabs = QTabBar()
    tabs.setDrawBase(False)
    tabs.addTab("Cơ quan, trang in")
    bar = ToolBar(tabs, None)
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitExposed(bar)
    picture = bar.grab().toImage()
    below = tabs.geometry().bottom()
    assert picture.pixelColor(tabs.x() + 40, below).name().upper() == COLOUR["accent"]
    assert tabs.tabRect(0).height() <= tabs.height()
