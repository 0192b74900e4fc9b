"""A period's name, data days and due day: proposed by the plan's rules, changed by the clerk."""

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.dates import format_date, parse_date
from desktop.domain.errors import InputRefused
from desktop.domain.period import Period
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.field import Field, LineEdit
from desktop.wording import sentence


class PeriodDialog(QDialog):
    """Asks for the fields of a period; it closes only on days that the calendar has."""

    def __init__(self, parent: QWidget, period: Period, title: str) -> None:
        super().__init__(parent)
        answer_f1(self, "periods")
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._period = period
        self.name = LineEdit(self.tr("Tên kỳ"), "Quý III/2024")
        self.first = LineEdit(self.tr("Số liệu từ ngày"), "15/06/2024")
        self.last = LineEdit(self.tr("Số liệu đến ngày"), "14/09/2024")
        self.due = LineEdit(self.tr("Hạn gửi, hết ngày"), self.tr("để trống nếu không có hạn"))
        self._wrong = label("", "failed", wrap=True)
        self._wrong.hide()
        self.name.setText(period.label)
        self.first.setText(format_date(period.data_from))
        self.last.setText(format_date(period.data_to))
        self.due.setText(format_date(period.due) if period.due is not None else "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(Field(self.tr("Tên kỳ"), self.name))
        layout.addLayout(
            row(
                Field(self.tr("Số liệu từ ngày"), self.first),
                12,
                Field(self.tr("đến hết ngày"), self.last),
            )
        )
        layout.addWidget(Field(self.tr("Hạn gửi, hết ngày"), self.due))
        layout.addWidget(
            label(
                self.tr(
                    "Ngày chốt số liệu đặt sẵn là ngày 14 theo Nghị định 09/2019/NĐ-CP; sửa theo"
                    " quy định của tỉnh nếu khác."
                ),
                "small",
                wrap=True,
            )
        )
        layout.addWidget(self._wrong)
        layout.addLayout(
            row(
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                button(self.tr("Ghi"), "save", kind="primary", clicked=self.accept),
            )
        )

    def accept(self) -> None:
        """Close when the days can be read; else say which one cannot."""
        try:
            self.period()
        except InputRefused as refusal:
            self._wrong.setText(sentence(refusal))
            self._wrong.show()
            return
        super().accept()

    def period(self) -> Period:
        """Return the period as it was typed.

        Raises:
            InputRefused: a day cannot be read or is in no calendar.
        """
        due = self.due.text().strip()
        return replace(
            self._period,
            label=self.name.text().strip(),
            data_from=parse_date(self.first.text()),
            data_to=parse_date(self.last.text()),
            due=parse_date(due) if due else None,
        )
