"""Where a ledger stands, and whether it is in danger there: a network, a cloud folder, a stick."""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from desktop.domain.record import Record
from desktop.domain.text import fold

_REMOVABLE, _REMOTE = 2, 4
"""What GetDriveTypeW of Windows answers."""
_NETWORKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs"}
_CLOUDS = {"fuse.rclone": "rclone", "fuse.google-drive-ocamlfuse": "Google Drive"}
_STICKS = ("/media/", "/run/media/")
_NAMES = (
    (re.compile(r"onedrive( - .*)?"), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?"), "Dropbox"),
    (re.compile(r"google ?drive|googledrive|my drive|drive cua toi"), "Google Drive"),
    (re.compile(r"icloud ?drive|icloud~.*"), "iCloud"),
    (re.compile(r"zalo|zalopc|zalo received files"), "Zalo"),
    (re.compile(r"nextcloud|owncloud|mega|megasync|pcloud ?drive|syncthing|yandex\.?disk"), ""),
)
"""Folded names of folders that a program of that name keeps; "" takes the folder's own."""
_VARIABLES = (
    ("OneDrive", "OneDrive"),
    ("OneDriveConsumer", "OneDrive"),
    ("OneDriveCommercial", "OneDrive"),
)


class Place(StrEnum):
    """A kind of place that a ledger is not safe in."""

    NETWORK = "network"
    CLOUD = "cloud"
    REMOVABLE = "removable"


class Danger(Record, frozen=True, kw_only=True):
    """Why a ledger is not safe where it is; ``name`` says which drive or program."""

    place: Place
    name: str


class Surroundings(NamedTuple):
    """What is known of the drives of this computer.

    Attributes:
        environment: the variables, where programs tell their folders.
        mounts: the text of /proc/mounts; empty on Windows.
        drive_type: GetDriveTypeW of Windows for the root of a drive; 0 elsewhere.
    """

    environment: Mapping[str, str]
    mounts: str
    drive_type: Callable[[str], int]


def danger_here(path: Path) -> Danger | None:
    """Return why a ledger is not safe at a path of this computer, or None."""
    return danger_of(path.absolute(), _here())


def danger_of(path: PurePath, surroundings: Surroundings) -> Danger | None:
    """Return why a ledger is not safe at a path, or None."""
    return _cloud(path, surroundings) or (
        _on_windows(path, surroundings)
        if isinstance(path, PureWindowsPath)
        else _on_mount(path, surroundings)
    )


def _cloud(path: PurePath, surroundings: Surroundings) -> Danger | None:
    for variable, name in _VARIABLES:
        folder = surroundings.environment.get(variable)
        if folder and path.is_relative_to(type(path)(folder)):
            return Danger(place=Place.CLOUD, name=name)
    for part in path.parent.parts:
        for pattern, name in _NAMES:
            if pattern.fullmatch(fold(part)):
                return Danger(place=Place.CLOUD, name=name or part)
    return None


def _on_windows(path: PureWindowsPath, surroundings: Surroundings) -> Danger | None:
    drive = path.drive
    if drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\")):
        return Danger(place=Place.NETWORK, name=drive)
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return Danger(place=Place.NETWORK, name="\\\\" + drive[len("\\\\?\\UNC\\") :])
    kind = surroundings.drive_type(f"{drive}\\") if drive else 0
    if kind == _REMOTE:
        return Danger(place=Place.NETWORK, name=drive)
    if kind == _REMOVABLE:
        return Danger(place=Place.REMOVABLE, name=drive)
    return None


def _on_mount(path: PurePath, surroundings: Surroundings) -> Danger | None:
    best, kind = "", ""
    for line in surroundings.mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = _unescaped(fields[1])
        if len(place) >= len(best) and path.is_relative_to(PurePosixPath(place)):
            best, kind = place, fields[2]
    if kind in _NETWORKS:
        return Danger(place=Place.NETWORK, name=best)
    if kind in _CLOUDS:
        return Danger(place=Place.CLOUD, name=_CLOUDS[kind])
    if f"{best}/".startswith(_STICKS):
        return Danger(place=Place.REMOVABLE, name=PurePosixPath(best).name)
    return None


def _unescaped(place: str) -> str:
    """Return a place of /proc/mounts with its blanks back: they are written as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), place)


def _here() -> Surroundings:
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        mounts = ""
    return Surroundings(os.environ, mounts, _drive_type)


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0
