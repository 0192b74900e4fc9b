"""Who signs for the office, kept with the ledger so that a new plan has its signer block."""

import msgspec
from sqlalchemy import delete, insert, select

from desktop.domain.plan import Signer
from desktop.models.database import Database
from desktop.models.mapping import table_of
from desktop.models.tables import SettingRow
from desktop.services.changes import Changes, Kind
from desktop.services.typed import tidied

_KEY = "signers"


class SignerService:
    """Reading and changing the signers of the office, the usual one first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def signers(self) -> tuple[Signer, ...]:
        """Return the signers."""
        table = table_of(SettingRow)
        with self._database.transaction() as connection:
            query = select(table.c.value).where(table.c.key == _KEY)
            value = connection.execute(query).scalar()
            # Decoded inside: a damaged cell is told as a damaged ledger.
            return msgspec.json.decode(value, type=tuple[Signer, ...]) if value else ()

    def save(self, signers: tuple[Signer, ...]) -> Changes:
        """Write all signers; those without any word are left out."""
        table = table_of(SettingRow)
        kept = [one for signer in signers if any((one := tidied(signer)).lines) or one.name]
        with self._database.transaction() as connection:
            connection.execute(delete(table).where(table.c.key == _KEY))
            if kept:
                value = msgspec.json.encode(kept).decode()
                connection.execute(insert(table), {"key": _KEY, "value": value})
        return Changes.of(Kind.OFFICE)
