"""Where the program's own files and the user's data are, in a source run and when installed."""

import sys
from functools import cache
from pathlib import Path

APP_NAME = "SoPGI"
LEDGER_SUFFIX = ".sopgidb"


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


def data_dir() -> Path:
    """Return the user's data folder; it may not exist yet."""
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
    import platformdirs  # noqa: PLC0415

    folder = platformdirs.user_config_dir(APP_NAME, appauthor=False, roaming=False)
    return Path(folder) / "ghi-nho.json"
