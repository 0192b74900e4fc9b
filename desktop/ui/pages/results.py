"""Kết quả: the periods, the followed tasks of one of them, and the result of the one in hand."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.dates import format_date
from desktop.domain.outline import Outline
from desktop.domain.period import PeriodState
from desktop.domain.plan import Task
from desktop.domain.result import Result, count_progress
from desktop.services.changes import Changes
from desktop.ui import plan_edits
from desktop.ui.pages.page import Key, Page
from desktop.ui.pages.period_menu import PeriodMenu
from desktop.ui.pages.result_detail import ResultDetail
from desktop.ui.pages.results_cells import (
    TAKES,
    changed_results,
    check_cell,
    result_of,
    save_results,
    why_shut,
)
from desktop.ui.pages.results_empty import no_periods, no_plan
from desktop.ui.pages.results_fill import ask_fill, carry_results, fillable, untouched
from desktop.ui.pages.results_reading import Reading, read_results
from desktop.ui.pages.scores import Scores
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import Edit, GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.result_rows import (
    COLUMNS,
    FILTERS,
    Choice,
    hidden_columns,
    result_rows,
)
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import bar_button, button, label
from desktop.ui.widgets.charts_paint import counts_legend, counts_line, counts_text
from desktop.ui.widgets.head import PageHead, ToolBar
from desktop.ui.widgets.period_strip import PeriodStrip
from desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from desktop.services.results import ResultSheet

_DETAIL = 384
_SCORES = 3


class ResultsPage(Page):
    """Results of the followed tasks in one period."""

    checked = True

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._choice = session.period
        self._small = False
        self._today = today
        self.sheet: ResultSheet | None = None
        self._held: set[UUID] = set()
        """Tasks that the filter let through when it was chosen; they stay until the next choice."""
        self._held_of: UUID | None = None
        self._outline: Outline | None = None
        self._codes: set[str] = set()
        self.period_menu = PeriodMenu(self, session, self.flush)
        periods = button(self.tr("Kỳ báo cáo"), "calendar")
        periods.setMenu(self.period_menu)
        report = button(
            self.tr("Lập báo cáo"), "file-text", kind="primary", clicked=self._to_report
        )
        self.head = PageHead(self.tr("Kết quả thực hiện"), periods, report)
        self.strip = PeriodStrip()
        self.filter = QComboBox()
        self.search = SearchBox()
        self.counts = label()
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Nhiệm vụ và kết quả"))
        self.first = self.grid
        self.detail = ResultDetail()
        self.scores = Scores(session)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+D", self.tr("Như kỳ trước")),
            ("Ctrl+↓", self.tr("Nhiệm vụ sau")),
            ("Alt+1…4", self.tr("Trạng thái")),
            ("F3", self.tr("Tìm")),
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        # Below the scores the task in hand cannot be seen, and is not to be changed.
        hidden = self._stack.currentWidget() is self.scores
        return {
            **({} if hidden else {"carry": self._carry_one}),
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "find": self.search.setFocus,
            "fill": self._fill,
        }

    def load(self) -> None:
        plan = self.session.plan
        if plan is None:
            self._stack.setCurrentIndex(2)
            return
        plan_id, today, choice = plan.id, self._today(), self._choice

        self.jobs.run(
            lambda desk: read_results(desk, plan_id, lambda found: choice.among(found, today)),
            self._on_sheet,
        )

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        self.strip.setVisible(not small)
        self.counts.setVisible(not small)
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if small
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for tool in (self.carry, self.fill, self.check, self.to_scores):
            tool.setToolButtonStyle(style)
        self._small = small
        self._fit_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the columns for which the grid has room, however it came to its width."""
        if watched is self.grid and event.type() is QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _fit_columns(self) -> None:
        hidden = hidden_columns(self.grid.width(), small=self._small)
        self.grid.set_columns_shown({one.key for one in COLUMNS} - hidden)

    def go_to(self, subject: UUID, field: str = "") -> None:
        scores = self.scores.model.place_of(subject) >= 0
        self._stack.setCurrentIndex(_SCORES if scores else 0)
        if scores:
            self.scores.grid.go_to(subject, "result")
            return
        if self.model.place_of(subject) < 0:
            self.filter.setCurrentIndex(Choice.ALL)
            self.search.clear()
        self.grid.go_to(subject)
        if field:
            self.detail.enter(field)

    def _build(self) -> None:
        self.filter.setAccessibleName(self.tr("Lọc nhiệm vụ"))
        self.filter.addItems(list(FILTERS.values()))
        self.carry = bar_button(self.tr("Như kỳ trước (tất cả)"), "copy", "", self._carry_all)
        self.check = bar_button(
            self.tr("Kiểm tra"), "list-checks", "F8", self.session.checking.toggle
        )
        self.check.setCheckable(True)
        self.check.setChecked(self.session.checking.open)
        self.session.checking.turned.connect(self.check.setChecked)
        self.fill = bar_button(self.tr("Điền nhiều"), "list-plus", "F9", self._fill)
        self.to_scores = bar_button(self.tr("Điểm thành phần"), "table-2", "", self._show_scores)
        tools = ToolBar(
            self.filter,
            self.search,
            self.carry,
            self.fill,
            self.check,
            self.to_scores,
            None,
            self.counts,
        )
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.grid, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setSizes([798, _DETAIL])
        split.setChildrenCollapsible(False)
        work = QWidget()
        rows = QVBoxLayout(work)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.strip)
        rows.addWidget(tools)
        rows.addWidget(split, 1)
        self._stack.addWidget(work)
        self._stack.addWidget(no_periods(self._generate, lambda: self.session.go("organisation")))
        self._stack.addWidget(no_plan(lambda: self.session.go("tasks")))
        self._stack.addWidget(self.scores)
        self.body.addWidget(self.head)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.strip.chosen.connect(self._on_period)
        self._choice.moved.connect(self._on_moved)
        self.grid.row_changed.connect(self._on_row)
        self.grid.opened.connect(self._on_opened)
        self.grid.typed.connect(self.detail.type_on)
        self.detail.edited.connect(self._on_edited)
        self.model.batch = self._on_cells
        self.model.edited.connect(self._on_cell)
        self.grid.blocks.check = check_cell
        self.grid.why_shut = self._why_shut
        self.detail.carry.connect(self._carry_one)
        self.detail.following.connect(self._on_following)
        self.detail.refused.connect(self.messages.refuse)
        self.grid.installEventFilter(self)
        self.scores.left.connect(self._on_scores_left)
        self.filter.currentIndexChanged.connect(self._on_filter)
        # Chosen once more, it is asked anew.
        self.filter.activated.connect(self._on_filter)
        self.search.textChanged.connect(self._on_filter)
        self.search.left.connect(self.grid.setFocus)

    def _on_sheet(self, read: Reading) -> None:
        if self.jobs.writing:
            # Typing went on meanwhile: what was read is old, and a newer reading follows.
            return
        self.sheet = read.sheet
        if self.sheet is None:
            self._stack.setCurrentIndex(1)
            return
        if self._stack.currentWidget() is not self.scores:
            self._stack.setCurrentIndex(0)
        sheet = self.sheet
        if self._held_of != sheet.period.id:
            self._held_of = sheet.period.id
            self._held.clear()
        self._outline = outline = Outline(sheet.plan)
        self._fit_codes([outline.code(task) for task in outline.followed_tasks()])
        self.strip.show_periods(read.tiles, sheet.period.id, self._today())
        closed = sheet.period.state is not PeriodState.OPEN
        self.period_menu.show_period(sheet.period, read.tiles)
        # Letters typed there belong to the pane; blocks may be pasted, filled down and emptied.
        self.model.takes = frozenset() if closed else TAKES
        self.carry.setEnabled(not closed and sheet.previous_period is not None)
        self.fill.setEnabled(not closed)
        self.scores.show_sheet(sheet, self.session.state.frameworks if self.session.state else ())
        self._show_rows()
        if self.grid.current_id() is None:
            self._stand_on_first()
        self._on_row(self.grid.current_id())

    def _fit_codes(self, codes: Sequence[str]) -> None:
        """Let no number of a task be broken; a width that the clerk chose stays while it can."""
        if set(codes) != self._codes:
            self._codes = set(codes)
            self.grid.fit_column("code", codes)

    @Slot(object)
    def _on_opened(self, _row_id: UUID) -> None:
        self.detail.enter("text")

    @Slot()
    def _on_following(self) -> None:
        self._step(1)

    @Slot()
    def _on_scores_left(self) -> None:
        self._stack.setCurrentIndex(0)

    @Slot()
    def _on_filter(self) -> None:
        self._held.clear()
        self._show_rows()

    def _show_rows(self) -> None:
        if self.sheet is None or self._outline is None:
            return
        sheet, outline = self.sheet, self._outline
        followed = outline.followed_tasks()
        progress = count_progress([task.id for task in followed], sheet.results)
        self.head.say(
            self.tr("Kết quả thực hiện"),
            f"Kỳ báo cáo: {sheet.period.label} · hạn {format_date(sheet.period.due)} ·"
            f" {progress.entered}/{progress.total} nhiệm vụ đã có kết quả",
        )
        self.counts.setText(counts_line(progress))
        self.counts.setToolTip(plain(counts_legend(progress)))
        self.counts.setAccessibleName(counts_text(progress))
        choice = Choice(self.filter.currentIndex())
        rows = result_rows(outline, sheet.results, choice, self.search.text(), self._held)
        self._held |= {row.id for row in rows if not row.across}
        self.grid.show_rows(rows)

    def _stand_on_first(self) -> None:
        for row in self.model.rows:
            if not row.across:
                self.grid.setCurrentIndex(self.model.index(self.model.place_of(row.id), 0))
                return

    def _task(self, task_id: UUID | None) -> Task | None:
        return self._outline.tasks.get(task_id) if self._outline and task_id else None

    @Slot(object)
    def _on_row(self, row_id: UUID | None) -> None:
        task = self._task(row_id)
        if task is None or self.sheet is None or self._outline is None:
            self.detail.show_nothing()
            return
        self.detail.show_result(
            self._outline.code(task),
            task,
            result_of(self.sheet, task.id),
            locked=self.sheet.period.state is not PeriodState.OPEN,
            can_carry=task.id in self.sheet.previous,
        )

    def _why_shut(self) -> str:
        return why_shut(self.sheet.period) if self.sheet is not None else ""

    @Slot(object, str, str)
    def _on_cell(self, row_id: UUID, key: str, text: str) -> None:
        self._on_cells([(row_id, key, text)])

    def _on_cells(self, edits: Sequence[Edit]) -> None:
        """Show and store a block that was pasted, filled down or emptied."""
        if self.sheet is None:
            return
        changed = changed_results(self.sheet, edits)
        self.sheet = replace(self.sheet, results={**self.sheet.results, **changed})
        self._show_rows()
        self._on_row(self.grid.current_id())
        if changed:
            save_results(self.session, tuple(changed.values()))

    @Slot(object)
    def _on_edited(self, result: Result) -> None:
        if self.sheet is None or result.period_id != self.sheet.period.id:
            return
        self.sheet = replace(self.sheet, results={**self.sheet.results, result.task_id: result})
        self._show_rows()
        self.session.change(
            self.tr("sửa kết quả"),
            lambda desk: desk.results.save(result),
            merge=f"result/{result.period_id}/{result.task_id}",
        )

    @Slot()
    def _carry_one(self) -> None:
        task = self._task(self.grid.current_id())
        if task is not None:
            self._carry([task.id])

    def _carry_all(self) -> None:
        """Carry the previous results of those tasks only that have none yet."""
        if self.sheet is not None and self._outline is not None:
            self._carry(untouched(self._outline.followed_tasks(), self.sheet.results))

    def _carry(self, task_ids: Sequence[UUID]) -> None:
        if self.sheet is not None:
            self.detail.flush()
            carry_results(self.session, self.sheet, task_ids)

    def _fill(self) -> None:
        if self.sheet is None or self._outline is None or not self.fill.isEnabled():
            return
        self.detail.flush()
        tasks = self._outline.followed_tasks()
        groups = fillable(tasks, self.sheet.results, self.grid.selected_ids())
        ask_fill(self.session, self, self.sheet.period.id, groups)

    def _step(self, turn: int) -> None:
        self.detail.flush()
        before = self.grid.current_id()
        self.grid.step(0, turn)
        if turn > 0 and before is not None and self.grid.current_id() == before:
            self._tell_last()

    def _tell_last(self) -> None:
        """Say that there is no task after the one in hand, and what comes next."""
        if self.sheet is None or self._outline is None:
            return
        followed = [task.id for task in self._outline.followed_tasks()]
        missing = count_progress(followed, self.sheet.results).missing
        self.messages.tell(
            self.tr("Đã đến nhiệm vụ cuối; còn %d nhiệm vụ chưa có kết quả.") % missing
            if missing
            else self.tr("Đã đến nhiệm vụ cuối; mọi nhiệm vụ của kỳ đã có kết quả."),
            (self.tr("Lập báo cáo"), self._to_report),
        )

    @Slot(object)
    def _on_period(self, period_id: UUID) -> None:
        self.flush()
        self._choice.choose(period_id)

    @Slot()
    def _on_moved(self) -> None:
        if self.isVisible():
            self.load()

    def _generate(self) -> None:
        plan_edits.make_periods(self.session, self._on_generated)

    def _on_generated(self, changes: Changes) -> None:
        if not changes.kinds:
            self.messages.warn(
                self.tr("Kế hoạch chưa nêu chế độ báo cáo nào."),
                (self.tr("Thêm chế độ báo cáo"), lambda: self.session.go("organisation")),
            )

    def _show_scores(self) -> None:
        self.flush()
        self._stack.setCurrentWidget(self.scores)

    def _to_report(self) -> None:
        self.flush()
        self.session.go("report")
