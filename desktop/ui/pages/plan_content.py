"""Kế hoạch – Căn cứ, nội dung: everything of the plan that is running text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QScrollArea, QSplitter, QVBoxLayout

from desktop.domain.emphasis import moved_emphasis
from desktop.domain.end_marks import printed_bases
from desktop.domain.plan import Plan, Section, SectionKind
from desktop.ui import plan_edits
from desktop.ui.new_lines import TYPED_KINDS, new_section, with_bases
from desktop.ui.pages.content_edits import (
    add_lines,
    basis_of,
    home_of,
    opening_of,
    section_of,
    take_lines,
)
from desktop.ui.pages.line_page import LinePage
from desktop.ui.pages.page import Key
from desktop.ui.session import Session
from desktop.ui.tables.content_rows import (
    COLUMNS,
    KINDS,
    basis_id,
    content_rows,
    opening_id,
)
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import bar_button, frame, label
from desktop.ui.widgets.field import Field, LineEdit, TextEdit

_DETAIL = 384


class ContentPage(LinePage):
    """The outline at the left, the whole text of one line of it at the right."""

    TITLE = "Kế hoạch – Căn cứ, nội dung"
    SHUT: ClassVar[Mapping[str, str]] = {
        "kind": "Loại của dòng đổi ở ô “Loại” bên phải.",
        "label": "Căn cứ và đoạn mở đầu không có nhãn.",
    }

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session, today, self.preview_button(), self.save_button())
        self._table = GridModel(COLUMNS, self)
        self.view = GridView(self._table, self.tr("Căn cứ, nội dung"), sortable=False)
        self.view.stays = self._ends_part
        take_lines(self.view)
        self.view.blocks.home = self._home
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Loại"))
        self.kind.addItems([KINDS[kind] for kind in TYPED_KINDS])
        self.label = LineEdit(self.tr("Nhãn"), self.tr("I., 1., a), -"))
        self.text = TextEdit(self.tr("Toàn văn"), lines=10)
        self._hint = label("", "small", wrap=True)
        self._shown: UUID | None = None
        self._fresh: UUID | None = None
        child = bar_button(self.tr("Thêm mục con"), "list-plus", "", self.add_child)
        self.add_tools(self.tr("Thêm dòng"), child)
        self.rows.addWidget(self._split(), 1)
        self._table.edited.connect(self._on_edited)
        self.view.row_changed.connect(self._on_row)
        self.kind.activated.connect(self._on_kind)
        self.label.committed.connect(self._on_label)
        self.text.committed.connect(self._on_text)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("F2", self.tr("Sửa ô")),
            ("F5", self.tr("Thêm dòng")),
            ("F6", self.tr("Xóa dòng")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
            ("Alt+↑ ↓", self.tr("Chuyển dòng")),
            ("F3", self.tr("Lọc")),
        )

    def show_plan(self, plan: Plan) -> None:
        self.view.show_rows(content_rows(plan, frozen=self.session.frozen))
        self.view.blocks.grow = None if self.session.frozen else self._grow
        self.allow_changes()
        if self._fresh is not None and self._table.place_of(self._fresh) >= 0:
            fresh, self._fresh = self._fresh, None
            self.view.go_to(fresh, "text")
            self.text.setFocus()
        else:
            self.view.stand_first("text")
        self._show_detail()

    def why_shut(self) -> str:
        plan, row_id = self.session.plan, self.view.current_id()
        if not self.session.frozen and plan is not None and row_id is not None:
            # Tasks, targets and their table are shown here to be read in their place.
            _, hint = self._text_of(plan, row_id, section_of(plan, row_id))
            if basis_of(plan, row_id) is None and not self._on_part() and hint:
                return hint
        return super().why_shut()

    def why_across(self) -> str:
        return self.tr("Tên phần giữ nguyên; F5 thêm dòng ở phần này.")

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self.view.set_columns_shown(["label", "text"] if small else ["label", "text", "kind"])

    def go_to(self, subject: UUID, field: str = "") -> None:
        self.view.go_to(subject, field or "text")

    def add_row(self) -> None:
        """Add a basis, a paragraph of the opening, or a section after the one in hand."""
        self._add(child=False)

    def add_child(self) -> None:
        """Add a section inside the one in hand."""
        self._add(child=True)

    def remove_rows(self) -> None:
        """Remove the line in hand; a section that holds something is refused."""
        self.flush()
        plan, row_id = self.session.plan, self.view.current_id()
        if plan is None or row_id is None:
            return
        section = section_of(plan, row_id)
        if section is not None:
            plan_edits.remove(self.session, [section], self.tr("xóa mục %s") % section.label)
        elif (place := basis_of(plan, row_id)) is not None:
            kept = plan.legal_bases[:place] + plan.legal_bases[place + 1 :]
            plan_edits.save_details(self.session, self.tr("xóa căn cứ"), legal_bases=kept)
        elif (place := opening_of(plan, row_id)) is not None:
            left = plan.opening[:place] + plan.opening[place + 1 :]
            plan_edits.save_details(self.session, self.tr("xóa đoạn mở đầu"), opening=left)
        else:
            self.messages.warn(self.tr("Dòng này sửa ở trang Nhiệm vụ hoặc Chỉ tiêu."))

    def _split(self) -> QSplitter:
        pane = frame("flat")
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(Field(self.tr("Loại"), self.kind))
        layout.addWidget(Field(self.tr("Nhãn (giữ nguyên như văn bản)"), self.label))
        layout.addWidget(Field(self.tr("Toàn văn"), self.text), 1)
        layout.addWidget(self._hint)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        area = QScrollArea()
        # It follows the field in hand; by itself it is no stop of Tab.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setObjectName("detail")
        area.setWidgetResizable(True)
        area.setWidget(pane)
        area.setMinimumWidth(300)
        split.addWidget(area)
        split.setStretchFactor(0, 1)
        split.setSizes([1182 - _DETAIL, _DETAIL])
        return split

    def _add(self, *, child: bool) -> None:
        self.flush()
        plan, row_id = self.session.plan, self.view.current_id()
        if plan is None:
            return
        place = basis_of(plan, row_id) if row_id is not None else None
        if self._on("bases"):
            place = len(plan.legal_bases) - 1
        if place is not None:
            self._add_basis(plan, place + 1)
        elif row_id is not None and (opening_of(plan, row_id) is not None or self._on("opening")):
            self._fresh = opening_id(plan, len(plan.opening))
            plan_edits.save_details(
                self.session, self.tr("thêm đoạn mở đầu"), opening=(*plan.opening, "")
            )
        else:
            self._add_section(plan, row_id, child=child)

    def _on_part(self) -> bool:
        """Tell whether the clerk stands on the name of a part."""
        place, rows = self.view.currentIndex().row(), self._table.rows
        return 0 <= place < len(rows) and rows[place].across

    def _on(self, key: str) -> bool:
        words = {"bases": "Căn cứ ban hành", "opening": "Mở đầu"}[key]
        at = self.view.currentIndex().row()
        return self._on_part() and self._table.rows[at].cells[0].text == words

    def _ends_part(self, place: int) -> bool:
        """Tell whether a row is the last basis or opening: Enter stays there, F5 goes on."""
        rows = self._table.rows
        plan, row_id = self.session.plan, rows[place].id
        listed = plan is not None and (basis_of(plan, row_id), opening_of(plan, row_id)) != (
            None,
            None,
        )
        return listed and rows[place + 1].across

    def _add_basis(self, plan: Plan, place: int) -> None:
        self._fresh = basis_id(plan, place)
        bases = with_bases(plan.legal_bases, place, [""])
        plan_edits.save_details(self.session, self.tr("thêm căn cứ"), legal_bases=bases)

    def _grow(self, lines: Sequence[Mapping[str, str]], below: UUID | None) -> None:
        """Make lines of pasted ones below a line, each of the kind of that line."""
        row_id = below or self.view.current_id()
        if row_id is not None:
            part = next((key for key in ("bases", "opening") if self._on(key)), "")
            add_lines(self.session, row_id, lines, part)

    def _home(self, place: int) -> str:
        """Name what lines below a row would stand in."""
        home = home_of(plan_edits.current(self.session), self._table.rows[place].id)
        above = (row for row in reversed(self._table.rows[: place + 1]) if row.across)
        part = next((row.cells[0].text for row in above), "")
        return home or (self.tr("phần “%s”") % part if part else "")

    def _add_section(self, plan: Plan, row_id: UUID | None, *, child: bool) -> None:
        made = new_section(plan, row_id, child=child)
        self._fresh = made.id if not self.session.frozen else None
        plan_edits.add(self.session, made, self.tr("thêm mục %s") % made.label)

    def move_line(self, step: int) -> None:
        self.flush()
        plan, row_id = self.session.plan, self.view.current_id()
        if plan is None or row_id is None:
            return
        section = section_of(plan, row_id)
        if section is not None:
            name = self.tr("chuyển mục %s") % section.label
            if plan_edits.at_end(plan, section, step):
                self.messages.warn(self.tr("Mục đã ở đầu hoặc cuối mục chứa nó."))
            else:
                plan_edits.move_line(self.session, section, step, name)
            return
        self._move_text(plan, row_id, step)

    def _move_text(self, plan: Plan, row_id: UUID, step: int) -> None:
        place = opening_of(plan, row_id)
        if place is not None and 0 <= place + step < len(plan.opening):
            lines = list(plan.opening)
            lines.insert(place + step, lines.pop(place))
            name = self.tr("chuyển đoạn mở đầu")
            plan_edits.save_details(self.session, name, opening=tuple(lines))
            self.view.go_to(opening_id(plan, place + step), "text")
        place = basis_of(plan, row_id)
        if place is not None and 0 <= place + step < len(plan.legal_bases):
            texts = list(plan.legal_bases)
            one, other = texts[place], texts[place + step]
            # Marks belong to the places: the last one ends the list.
            texts[place] = replace(other, mark=one.mark)
            texts[place + step] = replace(one, mark=other.mark)
            plan_edits.save_details(
                self.session, self.tr("chuyển căn cứ"), legal_bases=tuple(texts)
            )
            self.view.go_to(basis_id(plan, place + step), "text")

    @Slot(object)
    def _on_row(self, _row_id: UUID | None) -> None:
        self.label.flush()
        self.text.flush()
        self._show_detail()

    def _show_detail(self) -> None:
        plan, row_id = self.session.plan, self.view.current_id()
        if plan is None:
            return
        section = section_of(plan, row_id) if row_id is not None else None
        text, hint = self._text_of(plan, row_id, section)
        same = row_id == self._shown
        for edit, words in ((self.text, text), (self.label, section.label if section else "")):
            if same:
                edit.show_text(words)
            else:
                edit.show_other(words)
        # Only now: what was still being typed belongs to the line before.
        self._shown = row_id
        typed = section is not None and section.kind is not SectionKind.TABLE
        basis = row_id is not None and (
            basis_of(plan, row_id) is not None or opening_of(plan, row_id) is not None
        )
        frozen = self.session.frozen
        self.label.setReadOnly(frozen or not typed)
        self.text.setReadOnly(frozen or not (typed or basis))
        self.kind.setEnabled(section is not None and section.kind in TYPED_KINDS and not frozen)
        kind = section.kind if section is not None else None
        # A legal basis or the opening is none of these kinds: the box then names none.
        self.kind.setCurrentIndex(TYPED_KINDS.index(kind) if kind in TYPED_KINDS else -1)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _text_of(self, plan: Plan, row_id: UUID | None, section: Section | None) -> tuple[str, str]:
        if row_id is None:
            return "", ""
        if section is not None:
            table = section.kind is SectionKind.TABLE
            return section.text, self.tr("Bảng này sửa ở trang Nhiệm vụ.") if table else ""
        place = basis_of(plan, row_id)
        if place is not None:
            mark = printed_bases(plan.legal_bases)[place][-1:]
            hint = self.tr("Khi in, căn cứ này kết thúc bằng dấu “%s”.") % mark if mark else ""
            return plan.legal_bases[place].text, hint
        place = opening_of(plan, row_id)
        if place is not None:
            return plan.opening[place], ""
        for task in plan.tasks:
            if task.id == row_id:
                return task.content, self.tr("Nhiệm vụ sửa ở trang Nhiệm vụ.")
        for target in plan.targets:
            if target.id == row_id:
                return target.text, self.tr("Chỉ tiêu sửa ở trang Chỉ tiêu.")
        return "", self.tr("F5 thêm dòng ở phần này.")

    @Slot(object, str, str)
    def _on_edited(self, row_id: UUID, key: str, text: str) -> None:
        self._store(row_id, key, text)

    def _on_label(self, text: str) -> None:
        if self._shown is not None:
            self._store(self._shown, "label", text)

    def _on_text(self, text: str) -> None:
        if self._shown is not None:
            self._store(self._shown, "text", text)

    def _on_kind(self, number: int) -> None:
        plan = self.session.plan
        section = section_of(plan, self._shown) if plan is not None and self._shown else None
        if section is not None and section.kind in TYPED_KINDS:
            changed = replace(section, kind=TYPED_KINDS[number])
            plan_edits.save(self.session, changed, self.tr("đổi loại mục %s") % section.label)

    def _store(self, row_id: UUID, key: str, text: str) -> None:
        plan = self.session.plan
        if plan is None or self.session.frozen:
            return
        merge = f"content/{row_id}/{key}"
        section = section_of(plan, row_id)
        if section is not None:
            changed = (
                replace(section, label=text)
                if key == "label"
                else replace(
                    section,
                    text=text,
                    emphasis=moved_emphasis(section.emphasis, section.text, text),
                )
            )
            if changed.label != section.label or changed.text != section.text:
                name = self.tr("sửa mục %s") % section.label
                plan_edits.save(self.session, changed, name, merge)
        elif (place := basis_of(plan, row_id)) is not None:
            bases = list(plan.legal_bases)
            bases[place] = replace(bases[place], text=text)
            plan_edits.save_details(
                self.session, self.tr("sửa căn cứ"), merge, legal_bases=tuple(bases)
            )
        elif (place := opening_of(plan, row_id)) is not None:
            opening = list(plan.opening)
            opening[place] = text
            plan_edits.save_details(
                self.session, self.tr("sửa mở đầu"), merge, opening=tuple(opening)
            )
