"""Nhật ký: everything that was done, so that what is gone can be found and put back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout

from desktop.domain.text import fold
from desktop.services.changes import Changes
from desktop.ui.pages.page import Key, Page
from desktop.ui.session import Session
from desktop.ui.tables.cells import Cell, Column, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import button, frame, label
from desktop.ui.widgets.field import LineEdit
from desktop.ui.widgets.head import PageHead, ToolBar
from desktop.wording.journal import edit_lines

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.journal import Entry

COLUMNS = (
    Column("at", "Lúc", 136),
    Column("name", "Việc đã làm"),
    Column("page", "Trang", 152),
    Column("state", "Tình trạng", 152),
)
STATES = {
    "done": "",
    "undone": "Đã hoàn tác",
    "dropped": "Đã hoàn tác",
    "past": "Đã lâu",
}
_IDS = UUID("0d0d2d8a-6c0d-4a44-9c2f-2f6f3a3c1c11")
_DETAIL = 400
_MOST_LINES = 400
"""Lines shown of one step; a whole plan that was added has thousands."""


class LogPage(Page):
    """The journal of the ledger, the last step first."""

    def __init__(self, session: Session, _today: Callable[[], date]) -> None:
        super().__init__(session)
        self.entries: dict[UUID, Readable] = {}
        self.undo_button = button(self.tr("Hoàn tác việc gần nhất"), "undo-2", clicked=session.undo)
        self.head = PageHead(self.tr("Nhật ký"), self.undo_button)
        self.search = LineEdit(
            self.tr("Tìm trong nhật ký"), self.tr("Tìm chữ đã sửa, đã xóa… (không cần dấu)")
        )
        self.search.setFixedWidth(340)
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Nhật ký"), tall=False)
        self.first = self.grid
        self.detail = QPlainTextEdit(readOnly=True)
        self.detail.setAccessibleName(self.tr("Nội dung của việc đang chọn"))
        self.detail.setTabChangesFocus(True)
        self.restore_button = button(
            self.tr("Khôi phục các dòng đã xóa"), "rotate-ccw", clicked=self._restore
        )
        self._build()
        self.grid.row_changed.connect(self._on_row)
        self.search.textChanged.connect(self._show)

    def keys(self) -> tuple[Key, ...]:
        return (("F3", self.tr("Tìm")), ("Ctrl+Z", self.tr("Hoàn tác")))

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {"find": self.search.setFocus}

    def load(self) -> None:
        self.jobs.run(_read, self._on_entries)

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        self.grid.setColumnHidden(2, small)

    def _build(self) -> None:
        side = frame("detail")
        lines = QVBoxLayout(side)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(8)
        lines.addWidget(label(self.tr("Nội dung trước và sau"), "strong"))
        lines.addWidget(self.detail, 1)
        lines.addWidget(self.restore_button)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.grid)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([782, _DETAIL])
        split.setChildrenCollapsible(False)
        self.body.addWidget(self.head)
        self.body.addWidget(ToolBar(self.search, None))
        self.body.addWidget(split, 1)

    def _on_entries(self, entries: "tuple[Readable, ...]") -> None:
        self.entries = {uuid5(_IDS, str(one.entry.id)): one for one in entries}
        self._show()

    @Slot()
    def _show(self) -> None:
        from desktop.ui.register import ENTRIES  # noqa: PLC0415 - it lists this page

        wanted = fold(self.search.text())
        names = {entry.key: entry.text for entry in ENTRIES}
        shown = {key: one for key, one in self.entries.items() if wanted in one.folded}
        self.grid.show_rows([_row(key, one.entry, names) for key, one in shown.items()])
        self._tell_empty()
        undo = self.session.state.undo_name if self.session.state is not None else ""
        self.undo_button.setEnabled(bool(undo))
        self.undo_button.setToolTip(plain(self.session.undo_text))
        self.head.say(self.tr("Nhật ký"), _counted(len(shown), len(self.entries)))
        if shown and self.grid.current_id() not in shown:
            self.grid.setCurrentIndex(self.model.index(0, 1))
        self._on_row(self.grid.current_id() if shown else None)

    def _tell_empty(self) -> None:
        if self.entries:
            self.grid.tell_empty(
                self.tr("Không có việc nào có chữ này"),
                self.tr("Xóa chữ trong ô tìm để thấy tất cả."),
            )
        else:
            self.grid.tell_empty(
                self.tr("Chưa có việc nào được ghi lại"),
                self.tr("Mỗi thay đổi trong sổ vào đây; hoàn tác được, dòng đã xóa lấy lại được."),
            )

    @Slot(object)
    def _on_row(self, key: UUID | None) -> None:
        found = self.entries.get(key) if key is not None else None
        lines = found.lines if found is not None else ()
        if len(lines) > _MOST_LINES:
            more = len(lines) - _MOST_LINES
            lines = (*lines[:_MOST_LINES], self.tr("… và %d dòng nữa") % more)
        self.detail.setPlainText("\n".join(lines))
        gone = found is not None and any(edit.after is None for edit in found.entry.edits)
        self.restore_button.setEnabled(gone)
        self.restore_button.setToolTip(
            "" if gone else self.tr("Việc đang chọn không xóa dòng nào.")
        )

    def _restore(self) -> None:
        key = self.grid.current_id()
        found = self.entries.get(key) if key is not None else None
        if found is None:
            return
        entry = found.entry
        number, page, plan_id = entry.id, entry.page, entry.plan_id
        name = self.tr("khôi phục sau khi %s") % entry.name

        def work(desk: "Desk") -> Changes:
            from desktop.services.journal import NewStep  # noqa: PLC0415

            step = NewStep(name=name, page=page, plan_id=plan_id)
            return desk.journal.restore(number, step)

        def done(_changes: Changes) -> None:
            self.messages.tell(self.tr("Đã khôi phục các dòng đã xóa."))

        self.jobs.write(work, done)


class Readable(NamedTuple):
    """A step with what it changed in words, and these folded for the search."""

    entry: "Entry"
    lines: tuple[str, ...]
    folded: str


def _read(desk: "Desk") -> tuple[Readable, ...]:
    """Put the journal into words; on the worker, for a long one has many."""
    made = []
    for entry in desk.journal.entries():
        lines = tuple(
            line for edit in entry.edits for line in edit_lines(edit.table, edit.before, edit.after)
        )
        made.append(Readable(entry, lines, fold("\n".join((entry.name, *lines)))))
    return tuple(made)


def _row(key: UUID, entry: "Entry", names: dict[str, str]) -> Row:
    return Row(
        key,
        (
            Cell(f"{entry.at:%d/%m/%Y %H:%M}"),
            Cell(entry.name[:1].upper() + entry.name[1:]),
            Cell(names.get(entry.page.partition("/")[0], "")),
            Cell(STATES[entry.state]),
        ),
    )


def _counted(shown: int, known: int) -> str:
    if not known:
        return "Chưa có thay đổi nào được ghi lại."
    if shown < known:
        return f"{shown} trên {known} việc. Xóa chữ trong ô tìm để thấy tất cả."
    return f"{known} việc gần đây nhất. Hoàn tác được 200 việc, cả sau khi đóng chương trình."
