"""Colours, type and measures of the window; every widget and delegate takes them from here."""

import sys

from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.paths import resource
from desktop.ui.qt_words import QtWords

COLOUR = {
    "ink": "#17211C",
    "ink2": "#414E47",
    "ink3": "#5A6760",
    "on_accent": "#FFFFFF",
    "window": "#F1F4F2",
    "panel": "#FFFFFF",
    "raised": "#F7F9F8",
    "band": "#E6ECE8",
    "desk": "#C9D1CC",
    "line": "#D3DBD6",
    "line2": "#B4BFB9",
    "edge": "#74827A",
    "accent": "#12633F",
    "accent_hover": "#0E5234",
    "accent_down": "#0A3D27",
    "accent_tint": "#E1F0E7",
    "accent_mid": "#7DB898",
    "input": "#0A4191",
    "input_tint": "#E9F1FB",
    "focus": "#0B57C4",
    "error": "#B01E17",
    "error_tint": "#FCEBE9",
    "doubt": "#744700",
    "doubt_tint": "#FFF1CC",
    "doubt_edge": "#B97900",
    "doing": "#0B5768",
    "doing_tint": "#DFF0F3",
}
SMALL, BODY, STRONG, TITLE, HERO = 12, 13, 14, 18, 28
"""Type sizes in logical pixels."""
ROW_ONE, ROW_TWO, ROW_HEAD = 32, 48, 32
ROW_DENSE, HEAD_DENSE = 30, 26
"""Row heights in logical pixels."""

_SCREEN_FAMILY = "Segoe UI" if sys.platform == "win32" else "Open Sans"


def colour(name: str) -> QColor:
    """Return a colour by its meaning."""
    return QColor(COLOUR[name])


def font(size: int = BODY, *, strong: bool = False, italic: bool = False) -> QFont:
    """Return the screen font; only two weights are used."""
    made = QFont(_SCREEN_FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setItalic(italic)
    return made


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    value = QColor(COLOUR[name])
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in (value.redF(), value.greenF(), value.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def dress(app: QApplication) -> None:
    """Give the application its fonts, its base style, its style sheet and its words."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    # Fusion looks alike everywhere, so that a theme of Windows changes nothing.
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font())
    app.setStyleSheet(_style_sheet())
    app.installTranslator(QtWords(app))


def _style_sheet() -> str:
    text = resource("look", "window.qss").read_text(encoding="utf-8")
    text = text.replace("@icons", resource("look").as_posix())
    # Longest names first: @ink2 is not @ink.
    for name in sorted(COLOUR, key=len, reverse=True):
        text = text.replace("@" + name, COLOUR[name])
    return text
