"""What the installed program does on Windows alone, before anything else."""

import contextlib
import ctypes
import os
import sys
from pathlib import Path

MUTEX = "Local\\SoPGI"
"""The same name stands in installer/sopgi.nsi."""
_held: list[object] = []
_OF_PARENT = -1


def show_running() -> None:
    """Hold the sign until the program ends; Windows takes it away then, whatever happens.

    Files that are in use cannot be replaced, so the setup asks for it to be closed. Only the
    installed program holds it: a source run has no files that a setup would replace.
    """
    if sys.platform == "win32" and hasattr(sys, "_MEIPASS"):
        _held.append(ctypes.windll.kernel32.CreateMutexW(None, 0, MUTEX))


def borrow_terminal() -> None:
    """Speak on the terminal that a command was typed in: a windowed program has none of its own."""
    if sys.platform == "win32" and sys.stdout is None and sys.stderr is None:
        # Where there is no terminal, nobody is there to speak to: the exit status says it. A box
        # would hold up the script that gave the command for ever.
        place = os.devnull
        if ctypes.windll.kernel32.AttachConsole(_OF_PARENT):
            place = "CONOUT$"
        with contextlib.suppress(OSError):
            # Open until the program ends.
            sys.stdout = sys.stderr = Path(place).open("w", encoding="utf-8")  # noqa: SIM115
