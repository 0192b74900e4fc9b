"""File names that every mail system and every stick takes: plain ASCII and short."""

import re
import unicodedata

from desktop.domain.period import Period
from desktop.domain.plan import Frequency, Plan

SUFFIX = ".sopgi"
_LONGEST = 60
_HALVES = ("6-thang-dau", "6-thang-cuoi")


def package_name(office: str, plan: Plan, period: Period | None, sequence: int) -> str:
    """Return "UBND-xa-Dai-Lanh_KQ_2024-nam_V0001.sopgi": who, what, when, which one.

    It helps to sort and to recognise; nothing is ever concluded from it.
    """
    what = "KH" if period is None else "KQ"
    when = str(plan.year) if period is None else _period_part(period)
    rest = f"_{what}_{when}_V{sequence:04d}{SUFFIX}"
    return _plain(office)[: _LONGEST - len(rest)].rstrip("-") + rest


def numbered(name: str, number: int) -> str:
    """Return a second name for a package whose own is taken by another: "…_V0001-2.sopgi"."""
    ending = f"-{number}{SUFFIX}"
    return name.removesuffix(SUFFIX)[: _LONGEST - len(ending)] + ending


def _plain(text: str) -> str:
    """Return letters without marks, digits, and a hyphen for everything between them."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    ascii_only = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-") or "don-vi"


def _period_part(period: Period) -> str:
    number = period.index
    part = {
        Frequency.MONTH: f"thang-{number:02d}",
        Frequency.QUARTER: f"quy-{number}",
        Frequency.HALF_YEAR: _HALVES[min(number, len(_HALVES)) - 1],
        Frequency.NINE_MONTHS: "9-thang",
        Frequency.YEAR: "nam",
        Frequency.ONCE: "mot-lan",
    }[period.frequency]
    return f"{period.year}-{part}"
