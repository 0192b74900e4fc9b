"""Carrying finished files away, and remembering where papers are put.

A file on a stick is written beside its place, brought to the disk, read back and compared by its
digest; only then may the stick be pulled out. A file that is there already is never replaced by
other content. Nothing here needs a ledger.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.domain.errors import FileRefused
from desktop.domain.paper import Watch, unwatched
from desktop.domain.record import Record
from desktop.domain.text import nfc
from desktop.exchange.naming import SUFFIX
from desktop.files import digest, ensure_folder, mended, write_bytes, write_file
from desktop.paths import data_dir

FOLDER_NAME = "So PGI"
"""Inside the person's documents: where papers go until another place is chosen."""

_PIECE = 1 << 20
"""Bytes that are copied between two tellings."""
_SLACK = 64 * 1024
"""Room that a file system needs beside the files themselves."""
_LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MOST_KEPT = 300
"""Files whose digest is remembered; the oldest are forgotten."""


def is_package(path: Path) -> bool:
    """Say whether a file is a package by its name: no other program opens one."""
    return path.suffix == SUFFIX


def stick_name(name: str) -> str:
    """Return a file name that FAT and Windows take: no reserved marks, no device, not too long."""
    cleaned = _FORBIDDEN.sub("-", nfc(name)).strip().rstrip(". ")
    if not cleaned or _DEVICES.match(cleaned):
        cleaned = f"tep-{cleaned}".rstrip("-")
    stem, dot, suffix = cleaned.rpartition(".")
    if not dot:
        return cleaned[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - len(suffix) - 1].rstrip('. ')}.{suffix}"


class _Step(NamedTuple):
    source: Path
    target: Path
    digest: str
    size: int
    """Bytes still to be written; 0 where the target is this very file."""


def copy_files(
    sources: Sequence[Path],
    folder: Path,
    watch: Watch = unwatched,
    *,
    numbered: bool = False,
) -> tuple[Path, ...]:
    """Copy files into a folder, prove each by reading it back, and return the copies.

    Args:
        sources: the files.
        folder: where to, as a rule the root of a stick.
        watch: told how many of how many kilobytes are written.
        numbered: whether a name that other content has gets a number ("… (2).docx").

    Raises:
        FileRefused: ``delivery.*``; no half file is left, and files that were copied and compared
            before it stay.
        Stopped: ``watch`` gave the work up; the file that was under way is not there.
    """
    with on_stick(folder):
        steps = tuple(_step(source, folder, numbered=numbered) for source in sources)
        _require_room(folder, sum(step.size for step in steps))
        tell = _Progress(watch, sum(step.size for step in steps))
        for step in steps:
            if step.size:
                write_file(step.target, partial(_copy, step.source, tell))
            prove(step.target, step.digest)
    return tuple(step.target for step in steps)


@contextlib.contextmanager
def on_stick(folder: Path) -> Iterator[None]:
    """Say of a refusal what it means for a stick: full, read-only, pulled out.

    Raises:
        FileRefused: ``delivery.*`` in place of ``file.*``.
    """
    try:
        yield
    except FileRefused as refusal:
        raise _about_stick(refusal, folder) from refusal


def prove(path: Path, wanted: str) -> None:
    """Read a file from the medium itself and compare it; take it away if it is another.

    Raises:
        FileRefused: ``delivery.differs``, ``file.*``.
    """
    with mended(path):
        forget_cache(path)
        if digest(path) != wanted:
            path.unlink(missing_ok=True)
            raise FileRefused("delivery.differs", name=path.name, folder=str(path.parent))


