"""Whether the installed program is whole: an antivirus may have taken a file of it.

The build writes down every file with its size (``installer/sopgi.spec``); a start compares. This
module comes before everything else and leans on the interpreter alone, for any library may be
among what is missing; for the same reason it says its sentence itself.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

LIST = "tep-chuong-trinh.json"
"""In the folder of the program's parts: path and size of each file below it."""
_SHOWN = 5
_TITLE = "Sổ PGI"
_ICON_STOP = 0x10


def missing_files(folder: Path | None = None) -> tuple[str, ...]:
    """Return the files that are not there, or not as long as they were built; none from source."""
    inside = folder or _inside()
    if inside is None:
        return ()
    try:
        built: dict[str, int] = json.loads((inside / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return (LIST,)
    there = dict(_sizes(str(inside), ""))
    return tuple(name for name, size in sorted(built.items()) if there.get(name) != size)


def sentence(missing: tuple[str, ...], folder: Path) -> str:
    """Return what a clerk is told: what is missing, where, and what to do."""
    names = ", ".join(missing[:_SHOWN])
    rest = f" và {len(missing) - _SHOWN} tệp khác" if len(missing) > _SHOWN else ""
    return (
        f"Sổ PGI không mở được vì thiếu hoặc hỏng {len(missing)} tệp của chương trình trong"
        f" {folder}: {names}{rest}. Phần mềm diệt vi-rút có thể đã xóa nhầm: hãy khôi phục tệp"
        " trong mục cách ly (quarantine) của phần mềm đó, hoặc chạy lại bộ cài Sổ PGI. Dữ liệu"
        " trong sổ vẫn nguyên."
    )


def require_intact() -> None:
    """Let a start go on only with every file of the program; else say what is missing."""
    inside = _inside()
    missing = missing_files()
    if inside is not None and missing:
        say(sentence(missing, inside))
        raise SystemExit(1)


def say(text: str) -> None:
    """Say something before there is a window: on the terminal, or in a box where there is none."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)  # noqa: T201 - the one voice that needs no library
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - one of the libraries that may be missing

        ctypes.windll.user32.MessageBoxW(None, text, _TITLE, _ICON_STOP)


def file_sizes(folder: Path) -> dict[str, int]:
    """Return path and size of each file below a folder but the list itself, for the build."""
    return {name: size for name, size in sorted(_sizes(str(folder), "")) if name != LIST}


def _inside() -> Path | None:
    folder = getattr(sys, "_MEIPASS", None)
    return None if folder is None else Path(folder)


def _sizes(folder: str, before: str) -> Iterator[tuple[str, int]]:
    # One listing for each folder: Windows hands the sizes over with the names.
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = f"{before}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _sizes(entry.path, f"{name}/")
        else:
            yield name, entry.stat().st_size
