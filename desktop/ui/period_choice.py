"""The period that results, report and sending speak about."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.period import Period, PeriodState


class PeriodChoice(QObject):
    """Which period the clerk stands on; all pages share it.

    Signals:
        moved: another period was chosen.
    """

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.period_id: UUID | None = None

    def choose(self, period_id: UUID) -> None:
        """Stand on a period."""
        if period_id != self.period_id:
            self.period_id = period_id
            self.moved.emit()

    def among(self, periods: Sequence[Period], today: date) -> Period | None:
        """Stand on the chosen one of a plan's periods, or on the one that is due next."""
        period = self.current(periods, today)
        self.period_id = period.id if period is not None else None
        return period

    def current(self, periods: Sequence[Period], today: date) -> Period | None:
        """Return the one on which ``among`` would stand."""
        chosen = (period for period in periods if period.id == self.period_id)
        return next(chosen, None) or due_next(periods, today)


def due_next(periods: Sequence[Period], today: date) -> Period | None:
    """Return the first open period whose due day has not passed; else the last open one."""
    opened = [period for period in periods if period.state is PeriodState.OPEN]
    ahead = [period for period in opened if (period.due or period.data_to) >= today]
    if ahead:
        return min(ahead, key=lambda period: period.due or period.data_to)
    return opened[-1] if opened else (periods[-1] if periods else None)
