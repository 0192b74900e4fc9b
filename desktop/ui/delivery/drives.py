"""Which sticks are plugged in, as the system tells it."""

import ctypes
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QStorageInfo

_REMOVABLE = 2
"""DRIVE_REMOVABLE of GetDriveTypeW."""
_MOUNTS = ("/media/", "/run/media/", "/mnt/")
"""Where Linux desktops, and clerks' own tables of mounts, put sticks."""


class Drive(NamedTuple):
    """A medium that can be taken away."""

    root: Path
    name: str
    """What the clerk calls it; may be empty."""
    free: int
    """Bytes."""
    size: int

    @property
    def title(self) -> str:
        """What a list shows: "KINGSTON (E:)"."""
        place = str(self.root).rstrip("/\\") or str(self.root)
        return f"{self.name} ({place})" if self.name else place


class Volume(Protocol):
    """What is asked of a mounted volume; ``QStorageInfo`` has it."""

    def rootPath(self) -> str: ...
    def name(self) -> str: ...
    def device(self) -> object: ...
    def isValid(self) -> bool: ...
    def isReady(self) -> bool: ...
    def bytesAvailable(self) -> int: ...
    def bytesTotal(self) -> int: ...


def removable_drives() -> tuple[Drive, ...]:
    """Return the sticks that are plugged in now. It may wait for a slow medium."""
    return among(QStorageInfo.mountedVolumes(), is_removable)


def among(volumes: Iterable[Volume], removable: Callable[[str, str], bool]) -> tuple[Drive, ...]:
    """Return the volumes that can be taken away; ``removable`` is asked (root, device)."""
    found = [
        Drive(Path(one.rootPath()), one.name(), one.bytesAvailable(), one.bytesTotal())
        for one in volumes
        if one.isValid() and one.isReady() and removable(one.rootPath(), _text(one.device()))
    ]
    return tuple(sorted(found, key=lambda drive: str(drive.root)))


def is_removable(root: str, device: str) -> bool:
    """Say whether a volume is one that a clerk takes away."""
    if sys.platform == "win32":
        windll = getattr(ctypes, "windll", None)
        wide = root.replace("/", "\\")
        return windll is not None and windll.kernel32.GetDriveTypeW(wide) == _REMOVABLE
    return device.startswith("/dev/") and root.startswith(_MOUNTS)


def _text(device: object) -> str:
    data = getattr(device, "data", None)
    raw = data() if callable(data) else device
    return raw.decode(errors="replace") if isinstance(raw, bytes) else str(raw)
