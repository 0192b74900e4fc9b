"""The quick card: one leaf of A4, from start to package in front, what to look up behind."""

from pathlib import Path

from PySide6.QtCore import QSizeF

from desktop.files import write_file
from desktop.services.guide import load_guide
from desktop.ui.guide.sheet import (
    HEIGHT,
    WIDTH,
    Steps,
    break_before,
    paper_dress,
    printed,
    run_steps,
)
from desktop.ui.guide.text import GuideText

CARD = "the-nhanh-so-pgi.pdf"
"""The usual name of the file."""
PAGE = "quick-card"
"""The page of the guide that it is printed from."""
_BEHIND = 2
"""The number of the topic that begins the back."""


def write_card(path: Path) -> int:
    """Write the quick card into a PDF and return its pages.

    Raises:
        FileRefused: the file cannot be written.
    """
    return run_steps(card_steps(path))


def card_steps(path: Path) -> Steps[int]:
    """Do what :func:`write_card` does, in steps as those of the whole guide."""
    page = load_guide().page(PAGE)
    text = GuideText(page.markdown, WIDTH, paper_dress())
    break_before(text.heading(_BEHIND))
    text.setPageSize(QSizeF(WIDTH, HEIGHT))
    whole = yield from printed(page.title, text)
    write_file(path, lambda place: place.write_bytes(whole))
    return text.pageCount()
