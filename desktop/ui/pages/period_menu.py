"""What a clerk can do with the period in hand: edit it, add one, lock it, skip it."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Frequency
from desktop.domain.record import new_id
from desktop.ui.dialogs.period import PeriodDialog
from desktop.ui.session import Session
from desktop.ui.widgets.period_strip import Tile


class PeriodMenu(QMenu):
    """A menu about one period; ``before`` is called before anything is asked or written."""

    def __init__(self, parent: QWidget, session: Session, before: Callable[[], None]) -> None:
        super().__init__(parent)
        self._session = session
        self._before = before
        self._period: Period | None = None
        self._window = parent
        self.others = self.addMenu(self.tr("Chuyển sang kỳ"))
        self.edit = self.addAction(self.tr("Sửa tên, ngày của kỳ…"), self._edit)
        self.addAction(self.tr("Thêm một kỳ…"), self._add)
        self.addSeparator()
        self.lock = self.addAction(self.tr("Khóa kỳ"), self._lock)
        self.skip = self.addAction(self.tr("Bỏ qua kỳ…"), self._skip)

    def show_period(self, period: Period, tiles: Sequence[Tile] = ()) -> None:
        """Speak about this period, and offer the others: a small screen has no strip of them."""
        self._period = period
        self.others.clear()
        for one in tiles:
            words = f"{one.period.label}\t{one.words}" if one.words else one.period.label
            action = self.others.addAction(words, partial(self._choose, one.period.id))
            action.setCheckable(True)
            action.setChecked(one.period.id == period.id)
        closed = period.state is not PeriodState.OPEN
        self.lock.setText(self.tr("Mở lại kỳ") if closed else self.tr("Khóa kỳ"))
        self.skip.setEnabled(not closed)

    def save(self, before: Period, after: Period) -> None:
        """Store what was changed of a period."""
        self._session.change(
            f"sửa kỳ {before.label}",
            lambda desk: desk.periods.save(after),
        )

    def _choose(self, period_id: UUID) -> None:
        self._before()
        self._session.period.choose(period_id)

    def _edit(self) -> None:
        if self._period is None:
            return
        self._before()
        before = self._period
        dialog = PeriodDialog(self._window, before, self.tr("Sửa kỳ báo cáo"))
        if dialog.exec():
            self.save(before, dialog.period())

    def _add(self) -> None:
        if self._period is None:
            return
        self._before()
        fresh = replace(
            self._period,
            id=new_id(),
            rule_id=None,
            # A period of its own kind: it must not share its name and files with a quarter's.
            frequency=Frequency.ONCE,
            index=1,
            label="",
            state=PeriodState.OPEN,
            reason="",
        )
        dialog = PeriodDialog(self._window, fresh, self.tr("Thêm kỳ báo cáo"))
        if dialog.exec():
            period = dialog.period()
            self._session.change(
                self.tr("thêm kỳ %s") % period.label,
                lambda desk: desk.periods.add(period),
                done=lambda _: self._session.period.choose(period.id),
            )

    def _lock(self) -> None:
        if self._period is None:
            return
        self._before()
        period = self._period
        if period.state is not PeriodState.OPEN:
            self._reopen(period)
            return
        self._session.change(
            self.tr("khóa kỳ %s") % period.label, lambda desk: desk.periods.close(period.id)
        )
        self._session.messages.tell(
            f"Đã khóa kỳ “{period.label}”; kết quả chỉ xem được.",
            (self.tr("Mở lại"), lambda: self._reopen(period)),
        )

    def _reopen(self, period: Period) -> None:
        self._session.change(
            self.tr("mở lại kỳ %s") % period.label, lambda desk: desk.periods.reopen(period.id)
        )

    def _skip(self) -> None:
        if self._period is None:
            return
        self._before()
        period = self._period
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Bỏ qua kỳ “%s”") % period.label)
        dialog.setLabelText(self.tr("Vì sao kỳ này không báo cáo?"))
        dialog.setOkButtonText(self.tr("Bỏ qua kỳ"))
        dialog.setCancelButtonText(self.tr("Không"))
        if dialog.exec():
            reason = dialog.textValue()
            self._session.change(
                self.tr("bỏ qua kỳ %s") % period.label,
                lambda desk: desk.periods.skip(period.id, reason),
            )
