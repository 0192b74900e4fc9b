"""The one way to write a file: beside the target, proved by reading back, then swapped in.

A file that is read by somebody else is whole or absent. Scanners and indexers hold files for a
moment on Windows, so the swap is tried again for a few seconds (WinError 5, 32, 33).
"""

import contextlib
import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

from desktop.domain.errors import FileRefused

_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_UNDER_WAY = ".sopgi-dang-ghi-"
"""How the names of files begin that are not whole yet."""
_SURELY_DEAD = 86_400
"""Seconds after which nobody writes such a file any more."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_bytes(target: Path, data: bytes) -> None:
    """Write ``data`` to ``target`` so that a reader sees the old file or the whole new one.

    Raises:
        FileRefused: the folder is missing or read-only, the disk is full, the target is open.
    """
    write_file(target, lambda temporary: temporary.write_bytes(data))


def write_file(target: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` make the file at a temporary path beside ``target``, then swap it in.

    Nothing is left behind when ``write`` or the swap fails. What a program that was killed left in
    this folder goes with the next file that is written there.
    """
    with mended(target):
        if target.is_dir():
            raise FileRefused("file.is_folder", path=str(target))
        if not target.parent.is_dir():
            raise FileRefused("file.no_folder", folder=str(target.parent), path=str(target))
        # The suffix stays last: writers choose their format by it.
        temporary = target.with_name(f"{_UNDER_WAY}{uuid4().hex[:12]}{target.suffix}")
        _sweep(target.parent)
        try:
            write(temporary)
            _settle(temporary)
            _swap(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Delete the halves of files that nobody writes any more."""
    before = time.time() - _SURELY_DEAD
    for half in folder.glob(f"{_UNDER_WAY}*"):
        # Somebody else's, or held by a scanner: it can stay until the next time.
        with contextlib.suppress(OSError):
            if half.stat().st_mtime < before:
                half.unlink()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_bytes(path: Path, *, limit: int) -> bytes:
    """Return the content of a file of at most ``limit`` bytes.

    Raises:
        FileRefused: no such file, a folder, a device, not readable, or larger than the limit.
    """
    with mended(path):
        if path.is_dir():
            raise FileRefused("file.is_folder", path=str(path))
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            # A pipe or a device may keep its reader waiting for ever, or never end.
            raise FileRefused("file.not_a_file", path=str(path))
        size = found.st_size
        if size > limit:
            raise FileRefused("file.too_large", path=str(path), size=size, limit=limit)
        with path.open("rb") as stream:
            return stream.read(limit + 1)


def ensure_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        FileRefused: it cannot be made.
    """
    with mended(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def mended(path: Path) -> Iterator[None]:
    """Turn an operating system's error about ``path`` into a refusal with a remedy."""
    try:
        yield
    except FileNotFoundError:
        raise FileRefused("file.missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused(
            _code_of(error), path=str(path), reason=error.strerror or error
        ) from error


def _code_of(error: OSError) -> str:
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows == 112:  # noqa: PLR2004 - ERROR_DISK_FULL
        return "file.disk_full"
    if windows in {32, 33}:
        return "file.in_use"
    if error.errno in _DENIED:
        return "file.denied"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "file.not_a_folder"
    return "file.io"


def _settle(temporary: Path) -> None:
    """Bring the file to the disk and prove that it reads back as it was written."""
    before = digest(temporary)
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    if digest(temporary) != before:
        raise FileRefused("file.read_back", path=str(temporary.parent))


def _swap(temporary: Path, target: Path) -> None:
    for pause in _RETRIES:
        try:
            temporary.replace(target)
            break
        except PermissionError:
            time.sleep(pause)
    else:
        _last_try(temporary, target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _last_try(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError:
        raise FileRefused("file.in_use", path=str(target)) from None
