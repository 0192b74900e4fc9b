"""The technical page of the guide is true: its commands run, its folders and numbers are ours."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from desktop import paths
from desktop.services.guide import load_guide

ROOT = Path(__file__).parents[2]
NSIS = ROOT / "installer" / "sopgi.nsi"


@pytest.fixture
def page() -> str:
    return load_guide().page("it").markdown


@pytest.fixture
def office(tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the ledger and the package that the examples name."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "data"))
    folder = tmp_path / "cơ quan"
    folder.mkdir()
    shutil.copyfile(ledger, folder / "so.sopgidb")
    package = ROOT / "tests" / "data" / "packages" / "result-1.1.sopgi"
    shutil.copyfile(package, folder / "goi.sopgi")
    return folder


def run(words: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_every_command_of_the_page_does_what_it_says(
    page: str, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    lines = [line.strip() for line in page.splitlines() if line.startswith("    sopgi ")]
    assert len(lines) > 8
    for line in lines:
        words = shlex.split(line)[1:]
        done = run(words, office)
        assert done.returncode == 0, (line, done.stderr)
    made = {path.name for path in office.iterdir()}
    assert {"kiem-tra", "van-ban", "goi", "tai-lieu"} <= made
    assert len(list((office / "goi").glob("*.sopgi"))) == 1
    assert {path.suffix for path in (office / "van-ban").iterdir()} == {".docx", ".pdf"}


def test_the_guide_is_written_without_a_screen(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = run(["guide", "--out", "sách"], office)
    assert (done.returncode, done.stderr) == (0, "")
    book, card = (office / line for line in done.stdout.splitlines())
    with pypdfium2.PdfDocument(book) as document:
        assert len(document) > 40
    with pypdfium2.PdfDocument(card) as document:
        assert len(document) == 2


def test_its_numbers_are_those_of_the_setup(page: str) -> None:
    told = {int(number) for number in re.findall(r"^\| (\d) \|", page, re.MULTILINE)}
    script = NSIS.read_text(encoding="utf-8")
    head = script[: script.index("Unicode true")]
    assert told == {int(number) for number in re.findall(r"\b([0-8]) [a-zA-Z]", head)}
    used = {int(number) for number in re.findall(r"SetErrorLevel (\d)", script)}
    used |= {int(number) for number in re.findall(r'!insertmacro Refuse "[^"]*" (\d)', script)}
    assert used <= told


def test_its_folders_are_those_of_the_program(page: str) -> None:
    for name in (
        paths.default_ledger().name,
        paths.backups_dir().name,
        paths.settings_file().name,
        paths.PORTABLE,
    ):
        assert name in page, name
    for folder in ("keys", "logs"):
        assert f"\\SoPGI\\{folder} |" in page
