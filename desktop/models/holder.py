"""Who has a ledger open: a small file beside it, for the sentence that a second window says.

The lock of SQLite decides whether a ledger may be opened; this file only gives it a name. One
that was left by a program that was killed is recognised, and nothing depends on it.
"""

import contextlib
import ctypes
import os
import sys
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.domain.errors import FileRefused, LedgerRefused
from desktop.domain.record import Record
from desktop.files import read_bytes, write_bytes

_SUFFIX = ".dang-mo"
_LARGEST = 4_096
_Name = Annotated[str, Meta(max_length=200)]
_MAY_ASK = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION of Windows."""
_STILL_ACTIVE = 259


class Holder(Record, frozen=True, kw_only=True):
    """The window that has a ledger open."""

    user: _Name
    computer: _Name
    process: int
    since: datetime


def holder_file(ledger: Path) -> Path:
    """Return the file that names the holder of a ledger."""
    return ledger.with_name(f".{ledger.name}{_SUFFIX}")


def take_hold(ledger: Path, now: datetime) -> bool:
    """Write down that this program has the ledger open; where that cannot be, nothing happens.

    Returns:
        Whether a note was still there: whoever had the ledger last was killed, or lost its power.
    """
    cut_off = _read(ledger) is not None
    holder = Holder(user=_user(), computer=_computer(), process=os.getpid(), since=now)
    with contextlib.suppress(FileRefused):
        write_bytes(holder_file(ledger), msgspec.json.encode(holder))
    return cut_off


def let_go(ledger: Path) -> None:
    """Take the note away, if it is ours."""
    holder = _read(ledger)
    if holder is not None and (holder.process, holder.computer) == (os.getpid(), _computer()):
        with contextlib.suppress(OSError):
            holder_file(ledger).unlink(missing_ok=True)


def holder_of(ledger: Path) -> Holder | None:
    """Return who has the ledger open, or None where nobody is known or he is gone."""
    holder = _read(ledger)
    if holder is None:
        return None
    gone = holder.computer == _computer() and not _runs(holder.process)
    return None if gone else holder


def named(refusal: LedgerRefused, ledger: Path) -> LedgerRefused:
    """Return a refusal that says who has the ledger open, where that is known."""
    holder = holder_of(ledger) if refusal.code == "ledger.in_use" else None
    if holder is None:
        return refusal
    since = f"{holder.since:%H:%M ngày %d/%m/%Y}"
    if holder.computer == _computer():
        return LedgerRefused("ledger.in_use_here", path=ledger, user=holder.user, since=since)
    return LedgerRefused(
        "ledger.in_use_there",
        path=ledger,
        user=holder.user,
        computer=holder.computer,
        since=since,
    )


def _read(ledger: Path) -> Holder | None:
    try:
        return msgspec.json.decode(read_bytes(holder_file(ledger), limit=_LARGEST), type=Holder)
    except (FileRefused, msgspec.MsgspecError):
        return None


def _user() -> str:
    try:
        return getuser()[:200]
    except (OSError, KeyError, ImportError):
        return "?"


def _computer() -> str:
    # The name that the machine has for itself: asking the network is not needed.
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "?")[:200]
    return os.uname().nodename[:200]


def _runs(process: int) -> bool:
    """Say whether a process of this machine is still there."""
    if sys.platform == "win32":
        # The signal 0 of POSIX would end it here.
        found = ctypes.windll.kernel32.OpenProcess(_MAY_ASK, 0, process)
        if not found:
            return False
        # One that ended is found as long as any program still holds a handle to it.
        status = ctypes.c_ulong()
        told = ctypes.windll.kernel32.GetExitCodeProcess(found, ctypes.byref(status))
        ctypes.windll.kernel32.CloseHandle(found)
        return not told or status.value == _STILL_ACTIVE
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
