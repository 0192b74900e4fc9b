"""What the forms of a paper's head share: cards, lines, day numbers and recipients as typed."""

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.plan import Head, Recipient
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


def typed_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text without blank ones."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def changed_head(head: Head, key: str, text: str) -> Head:
    """Return a head with the field ``key`` as it was typed.

    Raises:
        InputRefused: ``number.unreadable`` or ``number.range``.
    """
    match key:
        case "name_lines":
            return replace(head, name_lines=typed_lines(text))
        case "title":
            return replace(head, title=typed_lines(text))
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


def typed_recipient(line: str) -> Recipient:
    """Return a recipient from "- UBND tỉnh (b/c);"."""
    text = line.lstrip("-– ").rstrip(" ;.")
    if text.endswith(")") and " (" in text:
        name, _, note = text[:-1].rpartition(" (")
        return Recipient(name=name.strip(), note=note.strip())
    return Recipient(name=text)
