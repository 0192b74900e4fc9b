"""Cells of measured values: what paper prints, and the number a spreadsheet computes with."""

from decimal import Decimal

from desktop.domain.numbers import format_number
from desktop.domain.quantities import format_quantity
from desktop.domain.result import Quantity
from desktop.exports.document import Cell, Figure

SCORE = "0.00"
_HUNDRED = 100


def quantity_cell(value: Decimal | None, quantity: Quantity, remark: str = "") -> Cell:
    """Return a value with the format of its quantity, "" where there is none.

    ``remark`` stands behind it; a spreadsheet has it in the format, so that a number stays one.
    """
    if value is None:
        return ""
    share = quantity is Quantity.PERCENT
    form = SCORE if quantity is Quantity.SCORE else _form(value)
    if share:
        form += "%"
    if remark:
        form += f'" {remark}"'
    text = format_quantity(value, quantity)
    return Figure(
        text=f"{text} {remark}" if remark else text,
        value=value / _HUNDRED if share else value,
        format=form,
    )


def change_cell(value: Decimal | None, baseline: Decimal | None, quantity: Quantity) -> Cell:
    """Return how far a value is from its baseline, "" where one of them is missing.

    A smaller rank is the better one, so its change is told in words: 62 to 15 is "tăng 47 bậc".
    """
    if value is None or baseline is None:
        return ""
    delta = value - baseline
    if quantity is Quantity.RANK:
        form = '"tăng "0" bậc";"giảm "0" bậc";"giữ nguyên"'
        return Figure(text=_climb(-delta), value=-delta, format=form)
    sign = "+" if delta > 0 else ""
    if quantity is Quantity.SCORE:
        text = f"{sign}{format_number(delta, 2)}"
        return Figure(text=text, value=delta, format="+0.00;-0.00;0.00")
    form = _form(delta)
    unit = " điểm %" if quantity is Quantity.PERCENT else ""
    tail = f'"{unit}"' if unit else ""
    return Figure(
        text=f"{sign}{format_number(delta)}{unit}",
        value=delta,
        format=f"+{form}{tail};-{form}{tail};0{tail}",
    )


def _climb(places: Decimal) -> str:
    if not places:
        return "giữ nguyên"
    return f"{'tăng' if places > 0 else 'giảm'} {format_number(abs(places))} bậc"


def _form(value: Decimal) -> str:
    """Return a format with exactly the decimals that a value has."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"#,##0.{'0' * places}" if places else "#,##0"
