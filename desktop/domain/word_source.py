"""Where a printed line comes from, and the hidden bookmark that says so in a Word file.

A bookmark's name is all that Word, WPS and LibreOffice surely keep with a paragraph while it is
edited: at most 40 letters, digits and "_". It holds the record and a digest of the text as it was
exported, so that a file that comes back shows what its editor touched, whatever the ledger says
by now.
"""

import re
from base64 import b32decode, b32encode
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from desktop.domain.paper import Paper
from desktop.domain.record import Line, Record


class SourceKind(StrEnum):
    """What a printed line belongs to; the value is its letter in a bookmark."""

    HEAD = "h"
    """A field of the head: parent, name, number, place, type, title."""
    BASIS = "b"
    OPENING = "o"
    SECTION = "s"
    TASK = "t"
    TARGET = "g"
    COLUMNS = "c"
    """Titles of the task table; ``id`` is the section it begins with."""
    HEADER = "k"
    """Titles repeated under a block."""
    RECIPIENT = "r"
    AUTHORITY = "a"
    SIGNER = "n"
    ADDRESSEE = "d"
    PART = "p"
    """A narrative part; ``field`` is its key."""
    RESULT = "e"
    """A row of results; ``id`` is the task."""
    FIXED = "x"
    """Words of the program or figures it computed; nothing that a ledger could take."""


class Source(Record, frozen=True, kw_only=True):
    """Record and field of a printed line; ``line`` counts the lines of one record from 0."""

    kind: SourceKind
    id: UUID | None = None
    field: Line = ""
    line: int = 0


class Origin(Record, frozen=True, kw_only=True):
    """What a whole file is: kind of paper, plan, period, and the program that wrote it."""

    paper: Paper
    plan_id: UUID
    period_id: UUID | None = None
    program: Line = ""


class Mark(Record, frozen=True, kw_only=True):
    """What a bookmark says: the source, and the digest of what was exported."""

    source: Source
    digest: Line


FIXED = Source(kind=SourceKind.FIXED)

MOST_NAME = 40
"""Longest name of a bookmark in Word."""

_DIGEST = 5
_NAME = re.compile(
    r"_(?P<kind>[a-z])(?P<id>[a-z2-7]{26})?(?P<field>[a-z]{0,12})"
    r"_(?P<line>\d{1,5})_(?P<digest>[a-z2-7]{5})"
)


def bookmark_name(source: Source, text: str) -> str:
    """Return the hidden bookmark (leading "_") of a line that prints ``text``."""
    identity = _short(source.id.bytes) if source.id is not None else ""
    name = f"_{source.kind.value}{identity}{source.field}_{source.line}_{digest(text)}"
    return name if len(name) <= MOST_NAME else ""


def read_bookmark(name: str) -> Mark | None:
    """Return what a bookmark of ours says; None for anybody else's."""
    found = _NAME.fullmatch(name.lower())
    if found is None or found["kind"] not in list(SourceKind):
        return None
    identity = None
    if found["id"]:
        identity = UUID(bytes=b32decode(found["id"].upper() + "=" * 6))
    source = Source(
        kind=SourceKind(found["kind"]),
        id=identity,
        field=found["field"],
        line=int(found["line"]),
    )
    return Mark(source=source, digest=found["digest"])


def digest(text: str) -> str:
    """Return 25 bits of a text: enough to tell an edited line from the one exported."""
    return _short(sha256(text.encode()).digest())[:_DIGEST]


def _short(data: bytes) -> str:
    return b32encode(data).decode().rstrip("=").lower()
