"""The head of a report: to whom, number and day if they are known, recipients, signer."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.plan import Head
from desktop.domain.report import Report
from desktop.ui.picking import pick_links
from desktop.ui.session import Session
from desktop.ui.text_lines import (
    lines_text,
    recipients_of,
    recipients_text,
    text_lines,
)
from desktop.ui.widgets.basics import row
from desktop.ui.widgets.field import Field, LineEdit, TextEdit


class ReportHead(QScrollArea):
    """A short form.

    Signals:
        edited: the whole report with the change.
        refused: a refusal about what was typed.
    """

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._report: Report | None = None
        self.addressees = TextEdit(self.tr("Kính gửi"), self.tr("Mỗi nơi một dòng"), lines=2)
        self.title = TextEdit(self.tr("Trích yếu"), lines=2)
        self.number = LineEdit(self.tr("Số"), self.tr("để trống"))
        self.symbol = LineEdit(self.tr("Ký hiệu"), "BC-UBND")
        self.day = LineEdit(self.tr("Ngày"), self.tr("để trống"))
        self.month = LineEdit(self.tr("Tháng"))
        self.recipients = TextEdit(self.tr("Nơi nhận"), self.tr("Mỗi nơi một dòng"), lines=4)
        self.signer = TextEdit(self.tr("Chức vụ người ký"), lines=2)
        self.name = LineEdit(self.tr("Họ tên người ký"))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(16, 10, 16, 10)
        rows.setSpacing(8)
        rows.addWidget(Field(self.tr("Kính gửi"), self.addressees))
        rows.addWidget(Field(self.tr("Trích yếu"), self.title))
        rows.addLayout(
            row(
                Field(self.tr("Số"), self.number),
                8,
                Field(self.tr("Ký hiệu"), self.symbol),
                8,
                Field(self.tr("Ngày"), self.day),
                8,
                Field(self.tr("Tháng"), self.month),
            )
        )
        rows.addWidget(Field(self.tr("Nơi nhận"), self.recipients))
        rows.addWidget(Field(self.tr("Chức vụ người ký"), self.signer))
        rows.addWidget(Field(self.tr("Họ tên người ký"), self.name))
        rows.addLayout(pick_links(session, self.signer, self.name, self.recipients))
        rows.addStretch(1)
        self.setWidget(inside)
        self.addressees.committed.connect(self._on_addressees)
        self.title.committed.connect(self._on_title)
        self.number.committed.connect(self._on_number)
        self.symbol.committed.connect(self._on_symbol)
        self.day.committed.connect(self._on_day)
        self.month.committed.connect(self._on_day)
        self.recipients.committed.connect(self._on_recipients)
        self.signer.committed.connect(self._on_signer)
        self.name.committed.connect(self._on_name)

    def show_report(self, report: Report) -> None:
        """Show the head of a report; what is being typed into the same one stays."""
        if self._report is not None and self._report.id != report.id:
            self._leave()
        self._report = report
        head = report.head
        self.addressees.show_text(lines_text(report.addressees))
        self.title.show_text(lines_text(head.title))
        self.number.show_text(head.number)
        self.symbol.show_text(head.symbol)
        self.day.show_text("" if head.day is None else str(head.day))
        self.month.show_text("" if head.month is None else str(head.month))
        self.recipients.show_text(recipients_text(report.recipients))
        self.signer.show_text(lines_text(report.signer.lines))
        self.name.show_text(report.signer.name)

    def _leave(self) -> None:
        for edit in (
            self.addressees,
            self.title,
            self.number,
            self.symbol,
            self.day,
            self.month,
            self.recipients,
            self.signer,
            self.name,
        ):
            edit.show_other("")

    def _edit(self, **changed: object) -> None:
        if self._report is not None:
            self._report = replace(self._report, **changed)
            self.edited.emit(self._report)

    def _edit_head(self, **changed: object) -> None:
        if self._report is not None:
            self._edit(head=replace(self._report.head, **changed))

    def _edit_signer(self, **changed: object) -> None:
        if self._report is not None:
            self._edit(signer=replace(self._report.signer, **changed))

    @Slot(str)
    def _on_addressees(self, text: str) -> None:
        self._edit(addressees=text_lines(text))

    @Slot(str)
    def _on_recipients(self, text: str) -> None:
        self._edit(recipients=recipients_of(text))

    @Slot(str)
    def _on_title(self, text: str) -> None:
        self._edit_head(title=text_lines(text))

    @Slot(str)
    def _on_number(self, text: str) -> None:
        self._edit_head(number=text.strip())

    @Slot(str)
    def _on_symbol(self, text: str) -> None:
        self._edit_head(symbol=text.strip())

    @Slot(str)
    def _on_signer(self, text: str) -> None:
        self._edit_signer(lines=text_lines(text))

    @Slot(str)
    def _on_name(self, text: str) -> None:
        self._edit_signer(name=text.strip())

    @Slot()
    def _on_day(self) -> None:
        if self._report is None:
            return
        try:
            day, month = day_and_month(self.day.text(), self.month.text(), self._report.head)
        except InputRefused as refusal:
            self.day.complain(wrong=True)
            self.refused.emit(refusal)
            return
        self.day.complain(wrong=False)
        self._edit_head(day=day, month=month)


def day_and_month(day: str, month: str, head: Head) -> tuple[int | None, int | None]:
    """Return day and month typed into two fields; blank is allowed, an impossible day is not.

    Raises:
        InputRefused: ``date.impossible``.
    """
    typed = f"{day.strip() or '–'}/{month.strip() or '–'}/{head.year or '–'}"
    try:
        found_day = int(day) if day.strip() else None
        found_month = int(month) if month.strip() else None
        # 2024 is a leap year: a day that fits no year at all is refused, whatever year is blank.
        date(head.year or 2024, found_month or 1, found_day or 1)
    except ValueError:
        raise InputRefused("date.impossible", found=typed) from None
    return found_day, found_month
