"""Ways to open a ledger, each to be run on the worker: the heavy libraries load there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.office import Office
from desktop.files import ensure_folder
from desktop.paths import LEDGER_SUFFIX, data_dir

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Opener = Callable[[], "Desk"]


def opener(path: Path) -> Opener:
    """Return the way to open a ledger that is there."""

    def open_it() -> "Desk":
        from desktop.services.desk import open_desk  # noqa: PLC0415

        return open_desk(path)

    return open_it


def maker(path: Path, office: Office) -> Opener:
    """Return the way to make a ledger for an office."""

    def make_it() -> "Desk":
        from desktop.services.desk import create_desk  # noqa: PLC0415

        ensure_folder(path.parent)
        return create_desk(path, office)

    return make_it


def rehearsal(name: str, folder: Path | None = None) -> Opener:
    """Return the way to open the rehearsal ledger of a sample; it is made the first time."""
    path = (folder or data_dir() / "mau") / f"{name}{LEDGER_SUFFIX}"

    def open_it() -> "Desk":
        from desktop.services.demo import make_sample  # noqa: PLC0415
        from desktop.services.desk import open_desk  # noqa: PLC0415

        if path.exists():
            return open_desk(path)
        ensure_folder(path.parent)
        return make_sample(path, name)

    return open_it
