"""Sao lưu: proved copies of a ledger under dated names, and what a folder of them holds."""

import contextlib
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path
from uuid import UUID

from desktop.domain.errors import LedgerRefused, Refused
from desktop.domain.office import Office, OfficeKind
from desktop.domain.paper import Watch, unwatched
from desktop.domain.record import Line, Record
from desktop.domain.text import fold
from desktop.files import ensure_folder, mended, write_file
from desktop.models.copying import (
    LastCopy,
    Reason,
    Seal,
    digest_of,
    last_copy,
    last_program,
    prove_ledger,
    read_facts,
    remember_copy,
    remember_program,
    seal_of,
    strip_seal,
    write_copy,
)
from desktop.models.database import Database
from desktop.paths import LEDGER_SUFFIX
from desktop.services.offices import OfficeService

__all__ = ["Backup", "BackupService", "LastCopy", "Reason", "backups_in", "look_at"]

KEPT = 10
"""Copies made by themselves that are kept; beyond them the newest of each month."""
KEPT_MONTHS = 12
_LONGEST_NAME = 40
_BEFORE = {
    Reason.BEFORE_RESTORE: " truoc phuc hoi",
    Reason.BEFORE_VERSION: " truoc phien ban moi",
}
"""What the name of a copy adds to its moment."""


class Backup(Record, frozen=True, kw_only=True):
    """One copy in a folder.

    Attributes:
        moment: when it was made; for a file without a seal, when it was last written.
        reason: why; None for a file that the program did not make as a copy.
        refusal: the sentence's code where the file cannot be used; then the rest is empty.
    """

    path: Path
    moment: datetime
    size: int
    reason: Reason | None = None
    office_id: UUID | None = None
    office: Line = ""
    plans: tuple[Line, ...] = ()
    ledger: str = ""
    refusal: str = ""


class BackupService:
    """Copies of one open ledger."""

    def __init__(self, database: Database, offices: OfficeService) -> None:
        self._database = database
        self._offices = offices

    def make(
        self,
        folder: Path,
        *,
        reason: Reason = Reason.HAND,
        now: datetime | None = None,
        watch: Watch = unwatched,
    ) -> Path:
        """Write a proved copy under a dated name into a folder; return it.

        Raises:
            FileRefused: the folder or the disk refuses; nothing is left there then.
            LedgerRefused: ``backup.differs``, or the ledger itself is damaged.
        """
        moment = now or _now()
        target = free_name(folder, _stem(self._offices.office(), moment, reason))
        return self.make_at(target, reason=reason, now=moment, watch=watch)

    def make_at(
        self,
        target: Path,
        *,
        reason: Reason = Reason.HAND,
        now: datetime | None = None,
        watch: Watch = unwatched,
    ) -> Path:
        """Write a proved copy to a path; return it.

        Raises:
            LedgerRefused: ``backup.open``: the path is the ledger's own.
        """
        require_other(target, self._database.path)
        moment = now or _now()
        seal = Seal(
            moment=moment,
            digest=digest_of(self._database),
            reason=reason,
            ledger=str(self._database.path.absolute()),
        )
        write_file(target, lambda temporary: write_copy(self._database, temporary, seal, watch))
        last = LastCopy(moment=moment, digest=seal.digest, path=str(target.absolute()))
        remember_copy(self._database, last)
        return target

    def make_if_changed(
        self, folder: Path, *, now: datetime | None = None, watch: Watch = unwatched
    ) -> Path | None:
        """Write a copy at closing unless the last one holds the same and is still there."""
        last = last_copy(self._database)
        known = last is not None and bool(last.path) and Path(last.path).is_file()
        if last is not None and known and last.digest == digest_of(self._database):
            return None
        ensure_folder(folder)
        made = self.make(folder, reason=Reason.CLOSING, now=now, watch=watch)
        prune(folder, self._offices.office().id, self._database.path, made)
        return made

    def make_for_version(self, folder: Path, version: str) -> Path | None:
        """Write a copy unless this version of the program had the ledger last.

        Raises:
            FileRefused: there is no room for it; the next opening tries again.
        """
        if last_program(self._database) == version:
            return None
        ensure_folder(folder)
        made = self.make(folder, reason=Reason.BEFORE_VERSION)
        remember_program(self._database, version)
        return made

    def move_to(self, folder: Path, watch: Watch = unwatched) -> Path:
        """Write a proved copy to work in from now on into a folder; return it."""
        ensure_folder(folder)
        target = free_name(folder, self._database.path.stem)
        moment = _now()
        seal = Seal(
            moment=moment,
            digest=digest_of(self._database),
            reason=Reason.HAND,
            ledger=str(self._database.path.absolute()),
        )

        def write(temporary: Path) -> None:
            write_copy(self._database, temporary, seal, watch)
            strip_seal(temporary)

        write_file(target, write)
        return target

    def last(self) -> LastCopy | None:
        """Return what the ledger knows of its last copy."""
        return last_copy(self._database)

    def sealed(self) -> datetime | None:
        """Return when the open file was made as a copy, or None where it is a ledger in use."""
        seal = seal_of(self._database)
        return seal.moment if seal is not None else None

    def prove(self) -> None:
        """Prove that every page, index and relation of the ledger is sound.

        Raises:
            LedgerRefused: ``ledger.damaged``.
        """
        prove_ledger(self._database)


