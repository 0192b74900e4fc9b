"""The papers that an office writes, and who may watch while a long one is written."""

from collections.abc import Callable
from enum import StrEnum

Watch = Callable[[int, int], None]
"""Told now and then (rows done, rows in all); raises ``Stopped`` to give the work up."""


class Stopped(Exception):  # noqa: N818 - reads as a fact
    """The clerk gave a long work up; it leaves nothing behind."""


class Paper(StrEnum):
    """A kind of paper: the first three are of a plan, the others of a period."""

    PLAN = "plan"
    """The plan, under its Quyết định where it has one."""
    COMPARISON = "comparison"
    """What a revision changed in the plan before it."""
    UNIT_SHEETS = "unit_sheets"
    """Phiếu giao nhiệm vụ: a sheet for each unit, with its tasks."""
    REPORT = "report"
    REMINDER = "reminder"
    """Công văn đôn đốc."""
    SUMMARY = "summary"
    """One page to read at a meeting."""

    @property
    def of_plan(self) -> bool:
        """Whether its subject is a plan; else it is a period."""
        return self in {Paper.PLAN, Paper.COMPARISON, Paper.UNIT_SHEETS}


def unwatched(_done: int, _total: int) -> None:
    """Watch nothing."""
