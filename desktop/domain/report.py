"""The periodic report: its head and its narrative parts (domain paper §5.3)."""

from enum import StrEnum
from uuid import UUID

from desktop.domain.plan import Head, Recipient, Signer
from desktop.domain.record import Line, Record, Text


class PartKey(StrEnum):
    """The five narrative parts of a periodic report."""

    DIRECTION = "direction"
    RESULTS = "results"
    ASSESSMENT = "assessment"
    NEXT = "next"
    PROPOSALS = "proposals"


class Part(Record, frozen=True, kw_only=True):
    """One narrative part; ``text`` None means that it is drafted from the results."""

    key: PartKey
    text: Text | None = None


class Report(Record, frozen=True, kw_only=True):
    """Báo cáo of one period."""

    id: UUID
    plan_id: UUID
    period_id: UUID
    head: Head
    addressees: tuple[Line, ...] = ()
    """"Kính gửi": one office or several."""
    parts: tuple[Part, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer = Signer()
