"""What the program costs before its window shows."""

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "docx", "nacl")


ONE_DAY = """
import sys
from PySide6.QtCore import QTimer
from desktop import app

class Window(app.MainWindow):
    def __init__(self, *given):
        super().__init__(*given)
        self.session.opened.connect(lambda: QTimer.singleShot(200, self.work))

    def work(self):
        print(self.session.state.path, flush=True)
        self.resize(900, 600)
        self.close()

app.MainWindow = Window
raise SystemExit(app.run())
"""


def test_no_heavy_library_is_loaded_before_the_window_shows() -> None:
    code = f"import sys, desktop.app;print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_day_of_work_is_copied_at_its_end_and_remembered_for_the_next(
    ledger: Path, tmp_path: Path
) -> None:
    place = {name: str(tmp_path / "máy") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    own = tmp_path / "máy" / "SoPGI"
    own.mkdir(parents=True)
    other = tmp_path / "kế hoạch" / "sổ.sopgidb"
    other.parent.mkdir()
    ledger.rename(other)
    settings = own / "ghi-nho.json"
    known = {"ledger": str(other), "width": 880, "height": 500}
    settings.write_text(json.dumps(known), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ONE_DAY],
        env=os.environ | place,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(other)), done.stderr
    assert len(list((own / "sao-luu").glob("so-dai-lanh *.sopgidb"))) == 1
    known = json.loads(settings.read_text(encoding="utf-8"))
    assert (known["ledger"], known["width"], known["height"]) == (str(other), 900, 600)
