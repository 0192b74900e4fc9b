"""Choosing one of the plans and revisions of a ledger."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from desktop.domain.plan import PlanStatus
from desktop.domain.text import fold
from desktop.ui.guide.helping import answer_f1
from desktop.ui.icons import icon
from desktop.ui.removal import remove_plan
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.plan_rows import PLAN_COLUMNS, plan_row
from desktop.ui.widgets.basics import button, label, resize_on_screen, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.plans import PlanSummary

_SIZE = (980, 460)


class PlanChoice(QDialog):
    """Shows the plans; gives the one that was chosen. A draft can be removed here."""

    def __init__(self, session: Session, parent: "QWidget") -> None:
        super().__init__(parent)
        answer_f1(self, "plans")
        self.setWindowTitle(self.tr("Đổi kế hoạch"))
        self._session = session
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Tìm kế hoạch"))
        self.search.setPlaceholderText(self.tr("Năm, tên, số…  F3 (không cần dấu)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.view = GridView(GridModel(PLAN_COLUMNS, self), self.tr("Các kế hoạch trong sổ"))
        self.view.opens = True
        self.view.opened.connect(self.accept)
        self._none = label(self.tr("Không có kế hoạch nào có chữ đó."), "small")
        self._remove = button(
            self.tr("Xóa bản dự thảo"), "trash-2", clicked=self._on_remove, tip="F6"
        )
        self._choose = button(
            self.tr("Mở kế hoạch này"), "check", kind="primary", clicked=self.accept
        )
        self.view.row_changed.connect(self._on_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Các kế hoạch trong sổ này"), "title"))
        layout.addWidget(self.search)
        layout.addWidget(self._none)
        layout.addWidget(self.view, 1)
        close = button(self.tr("Thôi"), clicked=self.reject)
        layout.addLayout(row(self._remove, None, close, 8, self._choose))
        QShortcut(QKeySequence("F3"), self, self.search.setFocus)
        QShortcut(QKeySequence("F6"), self, self._on_remove)
        resize_on_screen(self, _SIZE)
        session.read.connect(self._show)
        self._show()
        if session.plan is not None:
            self.view.go_to(session.plan.id, "title")

    def chosen(self) -> UUID | None:
        """Return the plan that the clerk stands on."""
        return self.view.current_id()

    def shown(self) -> Sequence["PlanSummary"]:
        """Return the plans that have the words in the search."""
        state = self._session.state
        wanted = fold(self.search.text()).split()
        return [
            plan
            for plan in (state.plans if state is not None else ())
            if all(word in _words(plan) for word in wanted)
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.view.setFocus()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _show(self) -> None:
        before, shown = self.view.current_id(), self.shown()
        self.view.show_rows([plan_row(plan) for plan in shown])
        self._none.setVisible(not shown)
        known = [plan.id for plan in shown]
        if known:
            self.view.go_to(before if before in known else known[0], "title")
        self._choose.setEnabled(bool(known))
        self._on_row()

    @Slot()
    def _on_row(self) -> None:
        plan = self._current()
        self._remove.setEnabled(plan is not None and plan.status is PlanStatus.DRAFT)

    def _current(self) -> "PlanSummary | None":
        wanted = self.view.current_id()
        return next((plan for plan in self.shown() if plan.id == wanted), None)

    def _on_remove(self) -> None:
        plan = self._current()
        if plan is not None and self._remove.isEnabled():
            remove_plan(self._session, plan)


def _words(plan: "PlanSummary") -> str:
    return fold(f"{plan.year} {plan.sets} {plan.title} {plan.number}/{plan.symbol}")
