"""Kế hoạch – Thông tin chung: letterhead, title, signer, recipients and how tasks are printed."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.dates import format_paper_day, format_paper_month
from desktop.domain.errors import InputRefused
from desktop.domain.plain import recipient_text
from desktop.domain.plan import Plan, Signer, TaskPrint
from desktop.ui import plan_edits
from desktop.ui.begin import change_year
from desktop.ui.dialogs.issue import IssueDialog
from desktop.ui.pages.document_page import DocumentPage, document_texts
from desktop.ui.pages.head_fields import changed_head, form_card
from desktop.ui.session import Session
from desktop.ui.text_lines import lines_text, recipients_of, text_lines
from desktop.ui.widgets.basics import button, frame, label, row
from desktop.ui.widgets.field import Field, LineEdit, TextEdit
from desktop.ui.widgets.letterhead import LetterheadView, PaperFrame


class HeadPage(DocumentPage):
    """A form in three cards, and the paper's head and foot as they will be printed."""

    TITLE = "Kế hoạch – Thông tin chung"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._issue = button("Ban hành…", "check", clicked=self._on_issue)
        super().__init__(session, today, self._issue, self.preview_button(), self.save_button())
        self.parent_line = LineEdit(self.tr("Cơ quan chủ quản"), self.tr("Để trống nếu là UBND"))
        self.name_lines = TextEdit(self.tr("Tên cơ quan ban hành"), lines=2)
        self.make_fields("KH-UBND", title=3, recipients=7)
        self._prints = QButtonGroup(self)
        self._year = label("")
        self._change_year = button(self.tr("Đổi năm…"), kind="link", clicked=self._on_year)
        self._paper = LetterheadView()
        self.edits = {
            "parent_line": self.parent_line,
            "name_lines": self.name_lines,
            **self.edits,
        }
        self.area = area = QScrollArea()
        # It follows the field in hand; by itself it is no stop of Tab.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self._form())
        self.rows.addWidget(area, 1)
        for key, edit in self.edits.items():
            edit.committed.connect(partial(self._on_typed, key))
        self._prints.idClicked.connect(self._on_print)
        self.first = self.parent_line

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        return {"issue": self._on_issue}

    def go_to(self, subject: UUID, field: str = "") -> None:
        super().go_to(subject, field if field in self.edits else "parent_line")

    def show_plan(self, plan: Plan) -> None:
        frozen = self.session.frozen
        self.show_texts(
            {
                "parent_line": plan.head.parent_line,
                "name_lines": lines_text(plan.head.name_lines),
                **document_texts(plan),
            }
        )
        self._prints.button(0 if plan.task_print is TaskPrint.TABLE else 1).setChecked(True)
        for one in self._prints.buttons():
            one.setEnabled(not frozen)
        self._issue.setVisible(not frozen)
        self._year.setText(self.tr("Kế hoạch của năm %d") % plan.year)
        self._change_year.setVisible(not frozen and plan.revision == 1)
        self._paper.show_frame(_paper(plan))

    def _form(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 12, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._issuer_card(), 0, 0)
        hint = self.tr("Mỗi dòng một nơi; ghi chú để trong ngoặc: UBND tỉnh (b/c)")
        grid.addWidget(self.signer_card(hint), 0, 1, 2, 1)
        grid.addWidget(self._title_card(), 1, 0)
        paper = frame("card")
        layout = QVBoxLayout(paper)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(label(self.tr("Văn bản sẽ có dạng"), "strong"))
        layout.addWidget(self._paper)
        grid.addWidget(paper, 2, 0, 1, 2)
        grid.setRowStretch(3, 1)
        return holder

    def _issuer_card(self) -> QWidget:
        card, grid = form_card(self.tr("Cơ quan, số và ngày"))
        grid.addWidget(Field(self.tr("Cơ quan chủ quản"), self.parent_line), 1, 0, 1, 4)
        grid.addWidget(
            Field(self.tr("Tên cơ quan ban hành (mỗi dòng một hàng chữ)"), self.name_lines),
            2,
            0,
            1,
            4,
        )
        self.add_number_and_day(grid, 3)
        self.add_note_on_number(grid, 5)
        grid.setRowStretch(6, 1)
        return card

    def _title_card(self) -> QWidget:
        card, grid = form_card(self.tr("Trích yếu và cách in"))
        grid.addWidget(Field(self.tr("Trích yếu nội dung"), self.title), 1, 0, 1, 2)
        grid.addLayout(row(self._year, 8, self._change_year, None), 2, 0, 1, 2)
        grid.addWidget(label(self.tr("In nhiệm vụ thành"), "label"), 3, 0, 1, 2)
        for number, words in enumerate(
            (self.tr("Bảng (như kế hoạch của xã)"), self.tr("Lời văn (như kế hoạch của Sở)"))
        ):
            choice = QRadioButton(words)
            self._prints.addButton(choice, number)
            grid.addWidget(choice, 4, number)
        grid.setRowStretch(5, 1)
        return card

    def _on_typed(self, key: str, text: str) -> None:
        plan = self.session.plan
        if plan is None or self.session.frozen:
            return
        try:
            changed = _changed(plan, key, text)
        except InputRefused as refusal:
            self.complain(key, refusal)
            return
        self.complain(key, None)
        name = self.tr("sửa %s") % self.edits[key].accessibleName()
        plan_edits.save_details(
            self.session,
            name,
            f"head/{key}",
            head=changed.head,
            signer=changed.signer,
            recipients=changed.recipients,
        )
        if self.session.plan is not None:
            self._paper.show_frame(_paper(self.session.plan))

    def _on_print(self, number: int) -> None:
        kind = TaskPrint.TABLE if number == 0 else TaskPrint.PROSE
        plan_edits.save_details(self.session, self.tr("đổi cách in nhiệm vụ"), task_print=kind)

    def _on_year(self) -> None:
        plan = self.session.plan
        if plan is not None:
            self.flush()
            change_year(self.session, self.window(), plan.id)

    def _on_issue(self) -> None:
        plan = self.session.plan
        if plan is None:
            return
        self.flush()
        dialog = IssueDialog(plan, self.today(), self)
        if not dialog.exec():
            return
        number, day, plan_id = dialog.number(), dialog.day(), plan.id
        self.session.change(
            self.tr("ban hành kế hoạch số %s") % number,
            lambda desk: desk.plans.issue(plan_id, number=number, day=day),
            done=lambda _: self.messages.tell(
                self.tr("Kế hoạch đã ban hành số %s; từ nay chỉ đọc.") % number
            ),
        )


def _changed(plan: Plan, key: str, text: str) -> Plan:
    match key:
        case "signer_lines":
            return replace(plan, signer=replace(plan.signer, lines=text_lines(text)))
        case "signer":
            return replace(plan, signer=Signer(lines=plan.signer.lines, name=text.strip()))
        case "recipients":
            return replace(plan, recipients=recipients_of(text))
        case _:
            return replace(plan, head=changed_head(plan.head, key, text))


def _paper(plan: Plan) -> PaperFrame:
    head = plan.head
    last = len(plan.recipients) - 1
    return PaperFrame(
        parent_line=head.parent_line,
        name_lines=head.name_lines,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        day=format_paper_day(head.day),
        month=format_paper_month(head.month),
        year=str(head.year or ""),
        recipients=tuple(
            f"{recipient_text(one)}{'.' if place == last else ';'}"
            for place, one in enumerate(plan.recipients)
        ),
        signer_lines=plan.signer.lines,
        signer=plan.signer.name,
    )
