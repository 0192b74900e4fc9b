"""What the program costs before its window shows."""

import subprocess
import sys

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "docx", "nacl")


def test_no_heavy_library_is_loaded_before_the_window_shows() -> None:
    code = f"import sys, desktop.app;print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
