"""What the pages of a plan share: the plan, or the ways to begin one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.plan import Plan
from desktop.domain.problems import Problem
from desktop.services.samples import SAMPLES
from desktop.ui.begin import ask_year, begin_template, revise_plan
from desktop.ui.pages.page import Page
from desktop.ui.session import Session, State
from desktop.ui.widgets.basics import button, icon_label, label, row
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead


class PlanPage(Page):
    """A page about the plan in hand; without a plan it offers the ways to one.

    Content goes into ``rows``; ``show_plan`` fills it.
    """

    TITLE = "Kế hoạch"
    checked = True
    needs_plan = True

    def __init__(self, session: Session, today: Callable[[], date], *buttons: QWidget) -> None:
        super().__init__(session)
        self.today = today
        self._lock = QWidget()
        self._lock.setToolTip(
            self.tr("Kế hoạch đã ban hành chỉ đọc. Muốn thay đổi thì tạo lần sửa đổi.")
        )
        self._lock.setLayout(
            row(
                icon_label("lock", "ink2"),
                6,
                label(self.tr("Đã ban hành"), "label"),
                8,
                button(self.tr("Tạo lần sửa đổi"), kind="link", clicked=self._revise),
            )
        )
        self._buttons = buttons
        self._drawn: tuple[Plan, State | None, tuple[Problem, ...]] | None = None
        self.head = PageHead(self.TITLE, self._lock, *buttons)
        self.content = QWidget()
        self.rows = QVBoxLayout(self.content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.content)
        self._stack.addWidget(self._ways())
        self.body.addWidget(self.head)
        self.body.addWidget(self._stack, 1)
        session.checking.found.connect(self._on_found)

    def load(self) -> None:
        plan = self.session.plan
        self._stack.setCurrentIndex(0 if plan is not None else 1)
        self._lock.setVisible(self.session.frozen)
        for one in self._buttons:
            saves = bool(one.property("saves"))
            one.setVisible(plan is not None and not (saves and self.session.frozen))
        if plan is None:
            self.head.say(self.tr("Kế hoạch"), self.tr("Chưa có nội dung"))
            return
        self._drawn = (plan, self.session.state, self.session.checking.of_plan)
        self.head.say(self.TITLE, self.subtitle(plan))
        self.show_plan(plan)

    def get_ready(self) -> None:
        """Show the plan already: the rows of a large one take longest."""
        super().get_ready()
        if self.session.plan is not None and self._drawn is None:
            self.load()

    def come(self) -> None:
        """Load, unless nothing was written or read since: 2,000 rows need not be made again."""
        now = (self.session.plan, self.session.state, self.session.checking.of_plan)
        if self._drawn is None or any(
            one is not other for one, other in zip(now, self._drawn, strict=True)
        ):
            self.load()

    def subtitle(self, plan: Plan) -> str:
        """Return the line below the title."""
        revision = self.tr(" · lần sửa đổi %d") % (plan.revision - 1) if plan.revision > 1 else ""
        state = self.tr("Đã ban hành") if self.session.frozen else self.tr("Bản dự thảo")
        return f"{' '.join(plan.head.title)} · {state}{revision}"

    def show_plan(self, plan: Plan) -> None:
        """Show the plan in hand."""

    def show_problems(self, plan: Plan) -> None:
        """Mark the cells that the check found something in, on pages that mark cells."""

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)

    def save_button(self) -> QWidget:
        """Return the primary button of pages where things are typed."""
        made = button(self.tr("Ghi"), "save", kind="primary", clicked=self._save, tip="Ctrl+S")
        made.setProperty("saves", True)
        return made

    def preview_button(self) -> QWidget:
        """Return the button that shows the plan as it will be printed."""
        return button(
            self.tr("Xem trước"),
            "eye",
            clicked=lambda: self.session.go("preview"),
            tip="Ctrl+P",
        )

    @Slot()
    def _on_found(self) -> None:
        plan, drawn = self.session.plan, self._drawn
        found = self.session.checking.of_plan
        if plan is not None and drawn is not None and drawn[2] is not found and self.isVisible():
            self._drawn = (drawn[0], drawn[1], found)
            self.show_problems(plan)

    def _save(self) -> None:
        self.messages.hide()
        self.flush()
        self.session.tell_saved()

    def _revise(self) -> None:
        plan = self.session.plan
        if plan is not None:
            revise_plan(self.session, plan.id)

    def _ways(self) -> QWidget:
        return EmptyState(
            self.tr("Chưa có kế hoạch"),
            self.tr(
                "Kế hoạch là gốc của mọi kết quả và báo cáo. Chọn một cách để bắt đầu; mọi thứ sửa"
                " lại được sau."
            ),
            Way(
                "list-plus",
                self.tr("Mẫu cấp xã, PCI và PGI"),
                self.tr(
                    "Mục tiêu, nhiệm vụ chung, bảng theo 14 chỉ số thành phần có sẵn trọng số, tổ"
                    " chức thực hiện; chỉ điền phần của mình."
                ),
                self.tr("Bắt đầu từ mẫu này"),
                lambda: self._start("xa-pci-pgi"),
                best=True,
            ),
            Way(
                "pencil",
                self.tr("Mẫu của Sở, PGI"),
                self.tr(
                    "Nhiệm vụ viết thành đoạn dưới bốn chỉ số thành phần PGI, có phần mục đích và"
                    " chế độ báo cáo nội bộ."
                ),
                self.tr("Bắt đầu từ mẫu Sở"),
                lambda: self._start("so-pgi"),
            ),
            Way(
                "eye",
                self.tr("Xem thử với dữ liệu mẫu"),
                self.tr(
                    "Mở sổ tập làm có kế hoạch thật năm 2024 và kết quả minh họa. Sổ của anh chị"
                    " giữ nguyên."
                ),
                self.tr("Mở dữ liệu mẫu"),
                lambda: self.session.ledger_asked.emit(SAMPLES[0]),
            ),
            note=self.tr(
                "Kế hoạch trống: Nghiệp vụ, Thêm kế hoạch. Bảng ở Word, Excel dán được vào trang"
                " Nhiệm vụ bằng Ctrl+V; nhận gói giao việc sẽ có ở bản sau."
            ),
        )

    def _start(self, template: str) -> None:
        year = ask_year(self.today().year, self.window())
        if year is not None:
            begin_template(self.session, year, template)
