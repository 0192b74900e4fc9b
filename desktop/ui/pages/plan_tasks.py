"""Kế hoạch – Nhiệm vụ: the grid of tasks, and what the check finds in the plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate, repeat
from uuid import UUID

from PySide6.QtCore import QModelIndex, Slot

from desktop.domain.clipboard_days import require_days
from desktop.domain.labels import next_label, parted_label
from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.pasted_tasks import Headings, other_names, told_keys
from desktop.domain.phrase_book import PhraseBook
from desktop.domain.plan import Plan, SectionKind, Task
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.ui import plan_edits
from desktop.ui.pages.line_page import LinePage
from desktop.ui.pages.page import Key
from desktop.ui.pages.task_edits import (
    add_tasks,
    edited_task,
    filled_task,
    move_tasks,
    new_task,
    proposed,
    save_tasks,
)
from desktop.ui.pages.task_offers import task_offers
from desktop.ui.session import Session
from desktop.ui.tables.cells import Row
from desktop.ui.tables.grid_model import Edit, GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.offers import Offer
from desktop.ui.tables.task_rows import COLUMNS, TaskRows
from desktop.ui.widgets.basics import bar_button
from desktop.ui.widgets.search_box import SearchBox

_WIDE = [column.key for column in COLUMNS]
_MOST_FRESH = 20
"""Texts learnt when a cell is opened: it must open at once."""
_SMALL = ["label", "content", "lead", "timing", "deliverable"]


class TasksPage(LinePage):
    """The grid is the page: everything is typed into its cells."""

    TITLE = "Kế hoạch – Nhiệm vụ"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session, today, self.preview_button(), self.save_button())
        self._table = GridModel(COLUMNS, self)
        self.view = GridView(
            self._table,
            self.tr("Nhiệm vụ"),
            offers=self._offers,
            add_text=self.tr("Thêm “%s” vào danh mục bộ phận"),
        )
        self._search = SearchBox()
        self._search.textChanged.connect(self._on_search)
        self._search.left.connect(self._on_search_left)
        self._rows = TaskRows()
        self._known_headings: tuple[Plan, Headings] | None = None
        self._counted: tuple[Plan | None, bool, str] = (None, False, "")
        self._proposed: dict[UUID, frozenset[str]] = {}
        """Cells of new tasks that were filled for the clerk, until he has stood on them."""
        check = bar_button(self.tr("Kiểm tra"), "list-checks", "F8", session.checking.toggle)
        check.setCheckable(True)
        check.setChecked(session.checking.open)
        session.checking.turned.connect(check.setChecked)
        self.add_tools(self.tr("Thêm dòng"), end=(self._search, check))
        self.rows.addWidget(self.view, 1)
        self._table.edited.connect(self._on_edited)
        self._table.batch = self._on_batch
        self.view.add_asked.connect(self._on_add_asked)
        self.view.past_end.connect(self.add_past_end)
        self.view.unfiltered.connect(self._search.clear)
        self.view.blocks.check = self._check
        self.view.blocks.begin = "content"
        self.view.blocks.heading = self._is_heading
        self.view.blocks.names = self._other_names
        self.view.blocks.rename = self._rename
        self.view.blocks.told_keys = told_keys
        self.view.blocks.split = _split
        self.view.selectionModel().currentChanged.connect(self._on_cell)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("F2", self.tr("Sửa ô")),
            ("F5", self.tr("Thêm dòng")),
            ("F6", self.tr("Xóa dòng")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
            ("F3", self.tr("Tìm")),
            ("Ctrl+V", self.tr("Dán từ Word, Excel")),
            ("Ctrl+D", self.tr("Điền xuống")),
        )

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        return {**super().deeds(), "find": self._search.setFocus}

    def subtitle(self, plan: Plan) -> str:
        known, frozen, text = self._counted
        if known is plan and frozen == self.session.frozen:
            return text
        groups = sum(section.kind is SectionKind.GROUP for section in plan.sections)
        outline = Outline(plan)
        followed = len(outline.followed_tasks())
        general = len(plan.tasks) - followed
        parts = [
            self.tr("%d nhiệm vụ") % followed,
            self.tr("%d chỉ số thành phần") % groups,
            *([self.tr("%d nhiệm vụ chung") % general] if general else []),
            self.tr("Đã ban hành") if self.session.frozen else self.tr("Bản dự thảo"),
        ]
        self._counted = (plan, self.session.frozen, " · ".join(parts))
        return self._counted[2]

    def show_plan(self, plan: Plan) -> None:
        frozen = self.session.frozen
        self.show_problems(plan)
        self.view.blocks.grow = None if frozen else self._grow
        self.allow_changes()
        self.view.stand_first("content")

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self.view.set_columns_shown(_SMALL if small else _WIDE)
        widths = {"lead": 152, "timing": 136, "deliverable": 146} if small else {}
        self.view.set_widths(widths)

    def show_problems(self, plan: Plan) -> None:
        found, frozen = self.session.checking.of_plan, self.session.frozen
        self.view.show_rows(self._rows.rows(plan, found, self._proposed, frozen=frozen))

    def go_to(self, subject: UUID, field: str = "") -> None:
        self._search.clear()
        across = any(row.id == subject and row.across for row in self._table.rows)
        self.view.go_to(subject, field or ("" if across else "content"))

    def add_row(self) -> None:
        """Add a task below the one in hand, or at the end of the group in hand."""
        plan = self.session.plan
        if plan is None:
            return
        self.view.commit_open()
        task = new_task(plan_edits.current(self.session), self.view.current_id())
        if task is None:
            self.messages.warn(
                self.tr("Kế hoạch chưa có mục nào để đặt nhiệm vụ. Thêm mục ở Căn cứ, nội dung.")
            )
            return
        self.view.clear_order()
        filled, keys = proposed(task, plan)
        add_tasks(self.session, [filled], self.tr("thêm nhiệm vụ"))
        if not self.session.frozen:
            # Not waiting for the ledger: the next letters belong to the new row.
            self._proposed[task.id] = keys
            self.show_plan(plan_edits.current(self.session))
            self.view.go_to(task.id, "content")
            self.view.edit(self.view.currentIndex())

    def remove_rows(self) -> None:
        """Remove the marked tasks; the banner offers to take it back."""
        self.view.commit_open()
        plan = self.session.plan
        if plan is None:
            return
        marked = set(self.view.selected_ids())
        tasks = [task for task in plan.tasks if task.id in marked]
        if not tasks:
            return
        name = self.tr("xóa %d nhiệm vụ") % len(tasks)
        plan_edits.remove(self.session, tasks, name)
        if not self.session.frozen:
            self.messages.tell(
                self.tr("Đã xóa %d nhiệm vụ.") % len(tasks),
                (self.tr("Hoàn tác"), self.session.undo),
            )

    def _task(self, task_id: UUID | None) -> Task | None:
        plan = self.session.plan
        tasks = plan.tasks if plan is not None else ()
        return next((task for task in tasks if task.id == task_id), None)

    def move_line(self, step: int) -> None:
        self.view.commit_open()
        if not self.in_plan_order():
            return
        task = self._task(self.view.current_id())
        if task is None:
            return
        marked = {*self.view.selected_ids(), task.id}
        name = self.tr("chuyển nhiệm vụ lên") if step < 0 else self.tr("chuyển nhiệm vụ xuống")
        if not move_tasks(self.session, task.section_id, marked, step, name):
            self.messages.warn(
                self.tr("Nhiệm vụ đã ở đầu nhóm.") if step < 0 else self.tr("Đã ở cuối nhóm.")
            )

    def _check(self, _row_id: UUID | None, key: str, text: str) -> None:
        """Refuse what cannot be pasted into a cell."""
        if key == "timing":
            require_days(text)

    def _grow(self, lines: Sequence[Mapping[str, str]], below: UUID | None) -> None:
        """Make tasks of pasted rows: below the headings that stand between them.

        Those before the first heading go below a row, or where the clerk stands.
        """
        rows = self._table.rows
        last = rows[-1].id if rows else None
        here = below or self.view.current_id() or last
        homes = [
            self._add_below(group.section_id or here, group.lines)
            for group in self._headings().parted(lines)
        ]
        plan = plan_edits.current(self.session)
        above = Outline(plan).sections
        for home in homes:
            # What was pasted is to be seen: its groups are unfolded, and what they stand in.
            at = home
            while at is not None:
                self._table.folded.discard(at)
                at = above[at].parent_id
        self.show_plan(plan)

    def _headings(self) -> Headings:
        """Return what tells headings: the same for all rows of a pasted block."""
        plan, state = plan_edits.current(self.session), self.session.state
        if self._known_headings is None or self._known_headings[0] is not plan:
            sets = state.frameworks if state is not None else ()
            self._known_headings = (plan, Headings(plan, sets))
        return self._known_headings[1]

    def _is_heading(self, line: Mapping[str, str]) -> bool:
        return self._headings().section_of(line) is not None

    def _other_names(self, lines: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
        return other_names(self._headings().renamed(lines))

    def _rename(self, lines: Sequence[Mapping[str, str]]) -> None:
        """Let groups be printed by the names that a pasted table has for them."""
        for one in self._headings().renamed(lines):
            plan_edits.save(self.session, one.section, self.tr("đổi tên nhóm %s") % one.old)

    def _add_below(self, row_id: UUID | None, lines: Sequence[Mapping[str, str]]) -> UUID | None:
        """Make tasks below a row; return the section that they stand in."""
        plan, state = plan_edits.current(self.session), self.session.state
        first = new_task(plan, row_id)
        if first is None or state is None:
            return None
        labels = accumulate(repeat(first.label), lambda label, _: next_label(label))
        tasks = [
            filled_task(
                Task(
                    id=new_id(),
                    section_id=first.section_id,
                    position=first.position + step,
                    label=label,
                    component_ids=first.component_ids,
                ),
                texts,
                state.units,
            )
            for step, (texts, label) in enumerate(zip(lines, labels, strict=False))
        ]
        add_tasks(self.session, tasks, self.tr("thêm %d nhiệm vụ") % len(tasks))
        return first.section_id

    @Slot(QModelIndex, QModelIndex)
    def _on_cell(self, _current: QModelIndex, left: QModelIndex) -> None:
        """Take the mark from a cell that the clerk has stood on: he has seen it."""
        if not left.isValid() or left.row() >= len(self._table.rows):
            return
        row_id = self._table.rows[left.row()].id
        key = self._table.columns[left.column()].key
        if key in self._proposed.get(row_id, ()):
            self._touch(row_id, key)
            self._table.unmark(left.row(), left.column())

    def _touch(self, row_id: UUID, key: str) -> None:
        """Take the mark from a cell that was filled for the clerk: it is his now."""
        if row_id in self._proposed:
            self._proposed[row_id] -= {key}

    def _on_batch(self, edits: Sequence[Edit]) -> None:
        """Store many cells in one go."""
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return
        tasks = {task.id: task for task in plan.tasks}
        changed: dict[UUID, Task] = {}
        for row_id, key, text in edits:
            task = changed.get(row_id) or tasks.get(row_id)
            if task is not None:
                changed[row_id] = edited_task(task, key, text, state.units)
                self._touch(row_id, key)
        save_tasks(self.session, list(changed.values()), self.tr("sửa %d ô") % len(edits))

    @Slot(object, str, str)
    def _on_edited(self, row_id: UUID, key: str, text: str) -> None:
        task, state = self._task(row_id), self.session.state
        if task is None or state is None:
            return
        changed = edited_task(task, key, text, state.units)
        self._touch(row_id, key)
        title = self._table.columns[self._table.column_of(key)].title
        plan_edits.save(
            self.session, changed, self.tr("sửa ô %s") % title, merge=f"task/{row_id}/{key}"
        )

    @Slot(str)
    def _on_add_asked(self, name: str) -> None:
        unit = Unit(id=new_id(), name=name)
        self.session.change(
            self.tr("thêm bộ phận %s") % name,
            lambda desk: desk.offices.save_unit(unit),
        )
        self.messages.tell(self.tr("Đã thêm “%s” vào danh mục bộ phận.") % name)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        wanted = fold(text)

        def fits(row: Row) -> bool:
            return any(wanted in fold(cell.text) for cell in row.cells)

        self.view.keep(fits if wanted else None)

    @Slot(bool)
    def _on_search_left(self, everything: bool) -> None:  # noqa: FBT001 - a signal's argument
        if everything:
            self.view.clear_order()
        self.view.setFocus()

    def _offers(self, key: str) -> Sequence[Offer] | PhraseBook | None:
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return None
        if key == "content":
            return self._phrases(plan)
        return task_offers(plan, state.units, key, self.view.current_id())

    def _phrases(self, plan: Plan) -> PhraseBook:
        """Return the phrase book, with what was typed lately."""
        fresh = 0
        for task in reversed(plan.tasks):
            fresh += self.session.phrases.learn(task.content)
            if fresh == _MOST_FRESH:
                break
        return self.session.phrases


def _split(text: str) -> tuple[str | None, str]:
    """Part a pasted line: numbers are counted here, letters and dashes are labels."""
    label, words = parted_label(text)
    return (label if label and not label[0].isdigit() else None, words)
