"""Sent packages: each row and its file come into being together.

A file and a ledger cannot be committed together, so sending has three steps: the row with all
bytes is committed together with a note that its file is under way; the file is written beside its
place, brought to the disk, swapped in and read back; the note is taken away. Whatever stops the
program in between, the note tells the next look at the outbox what to do: the file is there, and
the row stands; it is not, and the row goes. So no file is without its row, and no row is shown
without its file.
"""

import re
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, insert, select

from desktop.domain.errors import FileRefused, InputRefused
from desktop.domain.outline import plan_name
from desktop.domain.record import Line, Record
from desktop.exchange.container import MOST_BYTES
from desktop.exchange.manifest import PackageKind
from desktop.exchange.naming import numbered
from desktop.exchange.package import Package
from desktop.files import mended, read_bytes, write_bytes
from desktop.models.base import DamagedCell
from desktop.models.database import Database
from desktop.models.mapping import table_of
from desktop.models.tables import PackageRow, SettingRow

_UNDER_WAY = "package.under_way"
_KEY = "key."
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.sopgi")
"""Every name that :mod:`desktop.exchange.naming` gives."""


class SentPackage(Record, frozen=True, kw_only=True):
    """A package that left the office; the ledger keeps its bytes for ever."""

    id: str
    kind: PackageKind
    channel: str
    sequence: int
    previous_id: str
    plan_id: UUID
    period_id: UUID | None
    title: Line
    file_name: str
    created: date
    size: int


class _UnderWay(Record, frozen=True, kw_only=True):
    """The note about a file that is being written."""

    id: str
    path: str


