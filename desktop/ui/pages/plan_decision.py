"""Kế hoạch – Quyết định: the decision that the plan is issued under, where an office does so."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.decision import articles_text, proposed_decision, typed_articles
from desktop.domain.errors import InputRefused
from desktop.domain.plain import recipient_text
from desktop.domain.plan import Decision, LegalBasis, Plan, Signer
from desktop.ui import plan_edits
from desktop.ui.pages.head_fields import changed_head, form_card, typed_lines, typed_recipient
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.picking import pick_links
from desktop.ui.session import Session
from desktop.ui.widgets.basics import button, frame, label
from desktop.ui.widgets.field import Field, LineEdit, TextEdit


class DecisionPage(PlanPage):
    """A form of the Quyết định; a plan that is issued by itself shows the way to one."""

    TITLE = "Kế hoạch – Quyết định"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._drop = button("Bỏ Quyết định", "trash-2", clicked=self._on_drop)
        self._drop.setProperty("saves", True)
        super().__init__(session, today, self._drop, self.preview_button(), self.save_button())
        self.number = LineEdit(self.tr("Số"), self.tr("để trống"))
        self.symbol = LineEdit(self.tr("Ký hiệu"), "QĐ-UBND")
        self.place = LineEdit(self.tr("Địa danh"))
        self.day = LineEdit(self.tr("Ngày"), "…")
        self.month = LineEdit(self.tr("Tháng"), "…")
        self.year = LineEdit(self.tr("Năm"), "…")
        self.title = TextEdit(self.tr("Trích yếu"), lines=2)
        self.power = LineEdit(self.tr("Thẩm quyền ban hành"))
        self.bases = TextEdit(self.tr("Căn cứ"), lines=5)
        self.proposer = LineEdit(self.tr("Theo đề nghị của"))
        self.articles = TextEdit(self.tr("Các điều"), lines=7)
        self.signer_lines = TextEdit(self.tr("Quyền hạn, chức vụ"), lines=2)
        self.signer = LineEdit(self.tr("Họ tên người ký"))
        self.recipients = TextEdit(self.tr("Nơi nhận"), lines=6)
        self._edits: dict[str, LineEdit | TextEdit] = {
            "number": self.number,
            "symbol": self.symbol,
            "place": self.place,
            "day": self.day,
            "month": self.month,
            "year": self.year,
            "title": self.title,
            "power": self.power,
            "bases": self.bases,
            "proposer": self.proposer,
            "articles": self.articles,
            "signer_lines": self.signer_lines,
            "signer": self.signer,
            "recipients": self.recipients,
        }
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._form())
        self._either = QStackedWidget()
        self._either.addWidget(self._way())
        self._either.addWidget(area)
        self.rows.addWidget(self._either, 1)
        for key, edit in self._edits.items():
            edit.committed.connect(partial(self._on_typed, key))

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Tab", self.tr("Ô sau")),
            ("Ctrl+S", self.tr("Ghi")),
            ("Ctrl+P", self.tr("Xem trước")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
        )

    def go_to(self, subject: UUID, field: str = "") -> None:  # noqa: ARG002 - there is one
        edit = self._edits.get(field, self.symbol)
        edit.setFocus()
        self._area.ensureWidgetVisible(edit)

    def show_plan(self, plan: Plan) -> None:
        decision, frozen = plan.decision, self.session.frozen
        self._either.setCurrentIndex(0 if decision is None else 1)
        self.first = self.begin if decision is None else self.number
        self._drop.setVisible(decision is not None and not frozen)
        self.begin.setVisible(not frozen)
        for key, text in _texts(decision or Decision()).items():
            self._edits[key].show_text(text)
            self._edits[key].setReadOnly(frozen)

    def _way(self) -> QWidget:
        """Return what is shown while the plan is issued by itself."""
        self.begin = button(
            self.tr("Ban hành kèm theo Quyết định"),
            "file-text",
            kind="primary",
            clicked=self._on_begin,
        )
        words = self.tr(
            "Kế hoạch này được ban hành bằng một văn bản riêng, có số và ngày của chính nó. Nếu cơ"
            " quan ban hành kế hoạch kèm theo Quyết định, bấm nút dưới đây: chương trình soạn sẵn"
            " Quyết định theo mẫu của Nghị định 30/2020/NĐ-CP để sửa lại; kế hoạch đứng sau Quyết"
            " định trong cùng một tệp, đánh số trang riêng."
        )
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(12)
        inside.addWidget(label(self.tr("Chưa có Quyết định"), "strong"))
        inside.addWidget(label(words, wrap=True))
        inside.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(card)
        layout.addStretch(1)
        return holder

    def _form(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 12, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._head_card(), 0, 0)
        grid.addWidget(self._signer_card(), 0, 1)
        grid.addWidget(self._text_card(), 1, 0, 1, 2)
        grid.setRowStretch(2, 1)
        return holder

    def _head_card(self) -> QWidget:
        card, grid = form_card(self.tr("Số, ngày và trích yếu"))
        grid.addWidget(Field(self.tr("Số"), self.number), 1, 0)
        grid.addWidget(Field(self.tr("Ký hiệu"), self.symbol), 1, 1, 1, 3)
        grid.addWidget(Field(self.tr("Địa danh"), self.place), 2, 0)
        grid.addWidget(Field(self.tr("Ngày"), self.day), 2, 1)
        grid.addWidget(Field(self.tr("Tháng"), self.month), 2, 2)
        grid.addWidget(Field(self.tr("Năm"), self.year), 2, 3)
        grid.addWidget(Field(self.tr("Trích yếu nội dung"), self.title), 3, 0, 1, 4)
        note = self.tr("Số và ngày để trống cho văn thư điền khi phát hành.")
        grid.addWidget(label(note, "small"), 4, 0, 1, 4)
        grid.setColumnStretch(0, 3)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(5, 1)
        return card

    def _signer_card(self) -> QWidget:
        card, grid = form_card(self.tr("Người ký và nơi nhận"))
        hint = self.tr("Mỗi dòng một nơi; dòng “Như Điều …” chương trình tự ghi")
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

    def _text_card(self) -> QWidget:
        card, grid = form_card(self.tr("Nội dung Quyết định"))
        hint = self.tr("Chữ in hoa; CHỦ TỊCH ký thì không ghi “TM.” ở chỗ ký")
        grid.addWidget(Field(self.tr("Thẩm quyền ban hành"), self.power, hint), 1, 0)
        hint = self.tr("Mỗi dòng một căn cứ; dấu “;” và “.” chương trình tự ghi")
        grid.addWidget(Field(self.tr("Căn cứ"), self.bases, hint), 2, 0)
        hint = self.tr("Ví dụ: Trưởng phòng Kinh tế; để trống thì không in")
        grid.addWidget(Field(self.tr("Theo đề nghị của"), self.proposer, hint), 3, 0)
        hint = self.tr("Mỗi điều bắt đầu bằng “Điều 1.”; dấu “./.” cuối chương trình tự ghi")
        grid.addWidget(Field(self.tr("Các điều"), self.articles, hint), 4, 0)
        return card

    def _on_begin(self) -> None:
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None or self.session.frozen:
            return
        made = proposed_decision(state.office, plan)
        plan_edits.set_decision(self.session, made, self.tr("soạn Quyết định"))
        self.load()
        self.title.setFocus()

    def _on_drop(self) -> None:
        plan_edits.set_decision(self.session, None, self.tr("bỏ Quyết định"))
        self.load()

    def _on_typed(self, key: str, text: str) -> None:
        plan = self.session.plan
        if plan is None or plan.decision is None or self.session.frozen:
            return
        edit = self._edits[key]
        try:
            changed = _changed(plan.decision, key, text)
        except InputRefused as refusal:
            self.messages.refuse(refusal)
            if isinstance(edit, LineEdit):
                edit.complain(wrong=True)
            return
        if isinstance(edit, LineEdit):
            edit.complain(wrong=False)
        name = self.tr("sửa %s") % edit.accessibleName()
        plan_edits.set_decision(self.session, changed, name, f"decision/{key}")


def _texts(decision: Decision) -> dict[str, str]:
    """Return what each field of the form shows."""
    head = decision.head
    return {
        "number": head.number,
        "symbol": head.symbol,
        "place": head.place,
        "day": str(head.day or ""),
        "month": str(head.month or ""),
        "year": str(head.year or ""),
        "title": "\n".join(head.title),
        "power": decision.power,
        "bases": "\n".join(" ".join(basis.text.split()) for basis in decision.legal_bases),
        "proposer": decision.proposer,
        "articles": articles_text(decision.articles),
        "signer_lines": "\n".join(decision.signer.lines),
        "signer": decision.signer.name,
        "recipients": "\n".join(recipient_text(one) for one in decision.recipients),
    }


def _changed(decision: Decision, key: str, text: str) -> Decision:
    """Return the decision with one field as it was typed.

    Raises:
        InputRefused: ``number.unreadable`` or ``number.range``.
    """
    match key:
        case "power" | "proposer":
            return replace(decision, **{key: text.strip()})
        case "bases":
            bases = tuple(LegalBasis(text=line.rstrip(" ;.")) for line in typed_lines(text))
            return replace(decision, legal_bases=bases)
        case "articles":
            return replace(decision, articles=typed_articles(text))
        case "signer_lines":
            return replace(decision, signer=replace(decision.signer, lines=typed_lines(text)))
        case "signer":
            lines = decision.signer.lines
            return replace(decision, signer=Signer(lines=lines, name=text.strip()))
        case "recipients":
            named = tuple(typed_recipient(line) for line in typed_lines(text))
            return replace(decision, recipients=named)
        case _:
            return replace(decision, head=changed_head(decision.head, key, text))
