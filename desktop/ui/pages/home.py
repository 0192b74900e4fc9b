"""Tổng quan: the next due day, what is missing for it, and how the components stand."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.actors import lead_names
from desktop.domain.dates import format_date
from desktop.domain.framework import Component, Framework, total_score
from desktop.domain.numbers import format_number, format_score
from desktop.domain.outline import Outline, plan_name
from desktop.domain.period import PeriodState
from desktop.domain.plan import Plan, Target
from desktop.domain.record import Record
from desktop.domain.result import Measure, Progress, Result, count_progress
from desktop.ui.pages.page import Key, Page
from desktop.ui.session import Session
from desktop.ui.widgets.basics import button, frame, icon_label, label, row, separator
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead
from desktop.ui.widgets.score_bar import ScoreBar

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.packages import SentPackage
    from desktop.services.results import ResultSheet

_DAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_LINKS = 4
_MINUTES = 3
"""What one missing result costs, for the estimate."""


class HomePage(Page):
    """What to do next."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.head = PageHead(self.tr("Tổng quan"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._small = False
        self.body.addWidget(self.head)
        self.body.addWidget(self._scroll, 1)

    def keys(self) -> tuple[Key, ...]:
        return (("Ctrl+K", self.tr("Đi tới")), ("Ctrl+3", self.tr("Kết quả")))

    def load(self) -> None:
        plan, today = self.session.plan, self._today()
        day = "Chủ nhật" if today.weekday() == len(_DAYS) else f"Thứ {_DAYS[today.weekday()]}"
        name = plan_name(plan) if plan is not None else self.tr("chưa có kế hoạch")
        self.head.say(self.tr("Tổng quan"), f"{day}, {format_date(today)} · {name}")
        if plan is None:
            self._scroll.setWidget(self._begin())
            return
        plan_id = plan.id

        def work(desk: "Desk") -> "tuple[ResultSheet | None, tuple[SentPackage, ...]]":
            period = self.session.period.among(desk.periods.periods(plan_id), today)
            sheet = desk.results.sheet(period.id) if period is not None else None
            return sheet, desk.packages.outbox()

        self.jobs.run(work, self._on_sheet)

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        if small != self._small:
            self._small = small
            if self.isVisible():
                self.load()

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

    def _on_sheet(self, read: "tuple[ResultSheet | None, tuple[SentPackage, ...]]") -> None:
        sheet, sent = read
        plan = self.session.plan
        if plan is None:
            return
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        top = QVBoxLayout() if self._small else QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._coach(plan, sheet), 2)
        top.addWidget(self._next(sheet, sent), 1)
        column.addLayout(top)
        sets = self.session.state.frameworks if self.session.state is not None else ()
        for framework in sets:
            if framework.id in plan.framework_ids:
                column.addWidget(_Table(plan, framework, sheet, small=self._small))
        column.addStretch(1)
        self._scroll.setWidget(holder)

    def _coach(self, plan: Plan, sheet: "ResultSheet | None") -> QWidget:
        card = frame("card")
        layout = QHBoxLayout(card)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(6)
        layout.addLayout(left, 2)
        if sheet is None:
            left.addWidget(label(self.tr("Chưa có kỳ báo cáo"), "strong"))
            left.addWidget(label(self.tr("Lập các kỳ từ chế độ báo cáo của kế hoạch."), wrap=True))
            left.addWidget(
                button(
                    self.tr("Lập kỳ báo cáo"),
                    "calendar",
                    kind="primary",
                    clicked=lambda: self.session.go("results"),
                )
            )
            left.addStretch(1)
            return card
        outline = Outline(plan)
        tasks = outline.followed_tasks()
        progress = count_progress([task.id for task in tasks], sheet.results)
        period = sheet.period
        left.addWidget(label(f"Báo cáo {period.label[0].lower()}{period.label[1:]}", "strong"))
        due = f"Hạn: {format_date(period.due)}" if period.due else self.tr("Chưa nêu hạn")
        left.addWidget(label(due, "small"))
        late = period.due is not None and period.due < self._today()
        left.addWidget(label(_countdown(period.due, self._today()), "herolate" if late else "hero"))
        left.addWidget(label(_missing(progress)))
        bar = QProgressBar()
        bar.setRange(0, max(progress.total, 1))
        bar.setValue(progress.entered)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Nhiệm vụ đã có kết quả"))
        left.addLayout(row(bar, 8, label(f"{progress.entered}/{progress.total}", "small")))
        left.addSpacing(4)
        left.addLayout(
            row(
                button(
                    self.tr("Nhập tiếp kết quả"),
                    "arrow-right",
                    kind="primary",
                    clicked=lambda: self.session.go("results"),
                ),
                8,
                button(
                    self.tr("Lập báo cáo"), "file-text", clicked=lambda: self.session.go("report")
                ),
                None,
            )
        )
        left.addStretch(1)
        layout.addWidget(separator(upright=True))
        right = QVBoxLayout()
        right.setSpacing(4)
        layout.addLayout(right, 3)
        right.addWidget(label(self.tr("Còn thiếu"), "label"))
        missing = [
            task
            for task in tasks
            if task.id not in sheet.results or sheet.results[task.id].status is None
        ]
        for task in missing[:_LINKS]:
            words = f"Nhập kết quả nhiệm vụ {outline.code(task)}"
            right.addLayout(
                row(
                    icon_label("circle-dashed", "doubt"),
                    4,
                    button(words, kind="link", clicked=self._goer(task.id)),
                    6,
                    label(lead_names(task), "small"),
                    None,
                )
            )
        if not missing:
            right.addWidget(label(self.tr("Không còn thiếu gì cho kỳ này.")))
        elif len(missing) > _LINKS:
            right.addWidget(label(f"và {len(missing) - _LINKS} nhiệm vụ khác", "small"))
        right.addStretch(1)
        return card

    def _goer(self, task_id: UUID) -> Callable[[], None]:
        return lambda: self.session.go("results", task_id, "status")

    def _next(self, sheet: "ResultSheet | None", sent: "tuple[SentPackage, ...]") -> QWidget:
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(4)
        layout.addWidget(label(self.tr("Việc nên làm tiếp"), "strong"))
        steps: list[tuple[str, str, str]] = [("eye", self.tr("Xem lại và in kế hoạch"), "preview")]
        if sheet is not None and sheet.period.state is PeriodState.OPEN:
            steps.append(("list-checks", self.tr("Nhập kết quả của kỳ"), "results"))
        if sheet is not None and sheet.results:
            steps.append(("file-text", self.tr("Soát và xuất báo cáo"), "report"))
            steps.append(("send", self.tr("Tạo gói gửi cấp trên"), "send"))
        for name, words, key in steps:
            layout.addLayout(
                row(icon_label(name), 6, button(words, kind="link", clicked=self._page(key)), None)
            )
        layout.addStretch(1)
        if sent:
            layout.addWidget(
                label(
                    f"Gói gần nhất: số {sent[0].sequence}, ngày {format_date(sent[0].created)},"
                    " chưa có biên nhận",
                    "small",
                    wrap=True,
                )
            )
        return card

    def _page(self, key: str) -> Callable[[], None]:
        return lambda: self.session.go(key)


