"""High contrast is turned on from the menu, reaches everything that is open, and is remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenuBar, QPushButton

from desktop.settings import read_settings, remember
from desktop.ui.contrast import set_contrast, switch_contrast
from desktop.ui.icons import icon
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import HIGH, is_high_contrast


@pytest.fixture(autouse=True)
def usual_again() -> Iterator[None]:
    yield
    set_contrast(high=False)
    remember(contrast=False)


def entry(window: MainWindow) -> QAction:
    """Return the menu's line for high contrast, with the words of now."""
    (bar,) = window.findChildren(QMenuBar)
    (menu,) = (one.menu() for one in bar.actions() if one.text() == "&Hệ thống")
    menu.aboutToShow.emit()
    (found,) = (one for one in menu.actions() if "tương phản cao" in one.text().lower())
    return found


def test_the_menu_turns_high_contrast_on_and_off(window: MainWindow, dressed: QApplication) -> None:
    assert entry(window).text() == "Bật tương phản cao"
    entry(window).trigger()
    assert is_high_contrast(dressed)
    assert read_settings().contrast
    assert entry(window).text() == "Tắt tương phản cao"
    entry(window).trigger()
    assert not is_high_contrast(dressed)
    assert not read_settings().contrast


def inks(button: QPushButton) -> set[str]:
    drawn = button.icon().pixmap(16, 16).toImage()
    return {
        drawn.pixelColor(x, y).name().upper()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }


def test_icons_that_are_on_the_screen_take_the_new_colours(dressed: QApplication) -> None:
    held = QPushButton("Gửi")
    held.setIcon(icon("send", "accent"))
    switch_contrast()
    assert inks(held) == {HIGH["accent"]}
    held.deleteLater()
