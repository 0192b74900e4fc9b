"""Kế hoạch – Quyết định: the decision that the plan is issued under, where an office does so."""

from collections.abc import Callable
from datetime import date
from functools import partial

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
from desktop.domain.plan import Decision, LegalBasis, Plan, Signer
from desktop.ui import plan_edits
from desktop.ui.pages.document_page import DocumentPage, document_texts
from desktop.ui.pages.head_fields import changed_head, form_card
from desktop.ui.session import Session
from desktop.ui.text_lines import recipients_of, text_lines
from desktop.ui.widgets.basics import button, frame, label
from desktop.ui.widgets.field import Field, LineEdit, TextEdit


class DecisionPage(DocumentPage):
    """A form of the Quyết định; a plan that is issued by itself shows the way to one."""

    TITLE = "Kế hoạch – Quyết định"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._drop = button("Bỏ Quyết định", "trash-2", clicked=self._on_drop)
        self._drop.setProperty("saves", True)
        super().__init__(session, today, self._drop, self.preview_button(), self.save_button())
        self.make_fields("QĐ-UBND", title=2, recipients=6)
        self.power = LineEdit(self.tr("Thẩm quyền ban hành"))
        self.bases = TextEdit(self.tr("Căn cứ"), lines=5)
        self.proposer = LineEdit(self.tr("Theo đề nghị của"))
        self.articles = TextEdit(self.tr("Các điều"), lines=7)
        self.edits |= {
            "power": self.power,
            "bases": self.bases,
            "proposer": self.proposer,
            "articles": self.articles,
        }
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._form())
        self._either = QStackedWidget()
        self._either.addWidget(self._way())
        self._either.addWidget(area)
        self.rows.addWidget(self._either, 1)
        for key, edit in self.edits.items():
            edit.committed.connect(partial(self._on_typed, key))

    def show_plan(self, plan: Plan) -> None:
        decision, frozen = plan.decision, self.session.frozen
        self._either.setCurrentIndex(0 if decision is None else 1)
        self.first = self.begin if decision is None else self.number
        self._drop.setVisible(decision is not None and not frozen)
        self.begin.setVisible(not frozen)
        self.show_texts(_texts(decision or Decision()))

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
        hint = self.tr("Mỗi dòng một nơi; dòng “Như Điều …” chương trình tự ghi")
        grid.addWidget(self.signer_card(hint), 0, 1)
        grid.addWidget(self._text_card(), 1, 0, 1, 2)
        grid.setRowStretch(2, 1)
        return holder

    def _head_card(self) -> QWidget:
        card, grid = form_card(self.tr("Số, ngày và trích yếu"))
        self.add_number_and_day(grid, 1)
        grid.addWidget(Field(self.tr("Trích yếu nội dung"), self.title), 3, 0, 1, 4)
        self.add_note_on_number(grid, 4)
        grid.setRowStretch(5, 1)
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
        try:
            changed = _changed(plan.decision, key, text)
        except InputRefused as refusal:
            self.complain(key, refusal)
            return
        self.complain(key, None)
        name = self.tr("sửa %s") % self.edits[key].accessibleName()
        plan_edits.set_decision(self.session, changed, name, f"decision/{key}")


def _texts(decision: Decision) -> dict[str, str]:
    """Return what each field of the form shows."""
    return {
        **document_texts(decision),
        "power": decision.power,
        "bases": "\n".join(" ".join(basis.text.split()) for basis in decision.legal_bases),
        "proposer": decision.proposer,
        "articles": articles_text(decision.articles),
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
            bases = tuple(LegalBasis(text=line.rstrip(" ;.")) for line in text_lines(text))
            return replace(decision, legal_bases=bases)
        case "articles":
            return replace(decision, articles=typed_articles(text))
        case "signer_lines":
            return replace(decision, signer=replace(decision.signer, lines=text_lines(text)))
        case "signer":
            lines = decision.signer.lines
            return replace(decision, signer=Signer(lines=lines, name=text.strip()))
        case "recipients":
            named = recipients_of(text)
            return replace(decision, recipients=named)
        case _:
            return replace(decision, head=changed_head(decision.head, key, text))
