"""Lập kế hoạch năm sau: which tasks go along, and which years in the text move with them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.outline import Outline
from desktop.domain.plan import Task
from desktop.domain.roll_forward import Choice, SetTurn, turn_sets
from desktop.domain.year_words import Key, year_proposals
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, column, label, resize_on_screen, row
from desktop.ui.widgets.field import Field, NumberEdit

if TYPE_CHECKING:
    from desktop.services.renewal import Renewable

_SIZE = (1000, 600)
_LATEST = 2200
_WHAT = Qt.ItemDataRole.UserRole


class NextYearDialog(QDialog):
    """Asks; gives the choice as data and makes nothing."""

    def __init__(self, renewable: "Renewable", parent: QWidget) -> None:
        super().__init__(parent)
        answer_f1(self, "next-year")
        self.setWindowTitle(self.tr("Lập kế hoạch năm sau"))
        self._renewable = renewable
        plan = renewable.plan
        self.year = NumberEdit(self.tr("Năm của kế hoạch mới"), (plan.year + 1, _LATEST))
        self.tasks = _ticks(self.tr("Nhiệm vụ mang theo"))
        # One line each: the tool tip has all of it.
        self.tasks.setWordWrap(False)
        self.tasks.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.years = _ticks(self.tr("Năm ghi trong lời văn"))
        self._task_title = label("", "label")
        self._year_title = label("", "label")
        self._told = label("", "small", wrap=True)
        self._fill_tasks()
        self._build()
        self.tasks.itemChanged.connect(self._count)
        self.years.itemChanged.connect(self._count)
        self.year.valueChanged.connect(self._fill_years)
        self._fill_years()
        resize_on_screen(self, _SIZE)

    def choice(self) -> Choice:
        """Return what was chosen."""
        keys: list[Key] = [(key[0], key[1]) for key in _held(self.years, Qt.CheckState.Checked)]
        left: list[UUID] = list(_held(self.tasks, Qt.CheckState.Unchecked))
        return Choice(year=self.year.value(), years=tuple(keys), left_out=tuple(left))

    def _build(self) -> None:
        title = " ".join(self._renewable.plan.head.title)
        words = label(
            self.tr(
                "Khung, căn cứ, nhiệm vụ, chế độ báo cáo được mang sang một bản dự thảo mới; số và"
                " ngày để trống. Kế hoạch đang mở giữ nguyên."
            ),
            wrap=True,
        )
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addLayout(column(self._task_title, 4, self.tasks), 1)
        lists.addLayout(column(self._year_title, 4, self.years), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("Lập kế hoạch năm sau từ kế hoạch này"), "title"))
        layout.addWidget(label(title, "small", wrap=True))
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(Field(self.tr("Năm của kế hoạch mới"), self.year))
        top.addLayout(column(words, 4, self._told), 1)
        layout.addLayout(top)
        layout.addLayout(lists, 1)
        keys = label(self.tr("↑ ↓ chọn · Cách đánh dấu, bỏ dấu · Esc đóng"), "small")
        make = button(self.tr("Lập kế hoạch"), "plus", kind="primary", clicked=self.accept)
        layout.addLayout(row(keys, None, button(self.tr("Thôi"), clicked=self.reject), 8, make))

    def _fill_tasks(self) -> None:
        outline = Outline(self._renewable.plan)
        done = set(self._renewable.finished)
        for _, item in outline.walk():
            if isinstance(item, Task):
                words = f"{outline.code(item)}  {' '.join(item.content.split())}"
                if item.id in done:
                    words = self.tr("%s (đã xong)") % words
                _add(self.tasks, words, item.id, ticked=item.id not in done)

    @Slot()
    def _fill_years(self) -> None:
        """Propose anew: every year in the text moves by as much as the plan does."""
        plan, year = self._renewable.plan, self.year.value()
        self.years.blockSignals(True)
        self.years.clear()
        for one in year_proposals(plan, year):
            there = f"{one.place}: {one.before}{one.year}{one.after}"
            words = f"{one.year} → {one.becomes}   {there}"
            _add(self.years, words, one.key, ticked=one.sure)
        self.years.blockSignals(False)
        self._told.setText(
            "\n".join(self._notes(turn_sets(plan, self._renewable.frameworks, year)))
        )
        self._count()

    def _notes(self, turns: Sequence[SetTurn]) -> Iterator[str]:
        """Give what happens without being asked about."""
        for one in turns:
            if one.lost:
                yield self.tr("Giữ %s: bộ mới không có “%s”.") % (one.old.name, one.lost[0])
            elif one.new.id != one.old.id:
                yield self.tr("Dùng %s thay cho %s.") % (one.new.name, one.old.name)
        if self._renewable.plan.targets:
            yield (
                self.tr("%d điểm đã đạt thành điểm gốc; con số chỉ tiêu giữ như cũ để anh chị sửa.")
                % self._renewable.reached
            )

    @Slot()
    def _count(self) -> None:
        tasks = sum(1 for _ in _held(self.tasks, Qt.CheckState.Checked))
        years = sum(1 for _ in _held(self.years, Qt.CheckState.Checked))
        self._task_title.setText(
            self.tr("Nhiệm vụ mang theo: %d trên %d") % (tasks, self.tasks.count())
        )
        self._year_title.setText(
            self.tr("Năm trong lời văn: đổi %d trên %d chỗ") % (years, self.years.count())
        )


def _ticks(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setUniformItemSizes(False)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _add(ticks: QListWidget, words: str, what: object, *, ticked: bool) -> None:
    item = QListWidgetItem(words)
    item.setToolTip(words)
    item.setData(_WHAT, what)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    ticks.addItem(item)


def _held(ticks: QListWidget, state: Qt.CheckState) -> Iterator[Any]:
    for place in range(ticks.count()):
        item = ticks.item(place)
        if item.checkState() is state:
            yield item.data(_WHAT)
