"""The editor of a cell: plain text, completion in a list below, handed on after a pause."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QListWidgetItem, QPlainTextEdit, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.phrase_book import PhraseBook
from desktop.ui.tables.block import parse_block
from desktop.ui.tables.offers import Names, Offer, OfferList, fitting_offers
from desktop.ui.theme import COLOUR
from desktop.ui.widgets.field import PAUSE, leaves_undo

_MOST = 6
"""Phrases; of names the list has a scroll bar."""


class CellEditor(QPlainTextEdit):
    """Edits one cell.

    What is typed is never rewritten, and completion is only offered in a list below: Vietnamese
    input methods send backspaces and letters again.

    Signals:
        paused: the clerk stopped typing for a moment; what is there should be stored.
        add_asked: the clerk wants this text added to what is offered.
        refused: what was pasted is not taken, and why.
    """

    paused = Signal()
    add_asked = Signal(str)
    refused = Signal(object)

    def __init__(
        self, parent: QWidget, offers: Sequence[Offer] | PhraseBook | None, add_text: str = ""
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # 2 of frame, 2 of padding and 4 of document: the text stays where the cell showed it.
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 2px solid {COLOUR['focus']}; border-radius: 0;"
            " padding: 0 2px; }"
        )
        self.touched = False
        self.most = 100_000
        """The most letters that the cell holds."""
        self._offers = offers
        self._spaced = False
        """Whether the last letter is the space that a phrase brought."""
        self._meant = False
        """Whether the list marks what was meant by itself: ↓ need not mark it again."""
        self._add_text = add_text
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.paused)
        self._list = OfferList(parent.window())
        self._list.setAccessibleName(self.tr("Gợi ý"))
        self._list.itemClicked.connect(self._on_clicked)
        self.destroyed.connect(self._list.deleteLater)

    def start(self, text: str, *, replace: bool) -> None:
        """Show the text of the cell; ``replace`` marks it so that the first key writes over it."""
        self.setPlainText(text)
        self.touched = False
        self.textChanged.connect(self._on_typed)
        if replace:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        possible = self.document().isUndoAvailable()
        return not leaves_undo(event, possible=possible) and super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste into the text: one cell of Excel without its quotes, and never without end."""
        text = source.text()
        there = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if there + len(text) > self.most:
            count = there + len(text)
            self.refused.emit(InputRefused("cell.too_long", count=count, limit=self.most))
            return
        cells = parse_block(text)
        if len(cells) == 1 and len(cells[0]) == 1:
            text = cells[0][0]
        self.insertPlainText(text.replace("\t", " "))

    def take(self, text: str) -> None:
        """Put an offered text in the place of the name, or of the word, that is being typed."""
        if isinstance(self._offers, PhraseBook):
            cursor = self.textCursor()
            typed = len(_last_word(self._before()))
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, typed)
            # The next word can be typed at once, and what follows it is offered again.
            cursor.insertText(f"{text} ")
            self._spaced = True
            return
        before, mark, _ = self.toPlainText().rpartition(";")
        self.setPlainText(f"{before}{mark} {text}" if mark else text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._list.hide()

    def text(self) -> str:
        """Return what was typed, without a space that only was to part a phrase from the next."""
        text = self.toPlainText()
        return text.removesuffix(" ") if self._spaced else text

    def set_top(self, top: int) -> None:
        """Begin the text so far below the upper edge, where the cell showed it."""
        self.setViewportMargins(0, max(top, 0), 0, 0)

    @property
    def offered(self) -> list[str]:
        """The texts in the list below, when it is open."""
        return [] if self._list.isHidden() else self._list.texts()

    def move_choice(self, step: int) -> bool:
        """Move the mark in the list; tell whether the list was open."""
        if self._list.isHidden():
            return False
        if self._meant and step > 0:
            self._meant = False
            return True
        place = self._list.currentRow() + step
        if self.phrasing and place == 0 and step > 0:
            # The first phrase needs no mark to be taken.
            place = 1
        self._list.setCurrentRow(max(-1, min(place, self._list.count() - 1)))
        return True

    def take_choice(self) -> bool:
        """Take the marked text of the list; tell whether there was one.

        What was typed without its marks and means one name only is marked by itself.
        """
        item = self._list.currentItem()
        if self._list.isHidden() or item is None:
            return False
        self._on_clicked(item)
        return True

    @property
    def phrasing(self) -> bool:
        """Whether phrases are offered that go on after the cursor."""
        return isinstance(self._offers, PhraseBook)

    def take_phrase(self) -> bool:
        """Take the marked phrase, or the first one; tell whether one was offered."""
        if self._list.isHidden() or not self.phrasing or not self._before_end():
            return False
        item = self._list.currentItem() or self._list.item(0)
        self.take(item.text())
        return True

    def close_list(self) -> bool:
        """Take the list away; tell whether it was open."""
        was_open = not self._list.isHidden()
        self._list.hide()
        return was_open

    def open_list(self) -> bool:
        """Offer everything there is, the text of the cell marked; tell whether there is any."""
        self._offer(everything=True)
        if not self.phrasing and (typed := self._typed()) in self.offered:
            self._list.setCurrentRow(self.offered.index(typed))
        return not self._list.isHidden()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the list away with the editor."""
        super().hideEvent(event)
        self._list.hide()

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        if self._list.is_addition(item):
            self._list.hide()
            self.add_asked.emit(self._typed())
        else:
            self.take(item.text())

    @Slot()
    def _on_typed(self) -> None:
        self.touched = True
        self._spaced = False
        self._timer.start()
        self._offer(everything=False)

    def _before(self) -> str:
        """Return the text before the cursor."""
        return self.toPlainText()[: self.textCursor().position()]

    def _before_end(self) -> bool:
        """Tell whether the cursor stands where a phrase can go on: at the end of a line."""
        return not self.textCursor().hasSelection() and self.textCursor().atBlockEnd()

    def _typed(self) -> str:
        # Several names in one cell are parted by ";": the last one is being typed.
        return " ".join(self.toPlainText().rpartition(";")[2].split())

    def _offer(self, *, everything: bool) -> None:
        self._meant = False
        if self._offers is None:
            return
        if isinstance(self._offers, PhraseBook):
            found = self._offers.following(self._before(), _MOST) if self._before_end() else []
            self._list.offer(
                [Offer(text, "" if place else "→") for place, text in enumerate(found)], "", self
            )
            return
        typed = self._typed()
        fitting = list(self._offers) if everything else fitting_offers(self._offers, typed)
        known = any(offer.text == typed for offer in self._offers)
        addition = self._add_text % typed if self._add_text and typed and not known else ""
        self._list.offer(fitting, addition, self)
        if not everything and isinstance(self._offers, Names):
            meant = self._offers.meant(typed)
            self._meant = meant is not None
            if meant is not None:
                self._list.setCurrentRow(fitting.index(meant))


def _last_word(text: str) -> str:
    return "" if text[-1:].isspace() else text.rpartition("\n")[2].rpartition(" ")[2]
