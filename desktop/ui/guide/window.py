"""The window of the guide: contents and search at the left, a page at the right."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.guide import Place
from desktop.services.guide import load_guide
from desktop.ui.file_choice import FileKind, ask_new_file
from desktop.ui.guide.text import GuideText
from desktop.ui.icons import icon
from desktop.ui.theme import SMALL, font
from desktop.ui.widgets.basics import button, label, resize_on_screen, row
from desktop.wording import sentence

SIZE = (940, 640)
_SIDE = 250
_ALONE = 760
"""Below this width the contents make room for the page."""
_TWO_LINES = 48
_PLACE = Qt.ItemDataRole.UserRole
_SUFFIX = ".md"


class _Step(NamedTuple):
    place: Place
    scrolled: int


class GuideWindow(QDialog):
    """Stands beside the work: it does not have to be closed to go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hướng dẫn"))
        self.setModal(False)
        self._guide = load_guide()
        self._here = Place(self._guide.pages()[0].key)
        self._before: list[_Step] = []
        self._steps: Iterator[None] = iter(())
        self._target = ""
        self._writing = QTimer(self, interval=0)
        self._writing.timeout.connect(self._write_on)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Tìm trong hướng dẫn"))
        self.search.setPlaceholderText(self.tr("Tìm trong hướng dẫn  F3"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._list_found)
        self.search.installEventFilter(self)
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Mục lục hướng dẫn"))
        self.contents.setWordWrap(True)
        self.contents.currentItemChanged.connect(self._on_current)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        # Always there, so that pictures are fitted beside it from the first.
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.text.anchorClicked.connect(self._on_link)
        self._empty = label("", "small", wrap=True)
        self._back = button(self.tr("Quay lại"), "arrow-left", clicked=self.go_back, tip="Alt+←")
        self._toggle = button(self.tr("Mục lục"), "book-open", clicked=self._show_contents)
        self._build()
        resize_on_screen(self, SIZE)

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.search)
        side.addWidget(self._empty)
        side.addWidget(self.contents, 1)
        self._side = QWidget()
        self._side.setFixedWidth(_SIDE)
        self._side.setLayout(side)
        self._print = button(self.tr("Ghi ra PDF"), "printer")
        papers = QMenu(self._print)
        papers.addAction(self.tr("Cả sách…"), self._ask_booklet)
        papers.addAction(self.tr("Thẻ nhanh hai trang…"), self._ask_card)
        self._print.setMenu(papers)
        close = button(self.tr("Đóng"), clicked=self.close, tip="Esc")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.text, 1)
        right.addLayout(row(self._back, 8, self._toggle, None, self._print, 8, close))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._side)
        layout.addLayout(right, 1)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        QShortcut(QKeySequence("F3"), self, self._show_contents)
        self._list_found("")

    @property
    def place(self) -> Place:
        """What is shown."""
        return self._here

    def open_at(self, place: Place) -> None:
        """Show a place; "Quay lại" leads to the one before."""
        if self.isVisible() and place != self._here:
            self._before.append(_Step(self._here, self.text.verticalScrollBar().value()))
        self._show(place)

    @Slot()
    def go_back(self) -> None:
        """Show what was shown before."""
        if self._before:
            place, scrolled = self._before.pop()
            self._show(place)
            self.text.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out anew: pictures take the width that there is."""
        super().resizeEvent(event)
        narrow = self.width() < _ALONE
        self._toggle.setVisible(narrow)
        self._side.setVisible(not narrow)
        self.text.setVisible(True)
        QTimer.singleShot(0, self, self._lay_out)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search to what was found, Enter to the best of it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take_first()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.contents.setFocus()
                self._take_first()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _ask_booklet(self) -> None:
        """Ask for a file, and write the whole guide into it."""
        # Loaded when it is asked for: printing needs more of Qt than reading.
        from desktop.ui.guide.booklet import BOOKLET, booklet_steps  # noqa: PLC0415

        self._write(BOOKLET, booklet_steps)

    @Slot()
    def _ask_card(self) -> None:
        """Ask for a file, and write the quick card into it."""
        from desktop.ui.guide.card import CARD, card_steps  # noqa: PLC0415

        self._write(CARD, card_steps)

    def _write(self, name: str, steps: Callable[[Path], Iterator[None]]) -> None:
        names = self.tr("Tệp PDF (*.pdf)")
        place = ask_new_file(self, self.tr("Ghi hướng dẫn ra PDF"), FileKind.GUIDE, names, name)
        if place is None:
            return
        self._print.setEnabled(False)
        self._tell(self.tr("Đang ghi…"))
        self._target, self._steps = str(place), steps(place)
        self._writing.start()

    @Slot()
    def _write_on(self) -> None:
        """Write a little more of the PDF; the file itself is written last."""
        try:
            next(self._steps)
        except StopIteration:
            self._end_writing(self.tr("Đã ghi %s") % self._target)
        except Refused as refusal:
            self._end_writing(sentence(refusal))

    def _end_writing(self, told: str) -> None:
        self._writing.stop()
        self._print.setEnabled(True)
        self._tell(told)

    def _tell(self, text: str) -> None:
        self._empty.setText(text)
        self._empty.show()
        if not self._side.isVisible():
            self._show_contents()

    def _take_first(self) -> None:
        for place in range(self.contents.count()):
            item = self.contents.item(place)
            if item.data(_PLACE) is not None:
                self.contents.setCurrentItem(item)
                return

    @Slot()
    def _show_contents(self) -> None:
        """Go to the search; on a small screen it takes the place of the page."""
        narrow = self.width() < _ALONE
        if narrow:
            self._side.setVisible(not self._side.isVisible())
            self.text.setVisible(not self._side.isVisible())
        if self._side.isVisible():
            self.search.setFocus()
            self.search.selectAll()

    @Slot(str)
    def _list_found(self, typed: str) -> None:
        """List what fits the letters in the search, or all pages."""
        self.contents.blockSignals(True)
        self.contents.clear()
        found = self._guide.find(typed) if typed.strip() else []
        for place, topic in found:
            page = self._guide.page(place.page)
            more = f"\n{page.title}" if place.topic else ""
            self._add(f"{topic.title}{more}", place, high=bool(more))
        for part in () if typed.strip() else self._guide.parts:
            self._add(part.title, None)
            for page in part.pages:
                self._add(page.title, Place(page.key))
        nothing = bool(typed.strip()) and not found
        self._empty.setVisible(nothing)
        self._empty.setText(
            self.tr("Không tìm thấy “%s”. Thử một từ ngắn hơn, có dấu hay không dấu đều được.")
            % typed.strip()
        )
        self._mark_current()
        self.contents.blockSignals(False)

    def _add(self, text: str, place: Place | None, *, high: bool = False) -> None:
        item = QListWidgetItem(text)
        if high:
            item.setSizeHint(QSize(0, _TWO_LINES))
        if place is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(font(SMALL, strong=True))
        else:
            item.setData(_PLACE, place)
        self.contents.addItem(item)

    def _mark_current(self) -> None:
        for number in range(self.contents.count()):
            held = self.contents.item(number).data(_PLACE)
            if held is not None and tuple(held) in {tuple(self._here), (self._here.page, 0)}:
                self.contents.setCurrentRow(number)
                return

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        held = item.data(_PLACE) if item is not None else None
        if held is not None:
            self.open_at(Place(*held))

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        """Follow a link to another page; "page.md#Tên" leads to a topic."""
        key = url.path().removesuffix(_SUFFIX) or self._here.page
        name = url.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        self.open_at(Place(key, self._guide.page(key).place_of(name)))

    def _show(self, place: Place) -> None:
        self._here = place
        self.contents.blockSignals(True)
        self._mark_current()
        self.contents.blockSignals(False)
        self._back.setEnabled(bool(self._before))
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        page = self._guide.page(self._here.page)
        self.text.setAccessibleName(page.title)
        made = GuideText(page.markdown, self.text.viewport().width())
        # The browser lets go of the document before, which was its child.
        made.setParent(self.text)
        self.text.setDocument(made)
        block = made.heading(self._here.topic)
        self.text.setTextCursor(QTextCursor(block))
        top = made.documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(int(top) - 8 if self._here.topic else 0)
