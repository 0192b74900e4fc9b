"""The menus of a grid: of its cells, and of the head of a column."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.ui.icons import icon
from desktop.ui.tables.grid_order import value_of

if TYPE_CHECKING:
    from desktop.ui.tables.grid_view import GridView

_MOST_VALUES = 20
"""More different texts than this are looked for by typing, not in a menu."""
_MOST_LETTERS = 60


def cell_menu(view: "GridView") -> QMenu:
    """Return the menu of the marked cells; every line names its key."""
    menu = QMenu(view)
    at = view.currentIndex()
    typed = at.isValid() and view.grid.takes_text(at.row(), at.column())
    _add(menu, view.tr("Cắt"), "Ctrl+X", view.blocks.cut, on=typed)
    _add(menu, view.tr("Chép"), "Ctrl+C", view.blocks.copy, name="copy")
    _add(menu, view.tr("Dán"), "Ctrl+V", view.paste, on=typed or view.blocks.grow is not None)
    menu.addSeparator()
    _add(menu, view.tr("Điền xuống"), "Ctrl+Shift+D", view.blocks.fill_down, on=typed)
    _add(menu, view.tr("Xóa trắng"), "Delete", view.blocks.empty, on=typed)
    menu.addSeparator()
    column = view.currentIndex().column()
    if column >= 0:
        menu.addMenu(column_menu(view, column))
    return menu


def column_menu(view: "GridView", number: int) -> QMenu:
    """Return the menu of one column: order, filter, which columns are shown, whole texts."""
    column = view.grid.columns[number]
    menu = QMenu(view.tr("Cột “%s”") % column.title, view)
    if view.sortable:
        _add(menu, view.tr("Xếp tăng dần"), "", lambda: view.sort(number), name="arrow-up")
        _add(
            menu,
            view.tr("Xếp giảm dần"),
            "",
            lambda: view.sort(number, falling=True),
            name="arrow-down",
        )
    _add_values(view, menu, number)
    if view.order.active:
        _add(menu, view.tr("Bỏ xếp, bỏ lọc"), "Esc", view.clear_order, name="undo-2")
    menu.addSeparator()
    left = view.columns_left()
    _add(menu, view.tr("Ẩn cột này"), "", lambda: view.hide_column(number), on=len(left) > 1)
    hidden = view.columns_hidden()
    for one in hidden:
        words = view.tr("Hiện cột “%s”") % view.grid.columns[one].title
        _add(menu, words, "", _shower(view, one))
    menu.addSeparator()
    whole = menu.addAction(view.tr("Hiện đủ chữ") + "\tCtrl+Shift+W", view.toggle_whole)
    whole.setCheckable(True)
    whole.setChecked(view.whole)
    return menu


def _add_values(view: "GridView", menu: QMenu, number: int) -> None:
    rows = [row for row in view.given if not row.across]
    values = sorted({value_of(row, number) for row in rows})
    if not rows:
        return
    at = view.currentIndex()
    if at.isValid() and not view.grid.rows[at.row()].across:
        value = value_of(view.grid.rows[at.row()], number)
        words = view.tr("Chỉ dòng giống ô này: %s") % _short(value, view)
        _add(menu, words, "Ctrl+Shift+L", lambda: view.filter_by(number, {value}), name="search")
    if 1 < len(values) <= _MOST_VALUES:
        inside = menu.addMenu(view.tr("Lọc cột này"))
        for value in values:
            _add(inside, _short(value, view), "", _filterer(view, number, value))


def _shower(view: "GridView", number: int) -> Callable[[], None]:
    return lambda: view.show_column(number)


def _filterer(view: "GridView", number: int, value: str) -> Callable[[], None]:
    return lambda: view.filter_by(number, {value})


def _short(value: str, view: "GridView") -> str:
    if not value:
        return view.tr("(trống)")
    cut = value if len(value) <= _MOST_LETTERS else value[: _MOST_LETTERS - 1] + "…"
    return cut.replace("&", "&&")


def _add(
    menu: QMenu,
    text: str,
    key: str,
    done: Callable[[], object],
    *,
    on: bool = True,
    name: str = "",
) -> None:
    action = menu.addAction(f"{text}\t{key}" if key else text, done)
    action.setEnabled(on)
    if name:
        action.setIcon(icon(name, "ink2"))
