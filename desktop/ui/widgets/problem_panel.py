"""Kiểm tra: what is wrong or doubtful, one line each, and the way to its cell."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.domain.problems import Grade
from desktop.ui.icons import SIZE, icon
from desktop.ui.problem_places import Found
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import bar_button, elided, label, separator, set_bar_button_short
from desktop.wording import GRADES, finding, remedy, where

_HEIGHT, _LOW, _BARE = 184, 128, 40
"""Usual, on a small screen, and with nothing to list."""
_MOST = 300
"""So many lines are listed; nobody mends more before he looks again."""
SIGNS = {
    Grade.MUST_FIX: ("circle-x", "error"),
    Grade.EXPLAIN: ("triangle-alert", "doubt"),
    Grade.NOTE: ("info", "ink2"),
}
"""Icon and tone of each grade."""
_COLUMNS = (
    Column("grade", "Mức độ", 136),
    Column("page", "Trang", 128),
    Column("place", "Ở đâu", 176),
    Column("finding", "Vấn đề", 0),
    Column("remedy", "Cách sửa", 0),
    Column("go", "", 88),
)
_ALL = {column.key for column in _COLUMNS}
_NARROW = _ALL - {"page", "remedy"}
_Key = tuple[object, ...]


class ProblemPanel(QFrame):
    """The list of problems, a filter by grade, and the steps from one problem to the next.

    Signals:
        chosen: the ``Found`` whose cell the clerk wants to see.
        closed: he wants the list put away.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, pages: Mapping[str, str]) -> None:
        """Make the list; ``pages`` are the names of the pages by their keys."""
        super().__init__()
        self.setProperty("role", "panel")
        self._pages = pages
        self._found: tuple[Found, ...] = ()
        self.shown: tuple[Found, ...] = ()
        """What the filter lets through."""
        self._keys: list[_Key] = []
        self._key: _Key | None = None
        """Of the problem that was gone to last."""
        self._at = 0
        """Where that is in the list, or where it was before it was mended."""
        self._small = False
        self._wanted: Grade | None = None
        self._here = ""
        self._on_page: Counter[str] = Counter()
        self._stale = True
        self.chips: dict[Grade | None, QToolButton] = {}
        self.only_here = self._chip("", self._fill)
        self._title = label(self.tr("Kiểm tra"), "strong")
        self._said = elided("", "small")
        self._model = GridModel(_COLUMNS)
        self.view = _List(self._model, self.tr("Kiểm tra"), tall=False, dense=True, sortable=False)
        self._tools = (
            bar_button(self.tr("Trước"), "arrow-up", "Shift+F8", lambda: self.step(-1)),
            bar_button(self.tr("Sau"), "arrow-down", "F8", lambda: self.step(1)),
            bar_button(self.tr("Đóng"), "x", "Esc", self.closed.emit),
        )
        self._build()
        self.set_small(small=False)

    def set_small(self, *, small: bool) -> None:
        """Take less room on a small screen."""
        self._small = small
        self._fit()
        self._title.setVisible(not small)
        self.view.set_columns_shown(_NARROW if small else _ALL)
        for one in self._tools:
            # Their arrows say enough where their words would cut the sentence beside them.
            set_bar_button_short(one, short=small or one is not self._tools[-1])

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these problems; the clerk stays on the one in hand, or where it was."""
        self._found = tuple(found)
        counts = Counter(one.problem.grade for one in self._found)
        self._on_page = Counter(one.page for one in self._found)
        for grade, chip in self.chips.items():
            word = GRADES[grade] if grade is not None else self.tr("Tất cả")
            count = counts[grade] if grade is not None else len(self._found)
            chip.setText(f" {word} {count}")
            chip.setAccessibleName(f"{word}: {count}")
        self._count_here()
        self._fit()
        self._fill()

    def show_page(self, page: str) -> None:
        """Say which page is in front; its problems can be listed alone."""
        self._here = page
        self._count_here()
        if self.only_here.isChecked():
            self._fill()

    def choose(self, grade: Grade | None) -> None:
        """List the problems of a grade alone, or (None, or the same one again) all of them."""
        self._wanted = None if grade is self._wanted else grade
        for one, chip in self.chips.items():
            chip.setChecked(one is self._wanted)
        self._fill()

    def step(self, turn: int) -> None:
        """Go to the next problem of the list (-1: the one before), round and round."""
        if not self.shown:
            return
        gone = self._key is None or self._key not in self._keys
        # Where the last one was mended its place holds the next one already.
        self._go((self._at + (0 if gone and turn > 0 else turn)) % len(self.shown))

    def showEvent(self, event: QShowEvent) -> None:
        """Make the lines that were not made while nobody saw them."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _build(self) -> None:
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 2, 8, 2)
        line.setSpacing(4)
        line.addWidget(self._title)
        for grade in (None, *Grade):
            icon_name = SIGNS[grade][0] if grade is not None else ""
            chip = self.chips[grade] = self._chip(icon_name, partial(self.choose, grade))
            if grade is not None:
                chip.setIcon(icon(*SIGNS[grade]))
            line.addWidget(chip)
        self.chips[None].setChecked(True)
        line.addWidget(separator(upright=True))
        line.addWidget(self.only_here)
        line.addSpacing(8)
        line.addWidget(self._said, 1)
        line.addStretch()
        for one in self._tools:
            line.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.view, 1)
        self.view.clicked.connect(self._on_opened)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # In a list there is nothing to type: Enter goes to the cell, as a click does.
            opens = QShortcut(QKeySequence(key), self.view, self._on_opened)
            opens.setContext(Qt.ShortcutContext.WidgetShortcut)

    @staticmethod
    def _chip(icon_name: str, clicked: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "bar")
        made.setCheckable(True)
        made.setIconSize(QSize(SIZE, SIZE))
        if icon_name:
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.clicked.connect(lambda _checked=False: clicked())
        return made

    def _fit(self) -> None:
        """Take no more room than there is to list: the page above needs it."""
        empty = not self._found
        self.setFixedHeight(_BARE if empty else _LOW if self._small else _HEIGHT)
        self.view.setHidden(empty)
        self._said.setVisible(empty or not self._small)

    def _count_here(self) -> None:
        count = self._on_page[self._here]
        self.only_here.setText(self.tr("Trang này %d") % count)
        self.only_here.setAccessibleName(self.tr("Chỉ trang này: %d") % count)

    @Slot()
    def _fill(self) -> None:
        """List what the filter lets through; the lines are made only when they are seen."""
        wanted = self._wanted
        self.shown = tuple(
            one
            for one in self._found
            if (wanted is None or one.problem.grade is wanted)
            and (not self.only_here.isChecked() or one.page == self._here)
        )
        self._keys = _keys(self.shown)
        if self._key in self._keys:
            self._at = self._keys.index(self._key)
        self._at = min(self._at, max(len(self.shown) - 1, 0))
        self._stale = not self.isVisible()
        if self._stale:
            return
        rows = [
            _row(key, one, self._pages.get(one.page, ""))
            for key, one in zip(self._keys[:_MOST], self.shown, strict=False)
        ]
        self.view.show_rows(rows)
        self._mark()
        self._say()

    def _say(self) -> None:
        more = len(self.shown) - _MOST
        if not self._found:
            said = self.tr("Không có vấn đề nào.")
        elif not self.shown:
            said = self.tr("Không có mục nào thuộc loại đang chọn.")
        elif more > 0:
            said = self.tr("Liệt kê %d mục đầu, còn %d mục nữa.") % (_MOST, more)
        else:
            said = self.tr("Chỉ mục “Phải sửa” mới chặn việc ký, gửi.")
        self._said.setText(said)

    def _mark(self) -> None:
        """Mark the problem in hand in the list."""
        if self._key in self._keys and self._at < len(self._model.rows):
            self.view.setCurrentIndex(self._model.index(self._at, 0))
            self.view.scrollTo(self.view.currentIndex())

    def _go(self, place: int) -> None:
        self._at, self._key = place, self._keys[place]
        self._mark()
        self.chosen.emit(self.shown[place])

    @Slot()
    def _on_opened(self) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self.shown):
            self._go(place)


class _List(GridView):
    """Stands on its first line when it is entered: the keys need a place to begin."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stand_first("grade")


def _keys(found: Sequence[Found]) -> list[_Key]:
    """Return what tells each problem from the others, also after the next check."""
    seen: Counter[_Key] = Counter()
    keys: list[_Key] = []
    for problem, page, subject, field in found:
        key = (problem.code, page, subject, field, problem.place)
        keys.append((*key, seen[key]))
        seen[key] += 1
    return keys


def _row(key: _Key, found: Found, page: str) -> Row:
    problem = found.problem
    icon_name, tone = SIGNS[problem.grade]
    return Row(
        uuid5(NAMESPACE_OID, repr(key)),
        (
            Cell(GRADES[problem.grade], icon=icon_name, tone=tone, strong=True),
            Cell(page),
            Cell(where(problem), strong=True),
            Cell(finding(problem)),
            Cell(remedy(problem), Look.FAINT),
            Cell("Đến ô", Look.LINK, icon="arrow-right", tone="accent"),
        ),
    )