def look_at(path: Path) -> Backup:
    """Return what a file that is not open here holds, without proving it.

    Raises:
        FileRefused: it cannot be read.
    """
    with mended(path):
        found = path.stat()
    written = datetime.fromtimestamp(found.st_mtime).astimezone()
    try:
        facts = read_facts(path)
    except LedgerRefused as refusal:
        return Backup(path=path, moment=written, size=found.st_size, refusal=refusal.code)
    seal = facts.seal
    return Backup(
        path=path,
        moment=seal.moment if seal is not None else written,
        size=found.st_size,
        reason=seal.reason if seal is not None else None,
        office_id=facts.office_id,
        office=facts.office,
        plans=facts.plans,
        ledger=seal.ledger if seal is not None else "",
    )


def backups_in(folder: Path, besides: Path | None = None) -> tuple[Backup, ...]:
    """Return the copies in a folder, newest first; a file that cannot be read says why.

    Args:
        folder: it may be missing.
        besides: the open ledger, which is no copy and must not be looked into.
    """
    found = []
    for path in _ledgers_in(folder):
        if besides is not None and _is_same(path, besides):
            continue
        with contextlib.suppress(Refused):
            found.append(look_at(path))
    return tuple(sorted(found, key=lambda one: (one.moment, one.path.name), reverse=True))


def prune(folder: Path, office_id: UUID, ledger: Path, made: Path) -> tuple[Path, ...]:
    """Delete old copies made at closing; return them.

    The newest ``KEPT`` stay, and the newest of each of the last ``KEPT_MONTHS`` months. One that a
    clerk asked for, of another ledger, or not readable is never touched, nor the one just ``made``.
    """
    source = str(ledger.absolute())
    ours = [
        one
        for one in backups_in(folder, ledger)
        if one.reason is Reason.CLOSING
        and (one.office_id, one.ledger) == (office_id, source)
        and one.path != made
    ]
    months: dict[str, Path] = {}
    for one in ours:
        months.setdefault(f"{one.moment.astimezone():%Y-%m}", one.path)
    kept = {one.path for one in ours[: KEPT - 1]} | set(list(months.values())[:KEPT_MONTHS])
    gone = tuple(one.path for one in ours if one.path not in kept)
    for path in gone:
        # One that somebody has open stays until the next time.
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    return gone


def require_other(path: Path, ledger: Path) -> None:
    """Refuse a file that is the ledger itself: to look into it would drop its lock.

    Raises:
        LedgerRefused: ``backup.open``.
    """
    if _is_same(path, ledger):
        raise LedgerRefused("backup.open", path=path)


def _is_same(path: Path, ledger: Path) -> bool:
    try:
        return path.samefile(ledger)
    except OSError:
        return path.absolute() == ledger.absolute()


def _ledgers_in(folder: Path) -> Iterable[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix == LEDGER_SUFFIX and not path.name.startswith(".")
        )
    except OSError:
        return ()


def dated_name(office: Office, moment: datetime) -> str:
    """Return the name of a copy that a clerk asks for: "so-dai-lanh 2026-11-24 1530.sopgidb"."""
    return _stem(office, moment, Reason.HAND) + LEDGER_SUFFIX


def _stem(office: Office, moment: datetime, reason: Reason) -> str:
    """Return "so-dai-lanh 2026-11-24 1530"."""
    committee = office.kind is OfficeKind.COMMITTEE
    name = office.place if committee else office.symbol
    slug = "-".join(fold(name or office.name).split())
    plain = "".join(char for char in slug if char.isascii() and (char.isalnum() or char == "-"))
    before = _BEFORE.get(reason, "")
    return f"so-{plain[:_LONGEST_NAME].strip('-') or 'pgi'} {stamp(moment)}{before}"


def stamp(moment: datetime) -> str:
    """Return a moment as the names of files have it: "2026-11-24 1530"."""
    return f"{moment.astimezone():%Y-%m-%d %H%M}"


def free_name(folder: Path, stem: str) -> Path:
    """Return a path in a folder where nothing is yet."""
    names = (f"{stem}{'' if n == 1 else f' ({n})'}{LEDGER_SUFFIX}" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def _now() -> datetime:
    return datetime.now().astimezone()
