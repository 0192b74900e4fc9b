"""Dates as Vietnamese papers write them (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 4)."""

import re
from datetime import date

from desktop.domain.errors import InputRefused

_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$")
_LAST_PADDED_MONTH = 2
_LEAP_YEAR = 2024


def parse_date(text: str) -> date:
    """Return the day typed as dd/mm/yyyy.

    Raises:
        InputRefused: ``date.unreadable`` or ``date.impossible``.
    """
    cleaned = text.strip()
    match = _DATE.match(cleaned)
    if match is None:
        raise InputRefused("date.unreadable", found=cleaned)
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise InputRefused("date.impossible", found=cleaned) from None


def require_possible(day: int | None, month: int | None, year: int | None) -> None:
    """Refuse the parts of a date line that no calendar has; what is blank is never wrong.

    Raises:
        InputRefused: ``date.impossible``.
    """
    if day is None and month is None:
        return
    try:
        date(
            _LEAP_YEAR if year is None else year,
            1 if month is None else month,
            1 if day is None else day,
        )
    except ValueError:
        parts = (day, month, year)
        found = "/".join("…" if part is None else str(part) for part in parts)
        raise InputRefused("date.impossible", found=found) from None


def years_later(day: date, years: int) -> date:
    """Return the same day some years later or (negative) earlier; 29/02 may become 28/02."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def format_date(day: date | None) -> str:
    """Return dd/mm/yyyy, or a dash where there is none."""
    return f"{day:%d/%m/%Y}" if day is not None else "–"


def format_paper_day(day: int | None) -> str:
    """Return the day number of a paper's date line: below 10 with a leading zero."""
    return f"{day:02d}" if day is not None else ""


def format_paper_month(month: int | None) -> str:
    """Return the month number of a date line: only months 1 and 2 have a leading zero."""
    if month is None:
        return ""
    return f"{month:02d}" if month <= _LAST_PADDED_MONTH else str(month)


def paper_date(day: date) -> str:
    """Return a day as papers cite it: 05/01/2024, 09/7/2024."""
    return f"{format_paper_day(day.day)}/{format_paper_month(day.month)}/{day.year}"
