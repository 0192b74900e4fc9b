"""The base of every frozen record and the bounded kinds of text that records hold.

Records are what tables show, papers print and packages carry. The bounds are checked when a
record is decoded from a file that somebody else wrote, so that no field can be without end.
"""

from decimal import Decimal
from typing import Annotated
from uuid import UUID, uuid4

import msgspec
from msgspec import Meta

Line = Annotated[str, Meta(max_length=2_000)]
"""One line: a name, a label, a heading."""

Text = Annotated[str, Meta(max_length=100_000)]
"""Running text; a paragraph break is a single newline."""

Score = Annotated[Decimal, Meta(description="exact decimal, written as a string in JSON")]
Year = Annotated[int, Meta(ge=1990, le=2200)]
Position = Annotated[int, Meta(ge=0, le=1_000_000)]
Percent = Annotated[int, Meta(ge=0, le=100)]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen record; change one with ``msgspec.structs.replace``."""


def new_id() -> UUID:
    """Return a random identity for a new record; it survives Word, Excel and package trips."""
    return uuid4()
