"""Kế hoạch – Thông tin chung: letterhead, title, signer, recipients and how tasks are printed."""

from collections.abc import Callable
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
from desktop.ui.dialogs.issue import IssueDialog
from desktop.ui.pages.head_fields import (
    changed_head,
    form_card,
    typed_lines,
    typed_recipient,
)
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.picking import pick_links
from desktop.ui.session import Session
from desktop.ui.widgets.basics import button, frame, label
from desktop.ui.widgets.field import Field, LineEdit, TextEdit
from desktop.ui.widgets.letterhead import LetterheadView, PaperFrame


class HeadPage(PlanPage):
    """A form in three cards, and the paper's head and foot as they will be printed."""

    TITLE = "Kế hoạch – Thông tin chung"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._issue = button("Ban hành…", "check", clicked=self._on_issue)
        super().__init__(session, today, self._issue, self.preview_button(), self.save_button())
        self.parent_line = LineEdit(self.tr("Cơ quan chủ quản"), self.tr("Để trống nếu là UBND"))
        self.name_lines = TextEdit(self.tr("Tên cơ quan ban hành"), lines=2)
        self.number = LineEdit(self.tr("Số"), self.tr("để trống"))
        self.symbol = LineEdit(self.tr("Ký hiệu"), "KH-UBND")
        self.place = LineEdit(self.tr("Địa danh"))
        self.day = LineEdit(self.tr("Ngày"), "…")
        self.month = LineEdit(self.tr("Tháng"), "…")
        self.year = LineEdit(self.tr("Năm"), "…")
        self.title = TextEdit(self.tr("Trích yếu"), lines=3)
        self.signer_lines = TextEdit(self.tr("Quyền hạn, chức vụ"), lines=2)
        self.signer = LineEdit(self.tr("Họ tên người ký"))
        self.recipients = TextEdit(self.tr("Nơi nhận"), lines=7)
        self._prints = QButtonGroup(self)
        self._paper = LetterheadView()
        self._edits: dict[str, LineEdit | TextEdit] = {
            "parent_line": self.parent_line,
            "name_lines": self.name_lines,
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
        self._area = area = QScrollArea()
        # It follows the field in hand; by itself it is no stop of Tab.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self._form())
        self.rows.addWidget(area, 1)
        for key, edit in self._edits.items():
            edit.committed.connect(partial(self._on_typed, key))
        self._prints.idClicked.connect(self._on_print)
        self.first = self.parent_line

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Tab", self.tr("Ô sau")),
            ("Ctrl+S", self.tr("Ghi")),
            ("Ctrl+P", self.tr("Xem trước")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
        )

    def go_to(self, subject: UUID, field: str = "") -> None:  # noqa: ARG002 - there is one head
        edit = self._edits.get(field, self.parent_line)
        edit.setFocus()
        self._area.ensureWidgetVisible(edit)

    def show_plan(self, plan: Plan) -> None:
        head = plan.head
        texts = {
            "parent_line": head.parent_line,
            "name_lines": "\n".join(head.name_lines),
            "number": head.number,
            "symbol": head.symbol,
            "place": head.place,
            "day": str(head.day or ""),
            "month": str(head.month or ""),
            "year": str(head.year or ""),
            "title": "\n".join(head.title),
            "signer_lines": "\n".join(plan.signer.lines),
            "signer": plan.signer.name,
            "recipients": "\n".join(recipient_text(one) for one in plan.recipients),
        }
        frozen = self.session.frozen
        for key, text in texts.items():
            self._edits[key].show_text(text)
            self._edits[key].setReadOnly(frozen)
        self._prints.button(0 if plan.task_print is TaskPrint.TABLE else 1).setChecked(True)
        for one in self._prints.buttons():
            one.setEnabled(not frozen)
        self._issue.setVisible(not frozen)
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
        grid.addWidget(self._signer_card(), 0, 1, 2, 1)
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
        grid.addWidget(Field(self.tr("Số"), self.number), 3, 0)
        grid.addWidget(Field(self.tr("Ký hiệu"), self.symbol), 3, 1, 1, 3)
        grid.addWidget(Field(self.tr("Địa danh"), self.place), 4, 0)
        for column, (words, edit) in enumerate(
            (
                (self.tr("Ngày"), self.day),
                (self.tr("Tháng"), self.month),
                (self.tr("Năm"), self.year),
            ),
            1,
        ):
            grid.addWidget(Field(words, edit), 4, column)
        grid.setColumnStretch(0, 3)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        grid.addWidget(
            label(self.tr("Số và ngày để trống cho văn thư điền khi phát hành."), "small"),
            5,
            0,
            1,
            4,
        )
        grid.setRowStretch(6, 1)
        return card

    def _title_card(self) -> QWidget:
        card, grid = form_card(self.tr("Trích yếu và cách in"))
        grid.addWidget(Field(self.tr("Trích yếu nội dung"), self.title), 1, 0, 1, 2)
        grid.addWidget(label(self.tr("In nhiệm vụ thành"), "label"), 2, 0, 1, 2)
        for number, words in enumerate(
            (self.tr("Bảng (như kế hoạch của xã)"), self.tr("Lời văn (như kế hoạch của Sở)"))
        ):
            choice = QRadioButton(words)
            self._prints.addButton(choice, number)
            grid.addWidget(choice, 3, number)
        grid.setRowStretch(4, 1)
        return card

    def _signer_card(self) -> QWidget:
        card, grid = form_card(self.tr("Người ký và nơi nhận"))
        grid.addWidget(
            Field(self.tr("Quyền hạn, chức vụ (chữ in hoa, mỗi dòng một hàng)"), self.signer_lines),
            1,
            0,
        )
        grid.addWidget(Field(self.tr("Họ tên người ký"), self.signer), 2, 0)
        links = pick_links(self.session, self.signer_lines, self.signer, self.recipients)
        grid.addLayout(links, 4, 0)
        grid.addWidget(
            Field(
                self.tr("Nơi nhận"),
                self.recipients,
                self.tr("Mỗi dòng một nơi; ghi chú để trong ngoặc: UBND tỉnh (b/c)"),
            ),
            3,
            0,
        )
        grid.setRowStretch(3, 1)
        return card

    def _on_typed(self, key: str, text: str) -> None:
        plan = self.session.plan
        if plan is None or self.session.frozen:
            return
        try:
            changed = _changed(plan, key, text)
        except InputRefused as refusal:
            self.messages.refuse(refusal)
            self._complain(key, wrong=True)
            return
        self._complain(key, wrong=False)
        name = self.tr("sửa %s") % self._edits[key].accessibleName()
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

    def _complain(self, key: str, *, wrong: bool) -> None:
        edit = self._edits[key]
        if isinstance(edit, LineEdit):
            edit.complain(wrong=wrong)

    def _on_print(self, number: int) -> None:
        kind = TaskPrint.TABLE if number == 0 else TaskPrint.PROSE
        plan_edits.save_details(self.session, self.tr("đổi cách in nhiệm vụ"), task_print=kind)

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
            return replace(plan, signer=replace(plan.signer, lines=typed_lines(text)))
        case "signer":
            return replace(plan, signer=Signer(lines=plan.signer.lines, name=text.strip()))
        case "recipients":
            return replace(
                plan, recipients=tuple(typed_recipient(line) for line in typed_lines(text))
            )
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