def _countdown(due: date | None, today: date) -> str:
    if due is None:
        return "–"
    days = (due - today).days
    if days < 0:
        return f"Quá hạn {-days} ngày"
    return "Hạn hôm nay" if days == 0 else f"Còn {days} ngày"


def _missing(progress: Progress) -> str:
    if progress.missing == 0:
        return "Đã đủ kết quả"
    return f"Thiếu {progress.missing} mục · khoảng {progress.missing * _MINUTES} phút"


class _Line(Record, frozen=True, kw_only=True):
    """One component with what is known of it."""

    component: Component
    progress: Progress
    target: Target | None
    value: Measure | None


class _Table(QFrame):
    """Progress and points of the components of one framework."""

    def __init__(
        self, plan: Plan, framework: Framework, sheet: "ResultSheet | None", *, small: bool
    ) -> None:
        super().__init__()
        self._small = small
        self.setProperty("role", "card")
        results = sheet.results if sheet is not None else {}
        values = {m.component_id: m for m in sheet.measures} if sheet is not None else {}
        targets = {target.component_id: target for target in plan.targets}
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(8 if small else 16)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(framework.name, "strong"), 0, 0, 1, 3)
        key = label("○ năm gốc   ▏chỉ tiêu   ▬ kết quả", "small")
        grid.addWidget(key, 0, 6, Qt.AlignmentFlag.AlignRight)
        titles = (
            "TT",
            "Chỉ số thành phần",
            "Đã có kết quả",
            "Năm gốc",
            "Chỉ tiêu",
            "Kết quả",
            "",
        )
        for place, title in enumerate(titles):
            grid.addWidget(label(title, "label"), 1, place)
        grid.setColumnStretch(1, 1)
        lines = [
            _Line(
                component=component,
                progress=_progress(plan, component, results),
                target=targets.get(component.id),
                value=values.get(component.id),
            )
            for component in framework.components
        ]
        for number, line in enumerate(lines, 2):
            self._line(grid, number, line)
        total = total_score(
            framework,
            {line.component.id: line.value.value if line.value else None for line in lines},
        )
        words = f"Tổng (thang {format_number(framework.total_scale)}): "
        shown = format_score(total) if total is not None else "chỉ tính khi đủ các chỉ số"
        grid.addWidget(label(words + shown, "small"), len(lines) + 2, 1)

    def _line(self, grid: QGridLayout, place: int, line: _Line) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        component, target = line.component, line.target
        baseline = target.baseline if target is not None else None
        wanted = target.value if target is not None else None
        value = line.value.value if line.value is not None else None
        grid.addWidget(label(str(component.position)), place, 0)
        grid.addWidget(label(component.short_name or component.name), place, 1)
        grid.addWidget(label(f"{line.progress.entered}/{line.progress.total}"), place, 2)
        for column, text in (
            (3, format_score(baseline)),
            (4, f"≥ {format_score(wanted)}" if wanted is not None else "–"),
            (5, format_score(value)),
        ):
            made = label(text)
            made.setAlignment(right)
            grid.addWidget(made, place, column)
        grid.addWidget(
            ScoreBar(component.scale, baseline=baseline, target=wanted, result=value), place, 6
        )


def _progress(plan: Plan, component: Component, results: dict[UUID, Result]) -> Progress:
    tasks = [task.id for task in plan.tasks if component.id in task.component_ids]
    return count_progress(tasks, results)
