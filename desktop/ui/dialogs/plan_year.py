"""Which year: asked before a plan is begun, and when a draft turns out to be of another year."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.roll_forward import Choice
from desktop.ui.dialogs.year_list import EARLIEST, LATEST, YearList, set_notes
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, label, resize_on_screen, row
from desktop.ui.widgets.field import Field, NumberEdit

if TYPE_CHECKING:
    from desktop.services.renewal import Renewable

_SIZE = (760, 520)


class YearQuestion(QDialog):
    """Asks for the year of a plan that is to be begun."""

    def __init__(self, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        answer_f1(self, "plan-year")
        self.setWindowTitle(self.tr("Thêm kế hoạch"))
        self.year = NumberEdit(self.tr("Năm của kế hoạch"), (EARLIEST, LATEST))
        self.year.setValue(year)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Kế hoạch của năm nào?"), "title"))
        layout.addWidget(Field(self.tr("Năm của kế hoạch"), self.year))
        layout.addWidget(
            label(
                self.tr("Năm này đi vào trích yếu, kỳ báo cáo, bộ chỉ số; về sau vẫn đổi được."),
                "small",
                wrap=True,
            )
        )
        make = button(self.tr("Lập kế hoạch"), "plus", kind="primary", clicked=self.accept)
        layout.addLayout(row(None, button(self.tr("Thôi"), clicked=self.reject), 8, make))
        self.year.selectAll()


class ChangeYearDialog(QDialog):
    """Đổi năm của kế hoạch: gives the choice as data and changes nothing."""

    def __init__(self, renewable: "Renewable", parent: QWidget) -> None:
        super().__init__(parent)
        answer_f1(self, "plan-year")
        self.setWindowTitle(self.tr("Đổi năm của kế hoạch"))
        self._renewable = renewable
        plan = renewable.plan
        self.year = NumberEdit(self.tr("Năm của kế hoạch"), (EARLIEST, LATEST))
        self.year.setValue(plan.year)
        self.years = YearList(plan, stays=True)
        self._told = label("", "small", wrap=True)
        self._make = button(self.tr("Đổi năm"), "check", kind="primary", clicked=self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("Đổi năm của kế hoạch"), "title"))
        words = self.tr(
            "Kỳ báo cáo chuyển sang năm mới, kết quả đã nhập đi theo kỳ. Trong lời văn chỉ đổi"
            " những năm có dấu."
        )
        layout.addWidget(label(words, "small", wrap=True))
        field = Field(self.tr("Năm của kế hoạch"), self.year)
        layout.addLayout(row(field, 24, self._told, None))
        layout.addWidget(self.years, 1)
        keys = label(self.tr("↑ ↓ chọn · Cách đánh dấu, bỏ dấu · Esc đóng"), "small")
        layout.addLayout(
            row(keys, None, button(self.tr("Thôi"), clicked=self.reject), 8, self._make)
        )
        self.year.valueChanged.connect(self._show_year)
        self._show_year()
        self.year.selectAll()
        resize_on_screen(self, _SIZE)

    def choice(self) -> Choice:
        """Return what was chosen."""
        return Choice(year=self.year.value(), years=self.years.accepted())

    @Slot()
    def _show_year(self) -> None:
        plan, year = self._renewable.plan, self.year.value()
        other = year != plan.year
        self.years.setEnabled(other)
        self.years.show_year(year)
        self._make.setEnabled(other)
        notes = set_notes(plan, self._renewable.frameworks, year) if other else ()
        self._told.setText(
            "\n".join(notes)
            if other
            else self.tr("Gõ năm đúng; kế hoạch đang là của năm %d.") % plan.year
        )
