"""What a value counts and how it prints: a score "3,60", a rank "15", a share "5%", a count "7"."""

from decimal import Decimal

from desktop.domain.numbers import format_number, format_score
from desktop.domain.result import Quantity
from desktop.domain.text import fold

_UNITS = {
    "": Quantity.SCORE,
    "diem": Quantity.SCORE,
    "hang": Quantity.RANK,
    "thu hang": Quantity.RANK,
    "%": Quantity.PERCENT,
    "phan tram": Quantity.PERCENT,
}
"""Units as plans write them, folded. "Bậc" is no rank: it counts the places between two."""


def quantity_of(unit: str) -> Quantity:
    """Return what a unit of a target counts; an unknown one ("giờ", "bậc") counts things."""
    return _UNITS.get(fold(unit).strip(), Quantity.COUNT)


def format_quantity(value: Decimal | None, quantity: Quantity) -> str:
    """Return a value as papers print it, "" where there is none. Only a score has fixed decimals.

    A percentage is stored in points: 5 prints as "5%".
    """
    if value is None:
        return ""
    if quantity is Quantity.SCORE:
        return format_score(value)
    return f"{format_number(value)}{'%' if quantity is Quantity.PERCENT else ''}"
