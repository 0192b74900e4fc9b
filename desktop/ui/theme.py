"""Colours, type and measures of the window; every widget and delegate takes them from here."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.paths import resource
from desktop.ui.qt_words import QtWords

USUAL = {
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
HIGH = {
    "ink": "#000000",
    "ink2": "#101613",
    "ink3": "#26302B",
    "on_accent": "#FFFFFF",
    "window": "#FFFFFF",
    "panel": "#FFFFFF",
    "raised": "#FFFFFF",
    "band": "#F0F3F1",
    "desk": "#A9B3AD",
    "line": "#6B7771",
    "line2": "#47524C",
    "edge": "#1B2420",
    "accent": "#00391F",
    "accent_hover": "#00512C",
    "accent_down": "#001F11",
    "accent_tint": "#D5F2E1",
    "accent_mid": "#8FCBAA",
    "input": "#00246B",
    "input_tint": "#E4EEFF",
    "focus": "#0026C7",
    "error": "#7A0500",
    "error_tint": "#FFEDEB",
    "doubt": "#4A2B00",
    "doubt_tint": "#FFF3C4",
    "doubt_edge": "#5E3B00",
    "doing": "#003642",
    "doing_tint": "#DDF5FA",
}
"""The same meanings for whoever needs more contrast: black on white, every line dark."""
COLOUR = dict(USUAL)
"""The colours of now; :func:`dress` changes them in place."""

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


def contrast(one: str, other: str, tokens: dict[str, str] | None = None) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance).

    Args:
        one: a name.
        other: another name.
        tokens: the colours in which they are looked up; none: those of now.
    """
    held = COLOUR if tokens is None else tokens
    high, low = sorted((_luminance(held[one]), _luminance(held[other])), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(value: str) -> float:
    made = QColor(value)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def dress(app: QApplication, *, contrast: bool = False) -> None:
    """Give the application its fonts, its base style, its style sheet and its words.

    Args:
        app: the application; it may be dressed anew while its windows are open.
        contrast: the colours of high contrast.
    """
    COLOUR.update(HIGH if contrast else USUAL)
    if app.property("dressed") is None:
        for path in sorted(resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        # Fusion looks alike everywhere, so that a theme of Windows changes nothing.
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font())
        app.installTranslator(QtWords(app))
    app.setProperty("dressed", "contrast" if contrast else "usual")
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet())


def is_high_contrast(app: QApplication) -> bool:
    """Say whether the application is dressed in the colours of high contrast."""
    return bool(app.property("dressed") == "contrast")


def _palette() -> QPalette:
    """Return the colours for what the style sheet does not reach: dialogs of Qt, a dark desktop."""
    made = QPalette()
    role = QPalette.ColorRole
    for place, name in (
        (role.Window, "window"),
        (role.WindowText, "ink"),
        (role.Base, "panel"),
        (role.AlternateBase, "raised"),
        (role.Text, "ink"),
        (role.Button, "panel"),
        (role.ButtonText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.PlaceholderText, "ink3"),
        (role.Link, "accent"),
        (role.ToolTipBase, "ink"),
        (role.ToolTipText, "on_accent"),
    ):
        made.setColor(place, colour(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, colour("ink3"))
    return made


def _style_sheet() -> str:
    text = resource("look", "window.qss").read_text(encoding="utf-8")
    text = text.replace("@icons", resource("look").as_posix())
    # Longest names first: @ink2 is not @ink.
    for name in sorted(COLOUR, key=len, reverse=True):
        text = text.replace("@" + name, COLOUR[name])
    return text
