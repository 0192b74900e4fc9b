"""The manifest: what a package says about itself. FORMAT.md §5 explains each field."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from desktop.domain.record import Line, Record, Year

FORMAT = (1, 1)
"""The version that this program writes, and the newest that it knows to the last field."""

Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", description="SHA-256 in hexadecimal")]
PackageId = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$", description="a digest, or empty")]
Size = Annotated[int, Meta(ge=0, le=200_000_000)]
Rows = Annotated[int, Meta(ge=0, le=1_000_000)]
Number = Annotated[int, Meta(ge=0, le=65_535)]
Sequence = Annotated[int, Meta(ge=1, le=1_000_000)]


class PackageKind(StrEnum):
    """What a package is for. Format 1.0 defines the data of the first three."""

    ASSIGNMENT = "assignment"
    PLAN = "plan"
    RESULT = "result"
    RECEIPT = "receipt"
    REQUEST = "request"


class Action(StrEnum):
    """Whether a package takes the place of an earlier one of its channel."""

    NEW = "new"
    REPLACE = "replace"


class Version(Record, frozen=True, kw_only=True):
    """A version of the format."""

    major: Number
    minor: Number

    @property
    def pair(self) -> tuple[int, int]:
        """Both numbers, to compare."""
        return (self.major, self.minor)


class Party(Record, frozen=True, kw_only=True):
    """A sender or a receiver; a receiver may be known by its name only."""

    id: UUID | None = None
    name: Line = ""
    code: Line = ""
    """Mã định danh điện tử."""


class PlanRef(Record, frozen=True, kw_only=True):
    """The plan that the package is about."""

    id: UUID
    series_id: UUID
    revision: Rows
    year: Year
    title: Line
    digest: Digest
    """Of the member data/plan.json."""


class FrameworkRef(Record, frozen=True, kw_only=True):
    """A framework that the plan uses; ``digest`` is that of its JSON object, byte for byte."""

    id: UUID
    code: Line
    digest: Digest


class PeriodRef(Record, frozen=True, kw_only=True):
    """The period that the results are of."""

    id: UUID
    label: Line
    data_from: date
    data_to: date
    due: date | None = None


class Counts(Record, frozen=True, kw_only=True):
    """Declared numbers of rows; the receiver counts again."""

    sections: Rows
    tasks: Rows
    targets: Rows
    rules: Rows
    units: Rows
    frameworks: Rows
    results: Rows
    measures: Rows
    files: Rows


class Completeness(Record, frozen=True, kw_only=True):
    """How much of what is required has been filled in; always required = filled + blank."""

    required: Rows
    filled: Rows
    blank: Rows


class Member(Record, frozen=True, kw_only=True):
    """A member of the container other than the manifest."""

    name: Line
    size: Size
    sha256: Digest


class Versions(Record, frozen=True, kw_only=True):
    """The part of a manifest that every version of the format writes alike."""

    format: Version
    min_reader: Version


class Manifest(Record, frozen=True, kw_only=True):
    """Everything that a receiver must know before it opens the data."""

    format: Version
    min_reader: Version
    """The oldest version whose readers may use the package."""
    writer: Line
    """Program and version."""
    kind: PackageKind
    action: Action
    sender: Party
    receiver: Party
    plan: PlanRef
    frameworks: tuple[FrameworkRef, ...] = ()
    period: PeriodRef | None = None
    channel: UUID
    """One sender, one receiver, one plan through its revisions."""
    sequence: Sequence
    """Counts the packages of the channel from 1."""
    previous_id: PackageId = ""
    """The package before this one in the channel."""
    replaces_id: PackageId = ""
    """The package that this one takes the place of."""
    last_receipt_id: PackageId = ""
    base_id: PackageId = ""
    """The last package of the channel that both sides have acknowledged."""
    created: date
    counts: Counts
    completeness: Completeness
    members: tuple[Member, ...]
