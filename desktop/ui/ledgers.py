"""Ways to open a ledger, each to be run on the worker: the heavy libraries load there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.office import Office, Unit
from desktop.domain.plan import Signer
from desktop.files import ensure_folder
from desktop.paths import LEDGER_SUFFIX, backups_dir, rehearsal_dir

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Opener = Callable[[], "Desk"]


def opener(path: Path) -> Opener:
    """Return the way to open a ledger that is there."""

    def open_it() -> "Desk":
        from desktop.services.desk import open_desk  # noqa: PLC0415

        return open_desk(path, copies=backups_dir())

    return open_it


class Beginning(NamedTuple):
    """What a new ledger begins with."""

    office: Office
    units: tuple[Unit, ...] = ()
    signers: tuple[Signer, ...] = ()
    template: str = ""
    """The name of the template of its first plan, or nothing."""
    year: int = 0
    """The year of that plan."""


def maker(path: Path, beginning: Beginning) -> Opener:
    """Return the way to make a ledger."""

    def make_it() -> "Desk":
        from desktop.services.desk import create_desk  # noqa: PLC0415

        ensure_folder(path.parent)
        desk = create_desk(path, beginning.office, units=beginning.units, signers=beginning.signers)
        if beginning.template:
            desk.templates.begin(beginning.template, beginning.year)
        return desk

    return make_it


def rehearsal(name: str, folder: Path | None = None) -> Opener:
    """Return the way to open the rehearsal ledger of a sample; it is made the first time."""
    path = (folder or rehearsal_dir()) / f"{name}{LEDGER_SUFFIX}"

    def open_it() -> "Desk":
        from desktop.services.demo import make_sample  # noqa: PLC0415
        from desktop.services.desk import open_desk  # noqa: PLC0415

        if path.exists():
            return open_desk(path)
        ensure_folder(path.parent)
        return make_sample(path, name)

    return open_it
