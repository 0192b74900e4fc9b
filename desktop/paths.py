"""Where the program's own files and the user's data are, in a source run and when installed."""

import sys
from functools import cache
from pathlib import Path

APP_NAME = "SoPGI"
LEDGER_SUFFIX = ".sopgidb"
PORTABLE = "portable.txt"
"""Beside the program: data stays beside it too."""
_SETTINGS = "ghi-nho.json"
_taken: list[Path] = []


@cache
def resources_dir() -> Path:
    """Return the folder of the shipped resources."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return one shipped file."""
    return resources_dir().joinpath(*parts)


def program_dir() -> Path | None:
    """Return the folder that SoPGI.exe stands in; None when run from source."""
    return Path(sys.executable).parent if hasattr(sys, "_MEIPASS") else None


def program_gone() -> bool:
    """Tell whether the installed program is not there any more: its USB stick was pulled out."""
    return hasattr(sys, "_MEIPASS") and not Path(sys.executable).exists()


def portable_dir() -> Path | None:
    """Return the data folder beside the program, where ``portable.txt`` asks for it; else None.

    A stick, or a PC on which nothing may be installed: what the program keeps goes along with it.
    """
    program = program_dir()
    if program is None or not (program / PORTABLE).is_file():
        return None
    return program / "du-lieu"


def keep_data_in(folder: Path) -> None:
    """Take another data folder from now on: the self-test leaves the user's own alone."""
    _taken.append(folder)


def data_dir() -> Path:
    """Return the user's data folder; it may not exist yet."""
    own = _own_dir()
    if own is not None:
        return own
    # Looked for when it is needed: the window opens the sooner.
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def default_ledger() -> Path:
    """Return the ledger that opens when no other is named."""
    return data_dir() / f"so{LEDGER_SUFFIX}"


def backups_dir() -> Path:
    """Return the folder of the copies made of ledgers; it may not exist yet."""
    return data_dir() / "sao-luu"


def rehearsal_dir() -> Path:
    """Return the folder of the ledgers to rehearse on; it may not exist yet."""
    return data_dir() / "mau"


def settings_file() -> Path:
    """Return the file of what this computer remembers; it may not exist yet."""
    own = _own_dir()
    if own is not None:
        return own / _SETTINGS
    import platformdirs  # noqa: PLC0415

    folder = platformdirs.user_config_dir(APP_NAME, appauthor=False, roaming=False)
    return Path(folder) / _SETTINGS


def _own_dir() -> Path | None:
    """Return a data folder that is not the system's usual one, or None."""
    return _taken[-1] if _taken else portable_dir()
