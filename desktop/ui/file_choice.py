"""Asking for a file: each kind of file begins where the last one of its kind was."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import FileRefused
from desktop.settings import Settings, read_settings, remember


class FileKind(StrEnum):
    """What is looked for; each kind has its own usual folder, often on a stick."""

    LEDGER = "ledger"
    PACKAGE = "package"
    LINTED = "linted"
    EDITED = "edited"
    """A paper that comes back from Word."""
    GUIDE = "guide"
    COPIED = "copied"
    """Where written files are copied to."""


def last_folder(kind: FileKind) -> Path | None:
    """Return where the last file of a kind was, unless that is not there any more."""
    name = _settings().folders.get(kind.value, "")
    try:
        return Path(name) if name and Path(name).is_dir() else None
    except OSError:
        # A drive without a medium, or a share that does not answer.
        return None


def keep_folder(kind: FileKind, folder: Path) -> None:
    """Begin there when a file of this kind is asked for next."""
    known = _settings().folders
    if known.get(kind.value) != str(folder):
        remember(folders={**known, kind.value: str(folder)})


def ask_file(parent: QWidget, title: str, kind: FileKind, names: str) -> Path | None:
    """Ask for a file that is there; ``names`` are the patterns as Qt takes them."""
    found, _ = QFileDialog.getOpenFileName(parent, title, str(last_folder(kind) or ""), names)
    if not found:
        return None
    keep_folder(kind, Path(found).parent)
    return Path(found)


def ask_new_file(
    parent: QWidget, title: str, kind: FileKind, names: str, proposed: str
) -> Path | None:
    """Ask where a file is to be written; ``proposed`` is its name."""
    folder = last_folder(kind)
    begin = str(folder / proposed) if folder is not None else proposed
    found, _ = QFileDialog.getSaveFileName(parent, title, begin, names)
    if not found:
        return None
    keep_folder(kind, Path(found).parent)
    return Path(found)


def _settings() -> Settings:
    try:
        return read_settings()
    except FileRefused:
        return Settings()
