"""How a ledger is cared for, in one reading for the line at the foot of the window."""

from datetime import date, datetime

from desktop.domain.record import Record
from desktop.paths import rehearsal_dir
from desktop.services.desk import Desk


class Standing(Record, frozen=True, kw_only=True):
    """What the foot of the window shows.

    Attributes:
        rehearsal: a ledger to rehearse on needs no copies.
        copied: when the last copy was made; None: never.
        sequence: the number of the last package that was sent; 0: none yet.
        sent: the day it was made.
    """

    rehearsal: bool
    copied: datetime | None
    sequence: int = 0
    sent: date | None = None


def standing_of(desk: Desk) -> Standing:
    """Return how the ledger of a desk is cared for."""
    last = desk.backups.last()
    newest = next(iter(desk.packages.outbox()), None)
    return Standing(
        rehearsal=desk.path.is_relative_to(rehearsal_dir()),
        copied=last.moment if last is not None else None,
        sequence=newest.sequence if newest is not None else 0,
        sent=newest.created if newest is not None else None,
    )
