"""Short lists that an office keeps with its ledger: who signs, and where papers usually go."""

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import delete, insert, select

from desktop.domain.plan import Recipient, Signer
from desktop.domain.record import Record
from desktop.models.database import Database
from desktop.models.mapping import table_of
from desktop.models.tables import SettingRow
from desktop.services.changes import Changes, Kind
from desktop.services.typed import tidied

Kept = TypeVar("Kept", bound=Record)


class KeptList(Generic[Kept]):
    """Reading and changing one list, in the order that the office gave it."""

    def __init__(
        self, database: Database, key: str, of: type[Kept], holds: Callable[[Kept], object]
    ) -> None:
        self._database = database
        self._key = key
        self._of = of
        self._holds = holds

    def all(self) -> tuple[Kept, ...]:
        """Return the list."""
        table = table_of(SettingRow)
        with self._database.transaction() as connection:
            query = select(table.c.value).where(table.c.key == self._key)
            value = connection.execute(query).scalar()
            if not value:
                return ()
            # Decoded inside: a damaged cell is told as a damaged ledger.
            listed: tuple[Kept, ...] = msgspec.json.decode(value, type=tuple[self._of, ...])  # type: ignore[name-defined]
            return listed

    def save(self, records: tuple[Kept, ...]) -> Changes:
        """Write the whole list; what holds no word, or is there already, is left out."""
        table = table_of(SettingRow)
        kept = tuple(dict.fromkeys(one for one in map(tidied, records) if self._holds(one)))
        with self._database.transaction() as connection:
            connection.execute(delete(table).where(table.c.key == self._key))
            if kept:
                value = msgspec.json.encode(kept).decode()
                connection.execute(insert(table), {"key": self._key, "value": value})
        return Changes.of(Kind.OFFICE)


def signers_of(database: Database) -> KeptList[Signer]:
    """Return the list of who signs for the office, the usual one first."""
    return KeptList(database, "signers", Signer, lambda one: one.lines or one.name.strip())


def recipients_of(database: Database) -> KeptList[Recipient]:
    """Return the list of where papers usually go."""
    return KeptList(database, "recipients", Recipient, lambda one: one.name.strip())
