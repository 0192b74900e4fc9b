"""Nhận lại từ Word: each changed place with both texts, to be accepted or passed over."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import InputRefused
from desktop.domain.proposals import Proposal
from desktop.ui.guide.helping import answer_f1
from desktop.ui.icons import icon
from desktop.ui.theme import ROW_ONE
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import button, column, label, resize_on_screen, row
from desktop.ui.widgets.marked_text import come, gone, text_box
from desktop.wording import sentence
from desktop.wording.word import KINDS, NOTES

if TYPE_CHECKING:
    from desktop.services.word_back import Reading

Accept = Callable[["Reading", tuple[Proposal, ...]], None]

_ICONS = {"changed": "pencil", "added": "plus", "removed": "trash-2"}
_SIZE = (960, 600)
_LIST = 340


class WordBackDialog(QDialog):
    """Shows the proposals of one file; ``accept_asked`` is called with what the clerk takes."""

    def __init__(
        self, name: str, reading: "Reading", accept_asked: Accept, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        answer_f1(self, "word-back")
        self.setWindowTitle(self.tr("Nhận lại từ Word"))
        resize_on_screen(self, _SIZE)
        self._accept_asked = accept_asked
        self._passed: set[tuple[str, ...]] = set()
        self._left: list[Proposal] = []
        self._reading = reading
        self._count = label("", "section")
        self._frozen = label("", "error", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các chỗ khác với sổ"))
        self.list.setFixedWidth(_LIST)
        self.list.installEventFilter(self)
        self._before = text_box(self.tr("Trong sổ"))
        self._after = text_box(self.tr("Trong tệp Word"))
        self._conflict = label("", "small", wrap=True)
        self._minor = QCheckBox()
        self._notes = text_box(self.tr("Chỉ để biết"))
        self._take = button(
            self.tr("Chấp nhận"), "check", kind="primary", clicked=self.take, tip="Enter"
        )
        self._pass = button(self.tr("Bỏ qua"), clicked=self.pass_over, tip="Space")
        self._all = button(self.tr("Chấp nhận tất cả"), clicked=self.take_all)
        self.list.currentRowChanged.connect(self._on_row)
        self._minor.toggled.connect(self._fill)
        self._build(name)
        self.show_reading(reading)
        self.list.setFocus()

    @property
    def left(self) -> tuple[Proposal, ...]:
        """The proposals that still wait for an answer."""
        return tuple(self._left)

    def show_reading(self, reading: "Reading") -> None:
        """Show what is left after something was accepted."""
        self._reading = reading
        minor = sum(one.minor for one in reading.proposals)
        self._minor.setText(self.tr("Hiện %d chỗ chỉ khác khoảng trắng, dấu thanh") % minor)
        self._minor.setVisible(minor > 0)
        frozen = reading.frozen
        self._frozen.setText(sentence(InputRefused(frozen)) if frozen else "")
        self._frozen.setVisible(bool(frozen))
        notes = "".join(
            f"<p><b>{escape(note.place or note.text)}</b>: {escape(NOTES[note.kind])}</p>"
            for note in reading.notes
        )
        self._notes.setHtml(notes)
        self._notes.setVisible(bool(notes))
        self._fill()

    @Slot()
    def take(self) -> None:
        """Accept the proposal in hand."""
        proposal = self._current()
        if proposal is not None and not self._reading.frozen:
            self._ask(proposal)

    @Slot()
    def take_all(self) -> None:
        """Accept everything that is left."""
        if self._left and not self._reading.frozen:
            self._ask(*self._left)

    @Slot()
    def pass_over(self) -> None:
        """Leave the ledger as it is at the proposal in hand."""
        proposal = self._current()
        if proposal is not None:
            self._passed.add(_key(proposal))
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Space passes over, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        elif event.key() == Qt.Key.Key_Space:
            self.pass_over()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Let the keys of the list mean the same as those of the dialog."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if watched is self.list and isinstance(event, QKeyEvent) and event.key() in keys:
            if event.type() == QKeyEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _ask(self, *proposals: Proposal) -> None:
        for one in (self._take, self._all, self._pass):
            one.setEnabled(False)
        self._accept_asked(self._reading, proposals)

    def _current(self) -> Proposal | None:
        place = self.list.currentRow()
        return self._left[place] if 0 <= place < len(self._left) else None

    @Slot()
    def _fill(self) -> None:
        place = max(0, self.list.currentRow())
        self._left = [
            one
            for one in self._reading.proposals
            if _key(one) not in self._passed and (self._minor.isChecked() or not one.minor)
        ]
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._left:
            words = f"{KINDS[one.kind]}: {one.place}"
            item = QListWidgetItem(icon(_ICONS[one.kind.value], "accent"), words)
            item.setToolTip(plain(words))
            item.setSizeHint(QSize(0, ROW_ONE))
            self.list.addItem(item)
        self.list.setCurrentRow(min(place, len(self._left) - 1))
        self.list.blockSignals(False)
        self._count.setText(
            self.tr("Còn %d chỗ cần quyết định") % len(self._left)
            if self._left
            else self.tr("Đã xem hết các chỗ khác với sổ")
        )
        self._on_row()

    @Slot()
    def _on_row(self) -> None:
        one = self._current()
        free = one is not None and not self._reading.frozen
        self._take.setEnabled(free)
        self._all.setEnabled(free)
        self._pass.setEnabled(one is not None)
        self._before.setHtml(gone(one.before, one.gone) if one else "")
        self._after.setHtml(come(one.after, one.come) if one else "")
        told = one is not None and one.conflict
        self._conflict.setText(
            self.tr("Sổ cũng đã đổi chỗ này sau khi xuất tệp: xem kỹ trước khi chấp nhận.")
            if told
            else ""
        )
        self._conflict.setVisible(told)

    def _build(self, name: str) -> None:
        head = column(
            label(self.tr("Nhận lại từ Word"), "title"),
            4,
            label(f"{name} – {self._reading.title}", "small", wrap=True),
            8,
            self._frozen,
        )
        texts = column(
            label(self.tr("Trong sổ (gạch ngang: sẽ bỏ)"), "label"),
            4,
            self._before,
            8,
            label(self.tr("Trong tệp Word (chữ đậm: sẽ thêm)"), "label"),
            4,
            self._after,
            4,
            self._conflict,
            4,
            self._notes,
        )
        self._notes.setMaximumHeight(96)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(column(self._count, 4, self.list, 4, self._minor))
        middle.addLayout(texts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        keys = label(self.tr("↑ ↓ chọn · Enter chấp nhận · Space bỏ qua · Esc đóng"), "small")
        close = button(self.tr("Đóng"), clicked=self.reject)
        layout.addLayout(row(keys, None, close, 8, self._all, 8, self._pass, 8, self._take))


def _key(one: Proposal) -> tuple[str, ...]:
    return (one.kind.value, str(one.source), one.field, one.before, one.after)
