"""What the forms of a paper's head share: cards, lines, day numbers and recipients as typed."""

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.plan import Head
from desktop.ui.text_lines import text_lines
from desktop.ui.widgets.basics import frame, label

_DAYS, _MONTHS, _YEARS = (1, 31), (1, 12), (1990, 2200)


def form_card(title: str) -> tuple[QWidget, QGridLayout]:
    """Return a card with its title in the first row of its grid."""
    card = frame("card")
    grid = QGridLayout(card)
    grid.setContentsMargins(16, 12, 16, 16)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.addWidget(label(title, "strong"), 0, 0)
    return card, grid


def changed_head(head: Head, key: str, text: str) -> Head:
    """Return a head with the field ``key`` as it was typed.

    Raises:
        InputRefused: ``number.unreadable`` or ``number.range``.
    """
    match key:
        case "name_lines":
            return replace(head, name_lines=text_lines(text))
        case "title":
            return replace(head, title=text_lines(text))
        case "day":
            return replace(head, day=_number(text, _DAYS))
        case "month":
            return replace(head, month=_number(text, _MONTHS))
        case "year":
            return replace(head, year=_number(text, _YEARS))
        case _:
            return replace(head, **{key: text.strip()})


def _number(text: str, bounds: tuple[int, int]) -> int | None:
    """Return the whole number that was typed, or None for nothing.

    Raises:
        InputRefused: ``number.unreadable`` or ``number.range``.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    if not (cleaned.isascii() and cleaned.isdigit()):
        raise InputRefused("number.unreadable", found=cleaned)
    low, high = bounds
    if not low <= int(cleaned) <= high:
        raise InputRefused("number.range", found=cleaned, low=str(low), high=str(high))
    return int(cleaned)