def forget_cache(path: Path) -> None:
    """Ask the system to read a file from the medium next time, where it can be asked."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is not None:
        with path.open("rb") as stream:
            advise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def free_name(target: Path, taken: Callable[[Path], bool]) -> Path:
    """Return ``target``, or the same with the first number that is free: "a (2).docx"."""
    number, found = 1, target
    while taken(found):
        number += 1
        found = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return found


def _step(source: Path, folder: Path, *, numbered: bool) -> _Step:
    with mended(source):
        wanted, size = digest(source), source.stat().st_size
    target = folder / stick_name(source.name)

    def taken(path: Path) -> bool:
        with mended(path):
            return path.exists() and not _is(path, wanted, size)

    free = free_name(target, taken)
    if free != target and not numbered:
        raise FileRefused(
            "delivery.name_taken", name=target.name, free=free.name, folder=str(folder)
        )
    with mended(free):
        return _Step(source, free, wanted, 0 if free.exists() else max(size, 1))


def _is(path: Path, wanted: str, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size and digest(path) == wanted


def _require_room(folder: Path, need: int) -> None:
    with mended(folder):
        free = shutil.disk_usage(folder).free
    if need and free < need + _SLACK:
        raise FileRefused(
            "delivery.full", folder=str(folder), need=_kilobytes(need), free=_kilobytes(free)
        )


class _Progress:
    def __init__(self, watch: Watch, total: int) -> None:
        self._watch = watch
        self._total = total
        self._done = 0
        self.add(0)

    def add(self, size: int) -> None:
        self._done += size
        self._watch(_kilobytes(self._done), _kilobytes(self._total))


def _copy(source: Path, tell: _Progress, temporary: Path) -> None:
    with source.open("rb") as read, temporary.open("wb") as write:
        while piece := read.read(_PIECE):
            write.write(piece)
            tell.add(len(piece))


def _kilobytes(size: int) -> int:
    return -(-size // 1024)


def _about_stick(refusal: FileRefused, folder: Path) -> FileRefused:
    if refusal.code.startswith("delivery."):
        return refusal
    if not folder.is_dir() or refusal.code == "file.io":
        return FileRefused("delivery.pulled_out", folder=str(folder))
    match refusal.code:
        case "file.disk_full":
            return FileRefused("delivery.no_room", folder=str(folder))
        case "file.denied":
            return FileRefused("delivery.read_only", folder=str(folder))
        case "file.read_back":
            return FileRefused("delivery.differs", name="", folder=str(folder))
    return refusal


def put_aside(data: bytes, name: str) -> Path:
    """Write bytes into a folder of the system for short-lived files, to be looked at once."""
    folder = Path(tempfile.gettempdir()) / FOLDER_NAME
    ensure_folder(folder)
    target = folder / stick_name(name)
    try:
        write_bytes(target, data)
    except FileRefused:
        # An earlier one is still being looked at.
        target = free_name(target, Path.exists)
        write_bytes(target, data)
    return target


class _Kept(Record, frozen=True, kw_only=True):
    """What is remembered between two runs."""

    folder: str = ""
    files: dict[str, str] = msgspec.field(default_factory=dict)
    """Digests of the papers written, by path."""


class ExportPlaces:
    """Where papers go, and which files there are still as the program wrote them.

    A paper that a clerk went on editing in Word is not replaced by the next export: that one gets
    a number. What is remembered belongs to the person and the computer, not to the ledger.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path if path is not None else data_dir() / "noi-ghi.json"
        self._kept = self._read()

    def folder(self, documents: Path) -> Path:
        """Return the folder of the last export, or "So PGI" in the person's documents."""
        last = Path(self._kept.folder)
        return last if self._kept.folder and last.is_dir() else documents / FOLDER_NAME

    def place(self, target: Path) -> Path:
        """Return where a paper may be written without losing what somebody made of it."""
        return free_name(target, self._is_strange)

    def keep(self, folder: Path, written: Iterable[Path]) -> None:
        """Remember a folder and what was written into it; a disk that refuses is no matter."""
        files = dict(self._kept.files)
        with contextlib.suppress(FileRefused, OSError):
            for path in written:
                files.pop(str(path), None)
                files[str(path)] = digest(path)
            newest = dict(list(files.items())[-_MOST_KEPT:])
            self._kept = _Kept(folder=str(folder), files=newest)
            ensure_folder(self._path.parent)
            write_bytes(self._path, msgspec.json.encode(self._kept))

    def _is_strange(self, path: Path) -> bool:
        with mended(path):
            return path.exists() and self._kept.files.get(str(path)) != digest(path)

    def _read(self) -> _Kept:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            # Only a convenience is lost.
            return _Kept()
