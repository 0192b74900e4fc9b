"""Kế hoạch – Các bản: the revisions of the plan in hand, and what differs between two of them."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.domain.comparison import Change, ChangeKind
from desktop.domain.paper import Paper
from desktop.domain.plan import Plan
from desktop.domain.word_diff import spans
from desktop.ui.begin import begin_next_year, copy_plan
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.removal import remove_plan
from desktop.ui.session import Session
from desktop.ui.tables.cells import Cell, Column, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.plan_rows import REVISION_COLUMNS, revision_name, revision_row
from desktop.ui.widgets.basics import bar_button, button, frame, label, row
from desktop.ui.widgets.head import ToolBar
from desktop.ui.widgets.marked_text import come, gone, text_box

if TYPE_CHECKING:
    from desktop.services.plans import PlanSummary

CHANGES = (
    Column("kind", "Việc", 110),
    Column("place", "Ở đâu"),
    Column("field", "Phần", 170),
)
_KINDS = {
    ChangeKind.ADDED: "Bổ sung",
    ChangeKind.REMOVED: "Bãi bỏ",
    ChangeKind.CHANGED: "Sửa đổi",
    ChangeKind.MOVED: "Chuyển chỗ",
}
_LIST_HEIGHT, _LOW = 150, 96
_CHOICE = 140
_DETAIL = 420


class RevisionsPage(PlanPage):
    """Above the revisions, below what the one in hand changed against another."""

    TITLE = "Kế hoạch – Các bản"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self.next_button = button("Lập kế hoạch năm sau…", "calendar", clicked=self._next_year)
        self.copy_button = button("Nhân bản", "copy", clicked=self._copy)
        super().__init__(session, today, self.copy_button, self.next_button)
        self.grid = GridView(
            GridModel(REVISION_COLUMNS, self), self.tr("Các bản của kế hoạch"), tall=False
        )
        self.other = QComboBox()
        self.other.setAccessibleName(self.tr("So với bản"))
        self.other.setMinimumWidth(_CHOICE)
        self.changes = GridView(GridModel(CHANGES, self), self.tr("Các chỗ khác nhau"), tall=False)
        self._count = label("", "strong")
        self._before = text_box(self.tr("Lời cũ"))
        self._after = text_box(self.tr("Lời mới"))
        self._paper = button(
            self.tr("Xuất bảng so sánh"), "file-text", clicked=self._write, tip="Ctrl+E"
        )
        self._found: dict[UUID, Change] = {}
        self._plan_id: UUID | None = None
        """The plan that was in hand when the page was filled."""
        self._asked: tuple[UUID, UUID] | None = None
        self._counts: dict[UUID, int] = {}
        """Places in which a revision differs from the one before."""
        self._build()
        self.first = self.grid
        self.grid.row_changed.connect(self._on_revision)
        self.grid.opens = self.changes.opens = True
        self.grid.opened.connect(self._open)
        self.other.currentIndexChanged.connect(self._compare)
        self.changes.row_changed.connect(self._on_change)
        self.changes.opened.connect(self._go_to_change)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Enter", self.tr("Mở bản này")),
            ("F6", self.tr("Xóa bản dự thảo")),
            ("Ctrl+E", self.tr("Xuất bảng so sánh")),
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {"remove": self._remove, "deliver": self._write}

    def revisions(self) -> tuple["PlanSummary", ...]:
        """Return the revisions of the plan in hand, the newest first."""
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return ()
        ours = (one for one in state.plans if one.series_id == plan.series_id)
        return tuple(sorted(ours, key=lambda one: -one.revision))

    def show_plan(self, plan: Plan) -> None:
        before = self.grid.current_id() if self._plan_id == plan.id else None
        self._plan_id = plan.id
        shown = self.revisions()
        self._show_revisions()
        known = {one.id for one in shown}
        # The keyboard stays where it is: the page is shown anew after every change.
        self.grid.stand_on(before if before in known else plan.id, "revision")
        self._asked = None
        self._on_revision()
        self._count_changes(shown)

    def _show_revisions(self) -> None:
        rows = [revision_row(one, self._counts.get(one.id)) for one in self.revisions()]
        self.grid.show_rows(rows)

    def _count_changes(self, shown: "Sequence[PlanSummary]") -> None:
        """Count on the worker what each revision changed against the one before."""
        pairs = [(old.id, new.id) for new, old in pairwise(shown)]

        def done(counts: dict[UUID, int]) -> None:
            if counts != self._counts:
                self._counts = counts
                self._show_revisions()

        self.jobs.run(
            lambda desk: {new: len(desk.plans.compare(old, new)) for old, new in pairs}, done
        )

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self.grid.setFixedHeight(_LOW if small else _LIST_HEIGHT)

    def _build(self) -> None:
        tools = ToolBar(
            bar_button(self.tr("Mở bản này"), "folder-open", "", self._open, "Enter"),
            bar_button(self.tr("Xóa bản dự thảo"), "trash-2", "F6", self._remove),
            None,
        )
        side = frame("detail")
        lines = QVBoxLayout(side)
        lines.setContentsMargins(16, 10, 16, 12)
        lines.setSpacing(4)
        lines.addWidget(label(self.tr("Lời cũ (gạch ngang: đã bỏ)"), "label"))
        lines.addWidget(self._before, 1)
        lines.addWidget(label(self.tr("Lời mới (chữ đậm: mới có)"), "label"))
        lines.addWidget(self._after, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.changes)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([760, _DETAIL])
        split.setChildrenCollapsible(False)
        choice = QWidget()
        line = QHBoxLayout(choice)
        line.setContentsMargins(16, 4, 16, 4)
        line.addLayout(
            row(
                self._count, 24, label(self.tr("So với"), "label"), 8, self.other, None, self._paper
            )
        )
        self.grid.setFixedHeight(_LIST_HEIGHT)
        self.rows.addWidget(tools)
        self.rows.addWidget(self.grid)
        self.rows.addWidget(choice)
        self.rows.addWidget(split, 1)

    def _current(self) -> "PlanSummary | None":
        wanted = self.grid.current_id()
        return next((one for one in self.revisions() if one.id == wanted), None)

    @Slot()
    def _on_revision(self) -> None:
        """Offer the other revisions to compare with, the one before first."""
        current = self._current()
        others = [one for one in self.revisions() if current is not None and one.id != current.id]
        earlier = [one for one in others if current is not None and one.revision < current.revision]
        offered = [*earlier, *(one for one in others if one not in earlier)]
        self.other.blockSignals(True)
        self.other.clear()
        for one in offered:
            self.other.addItem(revision_name(one), one.id)
        self.other.blockSignals(False)
        self.other.setEnabled(bool(offered))
        self._compare()

    @Slot()
    def _compare(self) -> None:
        current, other = self._current(), self.other.currentData()
        self._paper.setEnabled(current is not None and other is not None)
        if current is None or other is None:
            self._asked = None
            self._show(())
            return
        pair = (other, current.id)
        if pair == self._asked:
            return
        self._asked = pair

        def done(changes: tuple[Change, ...]) -> None:
            if self._asked == pair:
                self._show(changes)

        self.jobs.run(lambda desk: desk.plans.compare(*pair), done)

    def _show(self, changes: tuple[Change, ...]) -> None:
        current = self._current()
        space = current.id if current is not None else UUID(int=0)
        self._found = {uuid5(space, str(place)): one for place, one in enumerate(changes)}
        self.changes.show_rows(
            [
                Row(key, (Cell(_KINDS[one.kind]), Cell(one.place), Cell(one.field)))
                for key, one in self._found.items()
            ]
        )
        self._count.setText(self._told(len(changes)))
        self._tell_empty()
        if self._found:
            self.changes.stand_on(next(iter(self._found)), "place")
        self._on_change()

    def _tell_empty(self) -> None:
        if self.other.count():
            self.changes.tell_empty(
                self.tr("Hai bản không khác nhau"), self.tr("Chọn bản khác ở ô So với.")
            )
        else:
            self.changes.tell_empty(
                self.tr("Chưa có gì để so sánh"),
                self.tr("Kế hoạch đã ban hành cần đổi thì tạo lần sửa đổi, rồi so sánh ở đây."),
            )

    def _told(self, count: int) -> str:
        if not self.other.count():
            return self.tr("Kế hoạch này mới có một bản")
        return self.tr("%d chỗ khác nhau") % count if count else self.tr("Hai bản không khác nhau")

    @Slot()
    def _on_change(self) -> None:
        key = self.changes.current_id()
        change = self._found.get(key) if key is not None else None
        before, after = (change.before, change.after) if change is not None else ("", "")
        old, new = spans(before, after) if before and after else ((), ())
        self._before.setHtml(gone(before, old))
        self._after.setHtml(come(after, new))

    @Slot()
    def _open(self) -> None:
        current = self._current()
        if current is not None:
            self.session.take(current.id)
            self.session.go("tasks")

    @Slot()
    def _go_to_change(self) -> None:
        """Go to what changed, where the plan in hand still has it."""
        key, plan = self.changes.current_id(), self.session.plan
        change = self._found.get(key) if key is not None else None
        if change is None or change.subject_id is None or plan is None:
            return
        if change.subject_id in {task.id for task in plan.tasks}:
            self.session.go("tasks", change.subject_id)
        elif change.subject_id in {target.id for target in plan.targets}:
            self.session.go("targets", change.subject_id)
        elif change.subject_id in {section.id for section in plan.sections}:
            self.session.go("content", change.subject_id)

    def _remove(self) -> None:
        current = self._current()
        if current is not None:
            remove_plan(self.session, current)

    def _write(self) -> None:
        """Write the paper about the two that are compared, always the later against the earlier."""
        current, other = self._current(), self.other.currentData()
        if current is not None and other is not None:
            self.write_paper(
                Paper.COMPARISON, current.id, None, ("docx", "pdf", "xlsx"), against=other
            )

    def _next_year(self) -> None:
        if self.session.plan is not None:
            begin_next_year(self.session, self.window(), self.session.plan.id)

    def _copy(self) -> None:
        plan = self.session.plan
        if plan is not None:
            copy_plan(self.session, plan.id, plan.year)
