"""Tương phản cao: other colours for whoever needs them, changed while the window is open."""

from typing import cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.settings import remember
from desktop.ui.icons import same_icon, same_pixmap
from desktop.ui.theme import dress, is_high_contrast


def set_contrast(*, high: bool) -> None:
    """Dress the open windows in the colours of high contrast, or in the usual ones."""
    app = cast("QApplication", QApplication.instance())
    if is_high_contrast(app) == high:
        return
    dress(app, contrast=high)
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton):
            _draw_anew(widget)
        elif isinstance(widget, QLabel):
            drawn = same_pixmap(widget.pixmap())
            if drawn is not None:
                widget.setPixmap(drawn)
        for action in widget.actions():
            _draw_anew(action)
        widget.update()


def switch_contrast() -> None:
    """Turn high contrast on or off, and remember it for the next start."""
    high = not is_high_contrast(cast("QApplication", QApplication.instance()))
    set_contrast(high=high)
    remember(contrast=high)


def contrast_words() -> str:
    """Return what the menu would do now."""
    high = is_high_contrast(cast("QApplication", QApplication.instance()))
    return "Tắt tương phản cao" if high else "Bật tương phản cao"


def _draw_anew(holder: QAbstractButton | QAction) -> None:
    drawn = same_icon(holder.icon())
    if drawn is not None:
        holder.setIcon(drawn)
