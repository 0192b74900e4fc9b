"""What the page of results reads of the ledger; it runs on the worker."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.ui.widgets.period_strip import Tile

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.results import ResultSheet


class Reading(NamedTuple):
    """One reading of the ledger; without periods there is no sheet."""

    sheet: "ResultSheet | None" = None
    tiles: tuple[Tile, ...] = ()


def read_results(
    desk: "Desk", plan_id: UUID, choose: Callable[[Sequence[Period]], Period | None]
) -> Reading:
    """Return the sheet of the period that is chosen, and how far each period is."""
    periods = desk.periods.periods(plan_id)
    period = choose(periods)
    if period is None:
        return Reading()
    sheet = desk.results.sheet(period.id)
    entered = desk.results.entered(sheet.plan)
    total = len(Outline(sheet.plan).followed_tasks())
    # The outbox is newest first: the last word on each period stays.
    sent = {one.period_id: one for one in reversed(desk.packages.outbox())}
    tiles = (Tile(one, entered.get(one.id, 0), total, sent.get(one.id)) for one in periods)
    return Reading(sheet, tuple(tiles))
