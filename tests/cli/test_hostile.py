"""What comes from outside is answered in one sentence: no trace, no endless wait, no half file."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.posix import posix_only

SLOW = 60
COMMAND = [sys.executable, "-m", "desktop"]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "data"))


def sopgi(
    *arguments: object, stdout: int = subprocess.PIPE
) -> "subprocess.CompletedProcess[bytes]":
    line = [part if isinstance(part, bytes) else str(part) for part in arguments]
    return subprocess.run(
        [*COMMAND, *line],
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=SLOW,
        check=False,
    )


def is_one_sentence(error: bytes) -> bool:
    text = error.decode()
    return text.startswith("sopgi: ") and text.count("\n") == 1 and "chính nó" not in text


@posix_only
@pytest.mark.parametrize("command", [["plan", "list", "--ledger"], ["package", "verify"]])
def test_a_pipe_with_a_name_is_not_waited_for(command: list[str], tmp_path: Path) -> None:
    pipe = tmp_path / "ống"
    os.mkfifo(pipe)
    done = sopgi(*command, pipe)
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)


@posix_only
def test_a_name_cannot_break_the_sentence_or_steer_the_terminal(tmp_path: Path) -> None:
    done = sopgi("package", "verify", tmp_path / "a\nb\x1b[31m")
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)
    assert b"\x1b" not in done.stderr


def test_wrong_usage_with_an_end_of_line_is_one_sentence() -> None:
    done = sopgi("check", "a\nb")
    assert done.returncode == 2
    assert is_one_sentence(done.stderr)
    assert "không hiểu a b".encode() in done.stderr


def test_the_hint_names_the_command_that_explains() -> None:
    assert "“sopgi report plan --help”".encode() in sopgi("report", "plan", "--format", "x").stderr


def test_a_title_in_the_ledger_cannot_steer_the_terminal(ledger: Path) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute(
        "UPDATE plan SET head = json_set(head, '$.title[0]', ?)", ("\x1b[31mđỏ\u202e\nhàng",)
    )
    raw.commit()
    raw.close()
    shown = sopgi("plan", "list", "--ledger", ledger).stdout.decode()
    assert "�[31mđỏ��hàng" in shown.splitlines()[0]


@posix_only
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_reader_that_has_gone_ends_the_command_in_silence(ledger: Path, form: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = sopgi("plan", "list", "--ledger", ledger, *form, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_sent_to_a_full_disk_is_said(ledger: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = sopgi("plan", "list", "--ledger", ledger, stdout=full.fileno())
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)


@posix_only
def test_a_folder_whose_name_is_no_text_is_answered_in_json(ledger: Path, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff"
    done = sopgi(
        "report", "plan", "--format", "docx", "--ledger", ledger, "--out", folder, "--json"
    )
    assert done.returncode == 0
    (written,) = json.loads(done.stdout)["files"]
    assert os.path.basename(written).encode() in os.listdir(folder)  # noqa: PTH119, PTH208


def test_stopping_while_the_program_still_loads_leaves_no_trace_on_the_screen() -> None:
    """An interrupt at the first import of the parser stands for Ctrl+C in the first moments."""
    script = (
        "import sys\n"
        "from importlib.abc import MetaPathFinder\n"
        "class Interrupt(MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'desktop.cli.parser':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from desktop.cli import main\n"
        "sys.exit(main(['plan', 'list']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=SLOW, check=False
    )
    assert done.returncode == 130
    assert is_one_sentence(done.stderr)


def test_the_check_does_not_call_a_ledger_without_its_owner_whole(ledger: Path) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute("DELETE FROM office")
    raw.commit()
    raw.close()
    done = sopgi("check", "--ledger", ledger)
    assert (done.returncode, done.stdout) == (1, b"")
    assert is_one_sentence(done.stderr)
