"""Icons: every one that is named exists, and takes the colour it is asked for."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.paths import resource
from desktop.ui.icons import icon, pixmap
from desktop.ui.theme import COLOUR

UI = Path(__file__).parents[2] / "desktop" / "ui"
SHIPPED = {path.stem for path in resource("icons").glob("*.svg")}
CALLS = {"icon": 0, "pixmap": 0, "icon_label": 0, "button": 1, "bar_button": 1, "Way": 0}


def named() -> set[tuple[str, str]]:
    """Return the names of icons in the sources of the window, each with its place."""
    found = set()
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            values = [word.value for word in node.keywords if word.arg in {"icon", "icon_name"}]
            place = CALLS.get(getattr(node.func, "id", ""))
            if place is not None and len(node.args) > place:
                values.append(node.args[place])
            found |= {
                (value.value, f"{path.name}:{node.lineno}")
                for value in values
                if isinstance(value, ast.Constant) and value.value
            }
    return found


def test_every_icon_that_the_window_names_is_shipped() -> None:
    names = named()
    assert len(names) > 50
    assert [(name, place) for name, place in sorted(names) if name not in SHIPPED] == []


def test_every_icon_takes_its_colour_from_the_theme() -> None:
    fixed = [
        name
        for name in sorted(SHIPPED)
        if "currentColor" not in resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        or re.search(r"#[0-9a-fA-F]{3,6}", resource("icons", f"{name}.svg").read_text("utf-8"))
    ]
    assert fixed == []


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_an_icon_is_drawn_in_the_colour_asked_for(dressed: QApplication, name: str) -> None:
    drawn = pixmap(name, "error", 32).toImage()
    inks = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert inks == {QColor(COLOUR["error"]).name()}


def test_an_icon_is_sharp_on_a_screen_of_150_percent(dressed: QApplication) -> None:
    drawn = pixmap("send", size=16, scale=1.5)
    assert (drawn.width(), drawn.devicePixelRatio()) == (24, 1.5)
    assert drawn.deviceIndependentSize().width() == 16


def test_a_button_has_its_icon_for_every_usual_screen(dressed: QApplication) -> None:
    assert {size.width() for size in icon("send").availableSizes()} >= {16, 24, 32}


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    assert "ISC" in resource("icons", "LUCIDE-LICENSE.txt").read_text(encoding="utf-8")
