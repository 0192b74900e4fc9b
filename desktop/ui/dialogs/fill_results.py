"""One result for many tasks: routine work is told in the same sentence for most of them."""

from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.result import ResultStatus
from desktop.ui import statuses
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, label, resize_to_content, row
from desktop.ui.widgets.field import Field, LineEdit, TextEdit

USUAL = "Đã thực hiện thường xuyên trong kỳ."


class Group(NamedTuple):
    """Tasks that may be filled together."""

    name: str
    """For example "nhiệm vụ thường xuyên chưa nhập"."""
    task_ids: tuple[UUID, ...]


class FillResults(QDialog):
    """Asks which tasks, and what they all get. What was entered already is never replaced."""

    def __init__(self, parent: QWidget, groups: tuple[Group, ...]) -> None:
        super().__init__(parent)
        answer_f1(self, "fill")
        self.setWindowTitle(self.tr("Điền nhiều nhiệm vụ"))
        self.setMinimumWidth(520)
        self._groups = tuple(group for group in groups if group.task_ids)
        self._which = QButtonGroup(self)
        self._status = QButtonGroup(self)
        self.text = TextEdit(self.tr("Kết quả thực hiện"), lines=2)
        self.text.setPlainText(USUAL)
        self.progress = LineEdit(self.tr("Tiến độ"), "0 – 100")
        self.progress.setFixedWidth(72)
        self._go = button(self.tr("Điền"), "check", kind="primary", clicked=self.accept)
        self._build()
        resize_to_content(self)
        self.text.textChanged.connect(self._fit)
        self._status.idToggled.connect(self._fit)
        self._which.idToggled.connect(self._fit)
        self._fit()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Điền cho"), "label"))
        for number, group in enumerate(self._groups):
            choice = QRadioButton(f"{len(group.task_ids)} {group.name}")
            choice.setChecked(number == 0)
            self._which.addButton(choice, number)
            layout.addWidget(choice)
        layout.addSpacing(4)
        layout.addWidget(label(self.tr("Trạng thái kỳ này"), "label"))
        segments: list[QWidget | int] = []
        for number, status in enumerate(ResultStatus):
            choice = QRadioButton(statuses.of_result(status).word)
            choice.setChecked(status is ResultStatus.DONE)
            self._status.addButton(choice, number)
            segments += [choice, 16]
        layout.addLayout(row(*segments, None))
        layout.addSpacing(4)
        layout.addWidget(Field(self.tr("Kết quả thực hiện"), self.text))
        layout.addWidget(Field(self.tr("Tiến độ (%), để trống nếu không theo dõi"), self.progress))
        layout.addWidget(
            label(
                self.tr(
                    "Chỉ điền vào chỗ còn trống; kết quả đã nhập được giữ nguyên. Hãy soát lại từng"
                    " nhiệm vụ trước khi báo cáo. Ctrl+Z để hoàn tác cả lượt."
                ),
                "small",
                wrap=True,
            )
        )
        layout.addSpacing(4)
        layout.addLayout(row(None, button(self.tr("Thôi"), clicked=self.reject), 8, self._go))

    def task_ids(self) -> tuple[UUID, ...]:
        """Return the tasks that were chosen."""
        return self._groups[self._which.checkedId()].task_ids

    def status(self) -> ResultStatus:
        """Return the status for all of them."""
        return tuple(ResultStatus)[self._status.checkedId()]

    def choose(self, number: int) -> None:
        """Choose one of the groups."""
        self._which.button(number).setChecked(True)

    @Slot()
    def _fit(self) -> None:
        self._go.setText(f" {self.tr('Điền %d nhiệm vụ') % len(self.task_ids())}")
