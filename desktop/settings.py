"""What this computer remembers between two starts: which ledger, where copies go, the window.

Nothing of it is needed to work. A file that cannot be understood is set aside and told.
"""

import contextlib
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.errors import FileRefused
from desktop.domain.record import Record
from desktop.files import ensure_folder, read_bytes, write_bytes
from desktop.paths import settings_file

_LARGEST = 65_536
_Path = Annotated[str, Meta(max_length=4_096, pattern=r"^[^\x00]*$")]
_Pixels = Annotated[int, Meta(ge=0, le=20_000)]


class Settings(Record, frozen=True, kw_only=True):
    """What is remembered; what an older or newer version wrote beside it is passed over.

    Attributes:
        ledger: the ledger that was open last; empty: none yet.
        backup_folder: where the clerk last put a copy.
        width, height: of the window, in logical pixels; 0: as the screen wants it.
        maximised: whether the window took the whole screen.
        contrast: whether the window wears the colours of high contrast.
        problems: whether the list of problems is open.
        period: the reporting period that the clerk worked in last.
        folders: where the last file of each kind was (``ui.file_choice``).
    """

    ledger: _Path = ""
    backup_folder: _Path = ""
    width: _Pixels = 0
    height: _Pixels = 0
    maximised: bool = False
    contrast: bool = False
    problems: bool = False
    period: UUID | None = None
    folders: dict[str, _Path] = msgspec.field(default_factory=dict)


def read_settings() -> Settings:
    """Return what is remembered.

    Raises:
        FileRefused: ``settings.damaged``: the file was set aside; the next reading is of the
            defaults.
    """
    path = settings_file()
    if not path.exists():
        return Settings()
    try:
        return msgspec.json.decode(read_bytes(path, limit=_LARGEST), type=Settings)
    except (msgspec.MsgspecError, FileRefused):
        aside = path.with_suffix(".hong.json")
        with contextlib.suppress(OSError):
            path.replace(aside)
        raise FileRefused("settings.damaged", path=aside) from None


def remember(**changed: object) -> None:
    """Remember something from now on; where that cannot be written, the window goes on without."""
    try:
        known = read_settings()
    except FileRefused:
        known = Settings()
    with contextlib.suppress(FileRefused):
        path = settings_file()
        ensure_folder(path.parent)
        write_bytes(path, msgspec.json.encode(replace(known, **changed)))
