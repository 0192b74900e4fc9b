"""An installed program from which something was taken says what, before it needs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import intact
from desktop.intact import LIST, file_sizes, missing_files, require_intact, sentence


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "_internal"
    (folder / "PySide6" / "plugins").mkdir(parents=True)
    (folder / "python313.dll").write_bytes(b"x" * 10)
    (folder / "PySide6" / "plugins" / "qwindows.dll").write_bytes(b"y" * 20)
    (folder / LIST).write_text(json.dumps(file_sizes(folder)), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(folder), raising=False)
    return folder


def test_a_whole_program_starts(program: Path) -> None:
    assert missing_files() == ()
    require_intact()


def test_a_program_run_from_source_has_no_list_and_needs_none() -> None:
    assert missing_files() == ()


def test_what_was_taken_or_cut_short_is_named_with_a_remedy(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (program / "PySide6" / "plugins" / "qwindows.dll").unlink()
    (program / "python313.dll").write_bytes(b"x")
    with pytest.raises(SystemExit) as left:
        require_intact()
    assert left.value.code == 1
    told = capsys.readouterr().err
    for part in ("qwindows.dll", "python313.dll", "2 tệp", str(program), "cách ly", "bộ cài"):
        assert part in told


def test_a_list_that_was_taken_is_missed_too(program: Path) -> None:
    (program / LIST).unlink()
    assert missing_files() == (LIST,)


def test_many_files_are_counted_and_not_all_named() -> None:
    told = sentence(tuple(f"{number}.dll" for number in range(40)), Path("C:/x"))
    assert "40 tệp" in told
    assert "và 35 tệp khác" in told
    assert len(told) < 500


def test_without_a_terminal_a_box_says_it(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(intact, "say", said.append)
    (program / LIST).unlink()
    with pytest.raises(SystemExit):
        require_intact()
    assert said


def test_the_check_needs_nothing_but_the_interpreter() -> None:
    code = (
        "import sys; before = set(sys.modules); import desktop.intact;"
        "print(sorted({one.partition('.')[0] for one in set(sys.modules) - before}"
        " - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['desktop']"
