"""Lập kế hoạch năm sau: which tasks go along, and which years in the text move with them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.outline import Outline
from desktop.domain.plan import Task
from desktop.domain.roll_forward import Choice
from desktop.ui.dialogs.year_list import EARLIEST, LATEST, TickList, YearList, set_notes
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, column, label, resize_on_screen, row
from desktop.ui.widgets.field import Field, NumberEdit

if TYPE_CHECKING:
    from desktop.services.renewal import Renewable

_SIZE = (1000, 600)


class NextYearDialog(QDialog):
    """Asks; gives the choice as data and makes nothing."""

    def __init__(self, renewable: "Renewable", parent: QWidget) -> None:
        super().__init__(parent)
        answer_f1(self, "next-year")
        self.setWindowTitle(self.tr("Lập kế hoạch năm sau"))
        self._renewable = renewable
        plan = renewable.plan
        self.year = NumberEdit(self.tr("Năm của kế hoạch mới"), (EARLIEST, LATEST))
        self.year.setValue(plan.year + 1)
        self.tasks = TickList(self.tr("Nhiệm vụ mang theo"))
        # One line each: the tool tip has all of it.
        self.tasks.setWordWrap(False)
        self.tasks.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.years = YearList(plan)
        self._task_title = label("", "label")
        self._told = label("", "small", wrap=True)
        self._make = button(self.tr("Lập kế hoạch"), "plus", kind="primary", clicked=self.accept)
        self._fill_tasks()
        self._build()
        self.tasks.turned.connect(self._count)
        self.year.valueChanged.connect(self._show_year)
        self._count()
        self._show_year()
        resize_on_screen(self, _SIZE)

    def choice(self) -> Choice:
        """Return what was chosen."""
        left: list[UUID] = list(self.tasks.held(ticked=False))
        years = self.years.accepted()
        return Choice(year=self.year.value(), years=years, left_out=tuple(left))

    def _build(self) -> None:
        title = " ".join(self._renewable.plan.head.title)
        words = label(
            self.tr(
                "Khung, căn cứ, nhiệm vụ, chế độ báo cáo được mang sang một bản dự thảo mới; số và"
                " ngày để trống. Kế hoạch đang mở giữ nguyên."
            ),
            wrap=True,
        )
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addLayout(column(self._task_title, 4, self.tasks), 1)
        lists.addWidget(self.years, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("Lập kế hoạch năm sau từ kế hoạch này"), "title"))
        layout.addWidget(label(title, "small", wrap=True))
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(Field(self.tr("Năm của kế hoạch mới"), self.year))
        top.addLayout(column(words, 4, self._told), 1)
        layout.addLayout(top)
        layout.addLayout(lists, 1)
        keys = label(self.tr("↑ ↓ chọn · Cách đánh dấu, bỏ dấu · Esc đóng"), "small")
        layout.addLayout(
            row(keys, None, button(self.tr("Thôi"), clicked=self.reject), 8, self._make)
        )

    def _fill_tasks(self) -> None:
        outline = Outline(self._renewable.plan)
        done = set(self._renewable.finished)
        for _, item in outline.walk():
            if isinstance(item, Task):
                words = f"{outline.code(item)}  {' '.join(item.content.split())}"
                if item.id in done:
                    words = self.tr("%s (đã xong)") % words
                self.tasks.add_line(words, item.id, ticked=item.id not in done)

    @Slot()
    def _show_year(self) -> None:
        plan, year = self._renewable.plan, self.year.value()
        later = year > plan.year
        self._make.setEnabled(later)
        self.years.setEnabled(later)
        self.years.show_year(year)
        self._told.setText(
            "\n".join(self._notes(year))
            if later
            else self.tr(
                "Chọn năm sau năm %d. Kế hoạch đang mở mà ghi nhầm năm thì bấm Thôi, vào Thông tin"
                " chung, bấm Đổi năm."
            )
            % plan.year
        )

    def _notes(self, year: int) -> Iterator[str]:
        """Give what happens without being asked about."""
        yield from set_notes(self._renewable.plan, self._renewable.frameworks, year)
        if self._renewable.plan.targets:
            yield (
                self.tr("%d điểm đã đạt thành điểm gốc; con số chỉ tiêu giữ như cũ để anh chị sửa.")
                % self._renewable.reached
            )

    @Slot()
    def _count(self) -> None:
        tasks = sum(1 for _ in self.tasks.held(ticked=True))
        self._task_title.setText(
            self.tr("Nhiệm vụ mang theo: %d trên %d") % (tasks, self.tasks.count())
        )
