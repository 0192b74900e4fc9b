"""What the pages of a plan share whose work is lines of a grid: adding, removing, moving them."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import bar_button, separator
from desktop.ui.widgets.head import ToolBar


class LinePage(PlanPage):
    """A page of lines; the same keys and tools mean the same on each of them."""

    view: GridView
    SHUT: ClassVar[Mapping[str, str]] = {}
    """By column: why its cells cannot be typed into."""

    def load(self) -> None:
        super().load()
        came = self.session.came_back
        places = [place for place, row in enumerate(self.view.grid.rows) if row.id in came]
        if places:
            self.session.came_back = frozenset()
            self.view.stand_on_rows(places)

    def why_shut(self) -> str:
        """Return why the cell in hand cannot be typed into, in one sentence, or nothing."""
        if self.session.frozen:
            return self.tr("Kế hoạch đã ban hành chỉ đọc; muốn sửa thì bấm Tạo lần sửa đổi ở trên.")
        at = self.view.currentIndex()
        if not at.isValid():
            return ""
        row, column = self.view.grid.rows[at.row()], self.view.grid.columns[at.column()]
        return self.why_across() if row.across else self.SHUT.get(column.key, "")

    def why_across(self) -> str:
        """Return why a row across cannot be typed into."""
        return self.tr("Dòng nhóm này sửa ở trang Căn cứ, nội dung; Enter để gập hoặc mở nhóm.")

    def add_row(self) -> None:
        """Add a line where the clerk expects it (F5)."""
        raise NotImplementedError

    def remove_rows(self) -> None:
        """Remove what is in hand (F6)."""
        raise NotImplementedError

    def move_line(self, step: int) -> None:
        """Move what is in hand up (-1) or down (+1)."""
        raise NotImplementedError

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        return {
            "add": self.add_row,
            "remove": self.remove_rows,
            "find": self.view.find_rows,
            "up": lambda: self.move_line(-1),
            "down": lambda: self.move_line(1),
        }

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self._tools.set_compact(compact=small)

    def add_tools(self, add: str, *more: QWidget, end: tuple[QWidget, ...] = ()) -> None:
        """Put the row of tools on top and let the work begin in the grid.

        Args:
            add: the word on the button of F5.
            more: other buttons that add something.
            end: what stands at the right.
        """
        changing = (
            bar_button(add, "plus", "F5", self.add_row),
            *more,
            bar_button(self.tr("Xóa dòng"), "trash-2", "F6", self.remove_rows),
            bar_button(self.tr("Lên"), "arrow-up", "", lambda: self.move_line(-1), "Alt+↑"),
            bar_button(self.tr("Xuống"), "arrow-down", "", lambda: self.move_line(1), "Alt+↓"),
        )
        self._changing = changing
        self._tools = ToolBar(
            *changing[:-2],
            separator(upright=True),
            *changing[-2:],
            separator(upright=True),
            bar_button(self.tr("Hoàn tác"), "undo-2", "", self.session.undo, "Ctrl+Z"),
            None,
            *end,
        )
        self.rows.addWidget(self._tools)
        self.first = self.view
        self.view.why_shut = self.why_shut

    def allow_changes(self) -> None:
        """Offer the tools that change something, unless the plan is issued."""
        for one in self._changing:
            one.setEnabled(not self.session.frozen)

    def in_plan_order(self) -> bool:
        """Tell whether the grid stands in the order of the plan; if not, say how to get it back."""
        if not self.view.order.sorted_by:
            return True
        self.messages.warn(
            self.tr("Bảng đang xếp theo cột khác. Bấm Esc về thứ tự của kế hoạch rồi chuyển."),
            (self.tr("Về thứ tự của kế hoạch"), self.view.clear_order),
        )
        return False

    @Slot()
    def edit_current(self) -> None:
        """Open the cell in hand; what is typed takes the place of what was proposed in it."""
        self.view.setFocus()
        self.view.edit_anew()

    @Slot()
    def add_past_end(self) -> None:
        """Add a line when Enter leaves the last one."""
        if not self.session.frozen:
            self.add_row()
