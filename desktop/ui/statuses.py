"""How statuses look: an icon, a word and a colour; never a colour alone."""

from typing import NamedTuple

from desktop.domain.period import Period, PeriodState
from desktop.domain.result import ResultStatus


class Sign(NamedTuple):
    """An icon, a word, a tone of the theme."""

    icon: str
    word: str
    tone: str


MISSING = Sign("circle-dashed", "Chưa nhập", "doubt")
RESULTS = {
    ResultStatus.DONE: Sign("circle-check", "Đã thực hiện", "accent"),
    ResultStatus.DOING: Sign("half", "Đang thực hiện", "doing"),
    ResultStatus.NOT_STARTED: Sign("circle", "Chưa thực hiện", "ink2"),
    ResultStatus.OVERDUE: Sign("triangle-alert", "Quá hạn", "error"),
}
PERIODS = {
    PeriodState.OPEN: Sign("lock-open", "Đang mở", "accent"),
    PeriodState.CLOSED: Sign("lock", "Đã khóa", "ink2"),
    PeriodState.SKIPPED: Sign("skip-forward", "Bỏ qua", "ink3"),
}


def of_result(status: ResultStatus | None) -> Sign:
    """Return the sign of a result."""
    return MISSING if status is None else RESULTS[status]


def of_period(period: Period) -> Sign:
    """Return the sign of a period."""
    return PERIODS[period.state]
