"""The years in the text of a plan: which ones move with the plan, ticked by the clerk."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.framework import Framework
from desktop.domain.plan import Plan
from desktop.domain.roll_forward import turn_sets
from desktop.domain.year_words import Key, year_proposals
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import label

EARLIEST, LATEST = 2000, 2200
"""The years that can be typed for a plan."""
_WHAT = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Lines that are ticked, each standing for something.

    Signals:
        turned: a line was ticked, or its tick taken away.
    """

    turned = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self.turned)

    def add_line(self, words: str, what: object, *, ticked: bool) -> None:
        """Add a line; its tool tip has all of it."""
        item = QListWidgetItem(words)
        item.setToolTip(plain(words))
        item.setData(_WHAT, what)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.addItem(item)

    def held(self, *, ticked: bool) -> Iterator[Any]:
        """Yield what the lines with a tick stand for, or those without."""
        wanted = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for place in range(self.count()):
            item = self.item(place)
            if item.checkState() is wanted:
                yield item.data(_WHAT)


class YearList(QWidget):
    """Proposes anew for each year: every year in the text moves by as much as the plan does.

    Args:
        plan: the plan as it is.
        stays: whether it is the plan itself that moves: words that tell the new year already are
            right then.
    """

    def __init__(self, plan: Plan, *, stays: bool = False) -> None:
        super().__init__()
        self._plan = plan
        self._stays = stays
        self.list = TickList(self.tr("Năm ghi trong lời văn"))
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self._title = label("", "label")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)
        self.list.turned.connect(self._count)

    def show_year(self, year: int) -> None:
        """Propose what becomes of the years in the text."""
        self.list.blockSignals(True)
        self.list.clear()
        for one in year_proposals(self._plan, year):
            if self._stays and one.year == year:
                continue
            there = f"{one.place}: {one.before}{one.year}{one.after}"
            words = f"{one.year} → {one.becomes}   {there}"
            self.list.add_line(words, one.key, ticked=one.sure)
        self.list.blockSignals(False)
        self._count()

    def accepted(self) -> tuple[Key, ...]:
        """Return the proposals with a tick."""
        return tuple(cast("Key", tuple(key)) for key in self.list.held(ticked=True))

    @Slot()
    def _count(self) -> None:
        chosen = len(self.accepted())
        self._title.setText(
            self.tr("Năm trong lời văn: đổi %d trên %d chỗ") % (chosen, self.list.count())
            if self.list.count()
            else self.tr("Lời văn không ghi năm nào cần đổi")
        )


def set_notes(plan: Plan, frameworks: Sequence[Framework], year: int) -> Iterator[str]:
    """Yield in words what becomes of the plan's index sets in another year, where anything does."""
    for one in turn_sets(plan, frameworks, year):
        if one.lost:
            yield f"Giữ {one.old.name}: bộ mới không có “{one.lost[0]}”."
        elif one.new.id != one.old.id:
            yield f"Dùng {one.new.name} thay cho {one.old.name}."
