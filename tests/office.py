"""LibreOffice as the second reader of our files, with the fonts that the program ships.

What it draws must not hang on the fonts of a machine: without Liberation Serif it falls back to a
wider font, lines break elsewhere, and a report of 22 pages has 29.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.paths import resource

PROGRAM = "soffice"
needs_office = pytest.mark.skipif(
    shutil.which(PROGRAM) is None, reason="LibreOffice is not on this machine"
)
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
"""


def convert(paths: list[Path], kind: str, into: Path, own: Path, seconds: int = 300) -> None:
    """Save files as another kind ("pdf", "docx") in the folder `into`; `own` keeps its settings."""
    own.mkdir(exist_ok=True)
    fonts = own / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=resource("fonts"), cache=own / "fonts"), "utf-8")
    subprocess.run(
        [
            PROGRAM,
            f"-env:UserInstallation={(own / 'profile').as_uri()}",
            *("--headless", "--convert-to", kind, "--outdir", str(into)),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=seconds,
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
    )
