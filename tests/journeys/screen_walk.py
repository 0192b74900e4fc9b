"""Run as a program: walks every screen at one scale, saves pictures, prints what is wrong as JSON.

A process of its own, because Qt takes the scale of the screen when it starts.

    python -m tests.journeys.screen_walk FOLDER PERCENT
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.contrast import set_contrast
from desktop.ui.theme import dress
from tests.journeys.screen_faults import faults_of
from tests.journeys.visits import (
    Visitor,
    visit_dialogs,
    visit_revisions,
    visit_sample,
    visit_states,
)

SIZES = {100: (1366, 697), 125: (1092, 557), 150: (911, 465)}
"""Logical pixels that a 1366×768 screen leaves for the window at each scale."""

SCREEN = {
    "screens": [
        {
            "name": "1366",
            "x": 0,
            "y": 0,
            "width": 1366,
            "height": 728,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ]
}
"""The screen that Qt is told of, without the task bar; its own off-screen one is 800 wide."""


def main(folder: Path, percent: int) -> dict[str, list[str]]:
    """Walk, save pictures into a folder, and return faults by the name of the screen."""
    app = QApplication([])
    dress(app)
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[str]] = {}

    def look(name: str, widget: QWidget) -> None:
        assert widget.grab().save(str(folder / f"{percent}-{name}.png"))
        faults = faults_of(widget)
        room, size = SIZES[percent], widget.size().toTuple()
        if widget is visitor.window and size != room:
            faults.append(f"the window grew to {size}")
        elif size[0] > room[0] or size[1] > room[1]:
            faults.append(f"the dialog needs {size} where the screen has {room}")
        if faults:
            found[name] = faults

    with tempfile.TemporaryDirectory() as place:
        visitor = Visitor(look, Path(place), SIZES[percent])
        visit_states(visitor)
        visit_revisions(visitor)
        visit_sample(visitor)
        visit_dialogs(visitor)
        set_contrast(high=True)
        visitor.pages("tuong-phan", "home", "tasks", "results", "report", "send")
        visitor.close()
    return found


if __name__ == "__main__":
    scale = int(sys.argv[2])
    with tempfile.TemporaryDirectory() as data:
        screen = Path(data) / "screen.json"
        screen.write_text(json.dumps(SCREEN), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        os.environ["QT_SCALE_FACTOR"] = str(scale / 100)
        for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
            os.environ[name] = data
        print(json.dumps(main(Path(sys.argv[1]), scale), ensure_ascii=False, indent=1))
