"""Danh mục: a short list of the office that is typed into like any grid."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID, uuid5

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.changes import Changes
from desktop.ui.session import Session
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import label

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.kept_lists import KeptList

_IDS = UUID("5f0a7a0e-9a0c-4d5a-8a43-6a4b3c2c9d10")
Texts = Mapping[str, str]


class ListKind(NamedTuple):
    """What one list is made of; ``Any`` is its record."""

    noun: str
    """What one line is called after "thêm", "sửa", "xóa"."""
    note: str
    columns: tuple[Column, ...]
    listed: Callable[["Desk"], "KeptList[Any]"]
    texts: Callable[[Any], Texts]
    changed: Callable[[Any | None, Texts], Any]
    """Returns the record (None: a new one) with some columns as they were typed."""


class ListSection(QWidget):
    """One list: each cell is stored as soon as it is left, and every change can be taken back."""

    def __init__(self, session: Session, name: str, kind: ListKind) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self.held: tuple[Any, ...] = ()
        self._adding = False
        model = GridModel(kind.columns, self)
        self.grid = GridView(model, name, tall=True)
        self.grid.tell_empty(
            session.tr("Chưa có %s") % kind.noun, session.tr("F5 để thêm, hoặc dán từ Word, Excel.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        note = label(kind.note, "small", wrap=True)
        note.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(note)
        layout.addWidget(self.grid, 1)
        model.edited.connect(self._on_edited)
        self.grid.past_end.connect(self.add)
        self.grid.blocks.grow = self._grow

    def load(self) -> None:
        """Read the list again."""
        self._session.jobs.run(lambda desk: self._kind.listed(desk).all(), self._on_read)

    def add(self) -> None:
        """Open a line at the end; it is stored when something stands in it."""
        self._adding = True
        self._show()
        self.grid.go_to(_row_id(len(self.held)), self._kind.columns[0].key)
        self.grid.edit(self.grid.currentIndex())

    def remove(self) -> None:
        """Remove the line in hand."""
        place = self._place(self.grid.current_id())
        if place is None:
            return
        if place == len(self.held):
            self._adding = False
            self._show()
            return
        name = self._session.tr("xóa %s") % self._kind.noun
        self._write(name, (*self.held[:place], *self.held[place + 1 :]))

    def move_line(self, step: int) -> None:
        """Move the line in hand up (-1) or down (+1); at an end it stays."""
        self.grid.commit_open()
        place = self._place(self.grid.current_id())
        if place is None or not (place < len(self.held) and 0 <= place + step < len(self.held)):
            return
        self.grid.clear_order()
        moved = list(self.held)
        moved.insert(place + step, moved.pop(place))
        self._write(self._session.tr("chuyển %s") % self._kind.noun, tuple(moved))
        self._show()
        self.grid.stand_on(_row_id(place + step))

    def _on_read(self, held: tuple[Any, ...]) -> None:
        self.held = held
        self._show()

    def _show(self) -> None:
        records: list[Any] = [*self.held, *((None,) if self._adding else ())]
        self.grid.show_rows([self._row(place, one) for place, one in enumerate(records)])

    def _row(self, place: int, record: Any | None) -> Row:  # noqa: ANN401 - of the list
        texts = self._kind.texts(record) if record is not None else {}
        cells = (Cell(texts.get(column.key, ""), Look.INPUT) for column in self._kind.columns)
        return Row(_row_id(place), tuple(cells))

    def _place(self, row_id: UUID | None) -> int | None:
        count = len(self.held) + self._adding
        return next((place for place in range(count) if _row_id(place) == row_id), None)

    @Slot(object, str, str)
    def _on_edited(self, row_id: UUID, key: str, text: str) -> None:
        place = self._place(row_id)
        if place is None:
            return
        before = self.held[place] if place < len(self.held) else None
        after = self._kind.changed(before, {key: text})
        self._adding = self._adding and before is not None
        noun = self._kind.noun
        name = self._session.tr("thêm %s") if before is None else self._session.tr("sửa %s")
        merge = f"list/{noun}/{place}"
        self._write(name % noun, (*self.held[:place], after, *self.held[place + 1 :]), merge)

    def _grow(self, lines: Sequence[Texts], _below: UUID | None) -> None:
        fresh = tuple(self._kind.changed(None, texts) for texts in lines)
        self._write(self._session.tr("thêm %d dòng") % len(fresh), (*self.held, *fresh))

    def _write(self, name: str, whole: tuple[Any, ...], merge: str = "") -> None:
        self.held = whole

        def work(desk: "Desk") -> Changes:
            return self._kind.listed(desk).save(whole)

        worded = sum(any(self._kind.texts(one).values()) for one in whole)

        def read(held: tuple[Any, ...]) -> None:
            self._on_read(held)
            if len(held) < worded:
                self._session.messages.tell(
                    self._session.tr("Dòng vừa gõ trùng với một %s đã có nên không thêm nữa.")
                    % self._kind.noun
                )

        def done(_changes: Changes) -> None:
            self._session.jobs.run(lambda desk: self._kind.listed(desk).all(), read)

        self._session.change(name, work, merge=merge, done=done)


def _row_id(place: int) -> UUID:
    return uuid5(_IDS, str(place))
