"""The tables of a ledger are ours to the letter, or it is not opened.

Whatever else stands in the schema of a file acts by itself: a trigger, a view or a generated
column, a constraint that replaces rows. It can be written there under names that no list of
forbidden ones foresees, so the whole schema is held against what the migrations make.
"""

import hashlib
from collections.abc import Iterable

NEWEST = "0003"
"""The newest migration."""
OURS = {
    "0001": "5a56520e017a4d141219928056e4f7f6d51a237d7d484146b66df5481b5ec266",
    "0002": "8e81ce58d968f2eb0ddb377fcf9894ceb07f9d2b7d59bbcd1acb5d362476c7d3",
    NEWEST: "32440f2cb11832dbec5f0ee63f72d6326a449ec94291bc5ff07a1eda77f84009",
}
"""What :func:`digest` gives for the tables of each revision; a test makes them anew."""
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_OF_SQLITE = frozenset(
    {
        "CREATE TABLE sqlite_sequence(name,seq)",
        "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
        "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
    }
)
"""What SQLite makes for itself when another program counts or tidies; it does nothing."""


def digest(rows: Iterable[tuple[object, ...]]) -> str:
    """Return the SHA-256 of what :data:`SCHEMA` selects, in any order."""
    kept = (repr(tuple(row)) for row in rows if row[0] != "table" or row[3] not in _OF_SQLITE)
    return hashlib.sha256("\n".join(sorted(kept)).encode()).hexdigest()