class Outbox:
    """The packages of one ledger, and the keys of senders that it knows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def packages(self, channel: str | None = None) -> tuple[SentPackage, ...]:
        """Return what was sent, of one channel or of all, in the order of the numbers."""
        self._settle()
        table = table_of(PackageRow)
        query = select(*(table.c[name] for name in SentPackage.__struct_fields__))
        if channel is not None:
            query = query.where(table.c.channel == channel)
        with self._database.transaction() as connection:
            rows = connection.execute(query.order_by(table.c.channel, table.c.sequence)).mappings()
            return tuple(msgspec.convert(dict(row), SentPackage) for row in rows)

    def content(self, package_id: str) -> bytes:
        """Return the bytes of a sent package.

        Raises:
            InputRefused: ``package.unknown``.
        """
        return self._row(package_id)[1]

    def write_again(self, package_id: str, folder: Path) -> Path:
        """Write a sent package into a folder once more; return the file."""
        self._settle()
        name, data = self._row(package_id)
        target = _free_place(folder, name, data)
        _put(target, data)
        return target

    def send(self, package: Package, data: bytes, folder: Path, name: str) -> SentPackage:
        """Write a new package into a folder and keep it; both happen, or neither.

        Raises:
            FileRefused: the folder or the disk refuses; then there is no row and no file, but
                where a stick was pulled in the middle, and what is on it cannot be seen.
        """
        target = _free_place(folder, name, data)
        sent = _as_sent(package, target.name, len(data))
        note = _UnderWay(id=sent.id, path=str(target.absolute()))
        values = msgspec.structs.asdict(sent) | {"kind": sent.kind.value, "content": data}
        with self._database.transaction() as connection:
            connection.execute(insert(table_of(PackageRow)), values)
            _set(connection, _UNDER_WAY, msgspec.json.encode(note).decode())
            _set(connection, _KEY + package.public_key, str(package.content.office.id))
        try:
            _put(target, data)
        except BaseException:
            self._settle()
            raise
        with self._database.transaction() as connection:
            _unset(connection, _UNDER_WAY)
        return sent

    def known_keys(self) -> dict[str, UUID]:
        """Return the public keys that the ledger knows, each with its office."""
        table = table_of(SettingRow)
        ours = table.c.key.startswith(_KEY, autoescape=True)
        with self._database.transaction() as connection:
            rows = connection.execute(select(table.c.key, table.c.value).where(ours)).all()
            return {key.removeprefix(_KEY): msgspec.convert(value, UUID) for key, value in rows}

    def remember_key(self, public_key: str, office_id: UUID) -> None:
        """Keep a public key as that of an office."""
        with self._database.transaction() as connection:
            _set(connection, _KEY + public_key, str(office_id))

    def _row(self, package_id: str) -> tuple[str, bytes]:
        table = table_of(PackageRow)
        query = select(table.c.file_name, table.c.content).where(table.c.id == package_id)
        with self._database.transaction() as connection:
            row = connection.execute(query).first()
            if row is not None and not _NAME.fullmatch(row.file_name):
                # A ledger may come from anybody: its names lead into no other folder.
                raise DamagedCell
        if row is None:
            raise InputRefused("package.unknown")
        return row.file_name, row.content

    def _settle(self) -> None:
        """Finish what a stopped program left: see the head of this module."""
        with self._database.transaction() as connection:
            value = _get(connection, _UNDER_WAY)
            if value is None:
                return
            note = msgspec.json.decode(value, type=_UnderWay)
        table = table_of(PackageRow)
        query = select(table.c.content).where(table.c.id == note.id)
        with self._database.transaction() as connection:
            content = connection.execute(query).scalar()
        # A note about a package that is not there says nothing, and must not close the outbox.
        stands = content is not None and _may_have_left(Path(note.path), content)
        with self._database.transaction() as connection:
            if not stands:
                connection.execute(delete(table).where(table.c.id == note.id))
            _unset(connection, _UNDER_WAY)


def _as_sent(package: Package, file_name: str, size: int) -> SentPackage:
    manifest, plan, period = package.manifest, package.content.plan, package.content.period
    return SentPackage(
        id=package.id,
        kind=manifest.kind,
        channel=str(manifest.channel),
        sequence=manifest.sequence,
        previous_id=manifest.previous_id,
        plan_id=plan.id,
        period_id=period.id if period is not None else None,
        title=f"{plan_name(plan)} – {period.label}" if period is not None else plan_name(plan),
        file_name=file_name,
        created=manifest.created,
        size=size,
    )


def _free_place(folder: Path, name: str, data: bytes) -> Path:
    """Return a path whose file, if there is one, is this package already."""
    with mended(folder):
        if not folder.is_dir():
            raise FileRefused("file.no_folder", folder=str(folder), path=str(folder / name))
    number, target = 1, folder / name
    while target.exists() and not _holds(target, data):
        number += 1
        target = folder / numbered(name, number)
    return target


def _holds(path: Path, data: bytes) -> bool:
    with mended(path):
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _put(target: Path, data: bytes) -> None:
    """Write a file and read it back from where it will be taken."""
    write_bytes(target, data)
    if read_bytes(target, limit=MOST_BYTES) != data:
        target.unlink(missing_ok=True)
        raise FileRefused("file.read_back", path=str(target.parent))


def _may_have_left(path: Path, data: bytes) -> bool:
    """Say whether a package may be in somebody's hands: its file is there or out of sight."""
    try:
        return read_bytes(path, limit=MOST_BYTES) == data
    except FileRefused as refusal:
        # A stick that was pulled may carry the file: then its number is not given twice.
        return refusal.code != "file.missing" or not path.parent.is_dir()


def _get(connection: Connection, key: str) -> str | None:
    table = table_of(SettingRow)
    return connection.execute(select(table.c.value).where(table.c.key == key)).scalar()


def _set(connection: Connection, key: str, value: str) -> None:
    _unset(connection, key)
    connection.execute(insert(table_of(SettingRow)), {"key": key, "value": value})


def _unset(connection: Connection, key: str) -> None:
    table = table_of(SettingRow)
    connection.execute(delete(table).where(table.c.key == key))
