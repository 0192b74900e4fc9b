"""Vietnamese numbers: decimal comma, thousands dot, exact decimals (domain paper §7)."""

import re
from decimal import Decimal

from desktop.domain.errors import InputRefused

_PLAIN = re.compile(r"[+-]?\d+$")
_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3}){2,}$")
_POINT = re.compile(r"[+-]?\d+\.\d+$")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}$")
_MOST_DIGITS = 30
_MOST_EXPONENT = 15


def is_sound(value: Decimal) -> bool:
    """Say whether a number can be computed with and printed: finite, and of bounded length."""
    return (
        value.is_finite()
        and len(value.as_tuple().digits) <= _MOST_DIGITS
        and abs(value.adjusted()) <= _MOST_EXPONENT
    )


def parse_number(text: str, *, low: Decimal | None = None, high: Decimal | None = None) -> Decimal:
    """Return the exact number that a clerk typed.

    A decimal comma and a decimal point are both understood. "1.234" may mean two numbers: a
    range decides when only one of them fits.

    Raises:
        InputRefused: ``number.unreadable``, ``number.ambiguous`` or ``number.range``.
    """
    cleaned = text.strip().replace("\u00a0", "").replace(" ", "")
    readings = [value for value in _readings(cleaned) if is_sound(value)]
    if not readings:
        raise InputRefused("number.unreadable", found=text.strip())
    fitting = [value for value in readings if _fits(value, low, high)]
    if not fitting:
        raise InputRefused(
            "number.range",
            found=text.strip(),
            low=format_number(low) if low is not None else "",
            high=format_number(high) if high is not None else "",
        )
    if len(fitting) > 1:
        part, whole = fitting
        raise InputRefused(
            "number.ambiguous", found=text.strip(), part=format_number(part, 3), whole=f"{whole}"
        )
    return fitting[0]


def _readings(text: str) -> list[Decimal]:
    if _PLAIN.match(text):
        return [Decimal(text)]
    if _COMMA.match(text):
        return [Decimal(text.replace(".", "").replace(",", "."))]
    if _THOUSANDS.match(text):
        return [Decimal(text.replace(".", ""))]
    if _AMBIGUOUS.match(text):
        return [Decimal(text), Decimal(text.replace(".", ""))]
    if _POINT.match(text):
        return [Decimal(text)]
    return []


def _fits(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def parse_whole(text: str, *, low: int, high: int) -> int:
    """Return a whole number typed the Vietnamese way, a percent sign apart.

    Raises:
        InputRefused: as :func:`parse_number`; ``number.whole``: it has a part behind the comma.
    """
    number = parse_number(text.strip().removesuffix("%"), low=Decimal(low), high=Decimal(high))
    if number != int(number):
        raise InputRefused("number.whole", found=text.strip())
    return int(number)


def format_number(value: Decimal, places: int | None = None) -> str:
    """Return 1234.5 as "1.234,5"; ``places`` fixes the number of decimals."""
    written = f"{value:,.{places}f}" if places is not None else f"{value.normalize():,f}"
    return written.translate(str.maketrans(",.", ".,"))


def format_score(value: Decimal | None) -> str:
    """Return a score with two decimals ("3,60"), or a dash where there is none."""
    if value is None:
        return "–"
    exact = value == round(value, 2)
    return format_number(value, 2) if exact else format_number(value)


def format_count(value: int) -> str:
    """Return a count as running text writes it: "04", "21" (house style, domain paper §7)."""
    return f"{value:02d}"
