"""Finding the plan or the period that a user named on the command line."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from desktop.domain.errors import InputRefused
from desktop.domain.period import Period
from desktop.domain.text import fold


class Named(Protocol):
    """Anything with an identity."""

    @property
    def id(self) -> UUID:
        """The identity."""


def choose_plan(plans: Sequence[Named], wanted: str | None) -> UUID:
    """Return the plan whose id begins with ``wanted``; without it, the ledger's only plan.

    Raises:
        InputRefused: there is none, or several fit.
    """
    fitting = [plan.id for plan in plans if wanted is None or _begins(plan.id, wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if not plans:
        raise InputRefused("choice.no_plan")
    if wanted is None:
        raise InputRefused("choice.which_plan", count=len(plans))
    code = "choice.several_plans" if fitting else "choice.unknown_plan"
    raise InputRefused(code, wanted=wanted)


def choose_period(periods: Sequence[Period], wanted: str) -> UUID:
    """Return the period named by its label (accents and case do not matter) or by its id.

    Raises:
        InputRefused: there is none, or several fit.
    """
    fitting = [period.id for period in periods if fold(period.label) == fold(wanted)] or [
        period.id for period in periods if _begins(period.id, wanted)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise InputRefused("choice.several_periods", wanted=wanted)
    known = ", ".join(f"“{period.label}”" for period in periods) or "chưa có kỳ nào"
    raise InputRefused("choice.unknown_period", wanted=wanted, known=known)


def _begins(identity: UUID, wanted: str) -> bool:
    return str(identity).startswith(wanted.lower()) and bool(wanted)
