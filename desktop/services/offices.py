"""The office that owns the ledger, and its units."""

from uuid import UUID

import msgspec
from sqlalchemy import delete, insert, select, update

from desktop.domain.errors import InputRefused
from desktop.domain.layout import ND30, PageSetup, Style
from desktop.domain.office import Office, Unit
from desktop.domain.text import fold, sort_key
from desktop.models.base import DamagedCell
from desktop.models.database import Database
from desktop.models.mapping import read_records, table_of, update_record, values_of
from desktop.models.tables import OfficeRow, UnitRow
from desktop.services.changes import Changes, Kind
from desktop.services.typed import tidied


class OfficeService:
    """Reading and changing the office and its units."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def office(self) -> Office:
        """Return the owner of the ledger.

        Raises:
            LedgerRefused: ``ledger.damaged``: there is none, or more than one.
        """
        with self._database.transaction() as connection:
            found = read_records(connection, OfficeRow, Office)
            if len(found) != 1:
                raise DamagedCell
        return found[0]

    def save_office(self, office: Office) -> Changes:
        """Write the owner's data; the first call makes the owner.

        Raises:
            InputRefused: ``office.no_name``; ``office.page``: a margin or a size that the decree
                does not allow.
        """
        _require_allowed(office.page)
        office = tidied(office)
        require_name(office)
        with self._database.transaction() as connection:
            if update_record(connection, OfficeRow, office) == 0:
                connection.execute(insert(table_of(OfficeRow)), values_of(OfficeRow, office))
        return Changes.of(Kind.OFFICE)

    def units(self) -> tuple[Unit, ...]:
        """Return the units in the order of the Vietnamese alphabet."""
        with self._database.transaction() as connection:
            units = read_records(connection, UnitRow, Unit)
        return tuple(sorted(units, key=lambda unit: sort_key(unit.name)))

    def save_unit(self, unit: Unit) -> Changes:
        """Add a unit, or rename one.

        Raises:
            InputRefused: ``unit.no_name``; ``unit.twice``: another has the same name, accents
                and case apart.
        """
        unit = tidied(unit)
        folded = fold(unit.name)
        if not folded:
            raise InputRefused("unit.no_name")
        table = table_of(UnitRow)
        with self._database.transaction() as connection:
            other = connection.execute(
                select(table.c.name).where(table.c.folded == folded, table.c.id != unit.id)
            ).scalar()
            if other is not None:
                raise InputRefused("unit.twice", name=unit.name, other=other)
            values = values_of(UnitRow, unit, folded=folded)
            statement = update(table).where(table.c.id == unit.id).values(values)
            if connection.execute(statement).rowcount == 0:
                connection.execute(insert(table), values)
        return Changes.of(Kind.UNIT)

    def remove_unit(self, unit_id: UUID) -> Changes:
        """Take a unit off the list; tasks keep its name."""
        table = table_of(UnitRow)
        with self._database.transaction() as connection:
            connection.execute(delete(table).where(table.c.id == unit_id))
        return Changes.of(Kind.UNIT)


def require_name(office: Office) -> None:
    """Refuse an office without a name.

    Raises:
        InputRefused: ``office.no_name``.
    """
    if not office.name.strip():
        raise InputRefused("office.no_name")


def _require_allowed(page: PageSetup) -> None:
    try:
        msgspec.convert(msgspec.to_builtins(page), PageSetup)
    except msgspec.ValidationError as error:
        raise InputRefused(
            "office.page",
            size=_between(ND30.style(Style.BODY).sizes),
            end=_between(ND30.end_margins),
            left=_between(ND30.left_margins),
            right=_between(ND30.right_margins),
        ) from error


def _between(ends: tuple[float, float] | None) -> str:
    return "–".join(f"{end:g}" for end in ends or ())
