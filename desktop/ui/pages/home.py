"""Tổng quan: what to do next, each a link to its cell, and how the components stand."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dates import format_date
from desktop.domain.framework import Framework
from desktop.domain.next_steps import Advice, Step, StepKind
from desktop.domain.outline import Outline, plan_name
from desktop.domain.paper import Paper
from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.domain.result import Progress, count_progress
from desktop.ui.backups import ask_back_up
from desktop.ui.pages.home_cards import CoachCard, OthersCard, quiet_card
from desktop.ui.pages.home_rows import Line, baseline_year, lines_of
from desktop.ui.pages.home_table import LineTable
from desktop.ui.pages.home_words import told
from desktop.ui.pages.page import Key, Page
from desktop.ui.problem_places import in_plan
from desktop.ui.session import Session
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import button, frame, label, row
from desktop.ui.widgets.charts_key import score_key
from desktop.ui.widgets.charts_status import StatusChart, status_key
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.overview import Overview

_DAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_OF_PERIOD = {StepKind.LATE_PERIOD, StepKind.NEXT_PERIOD}
_POINTED = {
    StepKind.FIX,
    StepKind.EXPLAIN,
    StepKind.ENTER_RESULT,
    StepKind.EXPLAIN_DELAY,
    StepKind.WRITE_PART,
    StepKind.RECONCILE_PART,
}
"""Steps that lead to one row of their page."""


class HomePage(Page):
    """What to do next."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.one_page = button(
            self.tr("In một trang A4"), "printer", clicked=self.write_summary, tip="Ctrl+P"
        )
        self.head = PageHead(self.tr("Tổng quan"), self.one_page)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._small = False
        self._overview: Overview | None = None
        self.coach: CoachCard | None = None
        self.others: OthersCard | None = None
        self.tables: list[LineTable] = []
        self.body.addWidget(self.head)
        self.body.addWidget(self._scroll, 1)
        session.period.moved.connect(self._on_moved)

    @property
    def advice(self) -> Advice | None:
        """What the page advises now."""
        return self._overview.advice if self._overview is not None else None

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+K", self.tr("Đi tới")),
            ("F8", self.tr("Việc kế tiếp")),
            ("Ctrl+3", self.tr("Kết quả")),
            ("Ctrl+P", self.tr("In một trang")),
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {"check": self._go_first, "print": self.write_summary}

    def load(self) -> None:
        plan, today = self.session.plan, self._today()
        day = "Chủ nhật" if today.weekday() == len(_DAYS) else f"Thứ {_DAYS[today.weekday()]}"
        name = plan_name(plan) if plan is not None else self.tr("chưa có kế hoạch")
        self.head.say(self.tr("Tổng quan"), f"{day}, {format_date(today)} · {name}")
        if plan is None:
            self._overview = None
            self.one_page.hide()
            self._scroll.setWidget(self._begin())
            return
        plan_id = plan.id

        def choose(periods: Sequence[Period]) -> Period | None:
            return self.session.period.among(periods, today)

        def work(desk: "Desk") -> "Overview":
            # Loaded with the ledger, not with the window.
            from desktop.services.overview import read_overview  # noqa: PLC0415

            return read_overview(desk, plan_id, today, choose)

        self.jobs.run(work, self._on_read_overview)

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        if small != self._small:
            self._small = small
            if self._overview is not None and self.isVisible():
                self._show(self._overview)

    def _begin(self) -> QWidget:
        return EmptyState(
            self.tr("Bắt đầu từ kế hoạch"),
            self.tr("Sổ này chưa có kế hoạch. Lập kế hoạch xong, trang này nhắc việc từng kỳ."),
            Way(
                "clipboard-list",
                self.tr("Lập kế hoạch"),
                self.tr("Từ khung chỉ số có sẵn, hoặc xem thử dữ liệu mẫu trước."),
                self.tr("Mở trang Kế hoạch"),
                lambda: self.session.go("tasks"),
                best=True,
            ),
        )

    def _on_read_overview(self, read: "Overview") -> None:
        if self.session.plan is None:
            return
        if read != self._overview or self.coach is None:
            self._overview = read
            self._show(read)
        elif self.hasFocus():
            self.coach.primary.setFocus()

    def _show(self, read: "Overview") -> None:
        plan = self.session.plan
        if plan is None:
            return
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(10)
        top: QBoxLayout = QVBoxLayout() if self._small else QHBoxLayout()
        top.setSpacing(12)
        period = read.sheet.period if read.sheet is not None else None
        self.coach = CoachCard(read.advice, plan, period, self._go, self.session.go)
        self.others = OthersCard(read.advice.others, plan, self._go)
        top.addWidget(self.coach, 19)
        top.addWidget(self.others, 9)
        column.addLayout(top)
        self.tables = []
        sets = self.session.state.frameworks if self.session.state is not None else ()
        for framework in sets:
            if framework.id in plan.framework_ids:
                column.addWidget(self._table(plan, framework, read))
        if read.sheet is not None:
            column.addWidget(self._foot(plan, read))
        column.addStretch(1)
        self.one_page.setVisible(read.sheet is not None)
        at = self._scroll.verticalScrollBar().value()
        holding = self.hasFocus() or self.isAncestorOf(self.window().focusWidget())
        self._scroll.setWidget(holder)
        # Filled by itself it would be painted twice when the page comes: alone, and with the page.
        holder.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(at)
        if holding and self.isVisible():
            self.coach.primary.setFocus()

    def _table(self, plan: Plan, framework: Framework, read: "Overview") -> QWidget:
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        lines = lines_of(plan, framework, read.sheet)
        year = baseline_year(plan, framework)
        before = self.tr("Năm %s") % year if year is not None else self.tr("Năm gốc")
        table = LineTable(lines, framework.name, (before, str(plan.year)))
        table.set_small(small=self._small)
        table.opened.connect(self._on_line)
        self.tables.append(table)
        title = framework.short_name if self._small else framework.name
        words = label(self.tr("Tiến độ và điểm: %s") % title, "strong")
        words.setToolTip(plain(framework.name))
        layout.addLayout(
            row(words, None, score_key(before, str(plan.year)), margins=(16, 8, 16, 8))
        )
        layout.addWidget(table)
        return card

    def _foot(self, plan: Plan, read: "Overview") -> QWidget:
        results = read.sheet.results if read.sheet is not None else {}
        tasks = [task.id for task in Outline(plan).followed_tasks()]
        progress: Progress = count_progress(tasks, results)
        last = read.last
        sent = (
            self.tr("Gói gần nhất: số %s, ngày %s") % (last.sequence, format_date(last.created))
            if last is not None
            else self.tr("Chưa gửi gói nào")
        )
        chart = StatusChart(progress)
        chart.setMinimumWidth(120)
        words = label(f"{progress.total} nhiệm vụ kỳ này", "label")
        key = status_key(progress, small=self._small)
        if not self._small:
            return quiet_card(words, 12, chart, 16, key, 24, label(sent, "small"))
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addLayout(row(words, 12, chart, 16, label(sent, "small")))
        layout.addLayout(row(key, None))
        return card

    def _go(self, step: Step) -> None:
        """Go to the place of a step; a step of a period takes that period in hand."""
        words = told(step)
        page, field = words.page, words.field
        if step.kind is StepKind.BACK_UP:
            ask_back_up(self.session, self)
            return
        if step.kind in _OF_PERIOD and step.subject_id is not None:
            self.session.period.choose(step.subject_id)
        if step.problem is not None and self.session.plan is not None:
            (found,) = in_plan(self.session.plan, [step.problem])
            self.session.go(found.page, found.subject, found.field)
            return
        pointed = step.kind in _POINTED
        self.session.go(page, step.subject_id if pointed else None, field)

    def _go_first(self) -> None:
        if self.advice is not None and self.advice.steps:
            self._go(self.advice.steps[0])

    @Slot(object)
    def _on_line(self, line: Line) -> None:
        if line.first_gap is not None and self._overview is not None:
            page = "results" if self._overview.sheet is not None else "tasks"
            self.session.go(page, line.first_gap)

    @Slot()
    def _on_moved(self) -> None:
        if self.isVisible():
            self.load()

    def write_summary(self) -> None:
        """Write the one page about the period in hand as Word and PDF, where the last one went."""
        if self._overview is not None and self._overview.sheet is not None:
            period = self._overview.sheet.period
            self.write_paper(Paper.SUMMARY, period.id, None, ("docx", "pdf"))
