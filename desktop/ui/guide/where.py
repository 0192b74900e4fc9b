"""Where the clerk stands, and what the guide says about that place."""

from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.domain.errors import FileRefused
from desktop.domain.guide import Place, Topic
from desktop.services.guide import load_guide

_PAGE = "guide"


def set_guide_page(widget: QWidget, key: str) -> None:
    """Say which page of the guide is about a page or dialog of the window."""
    widget.setProperty(_PAGE, key)


def place_of(widget: QWidget | None) -> Place:
    """Return the place of the guide about a widget: its column, its field, or its page."""
    name = ""
    while widget is not None:
        if not name:
            name = _name_of(widget)
        page = widget.property(_PAGE)
        if isinstance(page, str) and page:
            return Place(page, load_guide().page(page).place_of(name))
        widget = widget.parentWidget()
    return Place(load_guide().pages()[0].key)


def topic_of(widget: QWidget, name: str) -> Topic | None:
    """Return what the guide says about a column or field of the page that a widget stands on."""
    within: QWidget | None = widget
    while within is not None:
        page = within.property(_PAGE)
        if isinstance(page, str) and page:
            return _topic(page, name)
        within = within.parentWidget()
    return None


def _topic(page: str, name: str) -> Topic | None:
    """Return a topic, or nothing: typing goes on where a file of the guide was taken away."""
    try:
        return load_guide().topic(page, name)
    except FileRefused:
        return None


def _name_of(widget: QWidget) -> str:
    """Return what a widget is called in the guide: a grid is asked for its column."""
    if isinstance(widget, QAbstractItemView):
        model, index = widget.model(), widget.currentIndex()
        columns = getattr(model, "columns", ())
        if index.isValid() and index.column() < len(columns):
            return str(columns[index.column()].title)
    return widget.accessibleName()
