"""Kiểm tra: what is wrong or doubtful, one line each, and the way to its cell."""

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.problems import Grade, Problem
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import button, icon_label, label
from desktop.wording import GRADES, finding, remedy

_BAR = 36
_HEIGHT, _LOW = 184, 124
_ICONS = {
    Grade.MUST_FIX: ("circle-x", "error"),
    Grade.EXPLAIN: ("triangle-alert", "doubt"),
    Grade.NOTE: ("info", "ink2"),
}
_COLUMNS = (
    Column("grade", "Mức độ", 136),
    Column("place", "Ở đâu", 190),
    Column("finding", "Vấn đề", 0),
    Column("remedy", "Cách sửa", 0),
    Column("go", "", 88),
)


class ProblemPanel(QFrame):
    """The count of problems, and their list when it is unfolded.

    Signals:
        chosen: the problem whose cell the clerk wants to see.
        turned: whether the list shows now.
    """

    chosen = Signal(object)
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._problems: tuple[Problem, ...] = ()
        self._counts = {grade: label() for grade in Grade}
        self._none = label("", "small")
        self._fold = button("", "chevron-down", kind="link", clicked=self.toggle)
        self._model = GridModel(_COLUMNS)
        self._view = GridView(self._model, "Kiểm tra", tall=False, dense=True)
        self._view.clicked.connect(self._on_opened)
        self._view.activated.connect(self._on_opened)
        bar = QWidget()
        bar.setFixedHeight(_BAR)
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(6)
        line.addWidget(label("Kiểm tra", "strong"))
        line.addSpacing(6)
        for grade, shown in self._counts.items():
            line.addWidget(icon_label(*_ICONS[grade]))
            line.addWidget(shown)
            line.addSpacing(10)
        line.addStretch(1)
        line.addWidget(self._none)
        line.addWidget(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._view, 1)
        self._unfolded = False
        self._low = False
        self.unfold(unfolded=False)

    @property
    def unfolded(self) -> bool:
        """Whether the list shows."""
        return self._unfolded

    def unfold(self, *, unfolded: bool) -> None:
        """Show the list, or only the line of counts."""
        self._unfolded = unfolded
        self._view.setVisible(unfolded)
        self.setFixedHeight((_LOW if self._low else _HEIGHT) if unfolded else _BAR + 2)
        self._fold.setText("Thu gọn" if unfolded else "Mở danh sách")
        self._none.setVisible(unfolded)
        self.turned.emit(unfolded)

    def set_small(self, *, small: bool) -> None:
        """Fold on a small screen, and take less of it when unfolded."""
        self._low = small
        self.unfold(unfolded=self._unfolded and not small)

    @Slot()
    def toggle(self) -> None:
        """Fold or unfold the list."""
        self.unfold(unfolded=not self._unfolded)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems, the worst first."""
        order = list(Grade)
        self._problems = tuple(sorted(problems, key=lambda one: order.index(one.grade)))
        words = {Grade.MUST_FIX: "phải sửa", Grade.EXPLAIN: "cần giải thích", Grade.NOTE: "lưu ý"}
        for grade, shown in self._counts.items():
            count = sum(one.grade is grade for one in problems)
            shown.setText(f"{count} {words[grade]}")
        self._none.setText(
            "Chỉ mục “Phải sửa” mới chặn việc ký, gửi. Ghi luôn được."
            if problems
            else "Không có vấn đề nào."
        )
        self._view.show_rows([_row(place, one) for place, one in enumerate(self._problems)])

    def next(self) -> None:
        """Open the list, or go to the next problem when it is open."""
        if not self._unfolded:
            self.unfold(unfolded=True)
            return
        if not self._problems:
            return
        place = (self._view.currentIndex().row() + 1) % len(self._problems)
        self._view.setCurrentIndex(self._model.index(place, 0))
        self.chosen.emit(self._problems[place])

    @Slot()
    def _on_opened(self) -> None:
        place = self._view.currentIndex().row()
        if 0 <= place < len(self._problems):
            self.chosen.emit(self._problems[place])


def _row(place: int, problem: Problem) -> Row:
    icon, tone = _ICONS[problem.grade]
    return Row(
        uuid5(NAMESPACE_OID, f"{place}/{problem.code}/{problem.subject_id}"),
        (
            Cell(GRADES[problem.grade], icon=icon, tone=tone, strong=True),
            Cell(problem.place, strong=True),
            Cell(finding(problem)),
            Cell(remedy(problem), Look.FAINT),
            Cell("Đến ô", Look.LINK, icon="arrow-right", tone="accent"),
        ),
    )
