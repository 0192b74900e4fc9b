"""Kiểm tra while the clerk works: plan and period in hand are looked through in the pauses.

It is done on the worker; what is older than the last change is thrown away.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.errors import Refused
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Plan
from desktop.domain.problems import Grade, Problem

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.problem_places import Found
    from desktop.ui.session import Session, State

PAUSE = 150
"""Milliseconds after a change was read until it is checked; another change begins them anew."""
_GRADES = tuple(Grade)


class _Looked(NamedTuple):
    of_plan: tuple[Problem, ...]
    found: tuple["Found", ...]


class Checking(QObject):
    """What is wrong or doubtful in the plan and in the results of the period in hand.

    Signals:
        found: something else was found than before.
        turned: whether the list of problems shall be seen.
    """

    found = Signal()
    turned = Signal(bool)

    def __init__(self, session: "Session", today: Callable[[], date]) -> None:
        super().__init__(session)
        self._session = session
        self._today = today
        self.problems: tuple[Found, ...] = ()
        """Everything that was found, the worst first."""
        self.of_plan: tuple[Problem, ...] = ()
        """What was found in the plan itself, in the order of the paper; pages mark cells by it."""
        self.open = False
        """Whether the clerk wants to see the list."""
        self.counts: Mapping[Grade, int] = dict.fromkeys(Grade, 0)
        """How many problems of each grade there are."""
        self._asked = 0
        """The number of the newest question; answers to older ones are thrown away."""
        self._known: tuple[object, ...] = ()
        self._last: tuple[tuple[object, ...], tuple[Problem, ...]] = ((), ())
        """What the worker looked through last, and what it found there."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        session.read.connect(self._on_read)
        session.jobs.began.connect(self._on_began)
        session.period.moved.connect(self._on_moved)

    def turn(self, *, open_it: bool) -> None:
        """Show the list of problems on every page that has it, or put it away."""
        if open_it != self.open:
            self.open = open_it
            self.turned.emit(open_it)

    @Slot()
    def toggle(self) -> None:
        """Show the list, or put it away."""
        self.turn(open_it=not self.open)

    def rest(self) -> None:
        """Ask nothing more: the ledger is let go of."""
        self._asked += 1
        self._timer.stop()

    @Slot()
    def _on_began(self) -> None:
        # A change is on its way: what is looked through now is old, and a reading follows.
        self._asked += 1

    @Slot()
    def _on_moved(self) -> None:
        self._asked += 1
        self._timer.start(PAUSE)

    @Slot()
    def _on_read(self) -> None:
        plan, state = self._session.plan, self._session.state
        known = (state.path, plan.id) if state is not None and plan is not None else ()
        self._asked += 1
        if known == self._known:
            self._timer.start(PAUSE)
            return
        # Another plan: nothing of the one before may be said of it, and there is nothing to await.
        self._known = known
        self._keep(_Looked((), ()))
        self._timer.start(0)

    @Slot()
    def _ask(self) -> None:
        plan, state = self._session.plan, self._session.state
        if plan is None or state is None:
            return
        self._asked += 1
        asked = self._asked

        def work(desk: "Desk") -> _Looked | None:
            # While this waited its turn the clerk may have gone on typing.
            return self._look(desk, plan, state) if asked == self._asked else None

        def done(looked: _Looked | None) -> None:
            if looked is not None and asked == self._asked:
                self._keep(looked)

        self._session.jobs.run(work, done, _pass_over)

    def _look(self, desk: "Desk", plan: Plan, state: "State") -> _Looked:
        """Look everything through; runs on the worker, where the rules are loaded too."""
        from desktop.domain import checks  # noqa: PLC0415
        from desktop.domain.period_checks import check_cut_off, check_periods  # noqa: PLC0415
        from desktop.ui.problem_places import in_plan, in_report, in_results  # noqa: PLC0415

        facts = (plan, state.units, state.frameworks)
        if facts != self._last[0]:
            self._last = (facts, checks.check_plan(*facts))
        of_plan = self._last[1]
        periods = desk.periods.periods(plan.id)
        period = self._begun(desk, plan, periods)
        found = in_plan(plan, (*of_plan, *check_periods(plan, periods)))
        if period is not None:
            found += in_results(desk.results.check(period.id))
            if desk.reports.is_kept(period.id):
                # Nobody has begun the report: its day is no concern while results are entered.
                found += in_report(check_cut_off(period, self._today()))
        return _Looked(
            of_plan, tuple(sorted(found, key=lambda one: _GRADES.index(one.problem.grade)))
        )

    def _begun(self, desk: "Desk", plan: Plan, periods: tuple[Period, ...]) -> Period | None:
        """Return the period in hand, once it has begun: before, all is missing."""
        today = self._today()
        period = self._session.period.among(periods, today)
        if period is None or period.state is PeriodState.SKIPPED:
            return None
        begun = period.data_to < today or period.id in desk.results.periods_begun(plan.id)
        return period if begun else None

    def _keep(self, looked: _Looked) -> None:
        if looked == (self.of_plan, self.problems):
            return
        if looked.of_plan != self.of_plan:
            # The same tuple tells pages that nothing changed.
            self.of_plan = looked.of_plan
        self.problems = looked.found
        counted = Counter(one.problem.grade for one in looked.found)
        self.counts = {grade: counted[grade] for grade in Grade}
        self.found.emit()


def _pass_over(_refusal: Refused) -> None:
    """Say nothing: whoever reads or writes the ledger says what is wrong with it."""
