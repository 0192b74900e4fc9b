"""Ban hành: number and day of issue, after which a plan is only read."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.dates import format_date, parse_date
from desktop.domain.decision import issuing_head
from desktop.domain.errors import InputRefused
from desktop.domain.plan import Head, Plan
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.field import Field, LineEdit
from desktop.wording import sentence


class IssueDialog(QDialog):
    """Asks for number and day; gives them as data and issues nothing."""

    def __init__(self, plan: Plan, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        answer_f1(self, "issue")
        self.setWindowTitle(self.tr("Ban hành kế hoạch"))
        self._number = LineEdit(self.tr("Số"), self.tr("do văn thư cấp"))
        head = issuing_head(plan)
        self._number.setText(head.number)
        self._day = LineEdit(self.tr("Ngày ban hành"), _hint(head))
        proposed = _proposed(head, today)
        self._day.setText(format_date(proposed) if proposed is not None else "")
        self._wrong = label("", "error", wrap=True)
        self._wrong.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Ghi số và ngày ban hành"), "title"))
        words = label(
            self.tr(
                "Sau khi ban hành, kế hoạch chỉ đọc. Muốn thay đổi thì tạo lần sửa đổi; bản đã ban"
                " hành được giữ nguyên."
            ),
            wrap=True,
        )
        words.setMinimumWidth(400)
        layout.addWidget(words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(Field(self.tr("Số (phần trước /%s)") % head.symbol, self._number), 0, 0)
        grid.addWidget(Field(self.tr("Ngày ban hành"), self._day), 0, 1)
        layout.addLayout(grid)
        layout.addWidget(self._wrong)
        layout.addLayout(
            row(
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                button(self.tr("Ban hành"), "check", kind="primary", clicked=self.accept),
            )
        )

    def number(self) -> str:
        """Return the number that was typed."""
        return self._number.text().strip()

    def day(self) -> date:
        """Return the day that was typed.

        Raises:
            InputRefused: ``date.unreadable`` or ``date.impossible``.
        """
        return parse_date(self._day.text())

    @Slot()
    def accept(self) -> None:
        """Close with what was typed, or say what is wrong with it."""
        try:
            self._require_number()
            self.day()
        except InputRefused as refusal:
            self._wrong.setText(sentence(refusal))
            self._wrong.show()
            return
        super().accept()

    def _require_number(self) -> None:
        if not self.number():
            raise InputRefused("plan.no_number")


def _proposed(head: Head, today: date) -> date | None:
    """Return the day that the head names, or today; None where it names another month or year."""
    if head.day and head.month and head.year:
        return date(head.year, head.month, head.day)
    other = head.month not in {None, today.month} or head.year not in {None, today.year}
    return None if other else today


def _hint(head: Head) -> str:
    """Return what to type, in the month that the head names."""
    return f"ngày/{head.month:02}/{head.year}" if head.month and head.year else "ngày/tháng/năm"
