"""The names of papers' files: what, whose and when, in letters that every system takes."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from desktop.domain.framework import Framework
from desktop.domain.period import Period
from desktop.domain.plan import Frequency, Head, Plan
from desktop.domain.text import fold

LONGEST_NAME = 60
"""Of a file name with its suffix: document systems and old sticks cut longer ones."""

_LONGEST_PART = 20
_MARK = 4


def told_apart(plan: Plan, others: Iterable[Plan], frameworks: Iterable[Framework]) -> str:
    """Return what tells a plan from others of its year: its index sets, and a mark if they agree.

    "pgi-", "pci-pgi-", "pgi-3fa8-"; empty where it is about no set and there is no other. The
    mark is the plan's own, so that adding a plan never gives one the name that another had.
    """
    names = {one.id: _slug(one.short_name) for one in frameworks}
    about = _codes(plan, names)
    alike = any(
        one.year == plan.year and one.series_id != plan.series_id and _codes(one, names) == about
        for one in others
    )
    parts = (about, plan.series_id.hex[:_MARK] if alike else "")
    return "".join(f"{part}-" for part in parts if part)


def _codes(plan: Plan, names: dict[UUID, str]) -> str:
    found = sorted({names[one] for one in plan.framework_ids if one in names} - {""})
    return "-".join(found)[:_LONGEST_PART].strip("-")


def plan_file_name(plan: Plan, apart: str = "") -> str:
    """Return the name of a plan's file without suffix: "ke-hoach_ubnd-xa-dai-lanh_pgi-2024".

    A plan under its Quyết định is named after that: "quyet-dinh_…". ``apart`` is ``told_apart``.
    """
    revision = f"_lan-{plan.revision}" if plan.revision > 1 else ""
    kind = "ke-hoach" if plan.decision is None else "quyet-dinh"
    return _name(kind, plan.head, f"{apart}{plan.year}{revision}")


def comparison_file_name(plan: Plan, apart: str = "", against: int = 0) -> str:
    """Return the name of a comparison's file: "so-sanh_ubnd-xa-dai-lanh_pgi-2024_lan-2".

    ``against`` is the number of the other revision where it is not the one before: "_lan-3-voi-1".
    """
    other = f"-voi-{against}" if against else ""
    return _name("so-sanh", plan.head, f"{apart}{plan.year}_lan-{plan.revision}{other}")


def period_file_name(plan: Plan, period: Period, apart: str = "", *, kind: str = "bao-cao") -> str:
    """Return the name of a file about a period: "bao-cao_so-ngoai-vu_pgi-2024-Q3"."""
    part = {
        Frequency.MONTH: f"-T{period.index:02d}",
        Frequency.QUARTER: f"-Q{period.index}",
        Frequency.HALF_YEAR: f"-6T{period.index}",
        Frequency.NINE_MONTHS: "-9T",
        Frequency.YEAR: "",
        # There may be several in a year: each has a file of its own.
        Frequency.ONCE: f"-{_slug(period.label)[:_LONGEST_PART].strip('-') or 'mot-lan'}",
    }[period.frequency]
    return _name(kind, plan.head, f"{apart}{period.year}{part}")


def unit_sheet_file_name(
    plan: Plan, apart: str, units: Sequence[str], place: int | None = None
) -> str:
    """Return the name of a sheet of tasks: "phieu-giao_cong-an-xa_pgi-2024"; None: of all units.

    Two units whose names are alike once they are cut short get a number.
    """
    revision = f"_lan-{plan.revision}" if plan.revision > 1 else ""
    when = f"{apart}{plan.year}{revision}"
    if place is None:
        return _name("phieu-giao", plan.head, when)
    names = [_fitted("phieu-giao", unit, when) for unit in units]
    number = names[: place + 1].count(names[place])
    return names[place] if number == 1 else _fitted("phieu-giao", units[place], f"{when}-{number}")


def _name(kind: str, head: Head, when: str) -> str:
    issuer = fold(" ".join(head.name_lines)).replace("uy ban nhan dan", "ubnd")
    return _fitted(kind, issuer, when)


def _fitted(kind: str, whose: str, when: str) -> str:
    room = LONGEST_NAME - len(f"{kind}__{when}.xxxx")
    return f"{kind}_{_slug(whose)[:room].rstrip('-')}_{when}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
