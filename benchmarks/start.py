"""How long until the window shows, against a bare PySide6 window, in one run.

    uv run python benchmarks/start.py [ROUNDS]

Each case runs in a fresh interpreter, off-screen, the cases in turn; medians and their ratio are
printed. Our code is compiled before, as that of Qt's bindings is and as an installed program has
it. Aim: the shell of the program takes at most 1.2 times as long as the bare window; the ratio is
what carries over from machine to machine, the seconds do not.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
table = QTableWidget(300, 6)
window.setCentralWidget(table)
window.resize(1366, 697)
window.show()
app.processEvents()
"""

OURS = """
import sys
from datetime import date
from PySide6.QtWidgets import QApplication
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import dress
app = QApplication([])
dress(app)
window = MainWindow(Jobs(), date.today)
window.show()
app.processEvents()
heavy = {"sqlalchemy", "alembic", "docx", "openpyxl", "reportlab", "lxml"} & set(sys.modules)
assert not heavy, heavy
import os
os._exit(0)
"""


def seconds(script: str, compiled: dict[str, str]) -> float:
    """Run a script in a fresh interpreter and return how long it took."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | compiled,
        capture_output=True,
    )
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        compiled = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        seconds(BARE, compiled), seconds(OURS, compiled)
        for _ in range(rounds):
            bare.append(seconds(BARE, compiled))
            ours.append(seconds(OURS, compiled))
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    print(f"bare window   {statistics.median(bare):.3f} s (median of {rounds})")
    print(f"our shell     {statistics.median(ours):.3f} s")
    print(f"ratio         {statistics.median(ratios):.2f} (median of pairs; aim at most 1.2)")


if __name__ == "__main__":
    main()
