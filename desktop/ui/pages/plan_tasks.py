"""Kế hoạch – Nhiệm vụ: the grid of tasks, and what the check finds in the plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit

from desktop.domain.actors import coordinator_names, lead_names, with_names
from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.phrases import (
    deliverable_kind,
    timing_kind,
    usual_deliverables,
    usual_timings,
)
from desktop.domain.plan import Plan, Role, Section, SectionKind, Task
from desktop.domain.problems import Problem
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.ui import plan_edits
from desktop.ui.icons import icon
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.session import Session
from desktop.ui.tables.cells import Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.offers import Offer
from desktop.ui.tables.task_rows import COLUMNS, column_of, task_rows
from desktop.ui.widgets.basics import bar_button, separator
from desktop.ui.widgets.head import ToolBar
from desktop.ui.widgets.problem_panel import ProblemPanel

_WIDE = [column.key for column in COLUMNS]
_SMALL = ["label", "content", "lead", "timing", "deliverable"]


class TasksPage(PlanPage):
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
        self._search = QLineEdit()
        self._search.setProperty("kind", "search")
        self._search.setFixedWidth(180)
        self._search.setPlaceholderText(self.tr("Tìm trong bảng   F3"))
        self._search.setAccessibleName(self.tr("Tìm trong bảng"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._on_search)
        self.problems = ProblemPanel()
        self._fresh: UUID | None = None
        """The task that was just added: typing goes on in it."""
        self._tools = self._tool_bar()
        self.rows.addWidget(self._tools)
        self.rows.addWidget(self.view, 1)
        self.rows.addWidget(self.problems)
        self._table.edited.connect(self._on_edited)
        self.view.add_asked.connect(self._on_add_asked)
        self.view.left_out.connect(self._on_left_out)
        self.problems.chosen.connect(self._on_problem)
        self._tools.buttons[-1].setCheckable(True)
        self.problems.turned.connect(self._tools.buttons[-1].setChecked)
        self.setFocusProxy(self.view)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("F2", self.tr("Sửa ô")),
            ("F5", self.tr("Thêm dòng")),
            ("F6", self.tr("Xóa dòng")),
            ("F3", self.tr("Tìm")),
            ("F8", self.tr("Kiểm tra")),
            ("Ctrl+V", self.tr("Dán từ Word, Excel")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
        )

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        return {
            "add": self.add_row,
            "remove": self.remove_rows,
            "find": self._search.setFocus,
            "check": self.problems.next,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
        }

    def subtitle(self, plan: Plan) -> str:
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
        return " · ".join(parts)

    def show_plan(self, plan: Plan) -> None:
        state = self.session.state
        problems = state.problems if state is not None else ()
        self.view.show_rows(task_rows(plan, problems, frozen=self.session.frozen))
        self.problems.show_problems(problems)
        for one in self._tools.buttons[:5]:
            one.setEnabled(not self.session.frozen)
        self.view.stand_first("content")
        if self._fresh is not None and self._table.place_of(self._fresh) >= 0:
            fresh, self._fresh = self._fresh, None
            self.view.go_to(fresh, "content")
            QTimer.singleShot(0, self.view, self._edit_current)

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self._tools.set_compact(compact=small)
        self.view.set_columns_shown(_SMALL if small else _WIDE)
        widths = {"lead": 152, "timing": 136, "deliverable": 146} if small else {}
        self.view.set_widths(widths)
        self.problems.set_small(small=small)

    def go_to(self, subject: UUID, field: str = "") -> None:
        self._search.clear()
        self.view.go_to(subject, field or "content")

    def add_row(self) -> None:
        """Add a task below the one in hand, or at the end of the group in hand."""
        plan = self.session.plan
        if plan is None:
            return
        self.view.commit_open()
        task = _new_task(plan_edits.current(self.session), self.view.current_id())
        if task is None:
            self.messages.warn(
                self.tr("Kế hoạch chưa có mục nào để đặt nhiệm vụ. Thêm mục ở Căn cứ, nội dung.")
            )
            return
        self._search.clear()
        if not self.session.frozen:
            self._fresh = task.id
        plan_edits.add(
            self.session, task, self.tr("thêm nhiệm vụ"), number=_numbered(plan, task.section_id)
        )

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
        plan_edits.remove(self.session, tasks, name, number=_numbered(plan, tasks[0].section_id))
        if not self.session.frozen:
            self.messages.tell(
                self.tr("Đã xóa %d nhiệm vụ.") % len(tasks),
                (self.tr("Hoàn tác"), self.session.undo),
            )

    def _tool_bar(self) -> ToolBar:
        return ToolBar(
            bar_button(self.tr("Thêm dòng"), "plus", "F5", self.add_row),
            bar_button(self.tr("Xóa dòng"), "trash-2", "F6", self.remove_rows),
            separator(upright=True),
            bar_button(self.tr("Lên"), "arrow-up", "", lambda: self._move(-1), "Alt+↑"),
            bar_button(self.tr("Xuống"), "arrow-down", "", lambda: self._move(1), "Alt+↓"),
            separator(upright=True),
            bar_button(self.tr("Hoàn tác"), "undo-2", "", self.session.undo, "Ctrl+Z"),
            None,
            self._search,
            bar_button(self.tr("Kiểm tra"), "list-checks", "F8", self.problems.toggle),
        )

    def _task(self, task_id: UUID | None) -> Task | None:
        plan = self.session.plan
        tasks = plan.tasks if plan is not None else ()
        return next((task for task in tasks if task.id == task_id), None)

    def _move(self, step: int) -> None:
        self.view.commit_open()
        task, plan = self._task(self.view.current_id()), self.session.plan
        if task is not None and plan is not None:
            name = self.tr("chuyển nhiệm vụ lên") if step < 0 else self.tr("chuyển nhiệm vụ xuống")
            plan_edits.move_task(
                self.session, task, step, name, number=_numbered(plan, task.section_id)
            )

    @Slot()
    def _edit_current(self) -> None:
        self.view.setFocus()
        self.view.edit(self.view.currentIndex())

    @Slot(object, str, str)
    def _on_edited(self, row_id: UUID, key: str, text: str) -> None:
        task, state = self._task(row_id), self.session.state
        if task is None or state is None:
            return
        changed = _edited(task, key, text, state.units)
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
            lambda desk: desk.offices.remove_unit(unit.id),
        )
        self.messages.tell(self.tr("Đã thêm “%s” vào danh mục bộ phận.") % name)

    @Slot(int)
    def _on_left_out(self, count: int) -> None:
        self.messages.warn(
            self.tr("%d dòng dán vào không còn chỗ. Bấm F5 thêm dòng rồi dán tiếp.") % count
        )

    @Slot(str)
    def _on_search(self, text: str) -> None:
        wanted = fold(text)

        def fits(row: Row) -> bool:
            return any(wanted in fold(cell.text) for cell in row.cells)

        self.view.keep(fits if wanted else None)

    @Slot(object)
    def _on_problem(self, problem: Problem) -> None:
        page = problem_page(self.session.plan, problem)
        field = column_of(problem) if page == "tasks" else ""
        self.session.go(page, problem.subject_id, field)

    def _offers(self, key: str) -> Sequence[Offer] | None:
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return None
        if key == "timing":
            return [Offer(text) for text in usual_timings(plan)]
        if key == "deliverable":
            return [Offer(text) for text in usual_deliverables(plan)]
        if key not in {"lead", "coordinate"}:
            return None
        outline = Outline(plan)
        used: dict[str, str] = {}
        for task in outline.ordered_tasks():
            for name in (lead_names(task), coordinator_names(task)):
                if name:
                    used.setdefault(name, self.tr("đã dùng ở %s") % outline.code(task))
        units = [unit.name for unit in state.units]
        listed = [Offer(name, used.get(name, "")) for name in units]
        return [*listed, *(Offer(name, why) for name, why in used.items() if name not in units)]


def problem_page(plan: Plan | None, problem: Problem) -> str:
    """Return the page where a problem of a plan can be mended."""
    if plan is None or problem.subject_id is None:
        if problem.place.startswith("Quyết định"):
            return "decision"
        return "head" if problem.place.startswith("Thông tin chung") else "tasks"
    if any(target.id == problem.subject_id for target in plan.targets):
        return "targets"
    if any(rule.id == problem.subject_id for rule in plan.rules):
        return "organisation"
    for section in plan.sections:
        if section.id == problem.subject_id:
            grouped = section.kind in {SectionKind.GROUP, SectionKind.BLOCK}
            return "tasks" if grouped else "content"
    return "tasks"


def _edited(task: Task, key: str, text: str, units: Sequence[Unit]) -> Task:
    """Return the task with one cell changed; what the cell means changes with it."""
    match key:
        case "label":
            return replace(task, label=text)
        case "lead" | "coordinate":
            role = Role.LEAD if key == "lead" else Role.COORDINATE
            known = {fold(unit.name): unit.id for unit in units}
            actors = tuple(
                actor
                if actor.unit_id is not None
                else replace(actor, unit_id=known.get(fold(actor.name)))
                for actor in with_names(task, role, text)
            )
            # The literal text of the source no longer holds.
            return replace(task, actors=actors, actors_text="")
        case "timing":
            return replace(task, timing_text=text, timing=timing_kind(text))
        case "deliverable":
            return replace(task, deliverable_text=text, deliverable=deliverable_kind(text))
        case _:
            return replace(task, content=text)


def _new_task(plan: Plan, row_id: UUID | None) -> Task | None:
    """Return an empty task below a row of the grid, or at the end of the group of that row."""
    beside = next((task for task in plan.tasks if task.id == row_id), None)
    if beside is not None:
        label = beside.label if not any(char.isalnum() for char in beside.label) else ""
        return Task(
            id=new_id(),
            section_id=beside.section_id,
            position=beside.position + 1,
            label=label,
            component_ids=beside.component_ids,
        )
    section = _section_for(plan, row_id)
    if section is None:
        return None
    children = Outline(plan).children(section.id)
    return Task(
        id=new_id(),
        section_id=section.id,
        position=max((item.position for item in children), default=-1) + 1,
        component_ids=(section.component_id,) if section.component_id is not None else (),
    )


def _section_for(plan: Plan, row_id: UUID | None) -> Section | None:
    outline = Outline(plan)
    chosen = outline.sections.get(row_id) if row_id is not None else None
    if chosen is not None and chosen.kind is SectionKind.BLOCK:
        inside = [item for item in outline.children(chosen.id) if isinstance(item, Section)]
        return inside[0] if inside else chosen
    if chosen is not None:
        return chosen
    groups = [section for section in plan.sections if section.kind is SectionKind.GROUP]
    return next(iter(groups or plan.sections), None)


def _numbered(plan: Plan, section_id: UUID) -> bool:
    """Tell whether the tasks of a section are counted 1, 2, 3."""
    labels = [task.label for task in plan.tasks if task.section_id == section_id]
    in_group = any(
        section.id == section_id and section.kind is SectionKind.GROUP for section in plan.sections
    )
    return all(label.isdigit() for label in labels) and (bool(labels) or in_group)
