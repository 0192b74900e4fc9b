"""What the installed program does on Windows alone, under the Windows interpreter."""

import subprocess
import sys

import pytest

windows_only = pytest.mark.skipif(sys.platform != "win32", reason="terminals of Windows")


@windows_only
def test_a_command_without_a_terminal_says_nothing_and_waits_for_nobody() -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = None;"
        "from desktop.cli import main;"
        "raise SystemExit(main(['package', 'verify', 'không có.sopgi']))"
    )
    detached = 0x00000008
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, creationflags=detached, timeout=20, check=False)
    assert done.returncode == 1
