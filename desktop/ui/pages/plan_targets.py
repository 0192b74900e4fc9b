"""Kế hoạch – Chỉ tiêu: the grid of targets."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Slot

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.numbers import parse_number, parse_whole
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Target
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.ui import plan_edits
from desktop.ui.new_lines import new_target
from desktop.ui.pages.line_page import LinePage
from desktop.ui.pages.page import Key
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.offers import Names, Offer
from desktop.ui.tables.target_rows import (
    COLUMNS,
    COMPARATORS,
    TOTAL,
    component_name,
    components_of,
    sets_of,
    target_rows,
    total_name,
)

_WIDE = [column.key for column in COLUMNS]
_SMALL = ["number", "component", "text", "value", "baseline", "delta"]


class TargetsPage(LinePage):
    """Targets as the plan states them, and what their numbers give."""

    TITLE = "Kế hoạch – Chỉ tiêu"
    SHUT: ClassVar[Mapping[str, str]] = {
        "number": "Số thứ tự do chương trình đánh.",
        "delta": "Cột “Tính ra” do chương trình tính: chỉ tiêu trừ điểm gốc.",
    }

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session, today, self.preview_button(), self.save_button())
        self._table = GridModel(COLUMNS, self)
        self.view = GridView(self._table, self.tr("Chỉ tiêu"), offers=self._offers)
        self._fresh: UUID | None = None
        self._complaint: InputRefused | None = None
        self.add_tools(self.tr("Thêm dòng"))
        self.rows.addWidget(self.view, 1)
        self._table.edited.connect(self._on_edited)
        self.view.closed.connect(self._on_closed)
        self.view.past_end.connect(self.add_past_end)
        self.view.blocks.check = self._check

    def keys(self) -> tuple[Key, ...]:
        return (
            ("F2", self.tr("Sửa ô")),
            ("F4", self.tr("Chọn trong danh sách")),
            ("F5", self.tr("Thêm dòng")),
            ("F6", self.tr("Xóa dòng")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
            ("F3", self.tr("Lọc")),
            ("Ctrl+V", self.tr("Dán từ Word, Excel")),
        )

    def subtitle(self, plan: Plan) -> str:
        count = len(plan.targets)
        return (
            self.tr("%d chỉ tiêu · cột “Tính ra” lấy chỉ tiêu trừ điểm gốc") % count
            if count
            else self.tr("Kế hoạch này không nêu chỉ tiêu")
        )

    def show_plan(self, plan: Plan) -> None:
        state = self.session.state
        if state is None:
            return
        found = self.session.checking.of_plan
        rows = target_rows(plan, state.frameworks, found, frozen=self.session.frozen)
        self.view.show_rows(rows)
        self.view.tell_empty(
            self.tr("Chưa có chỉ tiêu"),
            self.tr("Kế hoạch đã ban hành này không nêu chỉ tiêu.")
            if self.session.frozen
            else self.tr("F5 để thêm, hoặc để trống nếu kế hoạch không nêu chỉ tiêu."),
        )
        self.view.blocks.grow = None if self.session.frozen else self._grow
        self.allow_changes()
        if self._fresh is not None and self._table.place_of(self._fresh) >= 0:
            fresh, self._fresh = self._fresh, None
            self.view.go_to(fresh, "component")
            QTimer.singleShot(0, self.view, self.edit_current)
        else:
            self.view.stand_first("component")

    def show_problems(self, plan: Plan) -> None:
        self.show_plan(plan)

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self.view.set_columns_shown(_SMALL if small else _WIDE)

    def go_to(self, subject: UUID, field: str = "") -> None:
        self.view.go_to(subject, field or "text")

    def add_row(self) -> None:
        """Add a target below the one in hand; the first to the first component that has none."""
        self.flush()
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return
        made = new_target(plan, state.frameworks, self._target(self.view.current_id()))
        if made is None:
            self.messages.warn(
                self.tr("Kế hoạch chưa có mục nào để đặt chỉ tiêu. Thêm mục ở Căn cứ, nội dung.")
            )
            return
        self.view.clear_order()
        self._fresh = made.id if not self.session.frozen else None
        plan_edits.add(self.session, made, self.tr("thêm chỉ tiêu"))

    def remove_rows(self) -> None:
        """Remove the target in hand."""
        self.flush()
        target = self._target(self.view.current_id())
        if target is not None:
            plan_edits.remove(self.session, [target], self.tr("xóa chỉ tiêu"))
            if not self.session.frozen:
                self.messages.tell(
                    self.tr("Đã xóa chỉ tiêu."), (self.tr("Hoàn tác"), self.session.undo)
                )

    def move_line(self, step: int) -> None:
        """Move the target in hand among the targets of its section."""
        self.flush()
        plan, target = self.session.plan, self._target(self.view.current_id())
        if plan is None or target is None:
            return
        if not self.in_plan_order():
            return
        if plan_edits.at_end(plan, target, step):
            self.messages.warn(self.tr("Chỉ tiêu đã ở đầu mục hoặc cuối mục của nó trong văn bản."))
        else:
            plan_edits.move_line(self.session, target, step, self.tr("chuyển chỉ tiêu"))

    def _check(self, row_id: UUID | None, key: str, text: str) -> None:
        """Refuse what cannot be pasted into a cell."""
        plan, state = self.session.plan, self.session.state
        if plan is not None and state is not None:
            target = self._target(row_id) or Target(id=new_id(), section_id=new_id())
            edited_target(target, key, text, plan, state.frameworks)

    def _grow(self, lines: Sequence[Mapping[str, str]], _below: UUID | None) -> None:
        """Make targets of pasted rows below the last one."""
        plan, state = self.session.plan, self.session.state
        last = next(iter(Outline(plan).ordered_targets()[-1:]), None) if plan is not None else None
        if plan is None or state is None or last is None:
            return
        for step, texts in enumerate(lines, 1):
            made = Target(
                id=new_id(),
                section_id=last.section_id,
                position=last.position + step,
                label="-",
                baseline_year=plan.year - 1,
            )
            for key, text in texts.items():
                made = edited_target(made, key, text, plan, state.frameworks)
            plan_edits.add(self.session, made, self.tr("thêm chỉ tiêu"))

    def _target(self, target_id: UUID | None) -> Target | None:
        plan = self.session.plan
        targets = plan.targets if plan is not None else ()
        return next((target for target in targets if target.id == target_id), None)

    @Slot(object, str, str)
    def _on_edited(self, row_id: UUID, key: str, text: str) -> None:
        target, plan, state = self._target(row_id), self.session.plan, self.session.state
        if target is None or plan is None or state is None:
            return
        try:
            changed = edited_target(target, key, text, plan, state.frameworks)
        except InputRefused as refusal:
            # Half a number is no mistake while it is being typed: said when the cell is left.
            self._complaint = refusal
            if self.view.editor is None:
                self._on_closed()
            return
        self._complaint = None
        title = self._table.columns[self._table.column_of(key)].title
        name = self.tr("sửa ô %s") % title
        plan_edits.save(self.session, changed, name, f"target/{row_id}/{key}")

    @Slot()
    def _on_closed(self) -> None:
        if self._complaint is not None and self.view.editor is None:
            complaint, self._complaint = self._complaint, None
            self.messages.refuse(complaint)
            self.load()

    def _offers(self, key: str) -> Sequence[Offer] | None:
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return None
        if key == "component":
            pairs = components_of(plan, state.frameworks)
            return Names(
                (
                    *(Offer(component_name(one), framework.short_name) for framework, one in pairs),
                    *(Offer(total_name(one, plan)) for one in sets_of(plan, state.frameworks)),
                )
            )
        if key == "comparator":
            return Names(map(Offer, COMPARATORS.values()))
        return None


def edited_target(
    target: Target, key: str, text: str, plan: Plan, frameworks: Sequence[Framework]
) -> Target:
    """Return the target with one cell changed.

    Raises:
        InputRefused: ``number.…``, or ``target.component``, ``target.comparator``: not one of
            the offered ones.
    """
    cleaned = text.strip()
    match key:
        case "text":
            return replace(target, text=text)
        case "component":
            return _with_component(target, cleaned, plan, frameworks)
        case "comparator":
            for comparator, words in COMPARATORS.items():
                if fold(words) == fold(cleaned):
                    return replace(target, comparator=comparator)
            raise InputRefused("target.comparator", found=cleaned)
        case "baseline_year":
            year = parse_whole(cleaned, low=1990, high=2200) if cleaned else None
            return replace(target, baseline_year=year)
        case _:
            return replace(target, **{key: parse_number(cleaned) if cleaned else None})


def _with_component(
    target: Target, text: str, plan: Plan, frameworks: Sequence[Framework]
) -> Target:
    if not text:
        return replace(target, component_id=None, framework_id=None)
    if fold(text) == fold(TOTAL):
        framework_id = target.framework_id or next(iter(plan.framework_ids), None)
        return replace(target, component_id=None, framework_id=framework_id)
    for framework in sets_of(plan, frameworks):
        if fold(text) == fold(total_name(framework, plan)):
            return replace(target, component_id=None, framework_id=framework.id)
    for framework, component in components_of(plan, frameworks):
        names = (component.name, component.short_name, *component.variants)
        if fold(text) in {fold(name) for name in names if name}:
            return replace(target, framework_id=framework.id, component_id=component.id)
    raise InputRefused("target.component", found=text)
