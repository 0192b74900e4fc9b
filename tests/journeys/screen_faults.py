"""What is wrong with a screen, by measuring: text that is cut, things that lie over others."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

LEAST_PIXELS = 12
_SLACK = 1
"""Logical pixels by which measures may differ from what Qt lays out."""
_INNER = (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QSplitter,
    QStackedWidget,
    QTabBar,
)
"""Widgets that place their own parts."""


def faults_of(top: QWidget) -> list[str]:
    """Return what is wrong in a window or dialog, each with the widget's name and text."""
    found: list[str] = []
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not top:
            continue
        found += _cut(widget)
        found += _overlaps(widget)
        found += _outside(widget)
        found += _tiny(widget)
    found += [f"stray window: {name_of(one)}" for one in stray_windows(top)]
    return found


def stray_windows(top: QWidget) -> list[QWidget]:
    """Return windows that were never meant to be windows: shown before they had a parent."""
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible()
        and one is not top
        and not isinstance(one.parent(), QWidget)
        and one.windowType() is Qt.WindowType.Window
        and not one.windowTitle()
    ]


def name_of(widget: QWidget) -> str:
    """Return class, name and text of a widget, and the class that holds it."""
    text = words_of(widget)
    holder = widget.parentWidget()
    return (
        f"{type(widget).__name__}({widget.objectName() or widget.accessibleName()} “{text[:60]}”)"
        f" in {type(holder).__name__}"
    )


def words_of(widget: QWidget) -> str:
    """Return the text that a widget of Qt shows by itself."""
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) else ""


def _width(metrics: QFontMetrics, text: str) -> int:
    lines = text.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\n")
    return max(metrics.horizontalAdvance(line) for line in lines)


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _cut_button(widget)
    elif isinstance(widget, QHeaderView):
        yield from _cut_header(widget)
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            wide = _width(widget.fontMetrics(), widget.tabText(number))
            if wide > widget.tabRect(number).width() + _SLACK:
                yield f"cut tab: {widget.tabText(number)}"
    elif isinstance(widget, QLineEdit) and not widget.text():
        wide = _width(widget.fontMetrics(), widget.placeholderText())
        # Qt keeps two pixels at each side of the text.
        if wide > widget.contentsRect().width() - _padding(widget) and not widget.toolTip():
            yield f"cut hint “{widget.placeholderText()}”: {name_of(widget)}"
    elif isinstance(widget, QComboBox):
        room = widget.width() - 24 - 16
        if _width(widget.fontMetrics(), widget.currentText()) > room and not widget.toolTip():
            yield f"cut choice “{widget.currentText()}”: {name_of(widget)}"


def _padding(widget: QLineEdit) -> int:
    margins = widget.textMargins()
    return 4 + margins.left() + margins.right()


def _cut_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.pixmap().width():
        return
    if label.textFormat() is not Qt.TextFormat.PlainText and "<" in text:
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    room = label.contentsRect()
    margin = 2 * label.margin() + label.indent() if label.indent() > 0 else 2 * label.margin()
    if label.wordWrap():
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextExpandTabs
        box = QRect(0, 0, room.width() - margin, 10_000)
        need = label.fontMetrics().boundingRect(box, int(flags), text)
        if need.height() > room.height() + _SLACK + 1 or need.width() > room.width() + _SLACK:
            yield f"cut: {name_of(label)} needs {need.size().toTuple()} has {room.size().toTuple()}"
        return
    wide = _width(label.fontMetrics(), text)
    if wide > room.width() - margin + _SLACK and not label.toolTip():
        yield f"cut: {name_of(label)} needs {wide} has {room.width() - margin}"
    high = label.fontMetrics().height() * (text.count("\n") + 1)
    if high > label.height() + 4:
        yield f"cut low: {name_of(label)} needs {high} has {label.height()}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or (button.toolTip() and button.property("kind") == "step"):
        return
    if isinstance(button, QToolButton):
        if button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return
        need, room = button.sizeHint().width(), button.width()
    elif isinstance(button, (QCheckBox, QRadioButton)):
        need, room = button.sizeHint().width(), button.width()
    elif isinstance(button, QPushButton) and button.property("kind") != "step":
        option = QStyleOptionButton()
        button.initStyleOption(option)
        inner = QStyle.SubElement.SE_PushButtonContents
        room = button.style().subElementRect(inner, option, button).width()
        mark = 0 if button.icon().isNull() else button.iconSize().width() + 4
        need = _width(button.fontMetrics(), button.text()) + mark
    else:
        return
    if need > room + _SLACK:
        yield f"cut: {name_of(button)} needs {need} has {room}"


def _cut_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() is not Qt.Orientation.Horizontal:
        return
    font = header.font()
    font.setPixelSize(LEAST_PIXELS)
    font.setWeight(font.Weight.DemiBold)
    metrics = QFontMetrics(font)
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "")
        tip = model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        room = header.sectionSize(section) - 16
        if not header.isSectionHidden(section) and _width(metrics, text) > room and not tip:
            yield f"cut head “{text}” in {name_of(header.parentWidget())}: {room}"


def _overlaps(holder: QWidget) -> Iterator[str]:
    if isinstance(holder, _INNER) or isinstance(holder.parentWidget(), QAbstractItemView):
        return
    shown = [
        child
        for child in holder.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        # Laid over the page on purpose: what says that work goes on, or what was done.
        and child.objectName() not in {"busy", "overlay"}
    ]
    for one, other in combinations(shown, 2):
        if one.geometry().intersects(other.geometry()):
            yield (
                f"overlap in {type(holder).__name__}: {name_of(one)} {one.geometry().getRect()}"
                f" and {name_of(other)} {other.geometry().getRect()}"
            )


def _outside(widget: QWidget) -> Iterator[str]:
    holder = widget.parentWidget()
    if holder is None or widget.isWindow() or isinstance(holder, _INNER):
        return
    area = holder.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
        wide = widget.width() > holder.width() + _SLACK
        if wide and not isinstance(area, (QAbstractItemView, QTableView)):
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if area.horizontalScrollBarPolicy() == off or area.objectName() != "desk":
                yield f"too wide: {name_of(widget)} {widget.width()} in {holder.width()}"
        return
    corner = widget.mapTo(holder, QPoint(0, 0))
    if not holder.rect().contains(QRect(corner, widget.size())):
        yield (
            f"outside: {name_of(widget)} {widget.geometry().getRect()} of {holder.size().toTuple()}"
        )


def _tiny(widget: QWidget) -> Iterator[str]:
    if not words_of(widget):
        return
    pixels = QFontInfo(widget.font()).pixelSize()
    if pixels < LEAST_PIXELS:
        yield f"{pixels} px: {name_of(widget)}"
