"""Ctrl+K: keeps what can be found up to date, and goes where the clerk chose to go."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from desktop.domain.errors import Refused
from desktop.ui.goals import Shelves, ledger_shelves
from desktop.ui.session import SECTION, Session
from desktop.ui.widgets.go_to import Goal, GoTo

_LASTING = {"pages", "commands"}
"""Shelves that do not come from the ledger."""


class Finding(QObject):
    """Fills the box of Ctrl+K from the ledger, once after each change and only when it is used."""

    def __init__(self, session: Session, go_to: GoTo) -> None:
        super().__init__(session)
        self._session = session
        self._go_to = go_to
        self._known = False
        """Whether the box finds what the ledger holds now."""
        go_to.entered.connect(self._read)

    def forget(self) -> None:
        """Read again when the box is used next: the ledger has changed."""
        self._known = False

    @Slot(object)
    def take(self, goal: Goal) -> None:
        """Go to a goal, or do what it stands for."""
        subject = goal.subject if isinstance(goal.subject, UUID) else None
        why = goal.shut() if goal.shut is not None else ""
        if why:
            self._session.messages.warn(why)
        elif goal.run is not None:
            goal.run()
        elif goal.page == "plan" and subject is not None:
            self._session.take(subject)
        elif goal.page == "period" and subject is not None:
            self._session.period.choose(subject)
            self._session.go("results")
        elif goal.section:
            self._session.go(goal.page, SECTION, goal.section)
        else:
            self._session.go(goal.page, subject)

    @Slot()
    def _read(self) -> None:
        if self._known or self._session.state is None:
            return
        self._known = self._go_to.awaiting = True
        plan = self._session.plan
        plan_id = plan.id if plan is not None else None
        self._session.jobs.run(
            lambda desk: ledger_shelves(desk, plan_id), self._on_shelves, self._on_none
        )

    def _on_none(self, refusal: Refused) -> None:
        self._go_to.offer_anew()
        self._session.messages.refuse(refusal)

    def _on_shelves(self, shelves: Shelves) -> None:
        index = self._go_to.index
        for key in [key for key in index.shelves if key not in _LASTING]:
            index.drop(key)
        for key, shelf in shelves.items():
            index.put(key, shelf)
        self._go_to.offer_anew()
