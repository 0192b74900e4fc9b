"""What the forms of the plan's documents share: the plan itself, and its decision."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.plan import Decision, Plan
from desktop.ui.pages.head_fields import form_card
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.picking import pick_links
from desktop.ui.text_lines import lines_text, recipients_text
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.field import Field, LineEdit, TextEdit


class DocumentPage(PlanPage):
    """A form with number and date, title, signer and recipients of one document.

    Attributes:
        edits: the fields by their keys.
        area: what scrolls them.
    """

    edits: dict[str, LineEdit | TextEdit]
    area: QScrollArea

    def make_fields(self, symbol: str, *, title: int, recipients: int) -> None:
        """Make the fields; ``symbol`` is an example, ``title`` and ``recipients`` are lines."""
        self.number = LineEdit(self.tr("Số"), self.tr("để trống"))
        self.symbol = LineEdit(self.tr("Ký hiệu"), symbol)
        self.place = LineEdit(self.tr("Địa danh"))
        self.day = LineEdit(self.tr("Ngày"), "…")
        self.month = LineEdit(self.tr("Tháng"), "…")
        self.year = LineEdit(self.tr("Năm"), "…")
        self.title = TextEdit(self.tr("Trích yếu"), lines=title)
        self.signer_lines = TextEdit(self.tr("Quyền hạn, chức vụ"), lines=2)
        self.signer = LineEdit(self.tr("Họ tên người ký"))
        self.recipients = TextEdit(self.tr("Nơi nhận"), lines=recipients)
        self.edits = {
            "number": self.number,
            "symbol": self.symbol,
            "place": self.place,
            "day": self.day,
            "month": self.month,
            "year": self.year,
            "title": self.title,
            "signer_lines": self.signer_lines,
            "signer": self.signer,
            "recipients": self.recipients,
        }

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Tab", self.tr("Ô sau")),
            ("Ctrl+S", self.tr("Ghi")),
            ("Ctrl+P", self.tr("Xem trước")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
        )

    def go_to(self, subject: UUID, field: str = "") -> None:  # noqa: ARG002 - there is one
        edit = self.edits.get(field) or self.symbol
        edit.setFocus()
        self.area.ensureWidgetVisible(edit)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what each field holds; the fields of an issued plan can only be read."""
        for key, text in texts.items():
            self.edits[key].show_text(text)
            self.edits[key].setReadOnly(self.session.frozen)

    def complain(self, key: str, refusal: InputRefused | None) -> None:
        """Mark a field that was not understood and say why, or take the mark away."""
        edit = self.edits[key]
        if refusal is not None:
            self.messages.refuse(refusal)
        if isinstance(edit, LineEdit):
            edit.complain(wrong=refusal is not None)

    def add_number_and_day(self, grid: QGridLayout, line: int) -> None:
        """Put number, symbol, place and date into two rows of four columns."""
        grid.addWidget(Field(self.tr("Số"), self.number), line, 0)
        grid.addWidget(Field(self.tr("Ký hiệu"), self.symbol), line, 1, 1, 3)
        grid.addWidget(Field(self.tr("Địa danh"), self.place), line + 1, 0)
        grid.addWidget(Field(self.tr("Ngày"), self.day), line + 1, 1)
        grid.addWidget(Field(self.tr("Tháng"), self.month), line + 1, 2)
        grid.addWidget(Field(self.tr("Năm"), self.year), line + 1, 3)
        grid.setColumnStretch(0, 3)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)

    def add_note_on_number(self, grid: QGridLayout, line: int) -> None:
        """Say who fills number and day in."""
        note = self.tr("Số và ngày để trống cho văn thư điền khi phát hành.")
        grid.addWidget(label(note, "small"), line, 0, 1, 4)

    def signer_card(self, hint: str) -> QWidget:
        """Return the card of signer and recipients; ``hint`` says how recipients are typed."""
        card, grid = form_card(self.tr("Người ký và nơi nhận"))
        lines = Field(
            self.tr("Quyền hạn, chức vụ (chữ in hoa, mỗi dòng một hàng)"), self.signer_lines
        )
        grid.addWidget(lines, 1, 0)
        grid.addWidget(Field(self.tr("Họ tên người ký"), self.signer), 2, 0)
        grid.addWidget(Field(self.tr("Nơi nhận"), self.recipients, hint), 3, 0)
        links = pick_links(self.session, self.signer_lines, self.signer, self.recipients)
        grid.addLayout(links, 4, 0)
        grid.setRowStretch(3, 1)
        return card


def document_texts(document: Plan | Decision) -> dict[str, str]:
    """Return what the fields that all documents have show of one."""
    head = document.head
    return {
        "number": head.number,
        "symbol": head.symbol,
        "place": head.place,
        "day": str(head.day or ""),
        "month": str(head.month or ""),
        "year": str(head.year or ""),
        "title": lines_text(head.title),
        "signer_lines": lines_text(document.signer.lines),
        "signer": document.signer.name,
        "recipients": recipients_text(document.recipients),
    }
