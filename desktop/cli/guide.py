"""The guide on paper, written without a window: it ships beside the setup."""

import os
import sys
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from desktop.ui.guide.booklet import BOOKLET, write_booklet
from desktop.ui.guide.card import CARD, write_card
from desktop.ui.theme import dress

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def write_guide_to(folder: Path) -> tuple[Path, Path]:
    """Write the whole guide and the quick card into a folder; return both files.

    Raises:
        FileRefused: a file cannot be written.
    """
    if sys.platform == "linux" and not any(name in os.environ for name in _SCREENS):
        # Qt lays out text without any screen, but asks for one all the same.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    dress(cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1])))
    book, card = folder / BOOKLET, folder / CARD
    write_booklet(book)
    write_card(card)
    return book, card
